"""Who was there: lists, tables, roll calls."""
