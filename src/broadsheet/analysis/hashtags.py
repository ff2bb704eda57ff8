"""Hashtags from the names and phrases of an article, in one normal form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log

from broadsheet.analysis.galley import Galley
from broadsheet.analysis.gazetteer import NOT_NAMES, PEOPLES
from broadsheet.analysis.keyphrases import Phrase, find_phrases
from broadsheet.news.ids import key_of
from broadsheet.news.notes import Hashtag, Name, NameKind
from broadsheet.news.press import Press
from broadsheet.news.span import Span
from broadsheet.text.words import stems

MOST = 10
LEAST = 5
_NAME_WEIGHT = {NameKind.PERSON: 1.0, NameKind.BODY: 0.9, NameKind.PLACE: 0.8}
_MOST_OF = {"person": 4, "body": 3, "place": 3, "phrase": 6, "word": 3}
_ENOUGH = 0.6
"""The score from which a tag beyond the fifth is worth having."""
_WORDS = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class _Bid:
    label: str
    sort: str
    score: float
    mentions: tuple[Span, ...]
    stems: frozenset[str]


def find_hashtags(galley: Galley, names: Sequence[Name], press: Press) -> tuple[Hashtag, ...]:
    """Return five to ten hashtags, best first: fewer when the text holds no more.

    Scored by how often, how early and whether in the headline; outlets make none. Labels are in
    CamelCase; variants of one phrase ("returns hubs", "return hubs") become one. The same text
    always gives the same tags.
    """
    useful = [name for name in names if press.named(name.label) is None]
    spans = [span for name in names for span in name.mentions]
    bids = [bid for name in useful if (bid := _of_name(galley, name)) is not None]
    bids += [bid for phrase in find_phrases(galley, spans) if (bid := _of_phrase(galley, phrase))]
    bids.sort(key=lambda bid: (-bid.score, bid.mentions[0].start, bid.label))
    return tuple(_chosen(bids))


def _chosen(bids: Sequence[_Bid]) -> Iterator[Hashtag]:
    counts: dict[str, int] = {}
    keys: set[str] = set()
    covered: list[frozenset[str]] = []
    for bid in bids:
        key = bid.label.casefold()
        if len(keys) == MOST or (len(keys) >= LEAST and bid.score < _ENOUGH):
            return
        if key in keys or counts.get(bid.sort, 0) >= _MOST_OF[bid.sort]:
            continue
        if any(bid.stems <= other or other <= bid.stems for other in covered):
            continue
        counts[bid.sort] = counts.get(bid.sort, 0) + 1
        keys.add(key)
        covered.append(bid.stems)
        yield Hashtag(label=bid.label, key=key, score=round(bid.score, 4), mentions=bid.mentions)


def _of_name(galley: Galley, name: Name) -> _Bid | None:
    label = camel_case(name.label)
    if not label or name.label.casefold() in NOT_NAMES or not key_of(label):
        return None
    score = _NAME_WEIGHT[name.kind] * _score(galley, name.mentions)
    return _Bid(label, name.kind.value, score, name.mentions, frozenset(stems(name.label)))


def _of_phrase(galley: Galley, phrase: Phrase) -> _Bid | None:
    count = len(phrase.mentions)
    alone = len(phrase.stems) == 1
    if count < (3 if alone else 2) or (alone and not _is_noun(phrase)):
        return None
    form = _normal_form(galley, phrase)
    weight = 0.62 if alone else 0.95 if len(phrase.stems) == 2 else 0.9
    label = camel_case(form)
    if not label:
        return None
    score = weight * _score(galley, phrase.mentions)
    sort = "word" if alone else "phrase"
    return _Bid(label, sort, score, phrase.mentions, frozenset(phrase.stems))


def _is_noun(phrase: Phrase) -> bool:
    """Say whether no form of a lone word looks like a verb or tells of a people."""
    return not any(form.endswith(("ed", "ing")) or form in PEOPLES for form in phrase.forms)


def _score(galley: Galley, mentions: Sequence[Span]) -> float:
    """Weigh mentions: how many, how early the first, whether one stands in the headline."""
    length = max(1, len(galley.text))
    title = any(galley.headline.holds(span) for span in mentions)
    early = 1.0 - min(1.0, mentions[0].start / length)
    return log(1 + len(mentions)) * (0.6 + 0.5 * early + 0.6 * title)


def _normal_form(galley: Galley, phrase: Phrase) -> str:
    """Return the form printed most often, its inner words singular where copy also has them so."""
    form = min(phrase.forms, key=lambda one: (-phrase.forms[one], len(one), one))
    parts = form.split()
    known = {word for other in phrase.forms for word in other.split()}
    kept = [word[:-1] if word.endswith("s") and word[:-1] in known else word for word in parts[:-1]]
    return " ".join([*kept, parts[-1]])


def camel_case(label: str) -> str:
    """Return `label` as one word with a capital for each of its words: "return hubs" ReturnHubs."""
    made = []
    for word in _WORDS.findall(label):
        bare = re.sub(r"['’](?:s$)?", "", word)
        made.append(bare[:1].upper() + bare[1:])
    return "".join(made)
