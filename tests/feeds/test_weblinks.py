"""Links in the headers of an answer."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.feeds.weblinks import links_of

BASE = "https://paper.example/news/"


def test_links_are_read_with_relations_type_and_title() -> None:
    header = (
        '</feed>; rel="alternate"; type="application/rss+xml"; title="All, \\"really\\" all", '
        "<https://hub.example/>; REL=hub, <atom.xml>;rel='self'; rel=\"next self\" , <x>; rel=a b"
    )
    found = links_of(header, BASE)
    assert [(one.address, one.relations) for one in found] == [
        ("https://paper.example/feed", ("alternate",)),
        ("https://hub.example/", ("hub",)),
        ("https://paper.example/news/atom.xml", ("'self'",)),
        ("https://paper.example/news/x", ("a",)),
    ]
    assert (found[0].kind, found[0].title) == ("application/rss+xml", 'All, "really" all')


def test_what_speaks_of_another_page_or_leads_nowhere_is_left_out() -> None:
    header = (
        '<a>; rel=hub; anchor="/other", <javascript:alert(1)>; rel=hub, <b>; title=none, '
        "no link at all, <c>; rel=hub"
    )
    assert [one.address for one in links_of(header, BASE)] == ["https://paper.example/news/c"]


@settings(deadline=None)
@given(st.text(st.sampled_from('<>;,="\\ relhubanchor/:.')))
def test_any_header_gives_whole_addresses(header: str) -> None:
    for link in links_of(header, BASE):
        assert link.address.startswith("https://") and link.relations
