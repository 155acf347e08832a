"""Several pages as one: a network read as a page, so that a theorem can speak about all of it.

The forward and backward equations are the network's own.  A share of a gradient that several steps
add up (``dE@embedding``) is put into the sum, so every gradient has one equation and can be proved
to be the derivative of the whole forward pass.
"""

from __future__ import annotations

from derivations.calculus.unfold import Unfolder
from derivations.notation import Equation, NotationError, rename_tensors
from derivations.sublayer import Sublayer
from derivations.wiring import Network


def as_page(network: Network, title: str) -> Sublayer:
    """The network as a page, named after its steps; NotationError if it has several losses."""
    losses = [
        step.network_tensor(step.page.loss) for step in network.steps if step.page.loss is not None
    ]
    if len(losses) > 1:
        raise NotationError(f"{title}: one loss at most, not {len(losses)}")
    declared = {
        t.name
        for t in (*network.inputs, *network.parameters, *network.data, *network.outputs, *losses)
    } | {shift.value.name for shift in network.shifts}
    tensors = {**{s.value.name: s.value for s in network.shifts}, **network.tensors}
    tensors |= network.gradients

    def declared_once(equation: Equation) -> Equation:
        """Over the network's tensors: what one page computes another may know more about."""
        left, right = (rename_tensors(e, tensors) for e in (equation.left, equation.right))
        return Equation(left, right)

    backward = [declared_once(equation) for equation in network.backward]
    shares = {e.name: e for e in backward if "@" in e.name}
    unfolder = Unfolder(shares)
    return Sublayer(
        name=" + ".join(step.name for step in network.steps),
        title=title,
        source="; ".join(dict.fromkeys(step.page.source for step in network.steps)),
        inputs=network.inputs,
        parameters=network.parameters,
        data=network.data,
        values=tuple(t for name, t in network.tensors.items() if name not in declared),
        outputs=network.outputs,
        shifts=network.shifts,
        loss=losses[0] if losses else None,
        forward=tuple(map(declared_once, network.forward)),
        backward=tuple(
            Equation(e.left, unfolder.unfold(e.right)) for e in backward if e.name not in shares
        ),
    )
