"""What the tests of this face start from."""

from faces import (
    archive,
    desk,
    in_english,
    moderating,
    moderator,
    quick_passwords,
    reader,
    signed_in,
    visitor,
)

__all__ = [
    "archive",
    "desk",
    "in_english",
    "moderating",
    "moderator",
    "quick_passwords",
    "reader",
    "signed_in",
    "visitor",
]
