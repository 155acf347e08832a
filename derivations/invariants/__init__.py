"""Algebraic invariants of gradients, on one page and across pages, for every shape."""
