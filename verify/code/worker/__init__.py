"""The process in which the user's code runs; it knows nothing of formulas and judges nothing."""
