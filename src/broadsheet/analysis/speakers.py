"""Who is meant by the words beside a verb of saying: names, roles, pronouns led back."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from broadsheet.analysis.cast import Cast
from broadsheet.analysis.clauses import Subject
from broadsheet.analysis.galley import Galley
from broadsheet.analysis.gazetteer import BODIES, BODY_HEADS
from broadsheet.analysis.nouns import BODY_NOUNS, SPOKEN_FOR
from broadsheet.analysis.roles import HEADS
from broadsheet.news.notes import Name, NameKind, Speaker, Standing
from broadsheet.news.span import Span
from broadsheet.text.names import gender_of_name

_HE_SHE = {"he": "m", "she": "f", "il": "m", "elle": "f"}
_ROLE_OPENS = re.compile(
    r"The\s(?:[a-z-]+\s){0,2}?([a-z-]+)\s(?=was|is|has|had|did|does|also|then|[a-z]+ed\b|[a-z]+s\b)"
)
_SAME_ROLE = {
    "judge": frozenset({"justice", "judge"}),
    "boss": frozenset({"boss", "chief", "executive", "chairman"}),
    "pm": frozenset({"prime", "minister"}),
}
_FIRMS = frozenset(
    "company firm operator carrier retailer airline manufacturer developer lender bank giant business chain "
    "maker supplier insurer broadcaster publisher".split()
)
_NO_FIRM = BODY_HEADS - frozenset(
    "ferries airlines airways bank co company corp corporation group inc limited ltd plc network service services rail "
    "railway system systems".split()
)
_FAR = 2
"""How many sentences outside quotations a pronoun may stand from whom it means."""
_ARTICLE = re.compile(r"(?:the|this|that|le|la|l['’])\s?", re.I)
_MAN = frozenset(
    "spokesman policeman chairman businessman fisherman man boy father husband brother king son crewman".split()
)
_WOMAN = frozenset(
    "spokeswoman policewoman chairwoman businesswoman woman girl mother wife sister queen daughter".split()
)
_OUTLET_NOUNS = frozenset(
    "paper newspaper magazine outlet site broadcaster channel tabloid daily agency".split()
)


@dataclass(slots=True)
class _Topic:
    """Whom the copy is about at one point: a speaker and the sentence it was last named in."""

    speaker: Speaker
    sentence: int
    gender: str
    plural: bool


class Voices:
    """Follows a text from front to back and says who the words for a speaker mean."""

    def __init__(
        self, galley: Galley, cast: Cast, genders: dict[str, str], outlets: frozenset[str]
    ) -> None:
        self._galley, self._cast, self._genders = galley, cast, genders
        self._outlets = outlets
        self._topic: _Topic | None = None
        self._body: _Topic | None = None
        self._unnamed: list[tuple[Subject, Speaker]] = []
        self._bodies: list[tuple[int, Speaker]] = []
        self._outside = [
            one.start
            for one in galley.sentences
            if not any(mark.inner.start <= one.start < mark.inner.end for mark in galley.marked)
            or any(mark.outer.start == one.start for mark in galley.marked)
        ]

    def sentence_number(self, at: int) -> int:
        """Return how many sentences that begin outside quotations begin up to `at`."""
        return bisect_right(self._outside, at)

    def hear(self, subject: Subject) -> Speaker | None:
        """Return the speaker `subject` means, None when that is not sure, and remember it."""
        found = self._meant(subject)
        if found is not None:
            self._remember(subject, found)
        return found

    def notice(self, start: int, end: int) -> None:
        """Take note of whom the sentence at [`start`, `end`) begins with."""
        text = self._galley.text
        opener = re.compile(r"[\"'“‘«„]?(he|she|it|they)(?![^\W_])", re.I).match(text, start, end)
        if opener:
            for topic in (self._topic, self._body):
                if topic and self._fits(topic, opener[1].casefold(), start):
                    topic.sentence = self.sentence_number(start)
            return
        if self._notice_role(start, end):
            return
        for span, name in self._cast.inside(start, min(end, start + 70)):
            if name.kind is NameKind.PLACE:
                continue
            lead = text[start : span.start]
            if re.search(
                r"(?:^|\s)(?:of|for|to|by|with|from|against|between|than)\s(?:the\s)?$|['’]s\s$|[.:;]",
                lead,
                re.I,
            ):
                return
            if text[span.end : span.end + 2] in ("'s", "’s"):
                return
            if lead.count(" ") <= 6 and name.kind is NameKind.PERSON:
                self._topic = self._topic_of(self._named(name, span), start)
            elif lead.count(" ") <= 6:
                self._body = self._topic_of(self._named(name, span), start)
            return

    def _notice_role(self, start: int, end: int) -> bool:
        """Take "The judge was not persuaded." as being about the one judge, when there is one."""
        match = _ROLE_OPENS.match(self._galley.text, start, end)
        if match is None:
            return False
        words = Span(start, match.end(1))
        noun = match[1].casefold()
        if noun in BODY_NOUNS:
            body = self._of_body(Subject(words=words, noun=noun, kind="body"))
            self._body = self._topic_of(body, start) if body else self._body
            return True
        if noun not in HEADS:
            return False
        found = self._by_role(Subject(words=words, noun=noun, kind="people"))
        if found is None:
            found = Speaker(
                label=words.of(self._galley.text), words=words, standing=Standing.UNNAMED
            )
        self._topic = self._topic_of(found, start)
        return True

    def _topic_of(self, speaker: Speaker, at: int) -> _Topic:
        gender = self._genders.get(speaker.key, "")
        return _Topic(speaker, self.sentence_number(at), gender, plural=False)

    def _remember(self, subject: Subject, speaker: Speaker) -> None:
        at = subject.words.start
        topic = self._topic_of(speaker, at)
        topic.plural = bool(subject.noun) and subject.noun.endswith("s")
        if subject.noun in _MAN:
            topic.gender = "m"
        elif subject.noun in _WOMAN:
            topic.gender = "f"
        if subject.pronoun and self._topic:
            topic.gender = topic.gender or self._topic.gender or _HE_SHE.get(subject.pronoun, "")
        if speaker.standing is not Standing.BODY:
            self._topic = topic
        if speaker.standing is Standing.UNNAMED and not subject.pronoun:
            self._unnamed.append((subject, speaker))
        if speaker.standing is Standing.BODY:
            self._body = topic
            self._bodies.append((self.sentence_number(at), speaker))

    def _meant(self, subject: Subject) -> Speaker | None:
        if subject.joint:
            label = subject.words.of(self._galley.text)
            return Speaker(label=label, words=subject.words, standing=Standing.NAMED)
        if subject.name is not None:
            return self._named(subject.name, subject.words)
        if subject.pronoun:
            return self._of_pronoun(subject)
        if subject.kind == "people":
            return self._of_people(subject)
        if not subject.kind:
            label = subject.words.of(self._galley.text)
            return Speaker(label=label, words=subject.words, standing=Standing.UNKNOWN)
        return self._of_body(subject)

    def _named(self, name: Name, words: Span) -> Speaker:
        standing = Standing.NAMED if name.kind is NameKind.PERSON else Standing.BODY
        return Speaker(
            label=name.label, words=words, standing=standing, key=name.key, role=name.role
        )

    def _of_pronoun(self, subject: Subject) -> Speaker | None:
        word, at = subject.pronoun, subject.words.start
        if word in {"who", "on", "ils", "elles"}:
            return self._antecedent(subject) if word == "who" else None
        if self._topic and self._fits(self._topic, word, at):
            return replace(self._topic.speaker, words=subject.words)
        if word in ("it", "they") and self._body and self._fits(self._body, word, at):
            return replace(self._body.speaker, words=subject.words)
        if word == "it":
            return self._last_body(subject)
        return self._only_person(subject) if word in _HE_SHE else None

    def _fits(self, topic: _Topic, word: str, at: int) -> bool:
        if self.sentence_number(at) - topic.sentence > _FAR:
            return False
        body = topic.speaker.standing is Standing.BODY
        if word == "it":
            return body
        if word == "they":
            return topic.plural or body
        gender = _HE_SHE.get(word, "")
        return not body and not topic.plural and topic.gender in ("", gender)

    def _antecedent(self, subject: Subject) -> Speaker | None:
        """Return whom "who" means: the name right before it, or before an apposition."""
        text, at = self._galley.text, subject.words.start
        while at > 0 and text[at - 1] in " ,":
            at -= 1
        near = self._cast.inside(self._galley.sentence_at(at).start, at)
        for span, name in reversed(near):
            between = text[span.end : at]
            if name.kind is not NameKind.PERSON or not re.fullmatch(
                r"(?:,[^,;:.]{3,90})?", between
            ):
                continue
            return self._named(name, span)
        return None

    def _last_body(self, subject: Subject) -> Speaker | None:
        here = self.sentence_number(subject.words.start)
        for sentence, speaker in reversed(self._bodies):
            if here - sentence <= _FAR:
                return replace(speaker, words=subject.words)
            return None
        return None

    def _only_person(self, subject: Subject) -> Speaker | None:
        """Return the one person named close before whose gender is known to fit, if only one is."""
        at = subject.words.start
        number = self.sentence_number(at)
        start = self._outside[max(0, number - 2)] if self._outside else 0
        gender = _HE_SHE[subject.pronoun]
        near = {
            name.key: name
            for _, name in self._cast.inside(start, at)
            if name.kind is NameKind.PERSON and self._genders.get(name.key, "") in ("", gender)
        }
        sure = [name for name in near.values() if self._genders.get(name.key) == gender]
        if len(near) == 1 and len(sure) == 1:
            return self._named(sure[0], subject.words)
        return None

    def _of_people(self, subject: Subject) -> Speaker | None:
        words = subject.words.of(self._galley.text)
        definite = _ARTICLE.match(words)
        if definite and subject.noun not in SPOKEN_FOR:
            found = self._by_role(subject)
            if found is not None:
                return found
        if definite:
            for earlier, speaker in reversed(self._unnamed):
                if earlier.noun == subject.noun and len(words.split()) <= 3:
                    return replace(speaker, words=subject.words)
        # "The tycoon", whom the copy has named by another word we can't follow: known, not to us.
        unknown = definite and subject.noun not in SPOKEN_FOR
        standing = Standing.UNKNOWN if unknown else Standing.UNNAMED
        return Speaker(label=words, words=subject.words, standing=standing)

    def _by_role(self, subject: Subject) -> Speaker | None:
        """Return the one person whose role holds the words of "the prime minister"."""
        text = self._galley.text
        words = _ARTICLE.sub("", subject.words.of(text), count=1).casefold().split()
        held = []
        for name in self._cast.people:
            role = (
                set(name.role.of(text).casefold().replace("’s", "").replace("'s", "").split())
                if name.role
                else set()
            )
            before = name.mentions[0].start < subject.words.start
            if before and all(role & _SAME_ROLE.get(word, frozenset({word})) for word in words):
                held.append(name)
        return self._named(held[0], subject.words) if len(held) == 1 else None

    def _of_body(self, subject: Subject) -> Speaker | None:
        text, at = self._galley.text, subject.words.start
        words = subject.words.of(text)
        standing = Standing.BODY
        definite = _ARTICLE.match(words)
        if definite and len(words.split()) == 2:
            for span, name in reversed(self._cast.inside(0, at)):
                last = name.label.split()[-1].casefold()
                if name.kind is NameKind.BODY and last == subject.noun and span.start < at:
                    return self._named(name, subject.words)
            if subject.noun in _OUTLET_NOUNS:
                return self._last_body(subject)
            if subject.noun in _FIRMS and (firm := self._only_firm(at)) is not None:
                return self._named(firm, subject.words)
        label = words
        return Speaker(label=label, words=subject.words, standing=standing)

    def _only_firm(self, at: int) -> Name | None:
        """Return the one body named before `at` that can be "the company"."""
        firms = {
            name.key: name
            for _, name in self._cast.inside(0, at)
            if name.kind is NameKind.BODY
            and name.label not in BODIES
            and not _NO_FIRM & set(name.label.casefold().split())
            and name.key not in self._outlets
        }
        return next(iter(firms.values())) if len(firms) == 1 else None


def genders_of(cast: Cast, text: str) -> dict[str, str]:
    """Return "f" or "m" by name key, where title or given name tells it."""
    found = {}
    for name in cast.people:
        told = {
            gender_of_name([word])
            for span in name.mentions
            for word in re.findall(r"(\S+)\s$", text[max(0, span.start - 14) : span.start])
            if word.rstrip(".").casefold() in _TELLING
        }
        told.discard("")
        gender = told.pop() if len(told) == 1 else gender_of_name(name.label.split())
        if gender:
            found[name.key] = gender
    return found


_TELLING = frozenset(
    "mr sir lord mrs ms miss dame lady baroness baron mme madame herr frau king queen prince princess".split()
)
