"""Names are looked up by full name and kind, and only when they are sure."""

from __future__ import annotations

from broadsheet.analysis.linking import linked
from broadsheet.news.notes import Name, NameKind
from broadsheet.news.span import Span


def _name(label: str, kind: NameKind, confidence: float = 0.9) -> Name:
    mentions = (Span(0, len(label)),)
    return Name(kind=kind, label=label, key=label, mentions=mentions, confidence=confidence)


def _register(label: str, kind: str) -> str:
    return "Q7" if (label, kind) in {("Orla Vance", "person"), ("Kell", "place")} else ""


def test_a_sure_name_carries_its_id() -> None:
    names = (_name("Orla Vance", NameKind.PERSON), _name("Kell", NameKind.PLACE))
    assert [one.wikidata for one in linked(names, _register)] == ["Q7", "Q7"]


def test_others_carry_none() -> None:
    names = (
        _name("Kell", NameKind.BODY),
        _name("Kell", NameKind.PERSON),
        _name("Kell", NameKind.PLACE, confidence=0.6),
    )
    assert [one.wikidata for one in linked(names, _register)] == ["", "", ""]
    assert linked(names, None) == names
