"""What things mean: surfaces mapped through the reference tables, the page never re-read."""
