"""Which words beside a verb of saying name the one who speaks."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from broadsheet.analysis.cast import Cast
from broadsheet.analysis.tongues.tongue import Tongue
from broadsheet.news.notes import Name, NameKind
from broadsheet.news.span import Span
from broadsheet.text.names import is_title

REACH = 160
"""How far from its verb a subject is looked for, in characters."""
_STOP = re.compile(r"[,.;:!?()«»„“”‹›\"\n]|\s[–—-]")
_LAST_BREAK = re.compile(r"[,;:()–—\n«»„“”\"]\s?|(?<![^\W_])(?:et|mais|und|aber|y|pero|e|ma|mas)\s")
_WORD = re.compile(r"[^\s,;:.()]+")
_CAPITALS = re.compile(
    r"[A-ZÀ-ÖØ-Þ][\w’'-]+(?:\s(?:de|du|von|van|da|di|la|le|del|dos|[A-ZÀ-ÖØ-Þ][\w’'-]+)){0,4}"
    r"(?<=[\w])"
)
_GENDERS = {
    **dict.fromkeys("un le ein der uno el il lo um o".split(), "m"),
    **dict.fromkeys("une la eine die una uma a".split(), "f"),
}
_SHORT_LEAD = 2
"""Words before a name that say who it is, whatever they are: "le lieutenant"."""
_LONGEST = 12
"""Words of a phrase that names a speaker."""
_APPOSED = 110
"""Characters between a name and its verb that say who it is: ", maire de Kell, a dit"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """The words that name a speaker: a name, a pronoun ("il"), or a noun with its article.

    `stranger` is a name that stands there but was found nowhere else ("la juge Vane"). `gender`
    is that of an article, "" where it tells none.
    """

    words: Span
    name: Name | None = None
    pronoun: str = ""
    noun: str = ""
    definite: bool = False
    stranger: Span | None = None
    gender: str = ""


@dataclass(frozen=True, slots=True)
class Subjects:
    """Finds the subjects of one text's verbs."""

    text: str
    cast: Cast
    tongue: Tongue

    def behind(self, at: int, limit: int) -> Subject | None:
        """Return the subject that begins at `at`, behind its verb: "a déclaré X"."""
        while at < limit and self.text[at] == " ":
            at += 1
        limit = min(limit, at + REACH)
        pronoun = self.tongue.pronoun.match(self.text, at, limit)
        if pronoun:
            return Subject(words=Span(*pronoun.span()), pronoun=pronoun[0].casefold())
        stop = _STOP.search(self.text, at, limit)
        end = stop.start() if stop else limit
        if _first(self.text, at, end) in self.tongue.to:
            return None
        for span, name in self.cast.inside(at, end)[:1]:
            lead = self.text[at : span.start].split()
            if self._leads(lead, name):
                return Subject(words=Span(at, span.end), name=name)
        found = self._phrase(at, end)
        if found is None:
            return self._stranger(at, end)
        return self._who_it_is(found, end) if found.definite else found

    def opening(self, sentence: Span) -> Subject | None:
        """Return whom a sentence begins with, None where it is nobody."""
        return self.behind(sentence.start, sentence.end)

    def _who_it_is(self, found: Subject, end: int) -> Subject:
        """Lead "le maire, Henri Osk" and "la juge Vane" to the name."""
        if self.text[end : end + 2] == ", ":
            named = self.cast.starting_at(end + 2)
            if named and named[1].kind is NameKind.PERSON:
                return Subject(words=Span(found.words.start, named[0].end), name=named[1])
            name = _CAPITALS.match(self.text, end + 2)
            if name and " " in name[0] and self.text[name.end() : name.end() + 1] in ",.":
                words = Span(found.words.start, name.end())
                return replace(found, words=words, stranger=Span(*name.span()))
        last = _last(self.text, found.words.start, found.words.end)
        before = _last(self.text, found.words.start, last.start).of(self.text).casefold()
        if before == found.noun and _CAPITALS.fullmatch(self.text, last.start, last.end):
            return replace(found, stranger=last)
        return found

    def _stranger(self, at: int, end: int) -> Subject | None:
        """Read two capitals or more behind a verb as a name: "a dit Loïc Tanguy"."""
        name = _CAPITALS.match(self.text, at, end)
        if name is None or " " not in name[0]:
            return None
        words = frozenset(name[0].casefold().split())
        if words & (self.tongue.people | self.tongue.bodies):
            return None
        span = Span(*name.span())
        return Subject(words=span, stranger=span)

    def before(self, end: int, least: int) -> Subject | None:
        """Return the subject that ends at `end`, before its verb: "X a déclaré"."""
        least = max(least, end - REACH)
        end = self._bare_end(end, least)
        if end <= least:
            return None
        if self.text[end - 1] in ",)":
            return self._apposed(end - 1, least)
        named = self.cast.ending_at(end)
        if named is not None and named[0].start >= least:
            found = self._named_before(*named, least)
            if found is not None:
                return found
        last = _last(self.text, least, end)
        if last.of(self.text).casefold() in self.tongue.pronouns:
            return Subject(words=last, pronoun=last.of(self.text).casefold())
        return self._clause_phrase(least, end)

    def _bare_end(self, end: int, least: int) -> int:
        """Return where the words before a verb end, without "se", "également"."""
        while end > least and self.text[end - 1] == " ":
            end -= 1
        light = self.tongue.light.search(self.text[max(least, end - 40) : end] + " ")
        end -= len(light[0]) - 1 if light else 0
        while end > least and self.text[end - 1] == " ":
            end -= 1
        return end

    def _leads(self, lead: list[str], name: Name) -> bool:
        """Say whether the words before a name say who it is: "le ministre", "Bürgermeisterin"."""
        if not lead:
            return True
        if len(lead) > _LONGEST or lead[-1].casefold().rstrip("’'") in self.tongue.of:
            return False
        if name.kind is not NameKind.PERSON:
            return len(lead) == 1 and bool(self.tongue.the.match(lead[0] + " "))
        if self.tongue.one.match(" ".join(lead) + " "):
            return False
        return len(lead) <= _SHORT_LEAD or any(self._is_person(word) for word in lead)

    def _is_person(self, word: str) -> bool:
        return word.casefold().strip("’'") in self.tongue.people or is_title(word)

    def _named_before(self, span: Span, name: Name, least: int) -> Subject | None:
        word = _last(self.text, least, span.start).of(self.text)
        low = word.casefold()
        if self.text[span.start - 1 : span.start] in ("’", "'") or low in self.tongue.of:
            return None
        if low in self.tongue.to:
            return None
        opens = not self.text[least : span.start].strip(' «»„“”"—–')
        if name.kind is NameKind.PLACE and not opens:
            return None
        return Subject(words=span, name=name)

    def _apposed(self, comma: int, least: int) -> Subject | None:
        """Return who is meant where a comma or bracket closes before the verb."""
        opener = "(" if self.text[comma] == ")" else ","
        at = self.text.rfind(opener, least, comma)
        if at < 0 or comma - at > _APPOSED:
            return None
        inner = Span(at + 1, comma).trim(self.text)
        named = self.cast.ending_at(inner.end)
        if named and named[0].start == inner.start and named[1].kind is NameKind.PERSON:
            return Subject(words=named[0], name=named[1])
        stop = at
        while stop > least and self.text[stop - 1] == " ":
            stop -= 1
        outer = self.cast.ending_at(stop)
        if outer is not None and outer[0].start >= least and outer[1].kind is not NameKind.PLACE:
            return self._named_before(*outer, least)
        return None

    def _clause_phrase(self, least: int, end: int) -> Subject | None:
        """Return the noun with its article that begins the clause before `end`."""
        start = least
        for stop in _LAST_BREAK.finditer(self.text, least, end):
            start = stop.end()
        for article in (self.tongue.the, self.tongue.one):
            for match in article.finditer(self.text, start, end):
                word = _last(self.text, start, match.start()).of(self.text).casefold()
                if word in self.tongue.of or word in self.tongue.to:
                    continue
                if self.text[start : match.start()].count(" ") > 3:
                    break
                found = self._phrase(match.start(), end)
                if found is not None:
                    return found
        return None

    def _phrase(self, at: int, end: int) -> Subject | None:
        """Return the phrase at `at`: an article, a noun that speaks, and what hangs on it."""
        one = self.tongue.one.match(self.text, at, end)
        article = one or self.tongue.the.match(self.text, at, end)
        if article is None:
            return None
        cut = self.tongue.when.search(self.text, article.end(), end)
        words = list(_WORD.finditer(self.text, article.end(), cut.start() if cut else end))
        for word in words[:3]:
            noun = word[0].casefold()
            if noun in self.tongue.people or noun in self.tongue.bodies:
                last = words[:_LONGEST][-1].end()
                span = Span(at, last)
                gender = _GENDERS.get(article[0].strip().casefold(), "")
                return Subject(words=span, noun=noun, definite=one is None, gender=gender)
        return None


def _first(text: str, at: int, end: int) -> str:
    word = _WORD.match(text, at, end)
    return word[0].casefold() if word else ""


def _last(text: str, least: int, end: int) -> Span:
    """Return the last word before `end`, an empty span when there is none."""
    while end > least and text[end - 1] == " ":
        end -= 1
    at = end
    while at > least and not text[at - 1].isspace():
        at -= 1
    return Span(at, end)
