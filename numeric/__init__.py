"""The equations as arrays: examples, lowering, models, differences and enclosures."""
