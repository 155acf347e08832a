"""GPT-2's network as wiring: embedding, positions, pre-LayerNorm blocks, logit projection, loss.

Source: Radford et al. (2019), section 2.3.  Where texts differ from GPT-2 there is a setting,
with GPT-2's own value as the default.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from derivations.catalogue import sublayer
from derivations.step import Step, plain_step
from derivations.sublayer import Sublayer
from derivations.wiring import Network

Activation = Literal["gelu_tanh", "gelu_erf", "relu"]
Positions = Literal["learned", "sinusoidal"]


@dataclass(frozen=True)
class Gpt2:
    """The choices that a text makes; the defaults are GPT-2's."""

    layers: int = 1
    tied: bool = True
    logit_bias: bool = False
    final_layer_norm: bool = True
    activation: Activation = "gelu_tanh"
    positions: Positions = "learned"
    biases: bool = True
    scaled: bool = True

    @property
    def attention(self) -> Sublayer:
        """The page of the attention, with 1/√d_k or without it."""
        return sublayer("attention" if self.scaled else "attention_unscaled")

    @property
    def mlp(self) -> Sublayer:
        return sublayer(f"mlp_{self.activation}")


def zero_biases(choices: Gpt2) -> tuple[str, ...]:
    """The biases that a network without biases has at 0: those of attention and MLP."""
    if choices.biases:
        return ()
    pages = (choices.attention, choices.mlp)
    names = [p.name for page in pages for p in page.parameters if p.name.startswith("b_")]
    return tuple(f"block{n + 1}.{name}" for n in range(choices.layers) for name in names)


def block_steps(prefix: str, stream: str, choices: Gpt2) -> tuple[list[Step], str]:
    """The steps of one pre-LayerNorm block that reads ``stream``, and the name of its output."""
    middle, after = f"{prefix}.middle", f"{prefix}.output"
    attention, mlp = choices.attention, choices.mlp

    def name(local: str) -> str:
        return f"{prefix}.{local}"

    return [
        plain_step(
            name("layer_norm_1"),
            sublayer("layer_norm"),
            {"X": name("branch_1"), "Y": name("normed_1"), "epsilon": "epsilon"}
            | {p: name(f"{p}_1") for p in ("gamma", "beta")},
        ),
        plain_step(
            name("attention"),
            attention,
            {"X": name("normed_1"), "Y": name("attended"), "M": "M"}
            | {p.name: name(p.name) for p in attention.parameters},
        ),
        plain_step(
            name("residual_1"),
            sublayer("residual"),
            {"X": stream, "B": name("branch_1"), "F": name("attended"), "Y": middle},
        ),
        plain_step(
            name("layer_norm_2"),
            sublayer("layer_norm"),
            {"X": name("branch_2"), "Y": name("normed_2"), "epsilon": "epsilon"}
            | {p: name(f"{p}_2") for p in ("gamma", "beta")},
        ),
        plain_step(
            name("mlp"),
            mlp,
            {"X": name("normed_2"), "Y": name("mlp_output")}
            | {p.name: name(p.name) for p in mlp.parameters},
        ),
        plain_step(
            name("residual_2"),
            sublayer("residual"),
            {"X": middle, "B": name("branch_2"), "F": name("mlp_output"), "Y": after},
        ),
    ], after


def gpt2(choices: Gpt2) -> Network:
    """The whole network, from token ids to the loss."""
    steps = [plain_step("embedding", sublayer("embedding"), {"E": "E", "x": "x", "X": "embedded"})]
    steps.append(
        plain_step(
            "positions",
            sublayer(f"{choices.positions}_positions"),
            {"X": "embedded", "Y": "stream", "W_P": "W_P", "position": "position"},
        )
    )
    stream = "stream"
    for layer in range(1, choices.layers + 1):
        block, stream = block_steps(f"block{layer}", stream, choices)
        steps += block
    if choices.final_layer_norm:
        steps.append(
            plain_step(
                "final_layer_norm",
                sublayer("layer_norm"),
                {"X": stream, "Y": "final", "epsilon": "epsilon"}
                | {p: f"{p}_final" for p in ("gamma", "beta")},
            )
        )
        stream = "final"
    head = ("tied_" if choices.tied else "") + "logit_projection"
    head += "_bias" if choices.logit_bias else ""
    steps.append(
        plain_step(
            "logit_projection",
            sublayer(head),
            {"H": stream, "Z": "Z", "E": "E", "W_U": "W_U", "b_U": "b_U"},
        )
    )
    steps.append(
        plain_step(
            "loss",
            sublayer("softmax_cross_entropy"),
            {"Z": "Z", "P": "P", "y": "y", "has_target": "has_target", "loss": "loss"},
        )
    )
    return Network(tuple(steps))
