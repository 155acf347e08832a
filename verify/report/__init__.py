"""Reports: one result, and views of it."""
