r"""Names, entries and shapes in LaTeX.

The index of an axis that is stacked, heads, stands above in parentheses: :math:`Q^{(a)}_{t,k}`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sympy import Idx, Symbol

from derivations.latex.style import Style
from derivations.notation import PRIME, Tensor, size_of

STACKED = ("h",)  # dimensions that number matrices instead of rows or columns
GREEK = ("beta", "gamma", "theta")
NAMES = {
    "L": "L",
    "loss": "L",
    "entry_loss": r"\ell",
    "epsilon": r"\varepsilon",
    "learning_rate": r"\eta",
    "threshold": "c",
    "mean": r"\mu",
    "variance": r"\sigma^2",
    "x_hat": r"\hat{X}",
    "mean_square": "q",
    "exponential": "e",
    "row_max": "c",
    "scores": "S",
    "Val": "V",
    "has_target": "m",
    "count": "n",
    "divisor": "N",
    "difference": "D",
    "target": "Y^{*}",
    "saturation": r"\tau",
    "cdf": r"\Phi",
    "active": "H",
    "encoding": r"\mathrm{PE}",
    "position": r"\mathrm{pos}",
    "place": "p",
    "head": "a",
    "norm": r"\lVert g\rVert",
    "exceeds": r"\chi",
    "factor": r"\kappa",
    "clipped": r"\tilde{g}",
    "updated": r"\theta'",
    "scale": r"\alpha",
    "momentum": r"\mu",
    "weight_decay": r"\lambda",
    "penalised": r"\tilde{g}",
    "lookahead": r"\tilde{g}",
    "velocity": "u",
    "velocity_updated": "u'",
    "beta_1": r"\beta_{1}",
    "beta_2": r"\beta_{2}",
    "m_updated": "m'",
    "v_updated": "v'",
    "correction_1": "c_{1}",
    "correction_2": "c_{2}",
    "correction_1_updated": "c_{1}'",
    "correction_2_updated": "c_{2}'",
}


@dataclass(frozen=True)
class Symbols:
    """What things are called in one style."""

    style: Style

    def name(self, name: str) -> str:
        """A tensor, dimension or index by its name in the catalogue."""
        return self.style.names.get(name) or NAMES.get(name) or _spelled(name)

    def tensor(self, tensor: Tensor, above: str = "") -> str:
        """A whole tensor; ``above`` are the indices of its stacked axes."""
        if tensor.gradient_of is not None:
            return self._gradient(self.tensor(tensor.gradient_of, above))
        return _raised(self.name(tensor.name), above)

    def entry(self, tensor: Tensor, indices: Sequence[str]) -> str:
        """One entry of a tensor at indices that are already in LaTeX."""
        above, below = self.split(tensor, indices)
        if tensor.gradient_of is None:
            return _entry(self.tensor(tensor, ",".join(above)), below)
        of = _entry(self.tensor(tensor.gradient_of, ",".join(above)), below)
        if self.style.gradient == "nabla":
            whole = f"({self.tensor(tensor, ','.join(above))})"
            return whole + (f"_{{{','.join(below)}}}" if below else "")
        return self._gradient(of)

    def shape(self, tensor: Tensor) -> tuple[str, ...]:
        """The dimensions of the matrix, stacked axes left out: rows, then columns."""
        return tuple(self.split(tensor, [self.name(s.name) for s in tensor.dimensions])[1])

    def index(self, idx: Idx) -> str:
        """An index that unfolding made, ``w'7``, has its number below; primes stay primes."""
        word, _, number = str(idx.label).partition("'")
        plain = word.rstrip(PRIME)
        primes = "'" * (len(word) - len(plain))
        return self.name(plain) + primes + (f"_{{{number}}}" if number else "")

    def dimension(self, size: Symbol) -> str:
        return self.name(size.name)

    def split(self, tensor: Tensor, along: Sequence[str]) -> tuple[list[str], list[str]]:
        """What belongs to stacked axes, and what to the others in the order of the convention."""
        pairs = list(zip(tensor.dimensions, along, strict=True))
        above = [text for size, text in pairs if size.name in STACKED]
        below = [text for size, text in pairs if size.name not in STACKED]
        return above, below if self.style.convention == "rows" else below[::-1]

    def _gradient(self, of: str) -> str:
        styles: dict[str, Callable[[str], str]] = {
            "partial": lambda of: rf"\frac{{\partial {self.name('L')}}}{{\partial {of}}}",
            "d": lambda of: rf"\mathrm{{d}}{of}",
            "nabla": lambda of: rf"\nabla_{{{of}}} {self.name('L')}",
        }
        return styles[self.style.gradient](of)


def stacked(idx: Idx) -> bool:
    """Whether an index numbers matrices, as that of a head does."""
    return size_of(idx).name in STACKED


def _spelled(name: str) -> str:
    """A letter stays a letter, a Greek name becomes one; the rest is upright text."""
    head, _, tail = name.partition("_")
    if head in GREEK and not tail:
        return f"\\{head}"
    if len(head) == 1 and tail == "hat":
        return f"\\hat{{{head}}}"
    if len(head) == 1 and "." not in tail:
        below = tail if tail.isdigit() else f"\\mathrm{{{_escaped(tail)}}}"
        return f"{head}_{{{below}}}" if tail else head
    return f"\\mathrm{{{_escaped(name)}}}"


def _raised(name: str, above: str) -> str:
    """A name that has a superscript of its own goes into parentheses."""
    if not above:
        return name
    return f"{f'({name})' if '^' in name else name}^{{({above})}}"


def _entry(name: str, below: Sequence[str]) -> str:
    """A name that has a subscript of its own goes into parentheses."""
    if not below:
        return name
    return f"{f'({name})' if '_' in name else name}_{{{','.join(below)}}}"


def _escaped(text: str) -> str:
    return text.replace("_", "\\_")
