"""Server-side request forgery: nothing that is not public is asked, by whatever way it comes."""

from __future__ import annotations

import os
import socket
import time
from dataclasses import replace

import pytest

from broadsheet.news.errors import BlockedAddress, FetchError, Unreachable
from broadsheet.news.page import Validators
from broadsheet.wire.client import GuardedWire
from broadsheet.wire.manners import Manners
from loopback import header_of, http, redirect, site
from pretended import PUBLIC, QUICK, S02, to_loopback
from standins import ScriptedResolver, Switchboard


def test_s01_loopback_is_refused_before_any_connection(serve):
    evil = serve(site({"/": http(b"secret")}))
    wire = GuardedWire(replace(QUICK, ports=frozenset({evil.port})))
    with pytest.raises(BlockedAddress):
        wire.fetch(evil.address + "/", obey_robots=False)
    assert evil.connections == 0


@pytest.mark.parametrize("host", S02)
def test_s02_the_fetcher_dials_no_such_address(net, host):
    with pytest.raises(BlockedAddress):
        net.wire().fetch(f"http://{host}/")
    assert net.board.dialled == []


@pytest.mark.parametrize(
    "addresses",
    [
        ["10.0.0.1"],
        [PUBLIC, "10.0.0.1"],
        ["10.0.0.1", PUBLIC],
        [PUBLIC, "::1"],
        ["::ffff:10.0.0.1"],
        ["fe80::1%eth0"],
        ["no address"],
    ],
)
def test_s03_a_name_with_any_private_address_is_refused(addresses):
    board = Switchboard()
    wire = GuardedWire(
        QUICK, resolve=ScriptedResolver({"news.example": [addresses]}), connect=board
    )
    with pytest.raises(BlockedAddress):
        wire.fetch("http://news.example/", obey_robots=False)
    assert board.dialled == []


def test_s04_dns_rebinding(net, serve):
    server = serve(site({"/": http(b"page")}))
    net.board.lines = {(PUBLIC, 80): server.port}
    net.resolver.answers = {"news.example": [[PUBLIC], ["127.0.0.2"]]}
    assert net.wire().fetch("http://news.example/", obey_robots=False).body == b"page"
    assert net.resolver.asked == ["news.example"]
    assert net.board.dialled == [(PUBLIC, 80)]


def test_s04_a_name_that_turns_private_between_two_connections_is_refused(net, serve):
    server = serve(site({"/": http(b"page", "Connection: close")}))
    net.board.lines = {(PUBLIC, 80): server.port}
    net.resolver.answers = {"news.example": [[PUBLIC], ["127.0.0.2"]]}
    wire = net.wire()
    wire.fetch("http://news.example/", obey_robots=False)
    with pytest.raises(BlockedAddress):
        wire.fetch("http://news.example/", obey_robots=False)
    assert net.board.dialled == [(PUBLIC, 80)]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_s05_a_redirect_to_an_internal_address_is_refused(net, serve, status):
    internal = serve(site({"/": http(b"secret")}), host="127.0.0.2")
    server = serve(site({"/": redirect(internal.address + "/", status)}))
    net.put("news.example", server)
    manners = replace(QUICK, ports=QUICK.ports | {internal.port})
    with pytest.raises(BlockedAddress, match="may not be asked"):
        net.wire(manners).fetch("http://news.example/", obey_robots=False)
    assert internal.connections == 0 and len(net.board.dialled) == 1


def test_s05_five_hops_are_followed_and_the_last_is_judged_too(net, serve):
    hops = {f"/{n}": redirect(f"/{n + 1}") for n in range(5)}
    server = serve(site({**hops, "/5": http(b"arrived"), "/in": redirect("http://10.0.0.1/")}))
    net.put("news.example", server)
    page = net.wire().fetch("http://news.example/0", obey_robots=False)
    assert (page.body, page.landed) == (b"arrived", "http://news.example/5")

    server = serve(site({**hops, "/5": redirect("http://10.0.0.1/")}))
    net.put("other.example", server, address="8.8.8.8")
    with pytest.raises(FetchError):
        net.wire(replace(QUICK, hops=6)).fetch("http://other.example/0", obey_robots=False)
    assert ("10.0.0.1", 80) not in net.board.dialled


def test_s05_a_sixth_hop_is_not_followed(net, serve):
    server = serve(site({f"/{n}": redirect(f"/{n + 1}") for n in range(9)}))
    net.put("news.example", server)
    with pytest.raises(Unreachable, match="more than 5 times"):
        net.wire().fetch("http://news.example/0", obey_robots=False)
    assert len(server.requests) == 6


def test_s05_a_circle_ends_at_once(net, serve):
    server = serve(site({"/a": redirect("/b"), "/b": redirect("/a")}))
    net.put("news.example", server)
    with pytest.raises(Unreachable, match="circle"):
        net.wire().fetch("http://news.example/a", obey_robots=False)
    assert len(server.requests) == 2


def test_s05_nothing_in_the_body_or_a_refresh_header_is_followed(net, serve):
    internal = serve(site({}), host="127.0.0.2")
    body = (
        f'<meta http-equiv="refresh" content="0;url={internal.address}/">'
        f'<link rel="canonical" href="{internal.address}/">'
        f'<rss xml:base="{internal.address}/"><image><url>{internal.address}/</url></image></rss>'
    ).encode()
    server = serve(site({"/": http(body, f"Refresh: 0; url={internal.address}/")}))
    net.put("news.example", server)
    assert net.wire().fetch("http://news.example/").body == body
    assert internal.connections == 0


def test_s05_robots_may_not_lead_inside(net, serve):
    internal = serve(site({}), host="127.0.0.2")
    server = serve(site({"/robots.txt": redirect(internal.address + "/robots.txt")}))
    net.put("news.example", server)
    with pytest.raises(Unreachable, match=r"robots\.txt"):
        net.wire().fetch("http://news.example/")
    assert internal.connections == 0 and len(server.requests) == 1


@pytest.mark.parametrize(
    "target",
    [
        *("file:///etc/passwd", "gopher://127.0.0.1:70/_x", "ftp://ftp.example/x", "unix:/x"),
        *("data:text/html,<p>x", "jar:http://news.example!/", "javascript:alert(1)"),
    ],
)
def test_s06_a_redirect_to_another_scheme_is_refused(net, serve, target):
    server = serve(site({"/": redirect(target)}))
    net.put("news.example", server)
    with pytest.raises(BlockedAddress):
        net.wire().fetch("http://news.example/", obey_robots=False)
    assert len(server.requests) == 1


def test_s07_a_validator_cannot_carry_a_header(net, serve):
    server = serve(site({"/": http(b"page")}))
    net.put("news.example", server)
    evil = Validators(etag='"a"\r\nRemote-User: admin', last_modified="x\nHost: internal")
    page = net.wire().fetch("http://news.example/", validators=evil, obey_robots=False)
    assert page.status == 200
    assert b"admin" not in server.requests[0] and b"internal" not in server.requests[0]


def test_s07_no_proxy_and_no_netrc_is_read(net, serve, tmp_path):
    # The environment is this process's own: set, used and put back around one fetch.
    proxy = serve(site({"/": http(b"proxied")}))
    server = serve(site({"/": http(b"page")}))
    net.put("news.example", server)
    netrc = tmp_path / "netrc"
    netrc.write_text("machine news.example login u password hunter2\n")
    wanted = dict.fromkeys(("http_proxy", "HTTP_PROXY", "ALL_PROXY"), proxy.address)
    wanted["NETRC"] = str(netrc)
    before = {name: os.environ.get(name) for name in wanted}
    os.environ.update(wanted)
    try:
        assert net.wire().fetch("http://news.example/", obey_robots=False).body == b"page"
    finally:
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})
    assert proxy.connections == 0 and b"uthorization" not in server.requests[0]


def test_s08_credentials_are_sent_nowhere_and_shown_nowhere(net, serve):
    far = serve(site({"/": http(b"page", "Set-Cookie: a=b")}))
    near = serve(
        site(
            {
                "/": http(
                    b"", "Location: http://u:hunter2@far.example/", "Set-Cookie: c=d", status=302
                )
            }
        )
    )
    net.put("near.example", near)
    net.put("far.example", far, address="8.8.8.8")
    wire = net.wire()
    for _ in range(2):
        page = wire.fetch("http://u:hunter2@near.example/", obey_robots=False)
        assert page.url == "http://near.example/" and page.landed == "http://far.example/"
    sent = {
        line.partition(b":")[0].lower()
        for request in (*near.requests, *far.requests)
        for line in request.strip().split(b"\r\n")[1:]
    }
    assert sent == {b"host", b"user-agent", b"accept", b"accept-encoding"}


def test_s08_errors_of_the_wire_show_no_credentials(net, caplog):
    caplog.set_level(0)
    with pytest.raises(Unreachable) as caught:
        net.wire().fetch("http://u:hunter2@nowhere.example/", obey_robots=False)
    assert caught.value.subject == "http://nowhere.example/"
    assert "hunter2" not in caplog.text + repr(caught.value)


@pytest.mark.parametrize("port", [22, 25, 5432, 6379])
def test_s09_unusual_ports_are_not_dialled(net, port):
    net.resolver.answers = {"news.example": [[PUBLIC]]}
    with pytest.raises(BlockedAddress):
        net.wire().fetch(f"http://news.example:{port}/")
    assert net.resolver.asked == [] and net.board.dialled == []


def test_s10_our_own_address_is_refused_and_could_carry_no_session(serve):
    ours = serve(site({"/": http(b"front page", "Set-Cookie: sessionid=x")}))
    with pytest.raises(BlockedAddress):
        GuardedWire(replace(QUICK, ports=frozenset({ours.port}))).fetch(ours.address)
    # Allowed by its operator, it is asked as a stranger would ask, the second time too.
    wire = GuardedWire(to_loopback(ours))
    for _ in range(2):
        wire.fetch(ours.address + "/", obey_robots=False)
    assert all(header_of(request, "cookie") is None for request in ours.requests)


def test_s11_closed_filtered_and_open_internal_ports_look_the_same(serve):
    server = serve(site({"/": http(b"open")}))
    with socket.create_server(("127.0.0.1", 0)) as shut:
        closed = shut.getsockname()[1]
    with socket.create_server(("127.0.0.1", 0), backlog=0) as full:
        filtered = full.getsockname()[1]
        wire = GuardedWire(replace(QUICK, ports=frozenset({server.port, closed, filtered})))
        seen, took = set(), []
        for port in (server.port, closed, filtered):
            began = time.perf_counter()
            with pytest.raises(BlockedAddress) as caught:
                wire.fetch(f"http://127.0.0.1:{port}/")
            took.append(time.perf_counter() - began)
            seen.add((type(caught.value), caught.value.sentence))
    assert len(seen) == 1 and max(took) < 0.5 and server.connections == 0


def test_s11_behind_a_name_they_look_the_same_too(serve):
    server = serve(site({"/": http(b"open")}))
    with socket.create_server(("127.0.0.1", 0)) as shut:
        closed = shut.getsockname()[1]
    resolver = ScriptedResolver({"inside.example": [["127.0.0.1"]]})
    wire = GuardedWire(replace(QUICK, ports=frozenset({server.port, closed})), resolve=resolver)
    seen = set()
    for port in (server.port, closed):
        with pytest.raises(BlockedAddress) as caught:
            wire.fetch(f"http://inside.example:{port}/", obey_robots=False)
        seen.add(caught.value.sentence)
    assert len(seen) == 1 and server.connections == 0


def test_s12_only_the_exact_place_passes(net, serve):
    server = serve(site({"/": http(b"inside")}))
    net.board.lines = {("10.1.2.3", 8080): server.port}
    wire = net.wire(replace(QUICK, allowed=frozenset({"10.1.2.3:8080"})))
    assert wire.fetch("http://10.1.2.3:8080/").body == b"inside"
    for place in ("10.1.2.3:22", "10.1.2.30:8080", "10.1.2.3"):
        with pytest.raises(BlockedAddress):
            wire.fetch(f"http://{place}/")
    # A name that leads there is not the place that was allowed.
    net.resolver.answers = {"sly.example": [["10.1.2.3"]]}
    with pytest.raises(BlockedAddress):
        wire.fetch("http://sly.example:8080/", obey_robots=False)
    assert set(net.board.dialled) == {("10.1.2.3", 8080)}


def test_s12_a_route_serves_its_exact_place_only(net, serve):
    demo = serve(site({"/": http(b"harbour")}, robots=b"User-agent: *\nDisallow: /private"))
    routes = {"harbourtimes.example:80": f"127.0.0.1:{demo.port}"}
    wire = net.wire(replace(QUICK, routes=routes), connect=lambda a, p, s: _real(a, p, s))
    assert wire.fetch("http://HarbourTimes.example/").body == b"harbour"
    assert header_of(demo.requests[0], "host") == "harbourtimes.example"
    with pytest.raises(BlockedAddress, match=r"robots\.txt"):
        wire.fetch("http://harbourtimes.example/private/1")
    assert net.resolver.asked == []
    for other in ("http://harbourtimes.example:8080/", "http://www.harbourtimes.example/"):
        with pytest.raises(Unreachable, match="no address is known"):
            wire.fetch(other, obey_robots=False)


def _real(address: str, port: int, seconds: float) -> socket.socket:
    return socket.create_connection((address, port), seconds)


def test_s12_a_name_that_is_allowed_may_be_private(net, serve):
    server = serve(site({"/": http(b"desk")}))
    net.put("desk.example", server, port=9000, address="10.0.0.7")
    wire = net.wire(Manners(allowed=frozenset({"desk.example:9000"})))
    assert wire.fetch("http://desk.example:9000/").body == b"desk"


def test_s13_making_a_wire_asks_nothing(net):
    net.wire().close()
    assert net.resolver.asked == [] and net.board.dialled == []
