"""Derivation steps for people, each of them checked."""
