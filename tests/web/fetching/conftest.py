"""A web of a few hosts, all served by this machine: names and addresses are looked up in a table, wires lead here."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import httpcore
import pytest

from detente.web.fetching import Fetcher, Limits

PUBLIC = "93.184.215.14"

Serve = Callable[[socket.socket, str, str], None]


@dataclass
class Web:
    """What each host answers, by name and path, what each name leads to, and what was asked and connected to."""

    port: int
    pages: dict[tuple[str, str], bytes | Serve] = field(default_factory=dict)
    names: dict[str, list[Sequence[str]]] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)
    connected: list[str] = field(default_factory=list)
    heads: list[bytes] = field(default_factory=list)
    tls: ssl.SSLContext | None = None

    def resolve(self, host: str, port: int) -> Sequence[str]:
        """The addresses of a name: the next of those set for it, the last again and again."""
        if host not in self.names:
            raise OSError("no such host")
        several = self.names[host]
        return several.pop(0) if len(several) > 1 else several[0]

    def put(self, url: str, content: bytes | Serve, to: str = PUBLIC) -> None:
        """Have a page at a URL (http); ``content`` is the whole answer, head and body, or says it itself."""
        host, _, path = url.removeprefix("http://").partition("/")
        self.pages[host, "/" + path] = content
        self.names.setdefault(host, [[to]])

    @property
    def wire(self) -> httpcore.NetworkBackend:
        """What leads to this machine, whatever address is connected to."""
        return _Wire(self)

    def fetcher(self, **limits: float) -> Fetcher:
        """A fetcher on this web."""
        return Fetcher(self.resolve, self.wire, limits=Limits(**limits))  # type: ignore[arg-type]


class _Wire(httpcore.SyncBackend):
    def __init__(self, web: Web) -> None:
        self.web = web

    def connect_tcp(self, host: str, port: int, *rest: object, **more: object) -> httpcore.NetworkStream:  # type: ignore[override]
        self.web.connected.append(host)
        return super().connect_tcp("127.0.0.1", self.web.port)


def answer(body: bytes = b"", status: str = "200 OK", **head: str) -> bytes:
    """The bytes of an answer; underscores of the names are hyphens."""
    lines = {"Content-Type": "text/html", "Content-Length": str(len(body))}
    lines |= {name.replace("_", "-"): value for name, value in head.items()}
    told = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return f"HTTP/1.1 {status}\r\n{told}\r\n".encode() + body


@pytest.fixture(name="answer")
def _answer() -> Callable[..., bytes]:
    return answer


@pytest.fixture
def web() -> Iterator[Web]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        web = Web(server.getsockname()[1])
        threading.Thread(target=_serve, args=(server, web), daemon=True).start()
        yield web
        server.shutdown(socket.SHUT_RDWR)


def _serve(server: socket.socket, web: Web) -> None:
    while True:
        try:
            connection, _ = server.accept()
        except OSError:
            return
        threading.Thread(target=_answer_one, args=(connection, web), daemon=True).start()


def _answer_one(connection: socket.socket, web: Web) -> None:
    try:
        connection = web.tls.wrap_socket(connection, server_side=True) if web.tls else connection
    except OSError:
        # Whoever asked did not trust us.
        return
    with connection:
        head = b""
        while b"\r\n\r\n" not in head:
            piece = connection.recv(4096)
            if not piece:
                return
            head += piece
        path = head.split()[1].decode()
        host = next(line for line in head.decode().split("\r\n") if line.startswith("Host:"))[6:]
        web.asked.append((host, path))
        web.heads.append(head)
        content = web.pages.get((host, path), answer(b"gone", "404 Not Found"))
        try:
            if isinstance(content, bytes):
                connection.sendall(content)
            else:
                content(connection, host, path)
        except OSError:
            # Whoever asked has heard enough.
            return
