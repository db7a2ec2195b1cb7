"""Who presented an item."""
