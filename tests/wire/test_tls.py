"""TLS: the name in the address is the name that is checked, whatever address was dialled."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace

import pytest

from broadsheet.news.errors import Unreachable
from broadsheet.wire.dial import system_trust
from loopback import http, redirect, site
from pretended import CERTS, QUICK, server_tls, trust


def test_a_checked_address_and_the_name_in_the_certificate(net, serve):
    server = serve(site({"/": http(b"page")}), tls=server_tls("good"))
    net.put("news.example", server, port=443)
    wire = net.wire(trust=trust())
    for _ in range(3):
        assert wire.fetch("https://news.example/", obey_robots=False).body == b"page"
    assert server.connections == 1


@pytest.mark.parametrize(
    ("certificate", "words"),
    [("expired", "expired"), ("other", "mismatch")],
)
def test_r17_a_wrong_certificate_is_told_and_nothing_is_sent(net, serve, certificate, words):
    server = serve(site({"/": http(b"page")}), tls=server_tls(certificate))
    net.put("news.example", server, port=443)
    with pytest.raises(Unreachable, match=words):
        net.wire(trust=trust()).fetch("https://news.example/", obey_robots=False)
    assert server.requests == []


def test_r17_an_unknown_authority_is_not_trusted(net, serve):
    server = serve(site({"/": http(b"page")}), tls=server_tls("good"))
    net.put("news.example", server, port=443)
    with pytest.raises(Unreachable, match="certificate is not accepted"):
        net.wire(trust=system_trust()).fetch("https://news.example/", obey_robots=False)
    assert server.requests == []


def test_r17_a_server_without_tls_behind_https_is_told(net, serve):
    server = serve(lambda request: http(b"plain"))
    net.put("news.example", server, port=443)
    with pytest.raises(Unreachable):
        net.wire(replace(QUICK, deadline_s=0.6), trust=trust()).fetch(
            "https://news.example/", obey_robots=False
        )


def test_r15_a_redirect_may_change_the_scheme(net, serve):
    plain = serve(site({"/": redirect("https://news.example/", 301)}))
    secure = serve(site({"/": http(b"page")}), tls=server_tls("good"))
    net.put("news.example", plain)
    net.put("news.example", secure, port=443)
    page = net.wire(trust=trust()).fetch("http://news.example/")
    assert (page.body, page.moved) == (b"page", "https://news.example/")


COUNT = (
    "from broadsheet.wire.dial import system_trust as t; print(t().cert_store_stats()['x509_ca'])"
)


@pytest.mark.parametrize(
    ("file", "least", "most"), [("nowhere", 50, 1000), ("authority.pem", 1, 1)]
)
def test_a_machine_without_authorities_borrows_certifis(tmp_path, file, least, most):
    # In a process of its own, as OpenSSL reads these from the environment.
    wanted = {"SSL_CERT_FILE": str(CERTS / file), "SSL_CERT_DIR": str(tmp_path)}
    ran = subprocess.run(
        [sys.executable, "-c", COUNT],
        env={**os.environ, **wanted},
        capture_output=True,
        check=True,
        timeout=60,
    )
    assert least <= int(ran.stdout) <= most
