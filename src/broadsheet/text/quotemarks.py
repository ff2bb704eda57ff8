"""Which words of a text stand between quotation marks, whatever marks the house uses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from broadsheet.news.span import Span
from broadsheet.text.sentences import paragraphs

_MARK = re.compile(r"''|``|[\"“”„«»‘’'‚‹›]")
_ELISION = re.compile(
    r"(?:em|til|till|tis|twas|cause|cos|bout|round|neath|ere|ello)\b(?!['’])|n['’]|\d0s\b", re.I
)
_BEFORE = frozenset("([{/-–—‑«»‹›“”‘„\"'`…:;,")
_AFTER = frozenset(")]}/-–—‑«»‹›“”’\"'.,;:!?…")
_ENDS = frozenset(".!?…:")
_SHORT_AND = frozenset((" '", " ’", " ‘"))  # rock 'n' roll

# Opening mark -> (its family, the marks that may close it). Houses mix curly and straight marks,
# so a family closes with any mark of its kind.
_KINDS = {
    '"': ("double", ('"', "”", "“", "''")),
    "“": ("double", ("”", '"', "“", "''")),
    "”": ("double", ("”", '"', "''")),
    "``": ("double", ("''", '"', "``", "”")),
    "''": ("double", ("''", '"')),
    "„": ("double", ("“", "”", '"')),
    "‘": ("single", ("’", "'")),
    "'": ("single", ("'", "’")),
    "‚": ("single", ("‘", "’", "'")),
    "«": ("guillemet", ("»",)),
    "»": ("guillemet", ("«",)),
    "‹": ("chevron", ("›",)),
    "›": ("chevron", ("‹",)),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """Words between marks: `outer` with the marks, `inner` without them and trimmed.

    `speech` is the same number for pieces of one run of speech: a quotation reopened at each
    paragraph (or, in flat text, after each sentence) and closed only at its end. `closed` says
    whether a closing mark was printed.
    """

    outer: Span
    inner: Span
    speech: int
    closed: bool


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    sign: str
    opens: bool
    closes: bool


def marked(text: str, within: Span | None = None) -> tuple[Marked, ...]:
    """Return what stands between quotation marks in `text` (in `within`), in order.

    Knows curly, straight and single marks, guillemets and German marks; apostrophes are told from
    closing marks. Marks nested in others are part of what holds them. A mark that nothing closes
    is left out unless speech plainly begins there (after a colon, say) or the next paragraph
    reopens it. Own rules.
    """
    found: list[Marked] = []
    parts = paragraphs(text, within)
    openers = [_first_mark(text, part) for part in parts]
    carried = ""
    speech = 0
    for part, after in zip(parts, (*openers[1:], "")[: len(parts)], strict=True):
        run = _Run(text=text, part=part, after=after, speech=speech, carried=carried)
        run.read()
        found.extend(run.found)
        speech, carried = run.speech, run.left_open
    return tuple(found)


def _first_mark(text: str, part: Span) -> str:
    """Return the family of the mark `part` begins with, empty when it begins with none."""
    match = _MARK.match(text, part.start, part.end)
    if match is None or _ELISION.match(text, match.end()):
        return ""
    return _KINDS[match.group()][0] if match.group() in _KINDS else ""


class _Run:
    """One paragraph being read from mark to mark."""

    def __init__(self, *, text: str, part: Span, after: str, speech: int, carried: str) -> None:
        self.text, self.part, self.after = text, part, after
        self.speech = speech
        self.carried = carried
        self.left_open = ""
        self.found: list[Marked] = []
        self.marks = tuple(_marks(text, part))

    def read(self) -> None:
        """Pair the paragraph's marks."""
        at = 0
        # A mark nothing closes is set aside and the rest is read again without it: at most once
        # for each family, as later marks of one family take the earlier one's place.
        while at < len(self.marks):
            at = self._read_from(at)

    def _read_from(self, at: int) -> int:
        opened: int | None = None
        for index in range(at, len(self.marks)):
            mark = self.marks[index]
            if opened is None:
                if mark.opens:
                    opened = index
                    self._begin(mark)
                continue
            if self._closes(opened, index):
                self._keep(self.marks[opened], mark)
                opened = None
            elif mark.opens and _family(mark) == _family(self.marks[opened]):
                if self._ended_before(mark.start):
                    self._keep_open(self.marks[opened], mark.start)
                else:
                    self._begin(mark)
                opened = index
        if opened is None:
            return len(self.marks)
        return self._run_out(opened)

    def _begin(self, mark: _Mark) -> None:
        continues = self.carried == _family(mark) and mark.start == self.part.start
        if not continues:
            self.speech += 1

    def _run_out(self, opened: int) -> int:
        mark = self.marks[opened]
        if self.after == _family(mark) and self._ended_before(self.part.end):
            self.left_open = _family(mark)
            self._keep_open(mark, self.part.end)
            return len(self.marks)
        if self._speaks(mark) and mark.sign not in "'’":
            self._keep_open(mark, self.part.end)
            return len(self.marks)
        return opened + 1

    def _keep(self, first: _Mark, last: _Mark) -> None:
        outer = Span(first.start, last.end)
        inner = Span(first.end, last.start).trim(self.text)
        if len(inner):
            self.found.append(Marked(outer=outer, inner=inner, speech=self.speech, closed=True))

    def _keep_open(self, first: _Mark, end: int) -> None:
        inner = Span(first.end, end).trim(self.text)
        if len(inner):
            outer = Span(first.start, inner.end)
            self.found.append(Marked(outer=outer, inner=inner, speech=self.speech, closed=False))

    def _ended_before(self, at: int) -> bool:
        while at > self.part.start and self.text[at - 1].isspace():
            at -= 1
        return at > self.part.start and self.text[at - 1] in _ENDS

    def _speaks(self, mark: _Mark) -> bool:
        """Say whether whole speech plainly begins at `mark`: a capital after a stop or colon."""
        at = mark.start
        while at > self.part.start and self.text[at - 1].isspace():
            at -= 1
        begun = at == self.part.start or self.text[at - 1] in ".!?…:,"
        first = self.text[mark.end : mark.end + 1]
        return begun and (first.isupper() or first.isdigit())

    def _closes(self, opened: int, index: int) -> bool:
        first, mark = self.marks[opened], self.marks[index]
        if not mark.closes or mark.sign not in _KINDS[first.sign][1]:
            return False
        if _family(first) != "single" or not self._may_be_possessive(mark):
            return True
        return not self._is_possessive(opened, index)

    def _may_be_possessive(self, mark: _Mark) -> bool:
        before = self.text[mark.start - 1]
        after = self.text[mark.end : mark.end + 2]
        return before in "sSxzXZ" and after[:1] == " " and after[1:].isalpha()

    def _is_possessive(self, opened: int, index: int) -> bool:
        """Say whether the mark after "taxpayers" in "taxpayers' money" is an apostrophe.

        It is when the marks that follow only balance so: the next can close and not open, or, in
        whole speech, the next reopens after a full stop.
        """
        speaks = self._speaks(self.marks[opened])
        follower = self._next_single(index)
        if follower is None:
            return speaks and self.after == "single"
        if follower.opens:
            return speaks and self._ended_before(follower.start)
        return speaks or not self._may_be_possessive(follower)

    def _next_single(self, index: int) -> _Mark | None:
        # Fifty marks on, balance tells nothing; unbounded, this is quadratic on hostile text.
        for mark in self.marks[index + 1 : index + 50]:
            if mark.sign in "'‘’":
                return mark
        return None


def _family(mark: _Mark) -> str:
    return _KINDS[mark.sign][0] if mark.sign in _KINDS else ""


def _marks(text: str, part: Span) -> Iterator[_Mark]:
    """Yield the marks of `part` that can open or close; apostrophes inside words are left out."""
    for match in _MARK.finditer(text, part.start, part.end):
        start, end = match.span()
        sign = match.group()
        before = text[start - 1] if start > part.start else " "
        after = text[end] if end < part.end else " "
        if before.isalnum() and after.isalnum() and sign in "'’‘":
            continue
        if before in "nN" and text[max(part.start, start - 3) : start - 1] in _SHORT_AND:
            continue
        opens, closes = _shape(sign, before, after)
        if sign in "'‘" and opens and _ELISION.match(text, end):
            opens = False
        if opens or closes:
            yield _Mark(start, end, sign, opens, closes)


def _shape(sign: str, before: str, after: str) -> tuple[bool, bool]:
    """Say whether a mark can open and whether it can close, by what stands beside it."""
    free_before = before.isspace() or before in _BEFORE
    free_after = after.isspace() or after in _AFTER
    left = free_before and not after.isspace()
    right = not before.isspace() and free_after
    match sign:
        case '"':
            lost = before.isspace() and after.isspace()
            return left or lost, right or lost or not before.isspace()
        case "'":
            return left and not (before in _ENDS or after in ".,;:!?"), right
        case "’":
            return False, right
        case "“":
            return left or before.isspace(), right
        case "”":
            return before.isspace() and after.isalnum(), not before.isspace() or after.isspace()
        case "‘":
            return left, right
        case "‚":
            return before.isspace() and after.isalnum(), False
        case "„" | "``":
            return True, sign == "``"
        case "''":
            return left, right
        case _:
            # French guillemets stand apart from the words by a space, German ones do not.
            return sign in "«‹" or (before.isspace() and after.isalnum()), True


def outside(spans: Sequence[Marked], at: int) -> bool:
    """Say whether the character at `at` stands outside every one of `spans`."""
    return not any(one.outer.start <= at < one.outer.end for one in spans)
