"""Feeds listed and left, and articles deleted, by the command."""

from __future__ import annotations

from pathlib import Path

from broadsheet.news.ids import feed_id
from cli_command import Command

PAGE = """<html lang=en><head><title>Ferry late</title></head><body><article><h1>Ferry late</h1>
<p>The ferry to Hallow was two hours late on Monday, the operator said, after a rope fouled one
of its screws off the pier. Nobody was hurt and the evening boats ran to time.</p>
<p>It was the fourth delay this month. The council has asked for a report by Friday, and the
operator said that divers would look at the other three boats before then.</p>
</article></body></html>
"""


def follow_list(broadsheet: Command, folder: Path, *addresses: str) -> None:
    lines = "".join(f'<outline type="rss" text="{one[8:]}" xmlUrl="{one}"/>' for one in addresses)
    path = folder / "list.opml"
    path.write_text(f'<opml version="2.0"><head/><body>{lines}</body></opml>')
    assert broadsheet("follow", str(path)).code == 0


def test_feeds_are_listed_and_left(broadsheet: Command, tmp_path: Path) -> None:
    assert "No feed is followed yet" in broadsheet("feeds").out
    one, other = "https://aldery.example/feed", "https://saltby.example/feed"
    follow_list(broadsheet, tmp_path, one, other)
    listed = broadsheet("feeds")
    assert listed.code == 0
    assert one in listed.out and other in listed.out
    assert "waits for its first visit" in listed.out
    rows = broadsheet("feeds", "--json").json["feeds"]
    assert {row["address"] for row in rows} == {one, other}
    assert {row["changes_per_day"] for row in rows} == {None}
    gone = broadsheet("unfollow", feed_id(one), "fnonsense")
    assert gone.code == 1
    assert gone.errors == ["broadsheet: fnonsense: this feed is not followed here"]
    assert [row["address"] for row in broadsheet("feeds", "--json").json["feeds"]] == [other]


def test_r07_a_deleted_article_is_not_imported_again(broadsheet: Command, tmp_path: Path) -> None:
    path = tmp_path / "ferry.html"
    path.write_text(PAGE)
    (row,) = broadsheet("import", str(path), "--json").json["articles"]
    gone = broadsheet("delete", "anonsense", row["id"])
    assert gone.code == 1
    assert gone.errors == ["broadsheet: anonsense: there is no such article here"]
    assert "Ferry late" in gone.out
    again = broadsheet("import", str(path))
    assert again.code == 0
    assert "1 deleted" in again.out
    assert broadsheet("import", str(path), "--json").json["articles"] == []
    assert broadsheet("show", row["id"]).code == 1
