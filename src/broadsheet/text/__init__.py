"""Language tools: they know spans and know no news."""
