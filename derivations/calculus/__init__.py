"""The calculus: unfolding, differentiation, normal form."""
