"""One article as a row of JSON: what bulk imports are made of."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from broadsheet.extract.limits import check_text
from broadsheet.news.article import Article, Block
from broadsheet.news.errors import BadInput, EmptyInput, NoArticle
from broadsheet.news.ids import digest
from broadsheet.news.press import Press
from broadsheet.text.addresses import absolute, bare, host_of
from broadsheet.text.blocks import blocks_of_text
from broadsheet.text.bylines import names_of
from broadsheet.text.clean import fold, tidy
from broadsheet.text.dates import dateline_of, not_after
from broadsheet.text.language import detect, plain_code

_ADDRESS = ("url", "link", "address")
_HEADLINE = ("headline", "title")
_STANDFIRST = ("standfirst", "description", "summary")
_TEXT = ("text", "body", "content", "maintext")
_WRITERS = ("authors", "author", "byline")
_PUBLISHED = ("published", "date", "date_publish", "published_at", "publication_date")
_OUTLET = ("outlet", "source", "publisher", "site_name")
_LONGEST_LABEL = 80


def read_row(
    row: Mapping[str, object], *, seen_at: datetime, press: Press, subject: str
) -> Article:
    """Return the article of one row: `headline` and `text`, and what else it gives.

    Other names are taken too: title; body, content; author, byline; date; link; outlet, source.
    `text` parts its paragraphs by blank lines, or by lines when it has none. `published` may be a
    day. Raises EmptyInput, TooLarge, BadInput or NoArticle.
    """
    if not row:
        raise EmptyInput(subject, "this row is empty")
    text = _string(row, _TEXT, subject)
    check_text(text, subject)
    headline = tidy(_string(row, _HEADLINE, subject))
    if not headline:
        raise NoArticle(subject, "this row has no headline")
    blocks = _body(text, headline)
    if not blocks:
        raise NoArticle(subject, "this row has a headline and no text")
    address = bare(absolute("", _string(row, _ADDRESS, subject)))
    known = press.of_host(host_of(address)) if address else None
    outlet = tidy(_string(row, _OUTLET, subject))[:_LONGEST_LABEL]
    language = plain_code(_string(row, ("language", "lang"), subject))
    words = " ".join(block.text for block in blocks[:12])
    return Article(
        identity=address or "capture:" + digest(fold(outlet), headline, *(b.text for b in blocks)),
        headline=headline,
        standfirst=tidy(_string(row, _STANDFIRST[:1], subject)),
        blocks=blocks,
        seen_at=seen_at,
        outlet=outlet or (known.name if known else ""),
        url=address,
        byline=names_of(_strings(row, _WRITERS)),
        published=not_after(
            dateline_of(_string(row, _PUBLISHED, subject), seen_at=seen_at, language=language),
            seen_at,
        ),
        language=language or detect(f"{headline}. {words}"),
        section=tidy(_string(row, ("section",), subject))[:_LONGEST_LABEL],
        tags=tuple(tidy(tag) for tag in _strings(row, ("tags", "keywords")))[:30],
    )


def _body(text: str, headline: str) -> tuple[Block, ...]:
    blocks = blocks_of_text(text)
    if len(blocks) == 1 and "\n" in text.strip():
        blocks = tuple(Block(text=plain) for line in text.splitlines() if (plain := tidy(line)))
    if blocks and fold(blocks[0].text) == fold(headline):
        blocks = blocks[1:]
    return blocks


def _string(row: Mapping[str, object], names: tuple[str, ...], subject: str) -> str:
    for name in names:
        value = row.get(name)
        if value is None or value == "":
            continue
        if isinstance(value, bool) or not isinstance(value, (str, int, float)):
            raise BadInput(subject, f"{name!r} of this row is not text")
        return str(value)
    return ""


def _strings(row: Mapping[str, object], names: tuple[str, ...]) -> list[str]:
    for name in names:
        value = row.get(name)
        if isinstance(value, str) and value:
            return [value]
        if isinstance(value, (list, tuple)):
            return [one for one in value if isinstance(one, str) and one]
    return []
