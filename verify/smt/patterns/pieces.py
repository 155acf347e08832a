"""The pieces of a network that the induction over its blocks is about.

``ends`` is the network without blocks: embedding and positions in front, final LayerNorm, logits
and loss behind.  ``blocks`` is one block, standing for any.  A piece in front of another gets the
statement about the gradient that comes from there as a lemma instead of that piece's equations, so
that no number of blocks occurs anywhere.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from sympy import Idx

from derivations.gpt2 import Gpt2, block_steps, gpt2
from derivations.notation import Equation, Tensor, d, size_of
from derivations.sublayers.softmax_cross_entropy import has_target
from derivations.sublayers.symbols import T, i, t
from derivations.wiring import Network
from verify.smt.patterns.mask import Mask
from verify.smt.support import Lemma, Support


@dataclass(frozen=True)
class Pieces:
    """The pieces of the network that the choices make; its depth plays no role."""

    choices: Gpt2

    @cached_property
    def ends(self) -> Network:
        return gpt2(replace(self.choices, layers=0))

    @cached_property
    def stream(self) -> Tensor:
        """The residual stream between the ends and the blocks."""
        return self.ends.tensors[self.ends.step("positions").network_name("Y")]

    @cached_property
    def blocks(self) -> Network:
        return Network(tuple(block_steps("block", self.stream.name, self.choices)[0]))

    def behind(self, mask: Mask) -> Support:
        """What lies behind the last block."""
        return Support(self.ends, data=mask.data)

    def block(self, mask: Mask) -> Support:
        """A block, the gradient that comes to it from behind as ``mask.behind`` says."""
        (after,) = self.blocks.outputs
        return Support(self.blocks, [_lemma(after, mask)], data=(has_target, *mask.data))

    def front(self, mask: Mask) -> Support:
        """What lies in front of the first block."""
        return Support(self.ends, [_lemma(self.stream, mask)], data=mask.data)

    def gradients_in_front(self) -> list[Equation]:
        """The gradients of the values that are computed for each position before the blocks."""
        return [e for e in activation_gradients(self.ends) if e.name in self._in_front]

    def gradients_behind(self) -> list[Equation]:
        """The gradients of the values that are computed for each position behind the blocks."""
        return [e for e in activation_gradients(self.ends) if e.name not in self._in_front]

    @cached_property
    def _in_front(self) -> set[str]:
        step = self.ends.step("positions")
        return {d(step.network_tensor(tensor)).name for tensor in step.page.inputs}


def activation_gradients(network: Network) -> list[Equation]:
    """The gradients of the values that are computed for each position."""
    parameters = {d(parameter).name for parameter in network.parameters}
    return [
        equation
        for equation in network.backward
        if equation.name.split("@")[0] not in parameters and rows(equation)
    ]


def rows(equation: Equation) -> list[Idx]:
    """The indices that run over positions; the first one is the row."""
    return [idx for idx in equation.indices if size_of(idx) == T]


def _lemma(stream: Tensor, mask: Mask) -> Lemma:
    gradient = d(stream)
    silence = mask.silence_behind or mask.silence
    words = f"row t of {gradient.name} is 0 if, for that position, {silence}"
    words = f"by induction ({mask.assumed}), {words}"
    return Lemma(words, gradient[t, i], mask.behind(t))
