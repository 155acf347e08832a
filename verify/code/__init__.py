"""Hand-written backward code: called as it wants to be called, and judged by two references."""
