"""Known slips: one change of the equations, or of the arrays, that reproduces wrong gradients."""
