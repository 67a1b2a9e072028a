"""An event: what is told, by whom, in which words; what it was made from, and what stands around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fastapi import APIRouter, HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from detente.claims.claim import Claim
from detente.ledger.asking.dossier import Carrier, Dossier
from detente.ledger.events.event import Event
from detente.ledger.events.judgement import Judgement
from detente.ledger.reviews.review import Review
from detente.web.marking import Passage, passage_of
from detente.web.rendering import path, render

router = APIRouter(include_in_schema=False)

_VERDICTS = {"right": "judged right", "wrong": "judged wrong", "correct": "corrected", "note": "noted on",
             "merge": "judged to tell of one event", "split": "taken apart from the others"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """A claim as the page shows it: its number on the page, its article, its sentence in context."""

    number: int
    claim: Claim
    carrier: Carrier
    passage: Passage


@dataclass(frozen=True, slots=True)
class Origin:
    """Claims of one independent origin: those of the first article, and those of its copies."""

    told: tuple[Told, ...]
    copies: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the history: when (UTC), what, and who where it was a person."""

    at: str
    what: str
    by: str | None
    note: str | None = None
    undone: str | None = None


@router.get("/events/{id}")
def show(request: Request, id: str) -> Response:
    """The event of that id; the id of a claim leads to the event of the claim, or to its article where it has none."""
    ledger = request.app.state.ledger
    dossier = ledger.dossier(id)
    if dossier is None:
        home = ledger.home_of(id)
        if home is None:
            raise HTTPException(404, "There is no event and no claim of that id in this ledger.")
        return RedirectResponse(f"/articles/{path(home)}#c-{path(id)}", 302)
    if dossier.event.id != id:
        return RedirectResponse(f"/events/{path(dossier.event.id)}#c-{path(id)}", 302)
    told = _told(dossier)
    numbers = {one.claim.id: one.number for one in told}
    return render(
        request,
        "event.html",
        event=dossier.event,
        dossier=dossier,
        origins=_origins(told),
        numbers=numbers,
        judged=[(sorted((numbers[one.a], numbers[one.b])), one) for one in dossier.judgements if _both(one, numbers)],
        reviews=_reviews(dossier),
        verdicts=_VERDICTS,
        history=sorted(_history(dossier, told, numbers), key=lambda entry: entry.at, reverse=True),
        neighbours=_neighbours(dossier),
    )


def _reviews(dossier: Dossier) -> dict[str, list[Review]]:
    """What people said of each claim and did not take back, the latest first."""
    found: dict[str, list[Review]] = {}
    for review in dossier.reviews:
        for claim in review.claims if review.undone is None else ():
            found.setdefault(claim, []).append(review)
    return found


def _both(one: Judgement, numbers: dict[str, int]) -> bool:
    return one.a in numbers and one.b in numbers


def _told(dossier: Dossier) -> list[Told]:
    return [
        Told(number, claim, carrier, passage_of(carrier.article, claim))
        for number, claim in enumerate(dossier.claims, 1)
        if (carrier := dossier.carriers.get(claim.article.id)) is not None
    ]


def _origins(told: Sequence[Told]) -> list[Origin]:
    """The claims by independent origin, in the order of publication; copies are all but the first article."""
    groups: dict[str, list[Told]] = {}
    for one in told:
        groups.setdefault(one.carrier.origin, []).append(one)
    return [
        Origin(
            tuple(one for one in group if one.carrier is group[0].carrier),
            tuple(one for one in group if one.carrier is not group[0].carrier),
        )
        for group in groups.values()
    ]


def _neighbours(dossier: Dossier) -> list[Event]:
    """The event among its neighbours, the earliest first; no others, no neighbours."""
    around = [*reversed(dossier.before), dossier.event, *dossier.after]
    return around if len(around) > 1 else []


def _history(dossier: Dossier, told: Sequence[Told], numbers: dict[str, int]) -> Iterator[Entry]:
    for one in told:
        outlet = one.carrier.outlet or "an article"
        yield Entry(one.carrier.added, f"claim {one.number} read from {outlet}", None)
    for review in dossier.reviews:
        yield Entry(review.at, _said(review, numbers), review.by, review.note, review.undone)


def _said(review: Review, numbers: dict[str, int]) -> str:
    about = [f"claim {numbers[claim]}" for claim in review.claims if claim in numbers]
    others = len(review.claims) - len(about)
    who = " and ".join([*about, *([f"{others} of another event"] if others else [])])
    changed = f": {', '.join(review.changes)}" if review.changes else ""
    return f"{who} {_VERDICTS[review.verdict]}{changed}"
