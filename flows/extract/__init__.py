"""Where things stand: surface strings with spans, never interpreted."""
