"""The review queue: what is most worth a person's time, judged by one key each; and what was judged, to undo."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse

from detente.errors import UsageError
from detente.ledger.asking.queue import agreement, doubtful, least_sure, weightiest
from detente.ledger.ledger import Ledger
from detente.ledger.reviews.making import make_review
from detente.web.people.forms import checked_form
from detente.web.rendering import render

router = APIRouter(include_in_schema=False)

QUEUES = {"unsure": "least sure", "weighty": "matter most", "merges": "one happening or two?"}
_MOST = 15
_HISTORY = 100
_VERDICTS = ("right", "wrong", "correct", "merge", "split", "note")


@router.get("/review")
def queue(request: Request, said: str | None = None, wrong: str | None = None) -> Response:
    """The queue that the address names; ``said`` is the review just made, which can be undone there."""
    ledger: Ledger = request.app.state.ledger
    name = request.query_params.get("queue", "unsure")
    name = name if name in QUEUES else "unsure"
    with ledger.store.reading() as connection:
        pairs = doubtful(connection, _MOST) if name == "merges" else []
        claims = [] if name == "merges" else (weightiest if name == "weighty" else least_sure)(connection, _MOST)
        agreed = agreement(connection)
    history = ledger.store.reviews(undone=True)[:_HISTORY]
    return render(
        request,
        "review.html",
        status=400 if wrong else 200,
        name=name,
        queues=QUEUES,
        claims=claims,
        pairs=pairs,
        agreed=agreed,
        precision=ledger.precision(),
        history=history,
        said=next((one for one in history if one.id == said and one.undone is None), None),
        wrong=wrong,
    )


@router.post("/review", dependencies=[Depends(checked_form)])
def judge(
    request: Request,
    verdict: Annotated[str, Form()],
    claim: Annotated[list[str], Form()],
    queue: Annotated[str, Form()] = "unsure",
    note: Annotated[str, Form()] = "",
    kind: Annotated[str, Form()] = "",
    status: Annotated[str, Form()] = "",
    day: Annotated[str, Form()] = "",
    back: Annotated[str, Form()] = "",
    rest: Annotated[list[str] | None, Form()] = None,
) -> Response:
    """Keep a verdict, and come back to the queue, or to the page that it was given on."""
    if verdict not in _VERDICTS:
        raise UsageError(f"verdict: {verdict} is none of {', '.join(_VERDICTS)}")
    changes = _changes(kind, status, day) if verdict == "correct" else None
    made = make_review(
        verdict,  # type: ignore[arg-type]
        claim,
        request.state.person.name,
        rest=rest or (),
        changes=changes,
        note=note.strip() or None,
    )
    request.app.state.ledger.store.review(made)
    if back.startswith("/events/"):
        return RedirectResponse(back, 303)
    return RedirectResponse(f"/review?queue={queue if queue in QUEUES else 'unsure'}&said={made.id}", 303)


@router.post("/review/{id}/undo", dependencies=[Depends(checked_form)])
def undo(request: Request, id: str, queue: Annotated[str, Form()] = "unsure") -> Response:
    """Undo a review."""
    request.app.state.ledger.store.undo(id)
    return RedirectResponse(f"/review?queue={queue if queue in QUEUES else 'unsure'}", 303)


@router.get("/review/gold.jsonl")
def gold(request: Request) -> Response:
    """The articles that people judged claims of, as gold for ``detente score``."""
    return _download(request.app.state.ledger.reviewed_gold(), "gold.jsonl")


@router.get("/review/training.jsonl")
def training(request: Request) -> Response:
    """The claims that people judged, as items of the training corpus; those judged wrong as no event."""
    return _download(request.app.state.ledger.reviewed_items(), "training.jsonl")


def _changes(kind: str, status: str, day: str) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    if kind:
        changes["kind"] = kind
    if status:
        changes["status"] = status
    if day:
        changes["date"] = {"start": day, "end": day, "precision": "day", "basis": "stated", "text": None}
    return changes


def _download(rows: Iterator[dict[str, Any]], name: str) -> Response:
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingResponse(lines, headers=headers, media_type="application/jsonl")
