"""Five hundred invented articles as JSONL rows: copies, reports of one event, and strangers."""

from __future__ import annotations

import json
import random
from pathlib import Path

PEOPLE = ("Ines Calder", "Tom Ashdown", "Hanne Osterley", "Morwenna Tulley", "Piers Quill")
ROLES = ("chair of the harbour board", "council leader", "chief executive", "head teacher", "mayor")
PLACES = ("Port Sable", "Little Merrow", "Hallow", "Trevance", "Saltby")
THINGS = ("ferry toll", "school merger", "lifeboat station", "crab quota", "sea wall", "clinic")
OUTLETS = ("The Harbour Times", "Merrow Chronicle", "Island Wire", "Hallow Gazette")
REASONS = (
    "The plan was drawn up after a winter of storms that closed the road twice.",
    "Residents have waited since 2019 for an answer, and many have stopped asking.",
    "A report to members says the work can start before the summer.",
    "Nobody at the meeting spoke against it, though three members stayed away.",
    "The money comes from a reserve that was set aside for the harbour crane.",
    "A second vote is due next month, when the figures will be read again.",
)


def event(number: int, dice: random.Random) -> tuple[str, list[str], int]:
    """Return the headline, paragraphs and day of one invented event."""
    who, role = dice.choice(list(zip(PEOPLE, ROLES, strict=True)))
    place, thing = dice.choice(PLACES), dice.choice(THINGS)
    cost, votes = dice.randint(11, 990), dice.randint(5, 19)
    paragraphs = [
        f"{place} will change its {thing} for £{cost},000, the council agreed on item {number}.",
        f"“We have waited {votes} years for the {thing},” said {who}, {role}. “It is time.”",
        *dice.sample(REASONS, 3),
        f"According to {dice.choice(OUTLETS)}, {votes} members voted for it in {place}.",
    ]
    return f"{place} agrees on its {thing} (item {number})", paragraphs, dice.randint(1, 27)


def write_rows(path: Path, *, count: int, seed: int = 7) -> None:
    """Write `count` rows; about a third are copies or reports of an event already told."""
    dice = random.Random(seed)
    told: list[tuple[str, list[str], int]] = []
    with path.open("w", encoding="utf-8") as out:
        for number in range(count):
            if told and dice.random() < 0.35:
                headline, paragraphs, day = dice.choice(told)
                if dice.random() < 0.5:
                    headline = f"{headline.split(' (')[0]}: what was said"
                    paragraphs = [paragraphs[0], *dice.sample(paragraphs[1:], 3)]
            else:
                headline, paragraphs, day = event(number, dice)
                told.append((headline, paragraphs, day))
            host = dice.choice(OUTLETS).casefold().replace(" ", "")
            row = {
                "url": f"http://{host}.example/2026/02/{day:02}/{number}.html",
                "headline": headline,
                "text": "\n\n".join(paragraphs),
                "authors": [dice.choice(PEOPLE)],
                "published": f"2026-02-{day:02}T{number % 24:02}:00:00Z",
            }
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
