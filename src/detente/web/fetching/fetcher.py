"""The fetcher: from the address of a page to its bytes, or to one clear reason why not."""

from __future__ import annotations

import ssl
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from http import HTTPStatus

import certifi
import httpcore

from detente._version import __version__
from detente.errors import InputError
from detente.web.fetching import robots
from detente.web.fetching.address import Address, address_of, redirected
from detente.web.fetching.guarded import Deadline, Guarded, NoSuchHost, NotPublic, Resolve, look_up

_REDIRECTS = 5
_MOVED = (301, 302, 303, 307, 308)
_MEDIA = ("text/html", "application/xhtml+xml", "text/plain")
_GZIP = 31  # zlib's way of saying: gzip with its head


@dataclass(frozen=True, slots=True)
class Limits:
    """What one page may take: seconds for all of it, and bytes, as sent and unpacked alike."""

    seconds: float = 20
    bytes: int = 10_000_000


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it came, and the address that it was at in the end."""

    url: str
    data: bytes


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    media: str
    location: str | None
    body: bytes


class Fetcher:
    """Fetches pages; what leads to the network can be replaced: looking up names, connecting, and trust."""

    def __init__(
        self,
        resolve: Resolve = look_up,
        wire: httpcore.NetworkBackend | None = None,
        trust: ssl.SSLContext | None = None,
        limits: Limits | None = None,
    ) -> None:
        self._resolve = resolve
        self._wire = wire or httpcore.SyncBackend()
        self._trust = trust or ssl.create_default_context(cafile=certifi.where())
        self._limits = limits or Limits()

    def fetch(self, url: str) -> Fetched:
        """The page at a URL; raises InputError, with the URL as given and one reason, where it cannot be had."""
        deadline = Deadline(self._limits.seconds)
        asked: set[str] = set()
        hops = 0
        try:
            address = address_of(url)
            while True:
                if address.site not in asked:
                    self._heed_robots(address, deadline)
                    asked.add(address.site)
                answer = self._ask(address, deadline, _MEDIA)
                if not answer.location:
                    return Fetched(address.url, _content(answer))
                hops += 1
                if hops > _REDIRECTS:
                    raise InputError(url, f"redirects more than {_REDIRECTS} times")
                address = redirected(address, answer.location)
        except (InputError, NotPublic, NoSuchHost, httpcore.TimeoutException, httpcore.NetworkError,
                httpcore.ProtocolError, zlib.error) as error:  # fmt: skip
            after = "it redirects, and there: " if 0 < hops <= _REDIRECTS else ""
            raise InputError(url.strip(), after + self._reason(error)) from error

    def _heed_robots(self, address: Address, deadline: Deadline) -> None:
        """Raises InputError where the site asks not to be read."""
        asked = Address(address.scheme, address.host, address.port, "/robots.txt")
        for _ in range(_REDIRECTS + 1):
            answer = self._ask(asked, deadline, ())
            if not answer.location:
                if not robots.allows(answer.status, answer.body, address.url):
                    raise InputError(address.url, "its robots.txt asks programs not to read it")
                return
            asked = redirected(asked, answer.location)
        raise InputError(address.url, f"its robots.txt redirects more than {_REDIRECTS} times")

    def _ask(self, address: Address, deadline: Deadline, media: tuple[str, ...]) -> _Answer:
        """One answer, from a connection of its own; of another kind of content (any where none is named) no body."""
        url = httpcore.URL(scheme=address.scheme, host=address.host, port=address.port, target=address.target)
        headers = {
            "Host": address.site.partition("://")[2],
            "User-Agent": f"{robots.AGENT}/{__version__}",
            "Accept": "text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.1",
            "Accept-Encoding": "gzip",
            "Connection": "close",
        }
        backend = Guarded(deadline, self._resolve, self._wire)
        with (
            httpcore.ConnectionPool(ssl_context=self._trust, network_backend=backend, max_connections=1) as pool,
            pool.stream("GET", url, headers=[*headers.items()]) as response,
        ):
            told = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
            kind = told.get("content-type", "").partition(";")[0].strip().lower()
            location = told.get("location") if response.status in _MOVED else None
            wanted = response.status == HTTPStatus.OK and (not media or not kind or kind in media)
            encoding = told.get("content-encoding", "").strip().lower()
            body = _unpacked(response.iter_stream(), encoding, self._limits.bytes) if wanted else b""
            return _Answer(response.status, kind, location, body)

    def _reason(self, error: Exception) -> str:
        """Why a page cannot be had, in one clause."""
        if isinstance(error, InputError):
            return error.reason
        if isinstance(error, NotPublic):
            return "its host is not on the public internet, so it is not fetched"
        if isinstance(error, NoSuchHost):
            return "no such host is known"
        if isinstance(error, httpcore.TimeoutException):
            return f"took longer than {self._limits.seconds:g} seconds"
        if isinstance(error, httpcore.NetworkError):
            if "certificate" in str(error).lower():
                return "its certificate does not hold, so nobody can say that the page is its own"
            return "cannot be reached"
        return "its answer is not what a web server says"


def _content(answer: _Answer) -> bytes:
    """The body of an answer; raises InputError for one that is no page."""
    if answer.status != HTTPStatus.OK:
        try:
            phrase = f" {HTTPStatus(answer.status).phrase}"
        except ValueError:
            phrase = ""
        raise InputError("", f"the site answered {answer.status}{phrase}")
    if answer.media and answer.media not in _MEDIA:
        raise InputError("", f"is {answer.media[:60]}, not a page of text")
    return answer.body


def _unpacked(pieces: Iterable[bytes], encoding: str, largest: int) -> bytes:
    """A body put together; raises InputError once it is larger than it may be, as it was sent or as it unpacks."""
    if encoding not in ("", "identity", "gzip", "x-gzip"):
        raise InputError("", "packed in a way that was not asked for")
    unpack = zlib.decompressobj(_GZIP) if "gzip" in encoding else None
    body, sent = bytearray(), 0
    for piece in pieces:
        sent += len(piece)
        body += unpack.decompress(piece, largest + 1 - len(body)) if unpack else piece
        if max(sent, len(body)) > largest:
            raise InputError("", f"larger than {largest / 1e6:g} MB")
    return bytes(body)
