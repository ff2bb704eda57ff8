"""The models on the shelf, checked by hash, and what to do when there are none."""

from broadsheet.shelf.fetch import fetch
from broadsheet.shelf.rack import Shelf, ShelfEntry, folder_from

__all__ = ["Shelf", "ShelfEntry", "fetch", "folder_from"]
