"""The stylesheet and the script: contrast, size, and nothing from elsewhere."""

from __future__ import annotations

import re
from importlib import resources

import pytest

FILES = resources.files("broadsheet.web") / "static" / "broadsheet"
STYLE = (FILES / "paper.css").read_text("utf-8")
SCRIPT = (FILES / "paper.js").read_text("utf-8")
COLOUR = re.compile(r"--(\w+): (#[0-9a-f]{6});")


def schemes() -> dict[str, dict[str, str]]:
    light, dark = (dict(COLOUR.findall(block)) for block in STYLE.split(":root {")[1:3])
    return {"light": light, "dark": dark}


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ink", ["ink", "soft", "accent", "amber"])
@pytest.mark.parametrize("ground", ["paper", "tint", "lit"])
def test_words_stand_out_from_every_ground(scheme: str, ink: str, ground: str) -> None:
    colours = schemes()[scheme]
    assert contrast(colours[ink], colours[ground]) >= 4.5


def test_the_script_is_small_and_our_own() -> None:
    assert len(SCRIPT.encode()) < 10_000
    assert not re.search(
        r"https?://|innerHTML|outerHTML|insertAdjacent|document\.write|eval\(", SCRIPT
    )


def test_the_stylesheet_asks_for_nothing() -> None:
    assert not re.search(r"url\(|@import|https?:", STYLE)


def test_focus_is_never_taken_away_without_another_sign() -> None:
    bare = re.findall(r"([^{}]+)\{[^}]*outline: 0", STYLE)
    assert [selector.strip() for selector in bare] == ["main:focus", "[data-item]:focus"]
