"""Slips: classic mistakes that reproduce a wrong figure, each a variant of the equations."""
