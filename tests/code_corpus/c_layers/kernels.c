// Forward and backward kernels as small trainers in C have them: float pointers, sizes at the end,
// gradients that are added to.  Some are wrong on purpose; kernels.expected.toml says which.

#include <math.h>
#include <stdlib.h>
#include <string.h>

void layernorm_forward(float* out, float* mean, float* rstd, const float* inp,
                       const float* weight, const float* bias, int B, int T, int C) {
    for (int bt = 0; bt < B * T; bt++) {
        const float* x = inp + bt * C;
        float m = 0.0f, v = 0.0f;
        for (int i = 0; i < C; i++) m += x[i];
        m /= C;
        for (int i = 0; i < C; i++) v += (x[i] - m) * (x[i] - m);
        v /= C;
        float s = 1.0f / sqrtf(v + 1e-5f);
        for (int i = 0; i < C; i++) out[bt * C + i] = (x[i] - m) * s * weight[i] + bias[i];
        mean[bt] = m;
        rstd[bt] = s;
    }
}

void layernorm_backward(float* dinp, float* dweight, float* dbias, const float* dout,
                        const float* inp, const float* weight, const float* mean,
                        const float* rstd, int B, int T, int C) {
    for (int bt = 0; bt < B * T; bt++) {
        const float* dy = dout + bt * C;
        const float* x = inp + bt * C;
        float s1 = 0.0f, s2 = 0.0f;
        for (int i = 0; i < C; i++) {
            float n = (x[i] - mean[bt]) * rstd[bt];
            float dn = weight[i] * dy[i];
            s1 += dn;
            s2 += dn * n;
        }
        s1 /= C;
        s2 /= C;
        for (int i = 0; i < C; i++) {
            float n = (x[i] - mean[bt]) * rstd[bt];
            dbias[i] += dy[i];
            dweight[i] += n * dy[i];
            dinp[bt * C + i] += (weight[i] * dy[i] - s1 - n * s2) * rstd[bt];
        }
    }
}

// the term of the mean is missing
void layernorm_backward_short(float* dinp, float* dweight, float* dbias, const float* dout,
                              const float* inp, const float* weight, const float* mean,
                              const float* rstd, int B, int T, int C) {
    for (int bt = 0; bt < B * T; bt++) {
        float s2 = 0.0f;
        for (int i = 0; i < C; i++) {
            float n = (inp[bt * C + i] - mean[bt]) * rstd[bt];
            s2 += weight[i] * dout[bt * C + i] * n;
        }
        for (int i = 0; i < C; i++) {
            float n = (inp[bt * C + i] - mean[bt]) * rstd[bt];
            dbias[i] += dout[bt * C + i];
            dweight[i] += n * dout[bt * C + i];
            dinp[bt * C + i] += (weight[i] * dout[bt * C + i] - n * s2 / C) * rstd[bt];
        }
    }
}

// dinp is assigned, dweight and dbias are added to
void layernorm_backward_assigns(float* dinp, float* dweight, float* dbias, const float* dout,
                                const float* inp, const float* weight, const float* mean,
                                const float* rstd, int B, int T, int C) {
    memset(dinp, 0, (size_t)B * T * C * sizeof(float));
    layernorm_backward(dinp, dweight, dbias, dout, inp, weight, mean, rstd, B, T, C);
}

// weight is (OC, C); bias and dbias may be NULL
void matmul_backward(float* dinp, float* dweight, float* dbias, const float* dout,
                     const float* inp, const float* weight, int B, int T, int C, int OC) {
    for (int bt = 0; bt < B * T; bt++) {
        for (int o = 0; o < OC; o++) {
            float d = dout[bt * OC + o];
            if (dbias != NULL) dbias[o] += d;
            for (int i = 0; i < C; i++) {
                dinp[bt * C + i] += weight[o * C + i] * d;
                dweight[o * C + i] += inp[bt * C + i] * d;
            }
        }
    }
}

// dbias is read and written without a look whether it is there
void matmul_backward_needs_bias(float* dinp, float* dweight, float* dbias, const float* dout,
                                const float* inp, const float* weight, int B, int T, int C,
                                int OC) {
    for (int bt = 0; bt < B * T; bt++)
        for (int o = 0; o < OC; o++) dbias[o] += dout[bt * OC + o];
    matmul_backward(dinp, dweight, NULL, dout, inp, weight, B, T, C, OC);
}

// loops over T only: the first element of the batch
void matmul_backward_first(float* dinp, float* dweight, float* dbias, const float* dout,
                           const float* inp, const float* weight, int B, int T, int C, int OC) {
    (void)B;
    matmul_backward(dinp, dweight, dbias, dout, inp, weight, 1, T, C, OC);
}

// C and OC are exchanged in the index of the weight
void matmul_backward_strides(float* dinp, float* dweight, float* dbias, const float* dout,
                             const float* inp, const float* weight, int B, int T, int C, int OC) {
    for (int bt = 0; bt < B * T; bt++)
        for (int o = 0; o < OC; o++) {
            float d = dout[bt * OC + o];
            if (dbias) dbias[o] += d;
            for (int i = 0; i < C; i++) {
                dinp[bt * C + i] += weight[i * OC + o] * d;
                dweight[o * C + i] += inp[bt * C + i] * d;
            }
        }
}

void gelu_forward(float* out, const float* inp, int N) {
    for (int i = 0; i < N; i++) {
        float x = inp[i];
        out[i] = 0.5f * x * (1.0f + tanhf(0.79788456f * (x + 0.044715f * x * x * x)));
    }
}

void gelu_backward(float* dinp, const float* inp, const float* dout, int N) {
    for (int i = 0; i < N; i++) {
        float x = inp[i];
        float t = tanhf(0.79788456f * (x + 0.044715f * x * x * x));
        float slope = 0.5f * (1.0f + t) +
                      0.5f * x * (1.0f - t * t) * 0.79788456f * (1.0f + 0.134145f * x * x);
        dinp[i] += slope * dout[i];
    }
}

// sizes in another order, double precision
void gelu_backward_double(int n, const double* x, const double* dy, double* dx) {
    const double c = 0.7978845608028654;
    for (int i = 0; i < n; i++) {
        double u = c * (x[i] + 0.044715 * x[i] * x[i] * x[i]);
        double t = tanh(u);
        dx[i] = dy[i] * (0.5 * (1 + t) + 0.5 * x[i] * (1 - t * t) * c * (1 + 3 * 0.044715 * x[i] * x[i]));
    }
}

// the probabilities come from a forward; targets are ids
void crossentropy_softmax_backward(float* dlogits, const float* dlosses, const float* probs,
                                   const int* targets, int B, int T, int V) {
    for (int bt = 0; bt < B * T; bt++)
        for (int v = 0; v < V; v++)
            dlogits[bt * V + v] +=
                (probs[bt * V + v] - (v == targets[bt] ? 1.0f : 0.0f)) * dlosses[bt];
}

// mean over all positions, overwriting
void softmax_xent_backward(float* dlogits, const float* probs, const int* targets, int n, int V) {
    for (int r = 0; r < n; r++)
        for (int v = 0; v < V; v++)
            dlogits[r * V + v] = (probs[r * V + v] - (v == targets[r])) / n;
}

// without 1/n
void softmax_xent_backward_sum(float* dlogits, const float* probs, const int* targets, int n,
                               int V) {
    for (int r = 0; r < n; r++)
        for (int v = 0; v < V; v++) dlogits[r * V + v] = probs[r * V + v] - (v == targets[r]);
}

void encoder_backward(float* dwte, float* dwpe, const float* dout, const int* inp, int B, int T,
                      int C) {
    for (int b = 0; b < B; b++)
        for (int t = 0; t < T; t++)
            for (int i = 0; i < C; i++) {
                float d = dout[(b * T + t) * C + i];
                dwte[inp[b * T + t] * C + i] += d;
                dwpe[t * C + i] += d;
            }
}

// assigns where tokens and positions repeat
void encoder_backward_assigns(float* dwte, float* dwpe, const float* dout, const int* inp, int B,
                              int T, int C) {
    for (int b = 0; b < B; b++)
        for (int t = 0; t < T; t++)
            for (int i = 0; i < C; i++) {
                float d = dout[(b * T + t) * C + i];
                dwte[inp[b * T + t] * C + i] = d;
                dwpe[t * C + i] += d;
            }
}

// inp is (B, T, 3C): queries, keys, values; scratch has room for dpreatt and datt, zeroed
void attention_backward(float* dinp, float* dpreatt, float* datt, const float* dout,
                        const float* inp, const float* att, int B, int T, int C, int NH) {
    int hs = C / NH;
    float scale = 1.0f / sqrtf((float)hs);
    for (int b = 0; b < B; b++)
        for (int t = 0; t < T; t++)
            for (int h = 0; h < NH; h++) {
                const float* a = att + ((b * NH + h) * T + t) * T;
                float* da = datt + ((b * NH + h) * T + t) * T;
                float* dp = dpreatt + ((b * NH + h) * T + t) * T;
                const float* dy = dout + (b * T + t) * C + h * hs;
                const float* q = inp + (b * T + t) * 3 * C + h * hs;
                float* dq = dinp + (b * T + t) * 3 * C + h * hs;
                for (int s = 0; s <= t; s++) {
                    const float* v = inp + (b * T + s) * 3 * C + 2 * C + h * hs;
                    float* dv = dinp + (b * T + s) * 3 * C + 2 * C + h * hs;
                    for (int i = 0; i < hs; i++) {
                        da[s] += v[i] * dy[i];
                        dv[i] += a[s] * dy[i];
                    }
                }
                for (int s = 0; s <= t; s++)
                    for (int r = 0; r <= t; r++)
                        dp[r] += a[s] * ((s == r ? 1.0f : 0.0f) - a[r]) * da[s];
                for (int s = 0; s <= t; s++) {
                    const float* k = inp + (b * T + s) * 3 * C + C + h * hs;
                    float* dk = dinp + (b * T + s) * 3 * C + C + h * hs;
                    for (int i = 0; i < hs; i++) {
                        dq[i] += k[i] * dp[s] * scale;
                        dk[i] += q[i] * dp[s] * scale;
                    }
                }
            }
}

// the keys' gradient lacks the scale
void attention_backward_unscaled_keys(float* dinp, float* dpreatt, float* datt,
                                      const float* dout, const float* inp, const float* att,
                                      int B, int T, int C, int NH) {
    float* saved = malloc((size_t)B * T * 3 * C * sizeof(float));
    memcpy(saved, dinp, (size_t)B * T * 3 * C * sizeof(float));
    attention_backward(dinp, dpreatt, datt, dout, inp, att, B, T, C, NH);
    float root = sqrtf((float)(C / NH));
    for (int bt = 0; bt < B * T; bt++)
        for (int i = C; i < 2 * C; i++) {
            int at = bt * 3 * C + i;
            dinp[at] = saved[at] + (dinp[at] - saved[at]) * root;
        }
    free(saved);
}

void residual_backward(float* dinp1, float* dinp2, const float* dout, int N) {
    for (int i = 0; i < N; i++) {
        dinp1[i] += dout[i];
        dinp2[i] += dout[i];
    }
}

// one past the end, again and again, until the process is killed
void gelu_backward_out_of_bounds(float* dinp, const float* inp, const float* dout, int N) {
    gelu_backward(dinp, inp, dout, N);
    for (long i = 0; i < 1L << 34; i += 1024) dinp[i] = 0.0f;
}

void softmax_backward_f32(const float* p, const float* dp, float* dz, int rows, int cols) {
    for (int r = 0; r < rows; r++) {
        float dot = 0.0f;
        for (int c = 0; c < cols; c++) dot += p[r * cols + c] * dp[r * cols + c];
        for (int c = 0; c < cols; c++)
            dz[r * cols + c] = p[r * cols + c] * (dp[r * cols + c] - dot);
    }
}
