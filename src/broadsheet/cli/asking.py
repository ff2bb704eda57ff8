"""`ask`, `search` and `note`: the archive questioned, a text noted."""

from __future__ import annotations

import re
import sys
from datetime import UTC, datetime
from typing import Annotated

import typer
from rich.text import Text

from broadsheet.cli.desk import console, open_desk, print_json, unless_error
from broadsheet.cli.options import AsJson, SeenAt, moment
from broadsheet.cli.root import app
from broadsheet.news.article import Article
from broadsheet.news.ids import ArticleId, StoryId
from broadsheet.news.notes import Notes
from broadsheet.newsroom.printing import answer_json, list_json, notes_json
from broadsheet.newsroom.reading import search_page


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help="A question in plain words.")],
    article: Annotated[str, typer.Option(help="Ask this article alone (its id).")] = "",
    story: Annotated[str, typer.Option(help="Ask this story alone (its id).")] = "",
    as_json: AsJson = False,
) -> None:
    """Answer a question with words of the articles, or say that they don't."""
    from broadsheet.newsroom.asking import ask as ask_desk

    with open_desk() as desk:
        answer = ask_desk(
            desk,
            question,
            article=ArticleId(article) if article else None,
            story=StoryId(story) if story else None,
        )
    if as_json:
        print_json(answer_json(answer))
        return
    out = console()
    if answer.abstained:
        out.print(f"The articles don't say: {answer.reason}", markup=False)
    for cited in answer.nearest if answer.abstained else answer.citations:
        out.print(Text(f"“{cited.words}”", style="bold" if not answer.abstained else ""))
        place = f"  {cited.outlet or 'outlet not named'}, {cited.printed}: {cited.headline}"
        out.print(Text(f"{place} [{cited.article} {cited.span.start}-{cited.span.end}]", "dim"))


@app.command()
def search(
    words: Annotated[
        str, typer.Argument(help='Words that must all stand in it; "marks" a phrase.')
    ],
    page: Annotated[int, typer.Option(min=1)] = 1,
    as_json: AsJson = False,
) -> None:
    """Find articles that hold all the words, best first."""
    with open_desk() as desk:
        found = search_page(desk, words, page)
    if as_json:
        print_json(list_json(found))
        return
    for card in found.cards:
        outlet = card.outlet or "outlet not named"
        typer.echo(f"{card.id}  {outlet}, {card.age or 'no date'}: {card.headline}")
    if not found.cards:
        typer.echo("Nothing found.")


@app.command()
def note(
    subject: Annotated[str, typer.Argument(help="A file, an address, an article's id, or -.")],
    seen_at: SeenAt = "",
    as_json: AsJson = False,
) -> None:
    """Note one article: people, quotes, sources, figures and hashtags, each a span of its text.

    Nothing is filed. Of a capture with clippings the main article is noted.
    """
    article, notes = _noted(subject, moment(seen_at) or datetime.now(UTC))
    if as_json:
        print_json(notes_json(article, notes))
    else:
        _colour(article, notes)


def _noted(subject: str, seen_at: datetime) -> tuple[Article, Notes]:
    from broadsheet.app.intake import page_named
    from broadsheet.newsroom.work import NoteArticles, ReadPage

    with open_desk(workers=1) as desk:
        if ARTICLE_ID.fullmatch(subject):
            article = desk.archive.article(ArticleId(subject)).article
        else:
            page = page_named(desk, subject, seen_at)
            article = unless_error(desk.crew.run(ReadPage(page, subject)))[0]
        return article, unless_error(desk.crew.run(NoteArticles((article,))))[0].notes


ARTICLE_ID = re.compile("a[0-9a-f]{16}")
STYLES = {"quote": "green", "person": "bold cyan", "figure": "yellow", "source": "magenta"}


def _colour(article: Article, notes: Notes) -> None:
    shown = Text(article.text)
    for quote in notes.quotes:
        shown.stylize(STYLES["quote"], quote.words.start, quote.words.end)
    for source in notes.sources:
        shown.stylize(STYLES["source"], source.words.start, source.words.end)
    for figure in notes.figures:
        shown.stylize(STYLES["figure"], figure.words.start, figure.words.end)
    for name in notes.people:
        for mention in name.mentions:
            shown.stylize(STYLES["person"], mention.start, mention.end)
    out = console()
    out.print(shown)
    out.print()
    out.print(Text.assemble(*((f"{kind}  ", style) for kind, style in STYLES.items())))
    for quote in notes.quotes:
        who = quote.speaker.label if quote.speaker else "speaker not clear"
        out.print(Text(f"  {who} ({quote.kind}): {quote.words.of(article.text)}"))
    out.print(Text(" ".join(f"#{tag.label}" for tag in notes.hashtags)))
    for notice in notes.notices:
        print(f"broadsheet: {notice}", file=sys.stderr)
