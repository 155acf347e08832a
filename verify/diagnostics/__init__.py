"""What was found, where it was found, and how that is said: to people, to CI, to other tools."""
