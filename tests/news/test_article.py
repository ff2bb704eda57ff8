"""An article's text is its parts, and every part's span finds it there."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.news.article import Article, Block, BlockKind
from broadsheet.news.dateline import Dateline
from broadsheet.news.ids import key_of

SEEN = datetime(2026, 3, 4, 12, tzinfo=UTC)
lines = st.text(st.characters(exclude_characters="\n"), min_size=1, max_size=30)


def article(headline: str, standfirst: str, body: list[str], **more: object) -> Article:
    blocks = tuple(Block(text=text) for text in body)
    return Article(
        identity="http://harbourtimes.example/a",
        headline=headline,
        standfirst=standfirst,
        blocks=blocks,
        seen_at=SEEN,
        **more,  # type: ignore[arg-type]
    )


@given(lines, st.one_of(st.just(""), lines), st.lists(lines, max_size=5))
def test_every_part_stands_under_its_span(headline: str, standfirst: str, body: list[str]) -> None:
    one = article(headline, standfirst, body)
    laid = list(one.laid_out())
    assert [span.of(one.text) for _, span in laid] == [part.text for part, _ in laid]
    assert laid[0][0].kind is BlockKind.HEADLINE
    assert one.body().of(one.text) == "\n\n".join(body)


def test_the_same_words_are_the_same_version() -> None:
    first, again = article("H", "", ["A."]), article("H", "", ["A."])
    changed = article("H", "", ["B."])
    assert first.version == again.version
    assert first.id == changed.id
    assert first.version != changed.version


def test_nothing_is_printed_after_it_was_seen() -> None:
    late = Dateline(at=SEEN + timedelta(days=400))
    assert article("H", "", ["A."], published=late).printed_at == SEEN
    assert article("H", "", ["A."]).printed_at == SEEN


def test_keys_fold_case_marks_and_quotes() -> None:
    assert key_of("Süddeutsche Zeitung") == "suddeutsche-zeitung"
    assert key_of("Kosovo’s President") == "kosovos-president"
    assert key_of("Приштина") == "приштина"
    assert key_of("!?") == ""
