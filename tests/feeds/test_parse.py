"""Feeds in: every format, every fault, one shape out."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.feeds.parse import MOST_BYTES, MOST_ITEMS, parse
from broadsheet.news.errors import BadFeed, BroadsheetError, EmptyInput, TooLarge
from broadsheet.news.feed import Feed, FeedItem
from broadsheet.news.page import Page

FETCHED = datetime(2026, 3, 11, 18, 0, tzinfo=UTC)
ADDRESS = "https://paper.example/feeds/all.xml"


def read(body: bytes | str, content_type: str = "") -> Feed:
    raw = body.encode() if isinstance(body, str) else body
    return parse(Page(url=ADDRESS, body=raw, fetched_at=FETCHED, content_type=content_type))


def rss(items: str, head: str = "") -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        ' xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"'
        f' xmlns:atom="http://www.w3.org/2005/Atom"><channel>{head}{items}</channel></rss>'
    )


def only(feed: Feed) -> FeedItem:
    assert len(feed.items) == 1
    return feed.items[0]


FULL = """<item><title>Bridge &amp;amp; tunnel &lt;b&gt;shut&lt;/b&gt;</title>
<link>/news/bridge</link><guid isPermaLink="false"> g-1 </guid>
<description><![CDATA[<p>Cracks found.</p><script>alert(1)</script>]]></description>
<content:encoded><![CDATA[<p>The first.</p><p>The <a href="x">second</a>.</p>]]></content:encoded>
<dc:creator>By Ann Lee and Jo Roe</dc:creator>
<category>Transport</category><category>Transport</category>
<pubDate>Wed, 11 Mar 2026 08:00:00 EST</pubDate></item>"""


def test_an_rss_item_comes_out_plain_and_whole() -> None:
    head = "<title>The Paper</title><link>/</link><language>en-gb</language><ttl>45</ttl>"
    feed = read(rss(FULL, head))
    assert (feed.title, feed.site, feed.language, feed.ttl_minutes) == (
        "The Paper",
        "https://paper.example/",
        "en",
        45,
    )
    item = only(feed)
    assert item.key == "g-1"
    assert item.title == "Bridge & tunnel shut"
    assert item.link == "https://paper.example/news/bridge"
    assert item.summary == "Cracks found."
    assert item.content == "The first.\n\nThe second."
    assert item.byline == ("Ann Lee", "Jo Roe")
    assert item.tags == ("Transport",)
    assert item.published is not None
    assert item.published.iso() == "2026-03-11T13:00:00Z"
    assert item.published.raw == "Wed, 11 Mar 2026 08:00:00 EST"


ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"
 xml:base="https://blatt.example/base/"><title type="html">Das &amp;amp; Blatt</title>
<link rel="self" href="feed"/><link href="/"/>
<entry xml:base="2026/"><id>tag:1</id><title>1 &lt; 2 &amp; &lt;b&gt;</title>
<link rel="enclosure" href="a.mp3"/><link rel="alternate" type="text/html" href="eins"/>
<author><name>Max Muster</name></author><author><name>Eva Beispiel</name></author>
<category term="x" label="Politik"/><updated>2026-03-11T10:00:00+01:00</updated>
<published>2026-03-10T10:00:00+01:00</published><summary>Kurz.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Lang.</p><p>Ende.</p></div></content>
</entry></feed>"""


def test_an_atom_entry_keeps_base_text_type_and_both_writers() -> None:
    feed = read(ATOM)
    assert (feed.title, feed.site, feed.language) == (
        "Das & Blatt",
        "https://blatt.example/",
        "de",
    )
    item = only(feed)
    assert item.title == "1 < 2 & <b>"
    assert item.link == "https://blatt.example/base/2026/eins"
    assert item.byline == ("Max Muster", "Eva Beispiel")
    assert item.content == "Lang.\n\nEnde."
    assert item.tags == ("Politik",)
    assert item.updated is not None and item.updated.iso() == "2026-03-11T09:00:00Z"


def test_an_rdf_feed_is_read() -> None:
    item = only(
        read(
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
            ' xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
            '<channel rdf:about="x"><title>T</title></channel>'
            '<item rdf:about="https://paper.example/1"><title>One</title>'
            "<link>https://paper.example/1</link><dc:date>2026-03-01</dc:date></item></rdf:RDF>"
        )
    )
    assert (item.key, item.title) == ("https://paper.example/1", "One")
    assert item.published is not None and item.published.precision.value == "day"


def test_a_json_feed_is_read_whatever_its_fields_hold() -> None:
    feed = read(
        json.dumps(
            {
                "version": "https://jsonfeed.org/version/1.1",
                "title": "T",
                "home_page_url": "https://paper.example",
                "language": "fr",
                "items": [
                    {
                        "id": 7,
                        "url": "/7",
                        "title": "a <b> & c",
                        "content_html": "<p>x</p>",
                        "authors": [{"name": "Ann Lee"}, {"name": None}, "odd"],
                        "tags": ["one", 2, None],
                        "date_published": "2026-03-01T00:00:00Z",
                    },
                    "odd",
                    {"id": "8", "content_text": "line\n\nline two", "url": ["odd"]},
                ],
            }
        )
    )
    first, second = feed.items
    assert (first.key, first.link, first.title) == ("7", "https://paper.example/7", "a <b> & c")
    assert (first.content, first.byline, first.tags) == ("x", ("Ann Lee",), ("one", "2"))
    assert (second.content, second.link) == ("line\n\nline two", "")


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "java\tscript:alert(1)", "data:text/html,x", "file:///etc/x"]
)
def test_links_that_are_no_web_addresses_are_dropped(link: str) -> None:
    item = only(read(rss(f"<item><title>T</title><link>{link}</link><guid>{link}</guid></item>")))
    assert item.link == ""


def test_titles_are_text_even_when_they_look_like_markup() -> None:
    titles = [
        "&lt;input&gt; explained",
        "AT&amp;amp;T &lt;b&gt;wins&lt;/b&gt;",
        "&amp;lt;script&gt;",
    ]
    feed = read(rss("".join(f"<item><title>{title}</title></item>" for title in titles)))
    assert [item.title for item in feed.items] == ["<input> explained", "AT&T wins", "<script>"]


@pytest.mark.parametrize(
    ("printed", "moment"),
    [
        ("Wed, 01 Jan 2099 00:00:00 GMT", "2026-03-11T18:00:00Z"),
        ("Tue, 10 Mar 26 10:00 +0530", "2026-03-10T04:30:00Z"),
        ("10 mars 2026 08:00", "2026-03-10T08:00:00Z"),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
        ("32 Jan 2026", None),
        ("", None),
    ],
)
def test_dates_are_never_later_than_the_fetch(printed: str, moment: str | None) -> None:
    item = only(read(rss(f"<item><title>T</title><pubDate>{printed}</pubDate></item>")))
    assert (item.published.iso() if item.published else None) == moment
    if item.published:
        assert item.published.raw == printed


def test_items_of_one_guid_are_told_apart_and_doubles_are_one() -> None:
    def item(guid: str, link: str, title: str) -> str:
        return f"<item><guid>{guid}</guid><link>http://p.example/{link}</link><title>{title}</title></item>"

    feed = read(rss(item("g", "a", "A") + item("g", "b", "B") + item("g", "a", "A")))
    assert [one.key for one in feed.items] == ["g", "g http://p.example/b"]
    bare = read(rss("<item><title>A</title></item><item><title>B</title></item>"))
    assert len({one.key for one in bare.items}) == 2


@pytest.mark.parametrize(
    "broken",
    [
        rss("<item><title>Salt & vinegar &eacute;</title><link>http://p.example/?a=1&b=2</link></item>"),
        rss("<item><title>Salt &amp; vinegar é\x0b</title><link>http://p.example/?a=1&amp;b=2</link></item>"),
        rss("<item><title>Salt &amp; vinegar é</b></title><link>http://p.example/?a=1&amp;b=2</link></item>"),
        rss("<item><title>Salt &amp; vinegar é</title><link>http://p.example/?a=1&amp;b=2</link></item>")[:-16],
        "\n\n" + rss("<item><title>Salt &amp; vinegar é</title><link>http://p.example/?a=1&amp;b=2</link></item>"),
    ],
)  # fmt: skip
def test_broken_feeds_are_mended(broken: str) -> None:
    item = only(read(broken))
    assert (item.title, item.link) == ("Salt & vinegar é", "http://p.example/?a=1&b=2")


@pytest.mark.parametrize(
    ("charset", "declared"),
    [
        ("windows-1252", "windows-1252"),
        ("windows-1252", "utf-8"),
        ("utf-8", "iso-8859-1"),
        ("utf-16", "utf-16"),
    ],
)
def test_encodings_are_read_as_they_are(charset: str, declared: str) -> None:
    text = rss("<item><title>L’été à Brenac, 12 € l’entrée</title></item>")
    body = text.replace('"UTF-8"', f'"{declared}"').encode(charset)
    item = only(read(body))
    assert item.title == "L’été à Brenac, 12 € l’entrée"


def test_small_entities_are_kept_and_nothing_outside_is_opened() -> None:
    entities = '<!DOCTYPE feed [<!ENTITY id "tag:x:"><!ENTITY nbsp "&#160;">]>'
    outside = '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    atom = "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>&id;1</id><title>A&nbsp;B</title></entry></feed>"
    assert [(one.key, one.title) for one in read(entities + atom).items] == [("tag:x:1", "A B")]
    read_it = read(outside + "<rss><channel><item><title>[&x;]</title></item></channel></rss>")
    assert only(read_it).title in {"[]", "[&x;]"}


BOMB = (
    "<!DOCTYPE r [<!ENTITY a0 'lol'>"
    + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10))
    + "]><rss><channel><item><title>&a9;</title></item></channel></rss>"
)


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (BOMB, "beyond all measure"),
        (rss("<item><description>" + "<a>" * 100_000), "beyond all measure"),
        ("<!doctype html><html><body>Not here", "this is a web page, not a feed"),
        ("plain words", "neither RSS, Atom nor JSON Feed"),
        ('{"version":"https://jsonfeed.org/version/1","items":{}}', "no list of items"),
        ("{" * 100_000 + '"items":', "neither RSS"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence(body: str, says: str) -> None:
    with pytest.raises(BadFeed, match=says) as caught:
        read(body)
    assert caught.value.subject == ADDRESS


def test_limits_are_kept() -> None:
    with pytest.raises(EmptyInput):
        read("  \n")
    with pytest.raises(TooLarge, match="15 MB"):
        read(b" " * MOST_BYTES + b"<rss/>")
    many = rss(
        "".join(f"<item><guid>{n}</guid><title>{n}</title></item>" for n in range(MOST_ITEMS + 5))
    )
    assert len(read(many).items) == MOST_ITEMS
    broken = many.replace("</channel>", "&")
    assert len(read(broken).items) == MOST_ITEMS


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_give_a_feed_or_a_plain_error(body: bytes) -> None:
    for head in (
        b"",
        b"<rss><channel><item><title>",
        b'<?xml version="1.0"?><feed>',
        b'{"items":[',
    ):
        try:
            read(head + body)
        except BroadsheetError as error:
            assert error.subject == ADDRESS


@settings(deadline=None)
@given(st.text(max_size=80), st.text(max_size=80))
def test_any_words_in_a_title_come_out_on_one_line(title: str, link: str) -> None:
    body = json.dumps({"items": [{"title": title, "url": link}], "home_page_url": "x"})
    for item in read(body, "application/feed+json").items:
        assert len(item.title.splitlines()) <= 1
        assert item.link == "" or item.link.startswith(("http://", "https://"))
        assert item.key


@pytest.mark.parametrize(
    "body",
    ["<rss>" + "<a/>" * 600_000, '{"items":[' + '{"":0},' * 600_000, "\ufeff<rss>" + "<" * 600_000],
)
def test_s43_a_crowd_is_refused_before_a_tree_is_made(body: str) -> None:
    for charset in ("utf-8", "utf-16"):
        with pytest.raises(TooLarge, match="more than 500,000"):
            read(body.encode(charset))


@pytest.mark.parametrize("unit", ["<!--", "<![CDATA[", "<!", "<iframe ", "<svg ", "<!DOCTYPE a "])
def test_s43_markup_that_never_ends_costs_time_by_its_length_alone(unit: str) -> None:
    item = {"id": "1", "content_html": unit * 60_000}
    began = time.process_time()
    read(json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": [item]}))
    assert time.process_time() - began < 2
