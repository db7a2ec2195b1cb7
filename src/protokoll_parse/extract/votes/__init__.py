"""Counted votes, who voted how, and what decided a tie."""
