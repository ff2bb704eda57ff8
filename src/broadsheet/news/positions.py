"""Where somebody stands on something, in words of the text."""

from __future__ import annotations

from enum import StrEnum


class Stance(StrEnum):
    """How an actor stands to what is at issue."""

    SUPPORTS = "supports"
    OPPOSES = "opposes"
    RULES_OUT = "rules out"
    OPEN_TO = "open to"
    CONDITIONAL = "conditional"
    NOT_APPROACHED = "not approached"
    DENIES = "denies"
    NO_COMMENT = "no comment"
