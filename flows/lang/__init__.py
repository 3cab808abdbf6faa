"""Chinese text with no knowledge of the domain: folding, numerals, sentences."""
