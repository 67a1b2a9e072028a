"""What every page with filters does first: the question of its address, or what is wrong with it in words."""

from __future__ import annotations

from starlette.datastructures import QueryParams
from starlette.requests import Request

from detente.errors import UsageError
from detente.web.asking import Asked, asked_by

_NONE = QueryParams("")


def filtered(request: Request, limit: int | None = None) -> tuple[Asked, str | None]:
    """The question that the address asks, and None; or a question without filters, and what is wrong."""
    try:
        return asked_by(request.query_params, limit=limit), None
    except UsageError as error:
        return asked_by(_NONE, limit=limit), str(error)
