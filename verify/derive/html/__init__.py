"""A text as one HTML file that needs no network: the page, its formulas and its picture."""
