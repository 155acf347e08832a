// A kernel as small trainers in C have it: float pointers, sizes at the end, gradients are added to.

void matmul_backward(float *dinp, float *dweight, float *dbias, const float *dout, const float *inp,
                     const float *weight, int B, int T, int C, int OC) {
    for (int bt = 0; bt < B * T; bt++) {
        for (int o = 0; o < OC; o++) {
            float d = dout[bt * OC + o];
            dbias[o] += d;
            for (int i = 0; i < C; i++) {
                dinp[bt * C + i] += weight[o * C + i] * d;
                dweight[o * C + i] += inp[bt * C + i] * d;
            }
        }
    }
}
