"""Backward functions on PyTorch tensors, and autograd functions."""

import math

import torch
from torch.autograd import Function

# ---- plain functions on tensors


def layernorm_backward(dout, x, weight, mean, rstd):
    xhat = (x - mean.unsqueeze(-1)) * rstd.unsqueeze(-1)
    dweight = (dout * xhat).sum(dim=(0, 1))
    dbias = dout.sum(dim=(0, 1))
    g = dout * weight
    dx = g - g.mean(-1, keepdim=True) - xhat * (g * xhat).mean(-1, keepdim=True)
    return dx * rstd.unsqueeze(-1), dweight, dbias


def layernorm_backward_std(dout, x, weight, mean, rstd):
    """torch's std divides by n - 1 unless it is told otherwise."""
    xhat = (x - mean.unsqueeze(-1)) / (x.std(-1, keepdim=True) + 1e-5)
    g = dout * weight
    dx = g - g.mean(-1, keepdim=True) - xhat * (g * xhat).mean(-1, keepdim=True)
    return dx * rstd.unsqueeze(-1), (dout * xhat).sum(dim=(0, 1)), dout.sum(dim=(0, 1))


@torch.no_grad()
def linear_backward(grad_output, input, weight):
    grad_input = grad_output.matmul(weight)
    grad_weight = grad_output.flatten(0, 1).t().mm(input.flatten(0, 1))
    grad_bias = grad_output.sum((0, 1))
    return grad_input, grad_weight, grad_bias


@torch.no_grad()
def linear_backward_last(grad_output, input, weight):
    grad_weight = grad_output[-1].t().mm(input[-1])
    return grad_output.matmul(weight), grad_weight, grad_output.sum((0, 1))


def softmax_backward(grad_output, output):
    return output * (grad_output - (output * grad_output).sum(dim=-1, keepdim=True))


def embedding_backward(grad, tokens, num_embeddings):
    out = grad.new_zeros(num_embeddings, grad.size(-1))
    return out.index_add_(0, tokens.reshape(-1), grad.reshape(-1, grad.size(-1)))


def embedding_backward_scatter(grad, tokens, num_embeddings):
    """scatter_ writes where scatter_add_ adds."""
    out = grad.new_zeros(num_embeddings, grad.size(-1))
    flat = grad.reshape(-1, grad.size(-1))
    return out.scatter_(0, tokens.reshape(-1, 1).expand_as(flat), flat)


def cross_entropy_backward(logits, targets):
    probs = torch.softmax(logits, dim=-1)
    n = targets.ne(-1).sum().clamp(min=1)
    grad = probs.clone()
    keep = targets.ne(-1)
    grad.scatter_add_(-1, targets.clamp(min=0).unsqueeze(-1), -torch.ones_like(grad[..., :1]))
    return grad * keep.unsqueeze(-1) / n


# ---- autograd functions


class MyGELU(Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return 0.5 * x * (1 + torch.erf(x / math.sqrt(2)))

    @staticmethod
    def backward(ctx, grad_output):
        (x,) = ctx.saved_tensors
        cdf = 0.5 * (1 + torch.erf(x / math.sqrt(2)))
        pdf = torch.exp(-0.5 * x * x) / math.sqrt(2 * math.pi)
        return grad_output * (cdf + x * pdf)


class MyGELUTanhDerivative(MyGELU):
    @staticmethod
    def backward(ctx, grad_output):
        (x,) = ctx.saved_tensors
        c = math.sqrt(2 / math.pi)
        t = torch.tanh(c * (x + 0.044715 * x**3))
        return grad_output * (0.5 * (1 + t) + 0.5 * x * (1 - t * t) * c * (1 + 0.134145 * x * x))


class LinearFunction(Function):
    """weight is (out, in); the bias may be None."""

    @staticmethod
    def forward(ctx, input, weight, bias=None):
        ctx.save_for_backward(input, weight, bias)
        output = input @ weight.t()
        if bias is not None:
            output = output + bias
        return output

    @staticmethod
    def backward(ctx, grad_output):
        input, weight, bias = ctx.saved_tensors
        grad_input = grad_weight = grad_bias = None
        if ctx.needs_input_grad[0]:
            grad_input = grad_output @ weight
        if ctx.needs_input_grad[1]:
            grad_weight = torch.einsum("...o,...i->oi", grad_output, input)
        if bias is not None and ctx.needs_input_grad[2]:
            grad_bias = grad_output.reshape(-1, grad_output.shape[-1]).sum(0)
        return grad_input, grad_weight, grad_bias


class LinearFunctionBatchOnly(LinearFunction):
    """The bias's gradient is summed over the first axis alone, and then again by expand."""

    @staticmethod
    def backward(ctx, grad_output):
        input, weight, bias = ctx.saved_tensors
        return (
            grad_output @ weight,
            torch.einsum("...o,...i->oi", grad_output, input),
            grad_output.sum(0).mean(0),
        )


class RMSNorm(Function):
    @staticmethod
    def forward(ctx, x, weight, eps):
        rms = torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + eps)
        ctx.save_for_backward(x, weight, rms)
        return x * rms * weight

    @staticmethod
    def backward(ctx, dy):
        x, w, rms = ctx.saved_tensors
        wdy = w * dy
        c = (x * wdy).mean(-1, keepdim=True)
        dx = rms * wdy - rms.pow(3) * x * c
        dw = (dy * x * rms).reshape(-1, x.size(-1)).sum(0)
        return dx, dw, None


class RMSNormWrongPower(RMSNorm):
    @staticmethod
    def backward(ctx, dy):
        x, w, rms = ctx.saved_tensors
        wdy = w * dy
        c = (x * wdy).mean(-1, keepdim=True)
        dx = rms * wdy - rms.pow(2) * x * c
        return dx, (dy * x * rms).reshape(-1, x.size(-1)).sum(0), None


class CausalAttention(Function):
    """(B, h, T, C); the mask is built in."""

    @staticmethod
    def forward(ctx, q, k, v):
        scale = q.size(-1) ** -0.5
        n = q.size(-2)
        future = torch.ones(n, n, dtype=torch.bool).triu(1)
        att = (q @ k.transpose(-2, -1) * scale).masked_fill(future, float("-inf")).softmax(-1)
        ctx.save_for_backward(q, k, v, att)
        ctx.scale = scale
        return att @ v

    @staticmethod
    def backward(ctx, do):
        q, k, v, att = ctx.saved_tensors
        dv = att.transpose(-2, -1) @ do
        da = do @ v.transpose(-2, -1)
        ds = att * (da - (da * att).sum(-1, keepdim=True)) * ctx.scale
        return ds @ k, ds.transpose(-2, -1) @ q, dv


class CausalAttentionKeysUnscaled(CausalAttention):
    @staticmethod
    def backward(ctx, do):
        q, k, v, att = ctx.saved_tensors
        da = do @ v.transpose(-2, -1)
        ds = att * (da - (da * att).sum(-1, keepdim=True))
        return ds @ k * ctx.scale, ds.transpose(-2, -1) @ q, att.transpose(-2, -1) @ do


# ---- a module whose gradients are written by hand


class HandLinear(torch.nn.Module):
    """Holds its parameters as nn.Parameter and fills .grad by hand."""

    def __init__(self, d_in, d_out):
        super().__init__()
        self.weight = torch.nn.Parameter(torch.randn(d_in, d_out))
        self.bias = torch.nn.Parameter(torch.zeros(d_out))

    def forward(self, x):
        self.x = x.detach()
        return x @ self.weight + self.bias

    def backward(self, dy):
        with torch.no_grad():
            self.weight.grad = torch.einsum("bti,bto->io", self.x, dy)
            self.bias.grad = dy.sum((0, 1))
            return dy @ self.weight.t()
