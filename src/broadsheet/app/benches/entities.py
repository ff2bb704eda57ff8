"""People, bodies and places found in texts others marked, beside spaCy's own recognisers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from broadsheet.analysis.analyst import Models
from broadsheet.analysis.annotate import annotate_all
from broadsheet.app.benches.gold import rows_of
from broadsheet.app.benches.peers import ask
from broadsheet.app.benches.report import report
from broadsheet.app.benches.scores import f1
from broadsheet.app.benches.tokentexts import Entity, Marked, laid
from broadsheet.app.settings import settings_now
from broadsheet.app.workbench import shelf_at
from broadsheet.news.article import Article, Block
from broadsheet.news.notes import NameKind
from broadsheet.news.press import known_press

Say = Callable[[str], object]
KINDS = ("PER", "ORG", "LOC")
TAGGED = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
OURS = {NameKind.PERSON: "PER", NameKind.BODY: "ORG", NameKind.PLACE: "LOC"}
PEERS = {"en_core_web_sm": "sm", "en_core_web_md": "md"}
BATCH = 8
_SEEN = datetime(2024, 1, 1, tzinfo=UTC)


def run(gold: Path, *, beside: bool, say: Say) -> dict[str, object]:
    """Score the names of `gold`: F1 of exact spans and kinds, and their numbers.

    Raises BadInput for no data. Every reader is given the same text, put together from the tokens;
    what it finds is led back to them.
    """
    rows = rows_of(gold)
    marked = [laid(row) for row in rows]
    right = [one.entities for one in marked]
    started = perf_counter()
    found = ours(marked)
    seconds = perf_counter() - started
    peers = _peers(marked, right, say) if beside else {}
    scored = {**scores(found, right), "articles_per_s": round(len(rows) / seconds, 1)}
    return report("entities", path=gold, rows=len(rows), ours=scored, seconds=seconds, peers=peers)


def _peers(
    marked: Sequence[Marked], right: Sequence[frozenset[Entity]], say: Say
) -> dict[str, Mapping[str, float]]:
    """Score spaCy's models, as they come and with the articles they keep in names taken off."""
    shelf = str(settings_now().shelf or "")
    peers: dict[str, Mapping[str, float]] = {}
    for name, size in PEERS.items():
        asked = ({"text": one.text, "shelf": shelf} for one in marked)
        answers = ask("entities", size, asked, say)
        if not answers:
            continue
        named = [
            [
                (start, end, TAGGED[label])
                for start, end, label in answer["names"]
                if label in TAGGED
            ]
            for answer in answers
        ]
        peers[name] = scores(_all_on_tokens(marked, named), right)
        bare = [
            [(_behind_article(one.text, start, end), end, kind) for start, end, kind in row]
            for one, row in zip(marked, named, strict=True)
        ]
        peers[f"{name}, articles off"] = scores(_all_on_tokens(marked, bare), right)
    return peers


def _behind_article(text: str, start: int, end: int) -> int:
    """Return where a name begins without "the", which the marked names leave out."""
    return start + 4 if text[start : start + 4].casefold() == "the " and end > start + 4 else start


def _all_on_tokens(
    marked: Sequence[Marked], named: Iterable[Iterable[tuple[int, int, str]]]
) -> list[frozenset[Entity]]:
    return [
        frozenset((*one.tokens(start, end), kind) for start, end, kind in row)
        for one, row in zip(marked, named, strict=True)
    ]


def ours(marked: Sequence[Marked]) -> list[frozenset[Entity]]:
    """Return what Broadsheet names in each text, on its tokens."""
    models = Models(tagger=shelf_at(settings_now().shelf).tagger())
    found = []
    for at in range(0, len(marked), BATCH):
        texts = [article_of(one, at) for one in marked[at : at + BATCH]]
        for article, notes in zip(
            texts, annotate_all(texts, models=models, press=known_press()), strict=True
        ):
            shift = article.body().start
            found.append(
                [
                    (span.start - shift, span.end - shift, OURS[name.kind])
                    for name in notes.names
                    for span in name.mentions
                ]
            )
    return _all_on_tokens(marked, found)


def article_of(one: Marked, number: int) -> Article:
    """Return the text as an article without a headline, a paragraph for each of its rows."""
    blocks = tuple(Block(text=paragraph) for paragraph in one.paragraphs)
    return Article(identity=f"bench:{number}", headline="", blocks=blocks, seen_at=_SEEN)


def scores(
    found: Sequence[frozenset[Entity]], right: Sequence[frozenset[Entity]]
) -> dict[str, float]:
    """Return F1 over all names (micro) and per kind, precision and recall over all."""
    counts = {kind: [0, 0, 0] for kind in KINDS}
    for mine, theirs in zip(found, right, strict=True):
        for kind in KINDS:
            one = {entity for entity in mine if entity[2] == kind}
            other = {entity for entity in theirs if entity[2] == kind}
            for place, number in enumerate((len(one & other), len(one), len(other))):
                counts[kind][place] += number
    both, mine_, theirs_ = (sum(row[place] for row in counts.values()) for place in range(3))
    return {
        "f1": _f1(both, mine_, theirs_),
        **{f"f1_{kind.casefold()}": _f1(*counts[kind]) for kind in KINDS},
        "precision": round(both / max(1, mine_), 4),
        "recall": round(both / max(1, theirs_), 4),
    }


def _f1(both: int, mine: int, theirs: int) -> float:
    return round(f1(both / max(1, mine), both / max(1, theirs)), 4)


def errors(gold: Path) -> tuple[tuple[str, str], ...]:
    """Return one (kind of error, place) for every name missed, made up, cut or of another kind."""
    marked = [laid(row) for row in rows_of(gold)]
    found = ours(marked)
    wrong = []
    for number, (mine, one) in enumerate(zip(found, marked, strict=True)):
        wrong += [
            (kind, f"row {number}, tokens {start}-{end}")
            for kind, start, end in _wrong(mine, one.entities)
        ]
    return tuple(wrong)


def _wrong(mine: frozenset[Entity], right: frozenset[Entity]) -> list[tuple[str, int, int]]:
    wrong = []
    for start, end, kind in sorted(right - mine):
        over = [one for one in mine if one[0] < end and one[1] > start]
        if any(one[:2] == (start, end) for one in over):
            wrong.append((f"{kind} read as {over[0][2]}", start, end))
        elif over:
            wrong.append((f"{kind} cut wrongly", start, end))
        else:
            wrong.append((f"{kind} missed", start, end))
    for start, end, kind in sorted(mine - right):
        if not any(one[0] < end and one[1] > start for one in right):
            wrong.append((f"{kind} where none is marked", start, end))
    return wrong
