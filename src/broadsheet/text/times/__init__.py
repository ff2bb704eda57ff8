"""Days, weeks, seasons and years in running text, and which ones they are."""
