"""The codebook: what every code of a record means."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from detente.ontology import ontology
from detente.web.rendering import render

router = APIRouter(include_in_schema=False)


@router.get("/codebook")
def show(request: Request) -> Response:
    """The vocabulary, from the tables that the coder itself uses."""
    return render(request, "codebook.html", codes=_codes())


def _codes() -> dict[str, list[tuple[object, ...]]]:
    """The rows of each table, the code first."""
    known = ontology()
    return {
        "events": [(one.name, one.quad, one.score, one.definition) for one in known.events.values()],
        "modes": [(one.name, one.event, one.score, one.definition) for one in known.modes.values()],
        "kinds": [(one.name, one.event, one.mode, one.cameo, one.definition) for one in known.kinds.values()],
        "statuses": [(one.name, one.auxiliary, one.definition) for one in known.statuses.values()],
        "contexts": [(one.name, one.source, one.definition) for one in known.contexts.values()],
        "sectors": [(one.code, one.definition) for one in known.sectors.values()],
        "codes": [(one.code, one.name, one.definition) for one in known.codes.values()],
        "cameo": [(one.code, one.name, one.quad, one.goldstein, one.event) for one in known.cameo.values()],
        "rules": [(one.name, one.text) for one in known.rules.values()],
    }
