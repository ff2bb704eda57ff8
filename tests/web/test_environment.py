"""The template environment: escaping is not optional, and no odd link leaves a page."""

from __future__ import annotations

import pytest

from broadsheet.web.environment import asset, environment, host, passage, url, web_address


def test_an_environment_that_does_not_escape_is_not_made() -> None:
    with pytest.raises(ValueError, match="escaped"):
        environment(autoescape=False)


def test_words_are_escaped_and_unknown_names_are_errors() -> None:
    made = environment(autoescape=True)
    assert made.from_string("{{ words }}").render(words="<b>&'") == "&lt;b&gt;&amp;&#39;"
    with pytest.raises(Exception, match="missing"):
        made.from_string("{{ missing }}").render()


def test_interface_strings_escape_what_is_put_into_them() -> None:
    made = environment(autoescape=True)
    shown = made.from_string('{{ _("told to %(whom)s", whom=name) }}').render(name="<script>")
    assert shown == "told to &lt;script&gt;"


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        " javascript:alert(1)",
        "java\tscript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "//news.example/",
        "/feeds",
        "https:news.example",
        "https:///news.example",
        "http:/\\news.example",
        "https://news.example/\u0000",
        "https://news.example/a b",
        "http://[::1",
        "file:///etc/passwd",
        "",
    ],
)
def test_only_plain_web_addresses_become_links(address: str) -> None:
    assert web_address(address) == ""


def test_a_web_address_stays_and_its_host_is_named() -> None:
    assert web_address("https://www.news.example/a?b=c") == "https://www.news.example/a?b=c"
    assert host("https://www.news.example/a") == "news.example"
    assert host("http://[::1") == ""


def test_addresses_of_ours() -> None:
    ident = "a0123456789abcdef"
    assert url("article", ident) == f"/article/{ident}"
    assert url("search", q="two words", page="") == "/search?q=two+words"
    assert passage(ident, 120, 180) == f"/article/{ident}?w=120-180#w120-180"
    assert passage(ident, 1, 2, "v1") == f"/article/{ident}?w=1-2&v=v1#w1-2"


def test_a_file_of_ours_carries_its_digest_so_that_a_new_one_is_fetched() -> None:
    first, _, digest = asset("broadsheet/paper.css").partition("?")
    assert first == "/static/broadsheet/paper.css"
    assert len(digest) == 12
