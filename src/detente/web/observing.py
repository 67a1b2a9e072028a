"""What the desk does, for those who run it: a line of JSON for each request, and meters for Prometheus.

A line says who asked for what, and how it went; what stood in the query or the body is in no line::

    {"time": "2026-03-01T12:30:00.125Z", "method": "GET", "route": "/events/{id}", "path": "/events/3f9c2a7be01d5c44",
     "status": 200, "ms": 12.5, "bytes": 4711, "person": "ann", "client": "127.0.0.1"}
"""

from __future__ import annotations

import json
import logging
import sys
import time
from datetime import UTC, datetime
from typing import TextIO

from prometheus_client import CollectorRegistry, Counter, Histogram
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from detente.errors import DetenteError
from detente.web.access import routes
from detente.web.failures import refusal, refusal_for

LOG = logging.getLogger("detente.desk")

_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class Meters:
    """The meters of one desk, in a registry of its own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "detente_requests", "Requests answered.", ("method", "route", "status"), registry=self.registry
        )
        self.seconds = Histogram(
            "detente_request_seconds", "How long answers took.", ("method", "route"), registry=self.registry
        )


class Observing:
    """Counts, times and logs each request; what fails by a mistake of ours is logged, and told without its inside."""

    def __init__(self, app: ASGIApp, meters: Meters) -> None:
        self.app = app
        self.meters = meters

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began, status, size = time.perf_counter(), 0, 0

        async def observed(message: Message) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
            size += len(message.get("body", b""))
            await send(message)

        try:
            await self.app(scope, receive, observed)
        except Exception as error:
            if not isinstance(error, DetenteError):
                LOG.error("%s", json.dumps({"time": _now(), "path": scope["path"], "failed": True}), exc_info=error)
            if status:
                raise  # Part of the answer is on its way: the connection must break, or it would look whole.
            await _failure(Request(scope), error)(scope, receive, observed)
        finally:
            self._note(scope, status or 500, size, time.perf_counter() - began)

    def _note(self, scope: Scope, status: int, size: int, seconds: float) -> None:
        # Whatever is asked for must not make new meters without end.
        method = scope["method"] if scope["method"] in _METHODS else "other"
        route = _route(method, scope["path"])
        self.meters.requests.labels(method, route, status).inc()
        self.meters.seconds.labels(method, route).observe(seconds)
        person = scope.get("state", {}).get("person")
        line = {
            "time": _now(),
            "method": scope["method"],
            "route": route,
            "path": scope["path"],
            "status": status,
            "ms": round(seconds * 1000, 1),
            "bytes": size,
            "person": person.name if person else None,
            "client": scope["client"][0] if scope.get("client") else None,
        }
        LOG.info(json.dumps(line))


def start_logs(stream: TextIO = sys.stderr) -> None:
    """Write the lines to a stream, standard error if none is given."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logging.Formatter("%(message)s"))
    LOG.handlers = [handler]
    LOG.setLevel(logging.INFO)
    LOG.propagate = False


def _failure(request: Request, error: Exception) -> Response:
    """The answer to a request that failed before any page or endpoint could say why."""
    if isinstance(error, DetenteError):
        return refusal_for(request, error)
    return refusal(request, 500, "This is a mistake of the desk's own.")


def _route(method: str, path: str) -> str:
    """The row of the table of routes that a request is for; "none" where it is for none."""
    asked = "GET" if method == "HEAD" else method
    return next((one.path for one in routes() if one.method == asked and one.pattern.fullmatch(path)), "none")


def _now() -> str:
    return f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%S.%f}"[:-3] + "Z"
