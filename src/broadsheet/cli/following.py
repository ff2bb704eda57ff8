"""`feeds`, `unfollow` and `delete`: what is followed, what no longer, and what is not wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Annotated

import typer
from rich.table import Table

from broadsheet.cli.desk import console, open_desk, print_json
from broadsheet.cli.options import AsJson
from broadsheet.cli.root import app, complain, exit_code
from broadsheet.news.errors import BroadsheetError
from broadsheet.news.feed import Subscription
from broadsheet.news.ids import ArticleId, FeedId
from broadsheet.newsroom import following, moderation
from broadsheet.newsroom.desk import Desk
from broadsheet.newsroom.printing import feeds_json

Ids = Annotated[list[str], typer.Argument(help="Ids, as `feeds` and `search` print them.")]


@app.command()
def feeds(as_json: AsJson = False) -> None:
    """List the feeds followed: how the last visits went, and when the next is due."""
    with open_desk() as desk:
        page = following.feeds(desk)
    if as_json:
        print_json(feeds_json(page))
    elif not page.subscriptions:
        typer.echo("No feed is followed yet: `broadsheet follow ADDRESS`.")
    else:
        table = Table("feed", "state", "well at", "next visit", "a day", box=None, pad_edge=False)
        for one in page.subscriptions:
            table.add_row(*_row(one, pushed=one.id in page.pushed))
        out = console()
        out.width = max(out.width, 100)
        out.print(table, markup=False)


def _row(feed: Subscription, *, pushed: bool) -> tuple[str, ...]:
    state = feed.trouble or ("well" if feed.succeeded_at else "waits for its first visit")
    moments = [f"{at:%Y-%m-%d %H:%M}" if at else "-" for at in (feed.succeeded_at, feed.next_visit)]
    often = "-" if feed.per_day is None else f"{feed.per_day:.1f}"
    named = f"{feed.title or feed.address}\n{feed.address}\n{feed.id}"
    return (named, f"{state}, pushed by its hub" if pushed else state, *moments, often)


@app.command()
def unfollow(ids: Ids) -> None:
    """Stop following feeds; their articles stay."""
    with open_desk() as desk:
        _each(ids, lambda one: following.unfollow(desk, FeedId(one)))


@app.command()
def delete(ids: Ids) -> None:
    """Delete articles for good: no feed and no import brings them back."""
    with open_desk() as desk:
        _each(ids, lambda one: _delete(desk, ArticleId(one)))


def _delete(desk: Desk, article: ArticleId) -> None:
    gone = moderation.delete_article(desk, article)
    typer.echo(f"deleted {article}  {gone.outlet or 'outlet not named'}: {gone.headline}")


def _each(ids: Sequence[str], do: Callable[[str], None]) -> None:
    """Do it for each; one that fails is said and the others go on."""
    failed: list[BroadsheetError] = []
    for one in ids:
        try:
            do(one)
        except BroadsheetError as error:
            failed.append(error)
            complain(error)
    if failed:
        raise typer.Exit(max(exit_code(error) for error in failed))
