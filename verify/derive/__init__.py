"""Derivations as texts: what is in them, and the forms in which they are written."""
