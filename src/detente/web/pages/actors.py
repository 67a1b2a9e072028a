"""An actor, a country, a dyad: offices by date, how much over time, contacts, open pledges, and the latest events."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from detente.actors.base import ActorBase
from detente.ledger.asking.chart import chart
from detente.ledger.asking.names import name_of
from detente.ledger.asking.question import Question
from detente.ledger.asking.whom import Member, Whom
from detente.ledger.ledger import Ledger
from detente.ontology import ontology
from detente.web.overviews import Overviews
from detente.web.rendering import render

router = APIRouter(include_in_schema=False)

_LATEST = 25
_FEW = 8
# Whom a country has to do with is counted among its latest events.
_WITHIN = 1000


@router.get("/actors/{id}")
def actor(request: Request, id: str) -> Response:
    """One actor by id; a state's page is its country's."""
    base = ActorBase.default()
    if id in base.states or id in ontology().codes:
        return country(request, id)
    person, organisation = base.people.get(id), base.organisations.get(id)
    known = person or organisation
    return render(
        request,
        "actor.html",
        name=known.name if known else id,
        kind="person" if person else "organisation" if organisation else "actor",
        country=known.country if known else id.partition(".")[0],
        offices=base.holdings(id) if person else [],
        members=organisation.members_on(None) if organisation else (),
        filters=[("party", id)],
        **_about(request, (Whom(known.name if known else id, id),)),
    )


@router.get("/countries/{code}")
def country(request: Request, code: str) -> Response:
    """One country, or another code of actors, with all its actors."""
    known = ActorBase.default().states.get(code) or ontology().codes.get(code)
    facets = request.app.state.overviews.facets(Question(parties=(_whom(code),)), _WITHIN)
    return render(
        request,
        "actor.html",
        status=200 if known else 404,
        name=known.name if known else code,
        kind="country",
        country=code,
        offices=[],
        members=(),
        filters=[("party", code)],
        actors=[one for one in facets["actor"] if one.value != code and _of(one.value, code)],
        within=_WITHIN,
        others=[one for one in facets["country"] if one.value != code],
        **_about(request, (_whom(code),)),
    )


@router.get("/dyads/{one}/{other}")
def dyad(request: Request, one: str, other: str) -> Response:
    """Two countries: what each did to the other, and both together."""
    return render(
        request,
        "actor.html",
        name=f"{name_of(one)} and {name_of(other)}",
        kind="dyad",
        country=None,
        offices=[],
        members=(),
        filters=[("party", one), ("party", other)],
        **_about(request, (_whom(one), _whom(other))),
    )


def _about(request: Request, parties: tuple[Whom, ...]) -> dict[str, Any]:
    """What every such page shows of the events that these have a part in."""
    ledger: Ledger = request.app.state.ledger
    overviews: Overviews = request.app.state.overviews
    question = Question(parties=parties, limit=_LATEST)
    drawn = overviews.timeline(question, "month")
    title = " and ".join(party.name for party in parties)
    return {
        "events": ledger.events(question),
        "total": overviews.count(question),
        "contacts": ledger.contacts(Question(parties=parties, limit=_FEW)),
        "pledges": ledger.pledges(Question(parties=parties, limit=_FEW), fates=["open"]),
        "drawn": drawn,
        "spec": chart(drawn, title, width="container") if drawn.points else None,
    }


def _whom(code: str) -> Whom:
    return Whom(name_of(code), None, (Member(code),))


def _of(actor: str, country: str) -> bool:
    """Whether an actor belongs to a country: by its id, or as the base knows it."""
    base = ActorBase.default()
    known = base.people.get(actor) or base.organisations.get(actor)
    return known.country == country if known else actor.startswith(f"{country}.")
