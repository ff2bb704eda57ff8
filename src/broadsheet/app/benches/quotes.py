"""Who said what in US political news: source, cue and content, beside textacy."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import perf_counter

from broadsheet.analysis.annotate import annotate_all
from broadsheet.app.benches.gold import Row, rows_of
from broadsheet.app.benches.peers import ask
from broadsheet.app.benches.quoteterms import (
    ROLES,
    Attribution,
    Case,
    Spans,
    attributions,
    laid,
    moved,
)
from broadsheet.app.benches.report import report
from broadsheet.app.benches.scores import f1
from broadsheet.app.settings import settings_now
from broadsheet.app.workbench import start_for
from broadsheet.news.press import known_press
from broadsheet.news.span import Span

Say = Callable[[str], object]
BATCH = 8


def run(gold: Path, *, beside: bool, say: Say, limit: int | None = None) -> dict[str, object]:
    """Score the quotes found in the texts of `gold`; raises BadInput for no data.

    Each of theirs is paired with the one of ours that shares most signs of its content, each once.
    Overlap is counted in signs over all texts: precision is the share of ours that are theirs.
    """
    cases = cases_of(gold, limit=limit)
    started = perf_counter()
    found = ours(cases)
    seconds = perf_counter() - started
    scored = {**scores(cases, found), "articles_per_s": round(len(cases) / seconds, 1)}
    peers = {}
    if beside and (answers := _asked(cases, say)):
        peers["textacy"] = scores(cases, answers)
    return report("quotes", path=gold, rows=len(cases), ours=scored, seconds=seconds, peers=peers)


def errors(gold: Path) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with each attribution: what it is, and where."""
    cases = cases_of(gold)
    for case, mine in zip(cases, ours(cases), strict=True):
        pairs = paired(case.right, mine)
        held = {id(other) for _, other in pairs if other is not None}
        for one, other in pairs:
            place = f"row {case.number}, {_begin(one)}"
            if other is None:
                quoted = any(case.text[span.start - 1 : span.start] in '"“' for span in one.content)
                yield (
                    ("a quotation is not found" if quoted else "reported words are not found"),
                    place,
                )
                continue
            for role in ROLES:
                if one.role(role) != other.role(role):
                    missing = not other.role(role)
                    met = overlap(one.role(role), other.role(role)) > 0
                    what = "none" if missing else "ends elsewhere" if met else "another"
                    yield f"{role}: {what}", place
        for other in mine:
            if id(other) not in held:
                yield "nobody counts this as said", f"row {case.number}, {_begin(other)}"


def _begin(one: Attribution) -> int:
    return min((span.start for role in ROLES for span in one.role(role)), default=0)


def cases_of(gold: Path, *, limit: int | None = None) -> tuple[Case, ...]:
    """Return the texts (at most `limit`) with their attributions; raises BadInput for none."""
    return tuple(_case(number, row) for number, row in enumerate(rows_of(gold, limit=limit), 1))


def _case(number: int, row: Row) -> Case:
    right = tuple(
        Attribution(**{role: _spans(one.get(role) or ()) for role in ROLES})
        for one in row["attributions"]
    )
    return Case(number=number, text=row["text"], right=right)


def _spans(pairs: Sequence[Sequence[int]]) -> Spans:
    return tuple(sorted(Span(start, end) for start, end in pairs if end > start))


def ours(cases: Sequence[Case]) -> list[tuple[Attribution, ...]]:
    """Return the quotes noted in each text, as attributions in its own signs."""
    hands = start_for(settings_now())()
    press = known_press()
    found: list[tuple[Attribution, ...]] = []
    for at in range(0, len(cases), BATCH):
        set_out = [laid(case) for case in cases[at : at + BATCH]]
        notes = annotate_all([one for one, _ in set_out], models=hands.models, press=press)
        found += [
            tuple(moved(one, places) for one in attributions(noted, article.text))
            for noted, (article, places) in zip(notes, set_out, strict=True)
        ]
    return found


def paired(
    right: Sequence[Attribution], mine: Sequence[Attribution]
) -> list[tuple[Attribution, Attribution | None]]:
    """Pair each of theirs with the one of ours that shares most of its content, each once."""
    shared = sorted(
        (
            (overlap(one.content, other.content), -at, -place)
            for at, one in enumerate(right)
            for place, other in enumerate(mine)
            if overlap(one.content, other.content) > 0
        ),
        reverse=True,
    )
    partner: dict[int, int] = {}
    for _, at, place in shared:
        if -at not in partner and -place not in partner.values():
            partner[-at] = -place
    return [(one, mine[partner[at]] if at in partner else None) for at, one in enumerate(right)]


def overlap(one: Spans, other: Spans) -> int:
    """Return how many signs two lists of spans share."""
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)


def scores(cases: Sequence[Case], found: Sequence[Sequence[Attribution]]) -> dict[str, float]:
    """Return overlap F1 a role, F1 of attributions exact in all three, and speakers that meet."""
    shared = dict.fromkeys(ROLES, 0)
    signs = {role: [0, 0] for role in ROLES}
    exact = theirs = mine_ = met = quoted = 0
    for case, mine in zip(cases, found, strict=True):
        theirs, mine_ = theirs + len(case.right), mine_ + len(mine)
        for role in ROLES:
            signs[role][0] += sum(len(span) for one in mine for span in one.role(role))
            signs[role][1] += sum(len(span) for one in case.right for span in one.role(role))
        for one, other in paired(case.right, mine):
            if other is None:
                continue
            for role in ROLES:
                shared[role] += overlap(one.role(role), other.role(role))
            exact += all(one.role(role) == other.role(role) for role in ROLES)
            if one.source and other.source:
                quoted += 1
                met += overlap(one.source, other.source) > 0
    found_f1 = {f"{role}_overlap_f1": _f1(shared[role], *signs[role]) for role in ROLES}
    return {
        **found_f1,
        "all_exact_f1": _f1(exact, mine_, theirs),
        "speaker_accuracy": round(met / max(1, quoted), 4),
    }


def _f1(both: int, mine: int, theirs: int) -> float:
    return round(f1(both / max(1, mine), both / max(1, theirs)), 4)


def _asked(cases: Sequence[Case], say: Say) -> list[tuple[Attribution, ...]]:
    shelf = str(settings_now().shelf or "")
    questions = ({"text": case.text, "shelf": shelf} for case in cases)
    return [
        tuple(
            Attribution(**{role: _spans(one[role]) for role in ROLES})
            for one in answer["attributions"]
        )
        for answer in ask("quotes", "textacy", questions, say, nothing={"attributions": []})
    ]
