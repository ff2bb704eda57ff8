"""The archive keeps every article, version and note, and forgets nothing it was given."""
