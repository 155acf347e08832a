"""Document formats: each turns the text of a file into passages, directives and troubles."""
