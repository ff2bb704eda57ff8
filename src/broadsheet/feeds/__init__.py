"""Feeds in every dialect, read into one value."""
