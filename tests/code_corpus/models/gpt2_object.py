"""A small GPT as an object: one class, nested parameters, separate matrices, one step at a time."""

import numpy as np


class TinyGPT:
    """params is a dictionary of dictionaries; grads has the same shape."""

    def __init__(self, vocab_size, block_size, n_embd, n_head, n_layer):
        self.n_head, self.n_layer = n_head, n_layer
        rng = np.random.default_rng(0)
        d, f = n_embd, 4 * n_embd

        def normal(*shape):
            return rng.normal(0, 0.02, shape)

        self.params = {
            "tok_emb": normal(vocab_size, d),
            "pos_emb": normal(block_size, d),
            "blocks": [
                {
                    "ln1": {"g": np.ones(d), "b": np.zeros(d)},
                    "attn": {
                        **{f"w{c}": normal(d, d) for c in "qkvo"},
                        **{f"b{c}": np.zeros(d) for c in "qkvo"},
                    },
                    "ln2": {"g": np.ones(d), "b": np.zeros(d)},
                    "mlp": {
                        "w1": normal(d, f),
                        "b1": np.zeros(f),
                        "w2": normal(f, d),
                        "b2": np.zeros(d),
                    },
                }
                for _ in range(n_layer)
            ],
            "ln_f": {"g": np.ones(d), "b": np.zeros(d)},
        }
        self.grads = None

    @staticmethod
    def _ln(x, p):
        mu, var = x.mean(-1, keepdims=True), x.var(-1, keepdims=True)
        r = 1 / np.sqrt(var + 1e-5)
        z = (x - mu) * r
        return z * p["g"] + p["b"], (z, r)

    @staticmethod
    def _ln_back(dy, p, saved):
        z, r = saved
        g = {"g": (dy * z).sum((0, 1)), "b": dy.sum((0, 1))}
        dz = dy * p["g"]
        return r * (dz - dz.mean(-1, keepdims=True) - z * (dz * z).mean(-1, keepdims=True)), g

    def _heads(self, x):
        B, T, D = x.shape
        return x.reshape(B, T, self.n_head, D // self.n_head).swapaxes(1, 2)

    def _attend(self, x, p):
        q, k, v = (self._heads(x @ p[f"w{c}"] + p[f"b{c}"]) for c in "qkv")
        s = np.einsum("bhtd,bhsd->bhts", q, k) / np.sqrt(q.shape[-1])
        s = s + np.triu(np.full(s.shape[-2:], -1e9), 1)
        a = np.exp(s - s.max(-1, keepdims=True))
        a /= a.sum(-1, keepdims=True)
        o = np.einsum("bhts,bhsd->bhtd", a, v).swapaxes(1, 2).reshape(x.shape)
        return o @ p["wo"] + p["bo"], (x, q, k, v, a, o)

    def _attend_back(self, dy, p, saved):
        x, q, k, v, a, o = saved
        g = {"wo": np.einsum("bti,btj->ij", o, dy), "bo": dy.sum((0, 1))}
        do = self._heads(dy @ p["wo"].T)
        da = np.einsum("bhtd,bhsd->bhts", do, v)
        ds = a * (da - np.einsum("bhts,bhts->bht", a, da)[..., None]) / np.sqrt(q.shape[-1])
        d = {
            "q": np.einsum("bhts,bhsd->bhtd", ds, k),
            "k": np.einsum("bhts,bhtd->bhsd", ds, q),
            "v": np.einsum("bhts,bhtd->bhsd", a, do),
        }
        dx = 0
        for c, heads in d.items():
            flat = heads.swapaxes(1, 2).reshape(x.shape)
            g[f"w{c}"] = np.einsum("bti,btj->ij", x, flat)
            g[f"b{c}"] = flat.sum((0, 1))
            dx = dx + flat @ p[f"w{c}"].T
        return dx, g

    @staticmethod
    def _mlp(x, p):
        u = x @ p["w1"] + p["b1"]
        t = np.tanh(0.7978845608 * (u + 0.044715 * u**3))
        h = 0.5 * u * (1 + t)
        return h @ p["w2"] + p["b2"], (x, u, t, h)

    @staticmethod
    def _mlp_back(dy, p, saved):
        x, u, t, h = saved
        slope = 0.5 * (1 + t) + 0.5 * u * (1 - t**2) * 0.7978845608 * (1 + 0.134145 * u**2)
        du = dy @ p["w2"].T * slope
        g = {"w2": np.einsum("bti,btj->ij", h, dy), "b2": dy.sum((0, 1))}
        g |= {"w1": np.einsum("bti,btj->ij", x, du), "b1": du.sum((0, 1))}
        return du @ p["w1"].T, g

    def forward(self, idx, targets):
        P = self.params
        x = P["tok_emb"][idx] + P["pos_emb"][: idx.shape[1]]
        self.saved = []
        for p in P["blocks"]:
            n1, s1 = self._ln(x, p["ln1"])
            a, sa = self._attend(n1, p["attn"])
            x = x + a
            n2, s2 = self._ln(x, p["ln2"])
            m, sm = self._mlp(n2, p["mlp"])
            x = x + m
            self.saved.append((s1, sa, s2, sm))
        x, self.saved_f = self._ln(x, P["ln_f"])
        logits = x @ P["tok_emb"].T
        e = np.exp(logits - logits.max(-1, keepdims=True))
        self.probs = e / e.sum(-1, keepdims=True)
        self.x, self.idx, self.targets = x, idx, targets
        B, T = idx.shape
        picked = self.probs[np.arange(B)[:, None], np.arange(T), targets]
        return -np.log(picked).mean()

    def backward(self):
        P = self.params
        B, T = self.idx.shape
        d = self.probs.copy()
        d[np.arange(B)[:, None], np.arange(T), self.targets] -= 1
        d /= B * T
        G = {"tok_emb": np.einsum("btv,btd->vd", d, self.x), "blocks": []}
        dx, G["ln_f"] = self._ln_back(d @ P["tok_emb"], P["ln_f"], self.saved_f)
        for p, (s1, sa, s2, sm) in zip(reversed(P["blocks"]), reversed(self.saved)):
            g = {}
            dn, g["mlp"] = self._mlp_back(dx, p["mlp"], sm)
            dr, g["ln2"] = self._ln_back(dn, p["ln2"], s2)
            dx = dx + dr
            dn, g["attn"] = self._attend_back(dx, p["attn"], sa)
            dr, g["ln1"] = self._ln_back(dn, p["ln1"], s1)
            dx = dx + dr
            G["blocks"].insert(0, g)
        np.add.at(G["tok_emb"], self.idx, dx)
        G["pos_emb"] = np.zeros_like(P["pos_emb"])
        G["pos_emb"][:T] = dx.sum(0)
        self.grads = G


class TinyGPTPositionsAveraged(TinyGPT):
    """The positions' gradient is averaged over the batch."""

    def backward(self):
        super().backward()
        self.grads["pos_emb"] = self.grads["pos_emb"] / len(self.idx)
