"""From a page, a saved capture or a row to articles."""
