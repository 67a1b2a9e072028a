"""Logging in and out."""

from __future__ import annotations

import re
import secrets
from urllib.parse import urlsplit

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from detente.web.people import sessions
from detente.web.people.cookies import give_session, give_visit, session_in, take_session, visit_in
from detente.web.people.forms import CheckedForm, text_in
from detente.web.people.users import check_log_in
from detente.web.rendering import render

router = APIRouter(include_in_schema=False)

_NO_PATH = re.compile(r"[\x00-\x20\\\x7f]")


@router.get("/login")
def show(request: Request) -> Response:
    """The form to log in by."""
    need_users(request)
    to = own_path(request.query_params.get("next"))
    if request.state.person is not None:
        return RedirectResponse(to, 303)
    visit = visit_in(request)
    if visit is None:
        visit = request.state.visit = secrets.token_urlsafe(16)
    answer = render(request, "login.html", to=to, name="", wrong=None)
    give_visit(request, answer, visit)
    return answer


@router.post("/login")
def log_in(request: Request, form: CheckedForm) -> Response:
    """Begin a session, and go on to the page that was asked for."""
    need_users(request)
    name, to = text_in(form, "name"), own_path(text_in(form, "next"))
    password = form.get("password")
    address = client_of(request)
    throttle, store = request.app.state.throttle, request.app.state.ledger.store
    wait = throttle.wait(name, address)
    if wait:
        wrong = f"Too many tries. Wait {wait} seconds, then try again."
        answer = render(request, "login.html", status=429, to=to, name=name, wrong=wrong)
        answer.headers["Retry-After"] = str(wait)
        return answer
    user = check_log_in(store, name, password if isinstance(password, str) else "")
    if user is None:
        wrong = "There is no user with this name and password."
        return render(request, "login.html", status=401, to=to, name=name, wrong=wrong)
    throttle.succeeded(name, address)
    former = session_in(request)
    if former:
        sessions.end(store, former)
    onward = RedirectResponse(to, 303)
    give_session(request, onward, sessions.begin(store, user.name))
    return onward


@router.post("/logout")
def log_out(request: Request, form: CheckedForm) -> Response:
    """End the session."""
    secret = session_in(request)
    if secret:
        sessions.end(request.app.state.ledger.store, secret)
    answer = RedirectResponse("/login", 303)
    take_session(request, answer)
    # What the browser holds of pages that were shown goes too.
    answer.headers["Clear-Site-Data"] = '"cache"'
    return answer


def own_path(given: str | None) -> str:
    """A path of this desk; the front page for what would lead elsewhere, as ``//example.org`` or ``/\\example.org``."""
    if not given or not given.startswith("/") or given.startswith("//") or _NO_PATH.search(given):
        return "/"
    try:
        parts = urlsplit(given)
    except ValueError:
        return "/"
    return "/" if parts.scheme or parts.netloc or parts.path in ("/login", "/logout") else given


def client_of(request: Request) -> str:
    """The address that a request comes from; behind a proxy that is trusted, the one that the proxy names."""
    return request.client.host if request.client else ""


def need_users(request: Request) -> None:
    """Raises HTTPException (404) at a desk without users."""
    if not request.app.state.settings.users:
        raise HTTPException(404, "This desk runs without users; with detente serve --users people log in.")
