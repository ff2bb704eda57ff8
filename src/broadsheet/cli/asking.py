"""`ask`, `search` and `note`: the archive questioned, a text noted."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.text import Text

from broadsheet.cli.desk import console, open_desk, print_json
from broadsheet.cli.options import AsJson
from broadsheet.cli.root import app
from broadsheet.news.ids import ArticleId, StoryId
from broadsheet.newsroom.printing import answer_json, list_json
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
