"""The nouns of the newsroom, as frozen values made with the standard library alone."""
