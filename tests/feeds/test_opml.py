"""Lists of feeds, in and out."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.feeds.opml import MOST_BYTES, folder_of, folders_in, read_opml, write_opml
from broadsheet.news.errors import BadFeed, BroadsheetError, EmptyInput, TooLarge
from broadsheet.news.feed import Subscription

LIST = b"""<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body>
<outline text="Islands"><outline text="Sub"><outline type="rss" text="The Paper &amp; Co"
 xmlUrl="https://paper.example/feed"/></outline></outline>
<outline type="rss" title="Loose" xmlUrl="https://loose.example/rss"/>
<outline type="rss" text="Again" xmlUrl="https://loose.example/rss"/>
<outline type="rss" text="Bad" xmlUrl="javascript:alert(1)"/>
<outline type="rss" text="Local" xmlUrl="file:///etc/passwd"/></body></opml>"""


def test_a_list_is_read_once_each_with_its_folder() -> None:
    found = read_opml(LIST, "mine.opml")
    assert {one.address: (one.title, one.folder) for one in found} == {
        "https://paper.example/feed": ("The Paper & Co", "Islands/Sub"),
        "https://loose.example/rss": ("Loose", ""),
    }


def test_a_list_cut_short_gives_what_is_there() -> None:
    assert [one.address for one in read_opml(LIST[:260], "mine.opml")] == [
        "https://paper.example/feed"
    ]


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (b" ", EmptyInput),
        (b"<opml><body></body></opml>", BadFeed),
        (b"plain words", BadFeed),
        (b"<opml>" + b" " * MOST_BYTES, TooLarge),
    ],
)
def test_what_is_no_list_is_said(body: bytes, error: type[BroadsheetError]) -> None:
    with pytest.raises(error, match=r"mine\.opml: "):
        read_opml(body, "mine.opml")


def test_what_is_written_is_read_back() -> None:
    mine = (
        Subscription(address="https://a.example/f?x=1&y=2", title="A “one” <b>", folder="North"),
        Subscription(address="https://b.example/f", title="B", site="https://b.example/"),
        Subscription(address="https://c.example/f", folder="North"),
    )
    written = write_opml(mine, "All & sundry")
    assert b"<script" not in written and written.startswith(b"<?xml")
    back = {one.address: (one.title, one.folder) for one in read_opml(written, "back")}
    assert back == {
        "https://a.example/f?x=1&y=2": ("A “one” <b>", "North"),
        "https://b.example/f": ("B", ""),
        "https://c.example/f": ("https://c.example/f", "North"),
    }


NESTED = b"""<opml version="1.1"><body><outline text="News / Politics"><outline title="North"
 custom="lost"><outline text="Shown" title="Named" XMLURL="https://paper.example/feed" x:rate="5"
 TYPE="atom" htmlUrl="https://paper.example/" filterTitle="Sport"/></outline></outline>
<outline text="Old" type="link" url="https://old.example/rss" category="/Islands/South,/Other"/>
</body></opml>"""


def test_nested_folders_and_strange_attributes_go_out_as_they_came_in() -> None:
    found = read_opml(NESTED, "mine.opml")
    paper, old = found
    assert folders_in(paper.folder) == ("News / Politics", "North")
    assert (paper.title, paper.site) == ("Named", "https://paper.example/")
    assert dict(paper.extra) == {
        "text": "Shown",
        "TYPE": "atom",
        "x:rate": "5",
        "filterTitle": "Sport",
    }
    assert (old.address, old.folder) == ("https://old.example/rss", "Islands/South")
    assert ("category", "/Islands/South,/Other") in old.extra
    again = read_opml(write_opml(found, "Mine"), "back.opml")
    assert [(one.address, one.title, one.site, one.folder) for one in again] == [
        (one.address, one.title, one.site, one.folder) for one in found
    ]
    assert dict(again[0].extra)["filterTitle"] == "Sport"
    assert dict(again[0].extra)["text"] == "Shown"


NAMES = st.text(st.sampled_from("ab/\\ é&<"), min_size=1, max_size=12).filter(str.strip)


@settings(deadline=None)
@given(
    st.lists(NAMES.map(str.strip), max_size=4),
    st.text(st.sampled_from('ab &<>"é'), max_size=9),
    st.dictionaries(st.sampled_from(["rate", "isOpen", "ownId"]), st.text("ab&<\"' ", max_size=9)),
)
def test_a_list_survives_writing(path: list[str], title: str, extra: dict[str, str]) -> None:
    names = tuple(" ".join(name.split()) for name in path)
    one = Subscription(
        address="https://a.example/f",
        title=title,
        folder=folder_of(names),
        extra=tuple(extra.items()),
    )
    (back,) = read_opml(write_opml([one], "Mine"), "back.opml")
    assert folders_in(back.folder) == names
    assert back.title == (" ".join(title.split()) or one.address)
    assert back.extra == one.extra


@settings(deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_title_and_folder_survive_writing(title: str, folder: str) -> None:
    one = Subscription(address="https://a.example/f", title=title, folder=folder)
    assert [back.address for back in read_opml(write_opml([one], title), "back")] == [one.address]


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_give_feeds_or_a_plain_error(body: bytes) -> None:
    for head in (b"", b"<opml><body><outline xmlUrl='"):
        try:
            read_opml(head + body, "mine.opml")
        except BroadsheetError as error:
            assert error.subject == "mine.opml"


def test_s76_a_crowd_of_tags_is_refused_before_a_tree_is_made() -> None:
    with pytest.raises(TooLarge, match="more than 500,000 tags"):
        read_opml(b"<opml>" + b"<o/>" * 600_000, "list.opml")


def test_s76_entities_of_a_list_do_not_grow_and_open_nothing(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("grey-heron")
    steps = "".join(f'<!ENTITY a{n} "&a{n - 1};&a{n - 1};">' for n in range(1, 40))
    outside = f'<!ENTITY x SYSTEM "{secret.as_uri()}">'
    outline = '<outline xmlUrl="http://a.example/f" text="[&a39;&x;]"/>'
    before = f'<!DOCTYPE opml [<!ENTITY a0 "ha">{steps}{outside}]>'
    began = time.process_time()
    try:
        found = read_opml(f"{before}<opml><body>{outline}</body></opml>".encode(), "list.opml")
    except BadFeed:
        found = ()
    assert time.process_time() - began < 2
    assert all(len(one.title) < 100 and "grey-heron" not in one.title for one in found)
