"""One's own account: the password, and tokens for programs."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from detente.errors import UsageError
from detente.web.pages.login import client_of, need_users
from detente.web.people import sessions, tokens
from detente.web.people.cookies import give_session
from detente.web.people.forms import CheckedForm, text_in
from detente.web.people.person import ROLES, Role, reaches
from detente.web.people.users import User, check_log_in, set_password, user_named
from detente.web.rendering import render

router = APIRouter(include_in_schema=False, prefix="/account")


@router.get("")
def show(request: Request) -> Response:
    """The account of the person who is logged in."""
    return _page(request)


@router.post("/password")
def change_password(request: Request, form: CheckedForm) -> Response:
    """Change the password: every session ends, and a new one begins here."""
    user = _user(request)
    store, throttle = request.app.state.ledger.store, request.app.state.throttle
    # Who finds a browser unlocked must not find the password too.
    wait = throttle.wait(user.name, client_of(request))
    if wait:
        return _page(request, 429, wrong=f"Too many tries. Wait {wait} seconds, then try again.")
    if check_log_in(store, user.name, _as_typed(form.get("current"))) is None:
        return _page(request, 403, wrong="This is not your password of now.")
    throttle.succeeded(user.name, client_of(request))
    wanted = _as_typed(form.get("new"))
    if wanted != _as_typed(form.get("again")):
        return _page(request, 400, wrong="The new password was not written the same way twice.")
    try:
        set_password(store, user.name, wanted)
    except UsageError as error:
        return _page(request, 400, wrong=sentence(error))
    answer = RedirectResponse("/account?changed=password", 303)
    give_session(request, answer, sessions.begin(store, user.name))
    return answer


@router.post("/tokens")
def make_token(request: Request, form: CheckedForm) -> Response:
    """Make a token, and show it this once."""
    user = _user(request)
    role: Role = next((role for role in ROLES if role == text_in(form, "role")), "reader")
    days = text_in(form, "days")
    try:
        ends = None if not days else int(days) if days.isascii() and days.isdigit() and len(days) < 6 else 0
        made = tokens.make_token(request.app.state.ledger.store, user, text_in(form, "label"), role, ends)
    except UsageError as error:
        return _page(request, 400, wrong=sentence(error))
    return _page(request, made=made)


@router.post("/tokens/{id}/revoke")
def revoke_token(request: Request, id: str, form: CheckedForm) -> Response:
    """Revoke a token."""
    tokens.revoke_token(request.app.state.ledger.store, _user(request).name, id)
    return RedirectResponse("/account", 303)


def sentence(error: UsageError) -> str:
    """What an error says, as a sentence."""
    said = str(error)
    return f"{said[:1].upper()}{said[1:]}."


def _page(request: Request, status: int = 200, **told: Any) -> Response:
    user = _user(request)
    answer = render(
        request,
        "account.html",
        status=status,
        user=user,
        tokens=tokens.list_tokens(request.app.state.ledger.store, user.name),
        roles=[role for role in ROLES if reaches(user.role, role)],
        now=request.app.state.ledger.store.now(),
        **{"wrong": None, "made": None, "changed": request.query_params.get("changed") == "password", **told},
    )
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _user(request: Request) -> User:
    """Raises HTTPException where there is no account to show: at a desk without users, and for a program."""
    need_users(request)
    if request.state.person.token:
        raise HTTPException(403, "An account is its person's own: log in with the password.")
    user = user_named(request.app.state.ledger.store, request.state.person.name)
    if user is None:
        raise HTTPException(401, "Log in first.")
    return user


def _as_typed(value: object) -> str:
    return value if isinstance(value, str) else ""
