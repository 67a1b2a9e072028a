"""Whether the desk is well, and how much it does: for programs that watch over it."""

from __future__ import annotations

from fastapi import APIRouter
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Gauge, generate_latest
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from detente._version import __version__
from detente.ledger.asking.counts import counts
from detente.ledger.ledger import Ledger

router = APIRouter(include_in_schema=False)


@router.get("/healthz")
def healthz(request: Request) -> Response:
    """Well, if the ledger can be read; else a failure (503)."""
    ledger: Ledger = request.app.state.ledger
    with ledger.store.reading() as connection:
        connection.exec_driver_sql("SELECT 1")
    return JSONResponse({"status": "ok", "version": __version__})


@router.get("/metrics")
def metrics(request: Request) -> Response:
    """Requests, and the size of the ledger, in the text format of Prometheus."""
    ledger: Ledger = request.app.state.ledger
    registry = CollectorRegistry()
    size = Gauge("detente_ledger_records", "Records in the ledger.", ("kind",), registry=registry)
    with ledger.store.reading() as connection:
        for kind, number in counts(connection).items():
            size.labels(kind).set(number)
    text = generate_latest(request.app.state.meters.registry) + generate_latest(registry)
    return Response(text, media_type=CONTENT_TYPE_LATEST)
