"""Cookies: the secret of a session, and one that ties the log-in form to the browser it was shown in."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from detente.web.people.sessions import HOURS

_SESSION = "detente_session"
_VISIT = "detente_visit"


def session_in(request: Request) -> str | None:
    """The secret of the session that a request carries, whether or not it holds."""
    return request.cookies.get(_name(request, _SESSION)) or None


def visit_in(request: Request) -> str | None:
    """What the browser was given before anybody logged in, or is given now."""
    return request.cookies.get(_name(request, _VISIT)) or getattr(request.state, "visit", None)


def give_session(request: Request, response: Response, secret: str) -> None:
    """Have the browser keep the secret of a session."""
    _give(request, response, _SESSION, secret, HOURS * 3600)


def give_visit(request: Request, response: Response, value: str) -> None:
    """Have the browser keep a value until it is closed."""
    _give(request, response, _VISIT, value, None)


def take_session(request: Request, response: Response) -> None:
    """Have the browser forget the session."""
    secure = request.app.state.settings.secure
    response.delete_cookie(_name(request, _SESSION), path="/", secure=secure, httponly=True, samesite="lax")


def _give(request: Request, response: Response, name: str, value: str, seconds: int | None) -> None:
    secure = request.app.state.settings.secure
    response.set_cookie(
        _name(request, name), value, max_age=seconds, path="/", secure=secure, httponly=True, samesite="lax"
    )


def _name(request: Request, name: str) -> str:
    # A browser takes a cookie of such a name only from this host itself, over HTTPS.
    return f"__Host-{name}" if request.app.state.settings.secure else name
