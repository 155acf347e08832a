"""How people get sums, constant factors and products wrong."""

from sympy import Expr, Integer, Rational, Sum

from derivations.notation import Equation, d
from derivations.sublayer import Mutant
from derivations.sublayers.elementwise import A, B, X, Y, scale
from derivations.sublayers.symbols import T, i, s, t

upstream = d(Y)[t, i]


def value(name: str, mistake: str, right: Expr) -> Mutant:
    return Mutant(name, mistake, Equation(Y[t, i], right))


def first(name: str, mistake: str, right: Expr) -> Mutant:
    return Mutant(name, mistake, Equation(d(A)[t, i], right))


def second(name: str, mistake: str, right: Expr) -> Mutant:
    return Mutant(name, mistake, Equation(d(B)[t, i], right))


def scaled(name: str, mistake: str, right: Expr) -> Mutant:
    return Mutant(name, mistake, Equation(d(X)[t, i], right))


ADD_MUTANTS = (
    value("first_forgotten", "the first summand is forgotten", B[t, i]),
    value("second_forgotten", "the second summand is forgotten", A[t, i]),
    value("first_added_twice", "the first summand is added twice", 2 * A[t, i] + B[t, i]),
    value("second_added_twice", "the second summand is added twice", A[t, i] + 2 * B[t, i]),
    value("subtracted", "subtracted instead of added", A[t, i] - B[t, i]),
    value("averaged", "the mean of the two instead of their sum", (A[t, i] + B[t, i]) / 2),
    value("multiplied", "multiplied instead of added", A[t, i] * B[t, i]),
    first("first_gets_half", "the gradient is shared out between the two", upstream / 2),
    first("first_gets_nothing", "the first summand is taken for a constant", Integer(0)),
    first("product_rule", "the rule for a product is used", upstream * B[t, i]),
    first("first_sign", "the gradient has the wrong sign", -upstream),
    second("second_gets_half", "the gradient is shared out between the two", upstream / 2),
    second("second_gets_nothing", "the second summand is taken for a constant", Integer(0)),
    second("second_sign", "the gradient has the wrong sign", -upstream),
    second(
        "second_sums_all_positions",
        "every position receives the gradient of all positions",
        Sum(d(Y)[s, i], s),
    ),
)

SCALE_MUTANTS = (
    value("factor_forgotten", "the factor is forgotten", X[t, i]),
    value("divided", "divided by the factor instead of multiplied", X[t, i] / scale[()]),
    value("factor_twice", "multiplied by the factor twice", scale[()] ** 2 * X[t, i]),
    value("factor_added", "the factor is added instead of multiplied", scale[()] + X[t, i]),
    value("value_sign", "the result has the wrong sign", -scale[()] * X[t, i]),
    scaled("gradient_not_scaled", "the factor is forgotten on the way back", upstream),
    scaled("gradient_divided", "divided by the factor on the way back", upstream / scale[()]),
    scaled(
        "gradient_scaled_twice",
        "multiplied by the factor twice on the way back",
        scale[()] ** 2 * upstream,
    ),
    scaled("gradient_sign", "the gradient has the wrong sign", -scale[()] * upstream),
    scaled("gradient_lost", "the input is taken for a constant", Integer(0)),
    scaled(
        "gradient_times_the_input",
        "dY·X, the gradient of the factor, is taken for that of the input",
        upstream * X[t, i],
    ),
)

MULTIPLY_MUTANTS = (
    value("added", "added instead of multiplied", A[t, i] + B[t, i]),
    value("first_squared", "the first factor is used twice", A[t, i] ** 2),
    value("second_squared", "the second factor is used twice", B[t, i] ** 2),
    value("second_forgotten", "the second factor is forgotten", A[t, i]),
    value("first_forgotten", "the first factor is forgotten", B[t, i]),
    value(
        "summed_over_positions",
        "the products are summed over the positions",
        Sum(A[s, i] * B[s, i], s),
    ),
    first("first_with_itself", "dA = dY·A where dY·B is right", upstream * A[t, i]),
    first("first_copied", "the gradient is copied, as if the two had been added", upstream),
    first("first_with_both", "dY is multiplied by both factors", upstream * A[t, i] * B[t, i]),
    first("first_gets_half", "dA is halved", Rational(1, 2) * upstream * B[t, i]),
    second("second_with_itself", "dB = dY·B where dY·A is right", upstream * B[t, i]),
    second("second_copied", "the gradient is copied, as if the two had been added", upstream),
    second("second_sign", "the gradient has the wrong sign", -upstream * A[t, i]),
    second(
        "second_mean_over_positions",
        "dB is averaged over the positions",
        Sum(d(Y)[s, i] * A[s, i], s) / T,
    ),
)
