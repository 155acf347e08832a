"""The dimensions and indices that all pages share, by their usual names."""

from derivations.notation import dimension, index

T = dimension("T")  # positions in the sequence
V = dimension("V")  # vocabulary size
d_model = dimension("d_model")  # features of the residual stream
d_ff = dimension("d_ff")  # hidden units of the MLP
h = dimension("h")  # attention heads
d_k = dimension("d_k")  # channels of one head
d_v = dimension("d_v")  # channels of a value, where they differ from those of a key
n_ctx = dimension("n_ctx")  # rows of the table of positions
d_in = dimension("d_in")  # features that go into a linear map
d_out = dimension("d_out")  # features that come out of it
n = dimension("n")  # all parameters, as one vector

t, s, r = index("t", T), index("s", T), index("r", T)  # query, key, another key
v, w = index("v", V), index("w", V)  # tokens
i, j = index("i", d_model), index("j", d_model)  # features
a, b = index("a", d_in), index("b", d_out)  # features in and out
f = index("f", d_ff)  # hidden unit
u = index("u", d_v)  # channel of a value
head, k = index("head", h), index("k", d_k)  # attention head and its channel
place = index("place", n_ctx)  # row of the table of positions
p, q = index("p", n), index("q", n)  # parameters
