"""BP2xx: what can be said about a hand-written backward function."""

from __future__ import annotations

from verify.diagnostics.rule import Rule

CODE: tuple[Rule, ...] = (
    Rule(
        code="BP201",
        name="wrong-gradient",
        word="wrong gradient",
        summary="A backward function returns a gradient that is wrong.",
        explanation="""\
On random inputs that hide nothing (batch and heads of at least two, all dimensions different,
scales and biases random, ties avoided) the gradient differs from the derivative of the forward
function by more than rounding can explain; the bound follows from the data type and the
conditioning. Every output is compared, each relative to its own size, so that a small gradient is
not hidden by a large one.

Where one known variant of the equations reproduces the numbers it is named (*likely slip*), with
the line of mathematics that differs. That is an explanation, not a proof of what happened.""",
        example="""
```python
def layer_norm_backward(dout, x_hat, rstd, gamma):
    dx_hat = dout * gamma
    return (dx_hat - x_hat * (dx_hat * x_hat).mean(-1, keepdims=True)) * rstd
```

```text
layers.py:1:1: BP201 wrong gradient: layer_norm_backward: dX is wrong
    likely slip: the path through the mean is missing
```
""",
        fix="""\
Compare the code with the backward equations: `backproof show layer_norm` prints them, and
`backproof derive layer_norm` how they come about.""",
    ),
    Rule(
        code="BP202",
        name="other-function",
        word="other function",
        summary="The forward function is another one than was declared.",
        explanation="""\
The declared sublayer and the forward function give different outputs on the same inputs: another
form of GELU, no transpose after the heads are split, an additive mask of −10⁹, the sample variance.
The backward function may well be right for this forward; where the forward can be run it is judged
against that, and the finding says so.""",
        example="""
```python
@verifies("mlp_gelu_erf")  # the forward uses the tanh approximation
def mlp_backward(dout, cache): ...
```

```text
layers.py:2:1: BP202 other function: mlp_backward: the forward is not mlp_gelu_erf
```
""",
        fix="""\
Declare the function that it is (`backproof list` names all), or change the forward.""",
        level="warning",
    ),
    Rule(
        code="BP203",
        name="changes-its-arguments",
        word="changes its arguments",
        summary="A function changes its inputs or the cache in place.",
        explanation="""\
After the call an argument holds other numbers than before it. The first result may be right; a
second backward pass, a gradient check, or whoever else holds the array gets wrong numbers.
Gradient buffers that are declared as accumulated into are no such argument.""",
        example="""
```python
def relu_backward(dout, x):
    dout[x <= 0] = 0
    return dout
```

```text
layers.py:1:1: BP203 changes its arguments: relu_backward: dout is changed in place
```
""",
        fix="Work on a copy: `dx = dout.copy()` or `np.where(x > 0, dout, 0)`.",
    ),
    Rule(
        code="BP204",
        name="not-repeatable",
        word="not repeatable",
        summary="A second call with the same arguments gives something else.",
        explanation="""\
The function keeps state between calls, draws random numbers without a seed, or adds to buffers
that nobody clears. What it returns then depends on its history, and no check of one call says
anything about the next.""",
        example="""
```python
def dropout_backward(dout, p):
    return dout * (np.random.rand(*dout.shape) > p) / (1 - p)
```

```text
layers.py:1:1: BP204 not repeatable: dropout_backward: a second call gives another dX
```
""",
        fix="""\
Keep the mask of the forward pass in the cache; declare buffers that are accumulated into.""",
    ),
    Rule(
        code="BP205",
        name="crash",
        word="crash",
        summary="The code raised, was killed, or ran out of time or memory.",
        explanation="""\
The function is run in a process of its own, with a limit of time and of memory. What happened is
said with the line of your code where it happened. Nothing else is known about the gradient then, so
this never passes.""",
        example="""
```python
def linear_backward(dout, x, w):
    return dout @ w, x.T @ dout  # w has shape (in, out)
```

```text
layers.py:2:1: BP205 crash: linear_backward: ValueError: matmul: mismatch in its core dimension 0
```
""",
        fix="""\
Run the function on the shapes that the finding names. If it was called in another way than it is
meant to be, declare its convention.""",
    ),
    Rule(
        code="BP206",
        name="not-finite",
        word="not finite",
        summary="A gradient holds NaN or infinity.",
        explanation="""\
All inputs are finite and the right gradient is, but the returned one is not: a division by a sum
that is 0, a logarithm of 0, a row of a mask that allows nothing, an overflow in exp.""",
        example="""
```python
def softmax_backward(dout, scores):
    p = np.exp(scores) / np.exp(scores).sum(-1, keepdims=True)  # overflows
    return p * (dout - (dout * p).sum(-1, keepdims=True))
```

```text
layers.py:1:1: BP206 not finite: softmax_backward: dX holds NaN
```
""",
        fix="Subtract the row's maximum before exp; keep a denominator away from 0.",
    ),
    Rule(
        code="BP207",
        name="undecided-gradient",
        word="undecided gradient",
        summary="It cannot be decided whether a gradient is right.",
        explanation="""\
The difference is as large as rounding in this data type may make it, or the reference could not be
worked out to the digits that are needed. This is never counted as right.""",
        example="""
```python
def layer_norm_backward(dout, cache): ...  # in float16
```

```text
layers.py:1:1: BP207 undecided gradient: layer_norm_backward: dX: float16 is too coarse to tell
```
""",
        fix="""\
Let the function run in float64 for the check. `--allow-inconclusive` lets a run pass with findings
of this kind.""",
        level="warning",
        inconclusive=True,
    ),
    Rule(
        code="BP208",
        name="convention-unknown",
        word="convention unknown",
        summary="It cannot be told how a function is called.",
        explanation="""\
Names and order of the arguments, the orientation of weights, what the cache holds, what the results
are: no convention fits, or several do and give different answers. Nothing is guessed.""",
        example="""
```python
def backward(a, b, c): ...
```

```text
layers.py:1:1: BP208 convention unknown: backward: its arguments may be (dY, X, W) or (X, W, dY)
```
""",
        fix="Declare the convention; the finding says which words are missing.",
        level="warning",
        inconclusive=True,
    ),
    Rule(
        code="BP209",
        name="wrong-shape",
        word="wrong shape",
        summary="A gradient has the wrong shape, number or kind.",
        explanation="""\
A gradient has the shape of what it is the gradient of. A sum over the batch that is missing or one
too many, a transposed matrix, a scalar instead of a vector: then no numbers are compared. Shapes
that only broadcast to the right one are wrong too, because an update would then add the same number
to all entries.""",
        example="""
```python
def linear_backward(dout, x, w):
    return dout @ w.T, x.T @ dout, dout  # db is not summed over the batch
```

```text
layers.py:1:1: BP209 wrong shape: linear_backward: db is 4 × 3, b is 3
```
""",
        fix="Sum over the axes along which the forward pass broadcasts, and over no others.",
    ),
    Rule(
        code="BP210",
        name="missing-gradient",
        word="missing gradient",
        summary="A gradient that the sublayer has is not returned.",
        explanation="""\
The forward function depends on a parameter or an input whose gradient is not among the results.
That may be meant (a frozen parameter); the others are judged.""",
        example="""
```python
def linear_backward(dout, x, w):
    return dout @ w.T, x.T @ dout  # the bias has a gradient too
```

```text
layers.py:1:1: BP210 missing gradient: linear_backward: db is not returned
```
""",
        fix="Return it, or declare which gradients the function is meant to return.",
        level="warning",
    ),
)
