"""The mathematics: index notation, the catalogue of sublayers, and the calculus that proves it."""
