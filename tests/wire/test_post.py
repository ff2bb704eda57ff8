"""A form goes out under the same guard as a fetch, once, and is never turned into a GET."""

from __future__ import annotations

import pytest

from broadsheet.news.errors import BadStatus, BlockedAddress, FetchError
from loopback import header_of, http, redirect, site

FORM = {"hub.mode": "subscribe", "hub.topic": "http://news.example/feed?a=1&b=ä"}
SENT = b"hub.mode=subscribe&hub.topic=http%3A%2F%2Fnews.example%2Ffeed%3Fa%3D1%26b%3D%C3%A4"


def posted(server):
    return [request for request in server.requests if request.startswith(b"POST")]


def test_a_form_is_sent_as_forms_are(net, serve):
    server = serve(site({"/hub": http(status=202)}))
    net.put("hub.example", server)
    net.wire().post("http://hub.example/hub", FORM)
    (request,) = posted(server)
    assert request.startswith(b"POST /hub HTTP/1.1\r\n")
    assert request.endswith(b"\r\n\r\n" + SENT)
    assert header_of(request, "content-type") == "application/x-www-form-urlencoded"
    assert header_of(request, "content-length") == str(len(SENT))


def test_an_answer_that_is_an_error_is_raised_with_its_status(net, serve):
    net.put("hub.example", serve(site({})))
    with pytest.raises(BadStatus) as caught:
        net.wire().post("http://hub.example/hub", FORM)
    assert caught.value.status == 404


@pytest.mark.parametrize("status", [307, 308])
def test_a_redirect_that_keeps_the_form_is_followed(net, serve, status):
    other = serve(site({"/there": http(status=202)}))
    net.put("other.example", other, address="8.8.8.8")
    net.put("hub.example", serve(site({"/hub": redirect("http://other.example/there", status)})))
    net.wire().post("http://hub.example/hub", FORM)
    (request,) = posted(other)
    assert request.endswith(SENT)


@pytest.mark.parametrize("status", [301, 302, 303])
def test_a_redirect_that_would_drop_the_form_is_not(net, serve, status):
    other = serve(site({"/there": http()}))
    net.put("other.example", other, address="8.8.8.8")
    net.put("hub.example", serve(site({"/hub": redirect("http://other.example/there", status)})))
    with pytest.raises(FetchError):
        net.wire().post("http://hub.example/hub", FORM)
    assert other.requests == []


def test_s05_a_hub_inside_is_refused_at_once_and_behind_a_redirect(net, serve):
    inside = serve(site({"/hub": http()}))
    with pytest.raises(BlockedAddress):
        net.wire().post(f"{inside.address}/hub", FORM)
    net.put("hub.example", serve(site({"/hub": redirect(f"{inside.address}/hub", 308)})))
    with pytest.raises(BlockedAddress):
        net.wire().post("http://hub.example/hub", FORM)
    assert inside.connections == 0
