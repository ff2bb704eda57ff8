"""The benches that `broadsheet bench` runs."""
