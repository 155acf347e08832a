"""Example files of other people's kinds of networks, as a reader would describe them."""

from __future__ import annotations

MLP = """\
format = 1
title = "An MLP with two hidden units"

[[steps]]
operation = "linear"
name = "hidden"
X = "x"
W = "W_1"
Y = "net_h"
[[steps]]
operation = "bias"
b = "b_1"
Y = "net_h_b"
[[steps]]
operation = "sigmoid"
Y = "h"
[[steps]]
operation = "linear"
name = "output"
W = "W_2"
Y = "net_o"
[[steps]]
operation = "sigmoid"
Y = "o"
[[steps]]
operation = "squared_error"

[given]
x = [0.05, 0.10]
target = [0.01, 0.99]
W_1 = [[0.15, 0.25, 0.1], [0.20, 0.30, -0.2]]
b_1 = 0.35
W_2 = [[0.40, 0.50], [0.45, 0.55], [0.3, -0.1]]

[training]
rule = "sgd"
learning_rate = 0.5
"""

LAYER_NORM = """\
format = 1

[[steps]]
operation = "layer_norm"
variance = "sample"
epsilon = 0

[given]
X = [[1, 2, 3, 5], [2, -1, 0, 4]]
gamma = [1, 1, 2, 1]
beta = 0
"d(Y)" = [[1, 0, 0, 0], [0, 1, 0, 0.5]]
"""

ATTENTION = """\
format = 1

[[steps]]
operation = "linear"
name = "query"
X = "X"
W = "W_Q"
Y = "Q"
[[steps]]
operation = "linear"
name = "key"
X = "X"
W = "W_K"
Y = "K"
[[steps]]
operation = "linear"
name = "value"
X = "X"
W = "W_V"
Y = "V"
[[steps]]
operation = "dot_product_attention"
scaled = true
Q = "Q"
K = "K"
Val = "V"

[given]
X = [[1, 0, 1, 0], [0, 2, 0, 2], [1, 1, 1, 1]]
W_Q = [[1, 0], [1, 0], [0, 0], [0, 1]]
W_K = [[0, 0], [1, 1], [0, 1], [1, 1]]
W_V = [[0, 2, 0], [0, 3, 0], [1, 0, 3], [1, 1, 0]]
M = "causal"
dY = 1
"""

RMS_NORM = """\
format = 1

[[steps]]
operation = "rms_norm"
epsilon = 1e-6
[[steps]]
operation = "sum"

[given]
X = [[1.5, -2, 0.5]]
gamma = [1, 2, 0.5]
"""

LANGUAGE_MODEL = """\
format = 1

[[steps]]
operation = "embedding"
x = "tokens"
X = "H"
[[steps]]
operation = "linear"
W = "U"
Y = "Z"
[[steps]]
operation = "softmax_cross_entropy"

[vocabulary]
tokens = ["a", "b", "c"]

[given]
E = [[0.1, 0.2], [0.3, 0.4], [0.5, -0.6]]
U = [[0.1, 0.2, 0.3], [-0.4, 0.5, 0.6]]
tokens = [0, 2, 2]
y = [2, "none", 1]
"""

ADAM = """\
format = 1

[[steps]]
operation = "linear"
transposed = true
W = "W"
[[steps]]
operation = "squared_error"
reduction = "mean"

[given]
X = [[1, 2], [3, -1]]
W = [[0.5, -0.5]]
target = [[1], [0]]

[training]
rule = "adam"
steps = 2
learning_rate = 0.1
beta_1 = 0.9
beta_2 = 0.999
epsilon = 1e-8
"""

MULTI_HEAD = """\
format = 1
[[steps]]
operation = "attention"
[sizes]
h = 2
[given]
X = [[1, 2, 3, 4]]
W_Q = 1
W_K = 1
W_V = 1
W_O = [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]]
b_Q = 0
b_K = 0
b_V = 0
b_O = 0
M = "none"
dY = [[1, 0, 2, 0]]
"""

GRAPHS = {
    "MLP": MLP,
    "LayerNorm": LAYER_NORM,
    "attention": ATTENTION,
    "RMSNorm": RMS_NORM,
    "language model": LANGUAGE_MODEL,
    "Adam": ADAM,
    "several heads": MULTI_HEAD,
}
