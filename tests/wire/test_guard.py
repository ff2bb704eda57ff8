"""The guard on words alone: which addresses may be asked, and what errors show of them."""

import ipaddress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.news.errors import BadInput, BlockedAddress
from broadsheet.wire.guard import judge, public, shown, without_credentials
from broadsheet.wire.manners import Manners
from pretended import S02


@pytest.mark.parametrize("host", S02)
def test_s02_address_in_any_spelling_is_refused(host):
    with pytest.raises(BlockedAddress):
        judge(f"http://{host}/")


@pytest.mark.parametrize(
    "host", [one.strip("[]") for one in S02 if one[-1].isalnum() or "[" in one]
)
def test_s02_no_such_address_is_public(host):
    assert not public(host)


@pytest.mark.parametrize(
    "address",
    ["8.8.8.8", "93.184.215.14", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"],
)
def test_public_addresses_are_public(address):
    assert public(address)


@given(st.ip_addresses())
def test_public_never_contradicts_the_standard_library(address):
    # Python's own judgement is looser and differs by release; ours must be inside of it.
    if public(address):
        inner = address.ipv4_mapped if address.version == 6 else None
        assert not (inner or address).is_private
        assert not (inner or address).is_multicast


@given(st.ip_addresses(v=4))
def test_an_ipv4_address_inside_an_ipv6_one_is_judged_by_itself(address):
    mapped = ipaddress.IPv6Address(int(ipaddress.IPv6Address("::ffff:0:0")) + int(address))
    assert public(mapped) == public(address)


@pytest.mark.parametrize(
    "url",
    [
        *("file:///etc/passwd", "gopher://h/", "ftp://h/x", "data:text/html,x", "jar:http://h!/"),
        *("unix:/run/x.sock", "javascript:alert(1)", "//h/x", "h/x", "", "   ", "http://", "http:"),
        *("http:///x", "http://h:0/", "http://h:99999/", "http://h:x/", "http://a\\@b/"),
        *(
            "http://a b/",
            "http://h/\r\nHost: x",
            "http://h/\x00",
            "http://[::1",
            "http://-a.example/",
        ),
        *("http://" + "a" * 64 + ".example/", "http://h/" + "x" * 2048, "http://h\u2100.example/"),
    ],
)
def test_s06_only_readable_web_addresses_pass(url):
    with pytest.raises(BlockedAddress) as caught:
        judge(url)
    assert "\r" not in str(caught.value) and "\n" not in str(caught.value)


@pytest.mark.parametrize("port", [21, 22, 25, 110, 3306, 5432, 6379, 11211, 27017])
def test_s09_unusual_ports_are_refused(port):
    with pytest.raises(BlockedAddress, match=f"port {port}"):
        judge(f"http://news.example:{port}/")


@pytest.mark.parametrize("port", [80, 443, 8080, 8443])
def test_s09_usual_ports_pass(port):
    assert judge(f"http://news.example:{port}/").port == port


def test_s12_only_the_exact_place_is_allowed():
    manners = Manners(allowed=frozenset({"10.1.2.3:8080", "[FD00::1]:80", "Desk.Example:9000"}))
    assert judge("http://10.1.2.3:8080/x", manners).place == "10.1.2.3:8080"
    assert judge("http://[fd00:0::1]/x", manners).place == "[fd00::1]:80"
    assert judge("http://DESK.example:9000/", manners).place == "desk.example:9000"
    narrow = Manners(allowed=frozenset({"10.1.2.3:80", "1.2.3.4:80"}))
    for other in ("10.1.2.3:8080", "11.2.3.4:80"):
        with pytest.raises(BlockedAddress):
            judge(f"http://{other}/", replace(narrow, ports=frozenset({8080})))
    for other in ("10.1.2.3:22", "10.1.2.30:8080", "10.1.2.3", "10.1.2.3:80", "10.1.2.3:80801"):
        with pytest.raises(BlockedAddress):
            judge(f"http://{other}/", manners)


@pytest.mark.parametrize("entry", ["10.1.2.3", ":80", "h:", "h:0", "h:70000", "h:8o", ""])
def test_an_exception_that_is_no_place_is_refused(entry):
    with pytest.raises(BadInput, match="host:port"):
        Manners(allowed=frozenset({entry}))


@pytest.mark.parametrize("target", ["10.0.0.1:80", "8.8.8.8:80", "localhost:80", "[::2]:80"])
def test_a_route_leads_to_loopback_only(target):
    with pytest.raises(BadInput, match="loopback"):
        Manners(routes={"paper.example:80": target})


def test_an_address_is_brought_to_one_spelling():
    url = judge("  HTTP://u:p@Bücher.Example.:80/a b/ü?q=ü&x=%20#part ")
    assert url.text == "http://xn--bcher-kva.example/a%20b/%C3%BC?q=%C3%BC&x=%20"
    assert url.authority == "xn--bcher-kva.example"
    assert judge("https://h.example").target == "/"
    assert judge("https://h.example:8443/").authority == "h.example:8443"
    assert judge("http://[2606:4700:0::1111]/").authority == "[2606:4700::1111]"


@pytest.mark.parametrize(
    "url",
    [
        *("http://u:hunter2@h.example:22/", "http://u:hunter2@127.0.0.1/", "http://u:hunter2@/"),
        *("ftp://u:hunter2@h/", "http://u:hun/ter2@h/", "u:hunter2@h", "http:\\\\u:hunter2@h/"),
        *("http://u:hunter2@h:x/", "http://u:hunter2@127.1/", "http://u:hunter2@a b/"),
    ],
)
def test_s08_no_error_shows_credentials(url):
    with pytest.raises(BlockedAddress) as caught:
        judge(url)
    assert "hun" not in str(caught.value) and "hun" not in repr(caught.value)


def test_s73_what_is_shown_is_one_line():
    assert shown("http://h/a\r\nb\x1b[2J") == "http://h/a��b�[2J"
    assert len(shown("http://h/" + "x" * 5000)) == 200
    assert shown("https://medium.example/@name/post") == "https://medium.example/@name/post"
    assert without_credentials(" https://u:p@h/@x ") == "https://h/@x"


@given(st.text(max_size=80))
def test_judge_gives_an_address_or_one_plain_sentence(url):
    try:
        found = judge(url)
    except BlockedAddress as error:
        assert str(error).isprintable()
    else:
        assert found.text.isascii() and judge(found.text) == found


@given(
    st.builds(
        "http://{}{}{}/".format,
        st.sampled_from(["", "u@", "u:p@", "@", "\\", "[", "[::ffff:"]),
        st.text("0123456789.xabcdef:[]%①②⑦。@\\", min_size=1, max_size=20),
        st.sampled_from(["", ":80", "]", "]:80", ":", "#@h", "?@h"]),
    )
)
def test_judge_never_passes_a_literal_that_is_not_public(url):
    try:
        host = judge(url).host
    except BlockedAddress:
        return
    try:
        assert public(ipaddress.ip_address(host))
    except ValueError:
        assert not host.rpartition(".")[2].isdigit()
