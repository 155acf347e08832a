"""The pages: one sublayer a file, data only."""
