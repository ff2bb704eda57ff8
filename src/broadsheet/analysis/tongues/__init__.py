"""Who said what in French, German, Spanish, Italian and Portuguese."""
