"""`import`, `follow` and `round`: copy comes in."""

from __future__ import annotations

import os
import time
from functools import partial
from typing import Annotated

import typer

from broadsheet.cli.desk import holder, open_desk, print_json, progress
from broadsheet.cli.options import AsJson, SeenAt, moment
from broadsheet.cli.root import BAD_INPUT, FAILED, app, complain, exit_code
from broadsheet.news.errors import BroadsheetError
from broadsheet.news.outcome import Outcome, Verdict
from broadsheet.newsroom.desk import Desk
from broadsheet.newsroom.grouping import derive_pending
from broadsheet.newsroom.printing import filed_json
from broadsheet.newsroom.visit import Visit
from broadsheet.newsroom.visit import follow as follow_feed

WAIT_SECONDS = 0.5
"""Between two looks whether another process has done noting."""


@app.command("import")
def import_(
    inputs: Annotated[
        list[str],
        typer.Argument(help="Files, folders, addresses, lists, or - for standard input."),
    ],
    seen_at: SeenAt = "",
    as_json: AsJson = False,
) -> None:
    """File articles from pages, captures, PDFs, letters, web archives, rows and lists.

    Exit code 2 when an input could not be read; the others are filed all the same.
    """
    from broadsheet.app.intake import take_in

    when = moment(seen_at)
    with open_desk(workers=8) as desk:  # a worker starts when there is work for it
        with progress(total_known=False) as bar:
            tick = partial(bar.advance, bar.add_task("Filing", total=None))
            outcomes = list(take_in(desk, inputs, seen_at=when, tick=tick))
        derive_with_bar(desk)
        if as_json:
            print_json(_import_json(desk, outcomes))
        else:
            _say(desk, outcomes)
    for outcome in outcomes:
        if outcome.error:
            complain(outcome.error)
    if any(outcome.error for outcome in outcomes):
        raise typer.Exit(BAD_INPUT)


def derive_with_bar(desk: Desk) -> int:
    """Empty the outbox with a progress bar and return how many articles were derived."""
    waiting = desk.archive.counts()["pending"]
    with progress() as bar:
        task = bar.add_task("Noting and grouping", total=waiting)
        done = skipped = 0
        while True:
            watch = derive_pending(desk, holder=holder(), tick=lambda done: bar.advance(task, done))
            done, skipped = done + watch.done, skipped + watch.skipped
            left = desk.archive.counts()["pending"]
            if not left:
                break
            # Another process is at it, or was killed at it and its lease runs out in seconds.
            bar.update(task, completed=waiting - left)
            time.sleep(WAIT_SECONDS)
    if skipped:
        complain(f"{skipped} texts could not be noted; they are kept without notes")
    return done


def _import_json(desk: Desk, outcomes: list[Outcome]) -> dict[str, object]:
    verdicts = {one.article: one.verdict for one in outcomes if one.article}
    return {
        "articles": [
            {**filed_json(filed), "verdict": verdicts[filed.article.id]}
            for filed in desk.archive.articles(list(verdicts))
        ],
        "errors": [
            {"subject": one.subject, "error": one.error.sentence} for one in outcomes if one.error
        ],
        "notices": [one.notice for one in outcomes if one.notice],
    }


def _say(desk: Desk, outcomes: list[Outcome]) -> None:
    kept = [one for one in outcomes if one.article and one.verdict is not Verdict.DELETED]
    if len(kept) <= 20:
        for outcome, filed in zip(
            kept, desk.archive.articles([one.article for one in kept if one.article]), strict=False
        ):
            outlet = filed.article.outlet or "outlet not named"
            typer.echo(f"{outcome.verdict:8}{filed.article.id}  {outlet}: {filed.article.headline}")
    for outcome in outcomes:
        if outcome.notice:
            typer.echo(outcome.notice)
    tally = {verdict: sum(1 for one in outcomes if one.verdict is verdict) for verdict in Verdict}
    counted = [(count, verdict) for verdict, count in tally.items()]
    always = [pair for pair in counted if pair[0] or pair[1] is not Verdict.DELETED]
    typer.echo(", ".join(f"{count} {verdict}" for count, verdict in always))


@app.command()
def follow(
    addresses: Annotated[list[str], typer.Argument(help="Feeds, or pages that name one.")],
    as_json: AsJson = False,
) -> None:
    """Follow feeds and file what is in them now; an OPML file is taken as a list."""
    rows: list[dict[str, object]] = []
    errors: list[BroadsheetError] = []
    with open_desk(workers=8) as desk:
        for address in addresses:
            try:
                rows += _followed(desk, address)
            except BroadsheetError as error:
                errors.append(error)
        derive_with_bar(desk)
    if as_json:
        failed = [{"subject": one.subject, "error": one.sentence} for one in errors]
        print_json({"feeds": rows, "errors": failed})
    else:
        for row in rows:
            typer.echo(f"{row['title'] or row['address']}: {row['articles']} articles")
    for failure in errors:
        complain(failure)
    if errors:
        raise typer.Exit(max(exit_code(failure) for failure in errors))


def _followed(desk: Desk, address: str) -> list[dict[str, object]]:
    """Follow one feed and visit it, or the feeds of one list, which the next round visits."""
    from broadsheet.app.intake import followed_list

    if "://" not in address:
        return [_feed_row(Visit(subscription=one)) for one in followed_list(desk, address)]
    return [_feed_row(follow_feed(desk, address))]


def _feed_row(visit: Visit) -> dict[str, object]:
    return {
        "feed": visit.subscription.id,
        "address": visit.subscription.address,
        "title": visit.subscription.title,
        "articles": sum(1 for one in visit.outcomes if one.article),
        "errors": [str(one.error) for one in visit.outcomes if one.error],
    }


@app.command("round")
def round_(
    watch: Annotated[bool, typer.Option("--watch", help="Go on until stopped.")] = False,
    parent: Annotated[int, typer.Option(hidden=True)] = 0,
    as_json: AsJson = False,
) -> None:
    """Visit the feeds that are due, do the jobs that wait, note and group what is new."""
    from dataclasses import asdict

    from broadsheet.app.watch import keep_watch
    from broadsheet.newsroom.rounds import go_round

    with open_desk(workers=8) as desk:
        if watch:
            keep_watch(desk, holder=holder(), alive=lambda: not parent or os.getppid() == parent)
            return
        done = go_round(desk, holder=holder())
    if as_json:
        print_json(asdict(done))
    else:
        typer.echo(
            f"{done.visited} feeds visited, {done.failed} failed, {done.articles} articles new or "
            f"changed, {done.jobs} jobs done, {done.derived} articles noted"
        )
    if done.failed and done.failed == done.visited:
        raise typer.Exit(FAILED)
