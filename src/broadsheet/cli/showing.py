"""`show`: the front page, a story or an article in the terminal."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from broadsheet.cli.desk import console, open_desk, print_json
from broadsheet.cli.options import AsJson, moment
from broadsheet.cli.root import app
from broadsheet.news.article import BlockKind
from broadsheet.news.ids import ArticleId, StoryId
from broadsheet.news.notes import QuoteKind
from broadsheet.newsroom.desk import Desk
from broadsheet.newsroom.frontpage import front_page
from broadsheet.newsroom.printing import article_json, front_json, story_json
from broadsheet.newsroom.reading import article_page, story_page
from broadsheet.newsroom.views import (
    ArticlePage,
    Card,
    FrontPage,
    Point,
    Said,
    StoryCard,
    StoryPage,
)

WIDTH = 88


@app.command()
def show(
    subject: Annotated[
        str, typer.Argument(help="An article's or a story's id; nothing for the front page.")
    ] = "",
    as_of: Annotated[
        str, typer.Option(help="Count ages from here; default: when the article was seen.")
    ] = "",
    as_json: AsJson = False,
) -> None:
    """Show the front page, a story or an article."""
    with open_desk() as desk:
        if not subject:
            front = front_page(desk)
            print_json(front_json(front)) if as_json else print_front(front)
        elif subject.startswith("s"):
            story = story_page(desk, StoryId(subject))
            print_json(story_json(story)) if as_json else _print_story(story)
        else:
            page = _article(desk, ArticleId(subject), as_of)
            print_json(article_json(page)) if as_json else _print_article(page)


def _article(desk: Desk, article: ArticleId, as_of: str) -> ArticlePage:
    when = moment(as_of) or desk.archive.article(article).article.seen_at
    return article_page(desk, article, when)


def _paper() -> Console:
    out = console()
    out.width = min(out.width, WIDTH)
    return out


def print_front(front: FrontPage) -> None:
    """Print the front page."""
    out = _paper()
    out.print(Rule(Text("Broadsheet", style="bold"), characters="═"))
    out.print(Text(f"{front.as_of:%A %d %B %Y, %H:%M} UTC", style="dim"), justify="center")
    if front.lead is None:
        out.print(
            "\nNothing is filed yet: `broadsheet import FILE` or `broadsheet follow ADDRESS`."
        )
        return
    out.print()
    out.print(_story(front.lead, big=True))
    for point in front.points:
        out.print(Padding(_point(point), (0, 0, 0, 2)))
    out.print(Rule(style="dim"))
    for story in front.stories:
        out.print(_story(story))
    for section in front.sections:
        out.print(Rule(Text(f"#{section.label}"), align="left", style="dim"))
        for story in section.stories:
            out.print(_story(story))


def _story(story: StoryCard, *, big: bool = False) -> RenderableType:
    parts: list[RenderableType] = [Text(story.headline, style="bold underline" if big else "bold")]
    if big and story.standfirst:
        parts.append(Text(story.standfirst, style="italic"))
    counts = (
        f"{_many(story.articles, 'article')} · {_many(story.outlets, 'outlet')} · "
        f"{_many(story.origins, 'origin')} · {story.age} · {story.id}"
    )
    parts.append(Text(counts, style="dim"))
    return Padding(Group(*parts), (0, 0, 1, 0))


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _point(point: Point) -> Text:
    outlet = point.outlet or "outlet not named"
    return Text.assemble("• ", point.words, (f"  [{outlet}]", "dim"))


def _card(card: Card) -> RenderableType:
    kind = f"{card.relation}  " if card.relation else ""
    head = Text.assemble(
        (f"{kind}{card.outlet or 'outlet not named'}, {card.age or 'no date'}: ", "dim"),
        (card.headline, "bold"),
        (f"  {card.id}", "dim"),
    )
    reasons = Text("   " + "; ".join(card.reasons), style="dim italic")
    return Group(head, reasons) if card.reasons else head


def _said(said: Said) -> Text:
    role = f" ({said.role})" if said.role else ""
    words = said.point.words
    # Marks only where the outlet printed marks: reported words are the reporter's own.
    shown = f"“{words}”" if said.kind == QuoteKind.DIRECT else f"{words} ({said.kind})"
    return Text.assemble((f"{said.speaker}{role}: ", "bold"), shown)


def _part(out: Console, title: str, lines: list[RenderableType]) -> None:
    if lines:
        out.print(Rule(Text(title), align="left", style="dim"))
        for line in lines:
            out.print(Padding(line, (0, 0, 0, 2)))


def _print_story(story: StoryPage) -> None:
    out = _paper()
    out.print(_story(story.card, big=True))
    _part(out, "Key points", [_point(one) for one in story.points])
    _part(out, "Who says what", [_said(one) for one in story.said])
    _part(out, "Coverage", [_card(one) for one in story.coverage])
    origins = [
        Text(f"{one.article} leans on {one.origin}: {one.evidence}")
        for one in story.ledger.leanings
    ]
    _part(out, f"Origins we can detect: {', '.join(story.ledger.origins) or 'none'}", list(origins))
    _part(out, "Related", [_card(one) for one in story.beside])


def _print_article(page: ArticlePage) -> None:
    out = _paper()
    article = page.filed.article
    out.print(
        Text(f"{page.card.outlet or 'outlet not named'}, {page.card.age or 'no date'}", "dim")
    )
    for part in article.parts():
        style = {BlockKind.HEADLINE: "bold underline", BlockKind.STANDFIRST: "italic"}
        out.print(Text(part.text, style=style.get(part.kind, "")))
        out.print()
    notes = page.filed.notes
    if notes:
        out.print(Text(" ".join(f"#{tag.label}" for tag in notes.hashtags), style="cyan"))
    _part(out, "Key points", [_point(one) for one in page.points])
    _part(out, "Who says what", [_said(one) for one in page.said])
    _part(out, "By the numbers", [Text(f"{one.point.words} {one.counted}") for one in page.numbers])
    comments = [Text(f"{one.writer}: {one.text}") for one in page.comments]
    _part(out, "Comments", list(comments) or [Text("No comments yet")])
    _part(out, "Related articles", [_card(one) for one in page.related])
