"""Generated worked examples: networks, documents that print them correctly, and planted errors."""
