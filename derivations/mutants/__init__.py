"""Wrong variants of every page, as people get them wrong; each has to be refuted."""
