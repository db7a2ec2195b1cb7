"""The meeting as header and running heads state it."""
