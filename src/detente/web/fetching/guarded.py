"""Connections that lead to the public internet alone, and end when the time is up.

The name is looked up, all its addresses are checked, and one of those very addresses is connected to: a name that
leads elsewhere a moment later (DNS rebinding) gains nothing. TLS still checks the certificate against the name.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TookTooLong
from typing import Any

import httpcore

from detente.web.fetching.public import is_public

Resolve = Callable[[str, int], Sequence[str]]

# Looking up a name cannot be cut short: what takes longer is left to end by itself.
_LOOKING_UP = ThreadPoolExecutor(8, "look-up")
_PATIENCE_SECONDS = 5.0
_MOST_ADDRESSES = 4


class NotPublic(Exception):
    """A name, or an address, that does not lead to the public internet."""


class NoSuchHost(Exception):
    """A name that no address is known for."""


def look_up(host: str, port: int) -> list[str]:
    """The IP addresses of a host, as the machine knows them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(one[4][0]) for one in found))


class Deadline:
    """When the time for one page is up."""

    def __init__(self, seconds: float) -> None:
        self._ends = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds that are left; raises httpcore.ReadTimeout where none are."""
        left = self._ends - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout
        return left


class Guarded(httpcore.NetworkBackend):
    """Connects to public addresses alone; ``wire`` makes the connection to an address that was checked."""

    def __init__(self, deadline: Deadline, resolve: Resolve, wire: httpcore.NetworkBackend) -> None:
        self._deadline = deadline
        self._resolve = resolve
        self._wire = wire

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the host; raises NotPublic, NoSuchHost, or what httpcore does."""
        failed: httpcore.ConnectError | httpcore.ConnectTimeout | None = None
        for address in self._addresses(host, port):
            try:
                wait = min(self._deadline.left(), _PATIENCE_SECONDS)
                stream = self._wire.connect_tcp(address, port, wait, socket_options=socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
                continue
            if _is_this_machine(stream):
                stream.close()
                raise NotPublic
            return _Timed(stream, self._deadline)
        raise failed or NoSuchHost

    def _addresses(self, host: str, port: int) -> Sequence[str]:
        try:
            found = _LOOKING_UP.submit(self._resolve, host, port).result(self._deadline.left())
        except TookTooLong:
            raise httpcore.ConnectTimeout from None
        except (OSError, UnicodeError):
            raise NoSuchHost from None
        if not found:
            raise NoSuchHost
        # One that is not public among others is a name that plays both sides.
        if not all(map(is_public, found)):
            raise NotPublic
        return found[:_MOST_ADDRESSES]


def _is_this_machine(stream: httpcore.NetworkStream) -> bool:
    """Whether a connection to a public address ended at this very machine, which has that address."""
    here, there = stream.get_extra_info("client_addr"), stream.get_extra_info("server_addr")
    return bool(here and there and here[0] == there[0] and is_public(str(there[0])))


class _Timed(httpcore.NetworkStream):
    """A connection on which no waiting lasts beyond the deadline, however slowly something keeps coming."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Timed(self._stream.start_tls(ssl_context, server_hostname, self._deadline.left()), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
