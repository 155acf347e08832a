"""Wrong formulas: the catalogue's mutants of every step, and pages that are easily taken for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import partial

from sympy import Idx

from derivations.catalogue import CATALOGUE
from derivations.mutants.catalogue import MUTANTS, apply
from derivations.mutants.mechanical import mechanical_mutants
from derivations.notation import Equation, NotationError, d
from derivations.plain_text import plain_equation
from derivations.step import Step
from derivations.sublayer import Mutant, Sublayer
from numeric.differences import alone
from numeric.program import ArrayError
from verify.code.reference import Reference, equations
from verify.code.slips.affected import Wrong, affected
from verify.code.slips.variant import Values, Variant
from verify.code.subject import Subject
from verify.code.trial import Ran

MOST_MECHANICAL = 400


def wrong_formulas(subject: Subject, wrong: Wrong) -> Iterator[Variant]:
    """Every hand-written mutant of every step that what is wrong depends on."""
    for variant, _ in changed_equations(subject, wrong):
        yield variant


def changed_equations(
    subject: Subject, wrong: Wrong
) -> Iterator[tuple[Variant, Mapping[str, Equation]]]:
    """Mutants with the equation that they change; first those that change nothing else."""
    reach, results = affected(subject), _results(subject)
    own = {e.name: e for e in equations(subject)}
    later: list[tuple[Step, Mutant]] = []
    nearer: list[tuple[Step, Mutant]] = []
    for step in subject.network.steps:
        for mutant in MUTANTS.get(step.page.name, ()):
            with suppress(NotationError):
                touched = reach.get(_network_name(step, mutant.equation.name, own), frozenset())
                if touched & wrong:
                    (nearer if touched & results <= wrong else later).append((step, mutant))
    for step, mutant in (*nearer, *later):
        with suppress(NotationError):
            equation = _equation(subject, step, mutant)
            yield _of_equation(subject, step, mutant, equation), {equation.name: equation}


def _results(subject: Subject) -> frozenset[str]:
    return frozenset(d(tensor).name for tensor in subject.differentiable)


def _network_name(step: Step, page_name: str, own: Mapping[str, Equation]) -> str:
    """What the subject calls the tensor that an equation of a page defines."""
    tensor = step.page.tensor(page_name)
    if tensor.gradient_of is None:
        return step.network_name(page_name)
    whole = d(step.network_tensor(tensor.gradient_of)).name
    return whole + _suffix(step, tensor.gradient_of.name, own)


def in_every_step(subject: Subject, _: Wrong) -> Iterator[Variant]:
    """A mutant of a page that stands in several steps, in all of them at once."""
    pages = Counter(step.page.name for step in subject.network.steps)
    for name in (name for name, times in pages.items() if times > 1):
        steps = [step for step in subject.network.steps if step.page.name == name]
        for mutant in MUTANTS.get(name, ()):
            with suppress(NotationError):
                found = [_equation(subject, step, mutant) for step in steps]
                one = _of_equation(subject, steps[0], mutant, found[0])
                yield replace(
                    one,
                    words=f"{mutant.mistake} (in {', '.join(step.name for step in steps)})",
                    values=partial(_changed, {equation.name: equation for equation in found}),
                )


def mechanical(subject: Subject, _: Wrong) -> Iterator[Variant]:
    """Every small change of every backward equation, for a subject of one page."""
    if not subject.page or len(subject.network.steps) != 1:
        return
    (step,) = subject.network.steps
    for place, mutant in enumerate(mechanical_mutants(step.page)):
        if place >= MOST_MECHANICAL:
            return
        with suppress(NotationError):
            yield _of_equation(subject, step, mutant, _equation(subject, step, mutant))


def _equation(subject: Subject, step: Step, mutant: Mutant) -> Equation:
    """A mutant's equation under the names of the subject; NotationError if it has none."""
    own = {e.name: e for e in equations(subject)}
    suffixes = {t.name: _suffix(step, t.name, own) for t in step.page.differentiable()}
    used = {i for e in (*step.page.forward, *step.page.backward) for i in _indices(e)}
    if not _indices(mutant.equation) <= used:
        step = replace(step, page=apply(step.page, mutant))
    equation = step.renamed(mutant.equation, suffixes)
    if equation.name not in own:
        raise NotationError(f"{subject.name} has no {equation.name}")
    return equation


def _of_equation(subject: Subject, step: Step, mutant: Mutant, equation: Equation) -> Variant:
    right = next(e for e in equations(subject) if e.name == equation.name)
    where = f" (in {step.name})" if len(subject.network.steps) > 1 else ""
    return Variant(
        f"{step.page.name}.{mutant.name}",
        f"{mutant.mistake}{where}",
        partial(_changed, {equation.name: equation}),
        (f"right: {plain_equation(right)}", f"yours: {plain_equation(equation)}"),
    )


def _suffix(step: Step, page_name: str, own: Mapping[str, Equation]) -> str:
    """What ends the name of this step's share of a gradient."""
    whole = d(step.network_tensor(step.page.tensor(page_name))).name
    for suffix in (f"@{step.name}.{page_name}", f"@{step.name}"):
        if whole + suffix in own:
            return suffix
    return ""


def _indices(equation: Equation) -> set[Idx]:
    return set(equation.left.atoms(Idx)) | set(equation.right.atoms(Idx))


def _changed(changed: Mapping[str, Equation], ran: Ran) -> Values | None:
    try:
        return ran.rerun.values(changed)
    except (ArrayError, NotationError):
        return None


# Pages that have the same tensors, but other equations


def other_pages(subject: Subject, _: Wrong) -> Iterator[Variant]:
    """Each page that could stand in the place of a step: the sample variance, the other GELU."""
    for step in subject.network.steps:
        for page in CATALOGUE:
            if page.name != step.page.name and _could_be(page, step.page):
                where = f" (in {step.name})" if len(subject.network.steps) > 1 else ""
                yield Variant(
                    f"other page: {page.name}",
                    f"it is {_article(page)}{where}, not {_article(step.page)}",
                    partial(_as_page, step, page),
                )


def backward_of_other_pages(subject: Subject, _: Wrong) -> Iterator[Variant]:
    """The forward pass is right, and the backward is that of another page."""
    if len(subject.network.steps) != 1:
        return
    (step,) = subject.network.steps
    for page in CATALOGUE:
        if page.name != step.page.name and _could_be(page, step.page):
            yield Variant(
                f"backward of {page.name}",
                f"the backward is that of {_article(page)}",
                partial(_as_page, step, page),
            )


def _article(page: Sublayer) -> str:
    return f"“{page.title}”"


def _could_be(page: Sublayer, other: Sublayer) -> bool:
    """Whether two pages take and give the same tensors."""

    def signature(of: Sublayer) -> set[tuple[str, tuple[object, ...]]]:
        tensors = (*of.differentiable(), *of.outputs, *((of.loss,) if of.loss else ()))
        return {(t.name, t.axes) for t in tensors}

    def data(of: Sublayer) -> set[str]:
        return {t.name for t in of.data}

    return signature(page) == signature(other) and data(page) <= data(other) and bool(page.backward)


def _as_page(step: Step, page: Sublayer, ran: Ran) -> Values | None:
    subject = ran.reference.subject
    steps = tuple(
        replace(s, page=page) if s.name == step.name else s for s in subject.network.steps
    )
    try:
        network = replace(subject.network, steps=steps) if len(steps) > 1 else alone(page)
        other = Subject(f"{subject.name} as {page.name}", network, subject.batch, page.name)
        return Reference(other, ran.inputs, "float64").values
    except (NotationError, ArrayError):
        return None
