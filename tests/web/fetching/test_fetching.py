"""Fetching: from the public internet alone, within limits, and only what the site lets programs read."""

from __future__ import annotations

import gzip
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from detente.errors import InputError
from detente.web.fetching import Fetcher, Limits
from detente.web.fetching.address import address_of
from detente.web.fetching.public import is_public

Answer = Callable[..., bytes]
PAGE = b"<p>Norway expelled two envoys of Chad.</p>"


def refusal(web: Any, url: str, **limits: float) -> str:
    with pytest.raises(InputError) as caught:
        web.fetcher(**limits).fetch(url)
    assert caught.value.source == url
    assert "\n" not in caught.value.reason
    return caught.value.reason


def test_a_page_comes_as_it_was_sent_with_a_name_of_ours_given(web: Any, answer: Answer) -> None:
    web.put("http://news.example/a?b=1", answer(PAGE))
    page = web.fetcher().fetch("http://news.example/a?b=1#top")
    assert (page.url, page.data) == ("http://news.example/a?b=1", PAGE)
    assert web.asked == [("news.example", "/robots.txt"), ("news.example", "/a?b=1")]
    assert all(b"\r\nUser-Agent: Detente/" in head and b"cookie" not in head.lower() for head in web.heads)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://10.0.0.1/", "http://172.16.3.4/", "http://192.168.1.1/", "http://0.0.0.0/",
        "http://169.254.169.254/latest/meta-data/", "http://100.64.0.1/", "http://100.100.100.200/",
        "http://168.63.129.16/", "http://192.0.0.192/", "http://224.0.0.1/", "http://255.255.255.255/",
        "http://240.0.0.1/", "http://198.18.0.1/", "http://[::1]/", "http://[::]/", "http://[fe80::1]/",
        "http://[fd00:ec2::254]/", "http://[fec0::1]/", "http://[ff02::1]/", "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:8.8.8.8]/", "http://[::127.0.0.1]/", "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/",
        "http://[2001:0:7f00:1::]/", "http://１２７.0.0.1/", "http://127.0.0.1./",
    ],
)  # fmt: skip
def test_addresses_of_ones_own_network_are_not_connected_to(web: Any, url: str) -> None:
    host = address_of(url).host
    web.names[host] = [[host]]
    assert refusal(web, url) == "its host is not on the public internet, so it is not fetched"
    assert web.connected == []


@pytest.mark.parametrize("host", ["0x7f.1", "127.1", "2130706433", "017700000001", "0x7f000001", "1.2.3", "0", "0x"])
def test_hosts_written_as_odd_numbers_are_not_even_looked_up(web: Any, host: str) -> None:
    assert refusal(web, f"http://{host}/") == "its host is a number, written in a way that no web site is"


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("ftp://news.example/a", "only addresses with http:// or https:// are fetched"),
        ("file:///etc/passwd", "only addresses with http:// or https:// are fetched"),
        ("news.example/a", "only addresses with http:// or https:// are fetched"),
        ("http://ann:secret@news.example/", "an address with a name or password in it is not fetched"),
        ("http://news.example@10.0.0.1/", "an address with a name or password in it is not fetched"),
        ("http://news.example:22/", "only the ports 80 and 443 are asked, where web sites are"),
        ("http://news.example:6379/", "only the ports 80 and 443 are asked, where web sites are"),
        ("http://news.example:0/", "only the ports 80 and 443 are asked, where web sites are"),
        ("http://news.example:99999/", "not a web address"),
        ("http://news.example\\@10.0.0.1/", "not a web address: it holds a space or a character that none has"),
        ("http://news.example/a\r\nX: y", "not a web address: it holds a space or a character that none has"),
        ("http://localhost/", "its host is no name on the internet"),
        ("http:///a", "its host is no name on the internet"),
        ("http://[fe80::1%25eth0]/", "not a web address"),
        ("http://-a.example/", "its host is no name on the internet"),
    ],
)
def test_what_is_no_public_web_address_is_refused_with_a_reason(web: Any, url: str, why: str) -> None:
    assert refusal(web, url) == why
    assert web.connected == []


def test_a_name_that_leads_inside_is_refused_even_where_it_also_leads_outside(web: Any) -> None:
    web.names["two.example"] = [["93.184.215.14", "10.0.0.1"]]
    assert "public internet" in refusal(web, "http://two.example/")
    assert web.connected == []


def test_a_name_that_leads_elsewhere_a_moment_later_gains_nothing(web: Any, answer: Answer) -> None:
    web.put("http://rebind.example/", answer(PAGE))
    web.names["rebind.example"] = [["93.184.215.14"], ["127.0.0.1"]]
    assert "public internet" in refusal(web, "http://rebind.example/")
    # Looked up once for robots.txt, and once more, checked again, for the page: what was connected to was checked.
    assert web.connected == ["93.184.215.14"]
    assert web.asked == [("rebind.example", "/robots.txt")]


@pytest.mark.parametrize(
    ("location", "why"),
    [
        ("http://169.254.169.254/latest/meta-data/", "its host is not on the public internet, so it is not fetched"),
        ("http://[::1]/", "its host is not on the public internet, so it is not fetched"),
        ("//inside.example/", "its host is not on the public internet, so it is not fetched"),
        ("http://127.1/", "its host is a number, written in a way that no web site is"),
        ("http://news.example:6379/", "only the ports 80 and 443 are asked, where web sites are"),
        ("file:///etc/passwd", "only addresses with http:// or https:// are fetched"),
        ("http://nowhere.example/", "no such host is known"),
    ],
)
def test_each_redirect_is_checked_anew(web: Any, answer: Answer, location: str, why: str) -> None:
    for inside in ("169.254.169.254", "::1"):
        web.names[inside] = [[inside]]
    web.names["inside.example"] = [["10.1.2.3"]]
    web.put("http://news.example/a", answer(b"", "302 Found", Location=location))
    assert refusal(web, "http://news.example/a") == f"it redirects, and there: {why}"
    assert set(web.connected) == {"93.184.215.14"}


def test_redirects_are_followed_five_times(web: Any, answer: Answer) -> None:
    for step in range(6):
        web.put(f"http://news.example/{step}", answer(b"", "301 Moved Permanently", Location=f"/{step + 1}"))
    web.put("http://news.example/6", answer(PAGE))
    assert web.fetcher().fetch("http://news.example/1").url == "http://news.example/6"
    assert refusal(web, "http://news.example/0") == "redirects more than 5 times"


def test_robots_are_heeded_also_where_a_redirect_leads(web: Any, answer: Answer) -> None:
    rules = b"User-agent: *\nDisallow: /private\n\nUser-agent: detente\nDisallow: /news\n"
    web.put("http://news.example/robots.txt", answer(rules, Content_Type="text/plain"))
    for path in ("news/a", "private/a"):
        web.put(f"http://news.example/{path}", answer(PAGE))
    web.put("http://short.example/x", answer(b"", "302 Found", Location="http://news.example/news/a"))
    assert refusal(web, "http://news.example/news/a") == "its robots.txt asks programs not to read it"
    assert "robots.txt" in refusal(web, "http://short.example/x")
    assert web.fetcher().fetch("http://news.example/private/a").data == PAGE
    assert ("news.example", "/news/a") not in web.asked


def test_a_site_that_cannot_say_its_rules_is_left_alone(web: Any, answer: Answer) -> None:
    web.put("http://news.example/a", answer(PAGE))
    web.put("http://news.example/robots.txt", answer(b"", "503 Service Unavailable"))
    assert "robots.txt" in refusal(web, "http://news.example/a")


def test_a_page_may_take_no_longer_than_its_time_however_it_drips(web: Any, answer: Answer) -> None:
    def drip(connection: socket.socket, host: str, path: str) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>")
        while True:
            connection.sendall(b"x")
            time.sleep(0.02)

    def drip_head(connection: socket.socket, host: str, path: str) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nX: ")
        while True:
            connection.sendall(b"x")
            time.sleep(0.02)

    web.put("http://slow.example/body", drip)
    web.put("http://slow.example/head", drip_head)
    for path in ("body", "head"):
        began = time.monotonic()
        assert refusal(web, f"http://slow.example/{path}", seconds=0.5) == "took longer than 0.5 seconds"
        assert time.monotonic() - began < 3


def test_looking_up_a_name_takes_no_longer_either() -> None:
    def slowly(host: str, port: int) -> list[str]:
        time.sleep(1)
        return ["93.184.215.14"]

    fetcher = Fetcher(slowly, limits=Limits(seconds=0.2))
    with pytest.raises(InputError, match=r"took longer than 0\.2 seconds"):
        fetcher.fetch("http://slow.example/")


def test_a_page_may_be_no_larger_than_its_limit_as_sent_or_unpacked(web: Any, answer: Answer) -> None:
    def endless(connection: socket.socket, host: str, path: str) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        while True:
            connection.sendall(b"x" * 65536)

    packed = gzip.compress(b"x" * 50_000_000)
    web.put("http://big.example/endless", endless)
    web.put("http://big.example/bomb", answer(packed, Content_Encoding="gzip"))
    web.put("http://big.example/fits", answer(gzip.compress(PAGE), Content_Encoding="gzip"))
    assert refusal(web, "http://big.example/endless", bytes=1_000_000) == "larger than 1 MB"
    assert refusal(web, "http://big.example/bomb", bytes=1_000_000) == "larger than 1 MB"
    assert web.fetcher(bytes=1_000_000).fetch("http://big.example/fits").data == PAGE


@pytest.mark.parametrize(
    ("head", "why"),
    [
        ({"Content_Type": "application/pdf"}, "is application/pdf, not a page of text"),
        ({"Content_Type": "image/png"}, "is image/png, not a page of text"),
        ({"Content_Encoding": "br"}, "packed in a way that was not asked for"),
        ({"Content_Encoding": "gzip"}, "its answer is not what a web server says"),
        ({"status": "404 Not Found"}, "the site answered 404 Not Found"),
        ({"status": "500 Oops"}, "the site answered 500 Internal Server Error"),
        ({"status": "204 No Content", "Content_Length": "0"}, "the site answered 204 No Content"),
    ],
)
def test_what_is_no_page_is_refused_with_a_reason(web: Any, answer: Answer, head: dict[str, str], why: str) -> None:
    web.put("http://news.example/a", answer(PAGE, **head))
    assert refusal(web, "http://news.example/a") == why


def test_a_server_that_speaks_something_else_is_told_of_in_words(web: Any) -> None:
    web.put("http://news.example/robots.txt", b"+OK redis\r\n\r\n")
    assert refusal(web, "http://news.example/a") == "its answer is not what a web server says"


def test_a_certificate_must_be_of_the_name_that_was_asked_for(web: Any, answer: Answer, tmp_path: Path) -> None:
    if not shutil.which("openssl"):
        pytest.skip("no openssl to make a certificate with")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    made = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=news.example"
    named = ["-addext", "subjectAltName=DNS:news.example", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run([*made.split(), *named], check=True, capture_output=True)
    web.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    web.tls.load_cert_chain(certificate, key)
    for host in ("news.example", "other.example"):
        web.put(f"http://{host}/a", answer(PAGE))
    trusting = Fetcher(web.resolve, web.wire, ssl.create_default_context(cafile=str(certificate)))
    assert trusting.fetch("https://news.example/a").data == PAGE
    for fetcher, host in ((trusting, "other.example"), (web.fetcher(), "news.example")):
        with pytest.raises(InputError, match="its certificate does not hold"):
            fetcher.fetch(f"https://{host}/a")
    assert {host for host, _ in web.asked} == {"news.example"}


def test_public_addresses_are_public() -> None:
    assert all(map(is_public, ["8.8.8.8", "93.184.215.14", "2606:4700::1111", "64:ff9b::808:808"]))
    assert not any(map(is_public, ["", "x", "10.0.0.1", "fe80::1%eth0", "64:ff9b::a00:1"]))
