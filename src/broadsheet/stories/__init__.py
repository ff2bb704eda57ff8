"""From many articles to stories: copies, events, storylines and topics."""
