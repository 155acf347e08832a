"""Formulas in LaTeX: the subset that amsmath, KaTeX, MathJax and Notion all accept."""
