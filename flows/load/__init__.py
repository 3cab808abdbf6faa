"""Records to rows, rows to the warehouse."""
