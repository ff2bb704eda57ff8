"""Puts the house together: the only place that names concrete classes."""
