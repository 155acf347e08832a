"""Backward functions in JAX: plain ones, and custom_vjp.  Imports JAX, which may not be there."""

import jax
import jax.numpy as jnp


def layer_norm_fwd(x, gamma, beta):
    mean = x.mean(-1, keepdims=True)
    rstd = jax.lax.rsqrt(x.var(-1, keepdims=True) + 1e-5)
    xhat = (x - mean) * rstd
    return xhat * gamma + beta, (xhat, rstd, gamma)


def layer_norm_bwd(res, g):
    xhat, rstd, gamma = res
    dxhat = g * gamma
    dx = dxhat - dxhat.mean(-1, keepdims=True)
    dx = (dx - xhat * (dxhat * xhat).mean(-1, keepdims=True)) * rstd
    return dx, (g * xhat).sum((0, 1)), g.sum((0, 1))


def layer_norm_bwd_no_variance(res, g):
    xhat, rstd, gamma = res
    dxhat = g * gamma
    dx = (dxhat - dxhat.mean(-1, keepdims=True)) * rstd
    return dx, (g * xhat).sum((0, 1)), g.sum((0, 1))


@jax.custom_vjp
def layer_norm(x, gamma, beta):
    return layer_norm_fwd(x, gamma, beta)[0]


layer_norm.defvjp(layer_norm_fwd, layer_norm_bwd)


@jax.custom_vjp
def gelu(x):
    return jax.nn.gelu(x, approximate=True)


def _gelu_fwd(x):
    return gelu(x), x


def _gelu_bwd(x, g):
    """The derivative of the erf form."""
    cdf = jax.scipy.stats.norm.cdf(x)
    return (g * (cdf + x * jax.scipy.stats.norm.pdf(x)),)


gelu.defvjp(_gelu_fwd, _gelu_bwd)


def embedding_bwd(dout, tokens, vocab_size):
    return jnp.zeros((vocab_size, dout.shape[-1])).at[tokens].add(dout)


def embedding_bwd_set(dout, tokens, vocab_size):
    return jnp.zeros((vocab_size, dout.shape[-1])).at[tokens].set(dout)


def attention_bwd(do, q, k, v):
    n, d = q.shape[-2:]
    scores = jnp.einsum("bhqd,bhkd->bhqk", q, k) / jnp.sqrt(d)
    p = jax.nn.softmax(jnp.where(jnp.tril(jnp.ones((n, n), bool)), scores, -jnp.inf))
    dp = jnp.einsum("bhqd,bhkd->bhqk", do, v)
    ds = p * (dp - (dp * p).sum(-1, keepdims=True)) / jnp.sqrt(d)
    return {
        "dq": jnp.einsum("bhqk,bhkd->bhqd", ds, k),
        "dk": jnp.einsum("bhqk,bhqd->bhkd", ds, q),
        "dv": jnp.einsum("bhqk,bhqd->bhkd", p, do),
    }
