"""Who is meant by the words beside a verb of saying: names, roles, pronouns led back."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from broadsheet.analysis.cast import Cast
from broadsheet.analysis.clauses import Subject
from broadsheet.analysis.galley import Galley
from broadsheet.analysis.nouns import BODY_NOUNS, SPOKEN_FOR
from broadsheet.analysis.roles import HEADS, leads_in
from broadsheet.news.notes import Name, NameKind, Speaker, Standing
from broadsheet.news.span import Span

_FAR = 2
"""How many sentences outside quotations a pronoun may stand from whom it means."""
_HE_SHE = {"he": "m", "she": "f", "il": "m", "elle": "f"}
_OPENING_PRONOUN = re.compile(r"[\"'“‘«„]?(he|she|it|they)(?![^\W_])", re.I)
_ROLE_OPENS = re.compile(
    r"The\s(?:[a-z-]+\s){0,2}?([a-z-]+)\s"
    r"(?=was|is|has|had|did|does|also|then|[a-z]+ed\b|[a-z]+s\b)"
)
_ARTICLE = re.compile(r"(?:the|this|that|le|la|l['’])\s?", re.I)
_APPOSITION = re.compile(r"(?:,[^,;:.]{3,90})?")
_FIRMS = frozenset(
    "company firm operator carrier retailer airline manufacturer developer lender bank giant "
    "business chain maker supplier insurer broadcaster publisher".split()
)
_OUTLETS = frozenset(
    "paper newspaper magazine outlet site broadcaster channel tabloid daily agency".split()
)
_MAN = frozenset(
    "spokesman policeman chairman businessman fisherman man boy father husband brother king son "
    "crewman".split()
)
_WOMAN = frozenset(
    "spokeswoman policewoman chairwoman businesswoman woman girl mother wife sister queen "
    "daughter".split()
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

    def __init__(self, galley: Galley, cast: Cast) -> None:
        self._galley, self._cast, self._text = galley, cast, galley.text
        self._person: _Topic | None = None
        self._body: _Topic | None = None
        self._unnamed: dict[str, Speaker] = {}
        self._outside = [one.start for one in galley.sentences if not galley.is_quoted(one.start)]

    def hear(self, subject: Subject) -> Speaker | None:
        """Return the speaker `subject` means, None when that is not sure, and remember it."""
        found = self._meant(subject)
        if found is not None:
            self._remember(subject, found)
        return found

    def named(self, name: Name, words: Span) -> Speaker:
        """Return `name` as a speaker, named by `words` here."""
        standing = Standing.NAMED if name.kind is NameKind.PERSON else Standing.BODY
        return Speaker(
            label=name.label, words=words, standing=standing, key=name.key, role=name.role
        )

    def notice(self, sentence: Span) -> None:
        """Take note of whom `sentence` begins with: a pronoun may mean them further on."""
        opener = _OPENING_PRONOUN.match(self._text, sentence.start, sentence.end)
        if opener:
            for topic in (self._person, self._body):
                if topic and self._fits(topic, opener[1].casefold(), sentence.start):
                    topic.sentence = self._number(sentence.start)
        elif not self._notice_role(sentence):
            self._notice_name(sentence)

    def _notice_name(self, sentence: Span) -> None:
        start = sentence.start
        for span, name in self._cast.inside(start, min(sentence.end, start + 70)):
            if name.kind is NameKind.PLACE:
                continue
            lead = self._text[start : span.start]
            owner = self._text[span.end : span.end + 2] in ("'s", "’s")
            if owner or not leads_in(lead):
                return
            topic = self._topic_of(self.named(name, span), start)
            if name.kind is NameKind.PERSON:
                self._person = topic
            else:
                self._body = topic
            return

    def _notice_role(self, sentence: Span) -> bool:
        """Take "The judge was not persuaded." as being about the one judge, when there is one."""
        match = _ROLE_OPENS.match(self._text, sentence.start, sentence.end)
        if match is None:
            return False
        words, noun = Span(sentence.start, match.end(1)), match[1].casefold()
        if noun in BODY_NOUNS:
            body = self._of_body(Subject(words=words, noun=noun, kind="body"))
            self._body = self._topic_of(body, words.start) if body else self._body
            return True
        if noun not in HEADS:
            return False
        found = self._of_people(Subject(words=words, noun=noun, kind="people"))
        self._person = self._topic_of(found, words.start)
        return True

    def _number(self, at: int) -> int:
        """Return how many sentences that begin outside quotations begin up to `at`."""
        return bisect_right(self._outside, at)

    def _topic_of(self, speaker: Speaker, at: int) -> _Topic:
        gender = self._cast.genders.get(speaker.key, "")
        return _Topic(speaker, self._number(at), gender, plural=False)

    def _remember(self, subject: Subject, speaker: Speaker) -> None:
        topic = self._topic_of(speaker, subject.words.start)
        topic.plural = subject.noun.endswith("s")
        if subject.noun in _MAN or subject.noun in _WOMAN:
            topic.gender = "m" if subject.noun in _MAN else "f"
        if subject.pronoun and self._person:
            told = _HE_SHE.get(subject.pronoun, "")
            topic.gender = topic.gender or self._person.gender or told
        if speaker.standing is Standing.BODY:
            self._body = topic
            return
        self._person = topic
        if speaker.standing is Standing.UNNAMED and not subject.pronoun:
            self._unnamed[subject.noun] = speaker

    def _meant(self, subject: Subject) -> Speaker | None:
        if subject.joint:
            return self._called(subject, Standing.NAMED)
        if subject.name is not None:
            return self.named(subject.name, subject.words)
        if subject.pronoun:
            return self._of_pronoun(subject)
        if subject.kind == "people":
            return self._of_people(subject)
        if not subject.kind:
            return self._called(subject, Standing.UNKNOWN)
        return self._of_body(subject)

    def _called(self, subject: Subject, standing: Standing) -> Speaker:
        label = subject.words.of(self._text)
        return Speaker(label=label, words=subject.words, standing=standing)

    def _of_pronoun(self, subject: Subject) -> Speaker | None:
        word, at = subject.pronoun, subject.words.start
        if word == "who":
            return self._antecedent(subject)
        for topic in (self._person, self._body):
            if topic and self._fits(topic, word, at):
                return replace(topic.speaker, words=subject.words)
        return self._only_person(subject) if word in _HE_SHE else None

    def _fits(self, topic: _Topic, word: str, at: int) -> bool:
        if self._number(at) - topic.sentence > _FAR:
            return False
        body = topic.speaker.standing is Standing.BODY
        if word == "it":
            return body
        if word == "they":
            return topic.plural or body
        gender = _HE_SHE.get(word)
        return bool(gender) and not (body or topic.plural) and topic.gender in ("", gender)

    def _antecedent(self, subject: Subject) -> Speaker | None:
        """Return whom "who" means: the name right before it, or before an apposition."""
        at = subject.words.start
        while at > 0 and self._text[at - 1] in " ,":
            at -= 1
        near = self._cast.inside(self._galley.sentence_at(at).start, at)
        for span, name in reversed(near[-4:]):
            between = self._text[span.end : at]
            if name.kind is NameKind.PERSON and _APPOSITION.fullmatch(between):
                return self.named(name, span)
        return None

    def _only_person(self, subject: Subject) -> Speaker | None:
        """Return the one person named close before whose gender is known to fit, if only one is."""
        at, gender = subject.words.start, _HE_SHE[subject.pronoun]
        start = self._outside[max(0, self._number(at) - 2)] if self._outside else 0
        near = {
            name.key: name
            for _, name in self._cast.inside(start, at)
            if name.kind is NameKind.PERSON and self._cast.genders.get(name.key, "") in ("", gender)
        }
        sure = [name for key, name in near.items() if self._cast.genders.get(key) == gender]
        return self.named(sure[0], subject.words) if len(near) == len(sure) == 1 else None

    def _of_people(self, subject: Subject) -> Speaker:
        words = subject.words.of(self._text)
        definite = _ARTICLE.match(words)
        speaks_for = subject.noun in SPOKEN_FOR
        if definite and not speaks_for:
            bare = words[definite.end() :].casefold().split()
            name = self._cast.in_role(bare, subject.words.start)
            if name is not None:
                return self.named(name, subject.words)
        earlier = self._unnamed.get(subject.noun)
        if definite and earlier is not None and len(words.split()) <= 3:
            return replace(earlier, words=subject.words)
        # "The tycoon", whom the copy names by other words elsewhere: who it is we can't tell.
        unknown = bool(definite) and not speaks_for
        return self._called(subject, Standing.UNKNOWN if unknown else Standing.UNNAMED)

    def _of_body(self, subject: Subject) -> Speaker | None:
        words, at = subject.words.of(self._text), subject.words.start
        if _ARTICLE.match(words) and len(words.split()) == 2:
            name = self._cast.body_called(subject.noun, at)
            if name is None and subject.noun in _FIRMS:
                name = self._cast.only_firm(at) or self._firm_in_mind(at)
            if name is not None:
                return self.named(name, subject.words)
            if subject.noun in _OUTLETS:
                return self._last_outlet(subject)
        return self._called(subject, Standing.BODY)

    def _firm_in_mind(self, at: int) -> Name | None:
        """Return the firm last named, if it is the body the copy was just about."""
        topic, last = self._body, self._cast.last_firm(at)
        if topic is None or last is None or not self._fits(topic, "it", at):
            return None
        return last if last.key == topic.speaker.key else None

    def _last_outlet(self, subject: Subject) -> Speaker | None:
        """Return the body "the paper" means: the one the copy was just about."""
        if self._body is None or not self._fits(self._body, "it", subject.words.start):
            return None
        return replace(self._body.speaker, words=subject.words)
