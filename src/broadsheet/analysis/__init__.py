"""From an article to notes, each a span of its text."""
