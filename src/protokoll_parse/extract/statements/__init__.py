"""Sentences and sections by which the meeting decides, and those that only tell of it."""
