"""What a person or a program is told when something cannot be done: a page, or problem details (RFC 9457)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from urllib.parse import urlencode

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from detente.errors import DetenteError, InputError, UsageError
from detente.web.rendering import render

PROBLEM = "application/problem+json"

# Under these a program asks.
_FOR_PROGRAMS = ("/api/", "/feeds/", "/healthz", "/metrics")


def refusal(request: Request, status: int, reason: str, headers: Mapping[str, str] | None = None) -> Response:
    """The answer to a request that is refused; a person who must log in is shown where."""
    if request.url.path.startswith(_FOR_PROGRAMS):
        response: Response = problem(status, reason, request.url.path)
    elif status == 401 and request.method == "GET":
        response = RedirectResponse(f"/login?{_next(request)}", 303)
    else:
        response = render(request, "failure.html", status=status, title=HTTPStatus(status).phrase, reason=reason)
    response.headers.update(headers or {})
    return response


def problem(status: int, detail: str, instance: str, **more: object) -> JSONResponse:
    """Problem details: ``detail`` says what is wrong with this request."""
    body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}
    headers = {"WWW-Authenticate": "Bearer"} if status == 401 else None
    return JSONResponse({**body, "instance": instance, **more}, status, headers, PROBLEM)


def refusal_for(request: Request, error: DetenteError) -> Response:
    """The answer where an error of ours says why a request cannot be answered."""
    if isinstance(error, UsageError):
        return refusal(request, 400, str(error))
    # The ledger itself cannot be read or written now, which is nobody's mistake who asks.
    if isinstance(error, InputError) and error.source == request.app.state.ledger.store.name:
        reason = f"The ledger cannot be read or written now: {error.reason}."
        return refusal(request, 503, reason, {"Retry-After": "10"})
    return refusal(request, 404, str(error))


def tell_failures(app: FastAPI) -> None:
    """Have every failure of a page or an endpoint told in one of these two ways."""

    async def of_http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        return refusal(request, error.status_code, str(error.detail), error.headers)

    async def of_input(request: Request, error: Exception) -> Response:
        assert isinstance(error, DetenteError)
        return refusal_for(request, error)

    async def of_form(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        return refusal(request, 422, "; ".join(_wrong(one["loc"], one["msg"]) for one in error.errors()))

    app.add_exception_handler(HTTPException, of_http)
    app.add_exception_handler(InputError, of_input)
    app.add_exception_handler(UsageError, of_input)
    app.add_exception_handler(RequestValidationError, of_form)


def _wrong(where: Sequence[str | int], what: str) -> str:
    """("query", "limit"): "limit: ..."."""
    return f"{'.'.join(str(part) for part in where[1:]) or 'body'}: {what.removeprefix('Value error, ')}"


def _next(request: Request) -> str:
    return urlencode({"next": request.url.path + (f"?{request.url.query}" if request.url.query else "")})
