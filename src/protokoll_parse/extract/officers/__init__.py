"""Chair, secretary and adjusters."""
