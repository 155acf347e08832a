"""Hostile input for every reader: what has to hold of it, and who makes it."""
