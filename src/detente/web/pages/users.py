"""Users: who may log in, for admins."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from detente.errors import UsageError
from detente.web.pages.account import sentence
from detente.web.pages.login import need_users
from detente.web.people import passwords
from detente.web.people.forms import CheckedForm, text_in
from detente.web.people.person import ROLES
from detente.web.people.users import add_user, list_users, set_active, set_password, set_role
from detente.web.rendering import render

router = APIRouter(include_in_schema=False, prefix="/users")


@router.get("")
def show(request: Request) -> Response:
    """All users, and a form to add one."""
    return _page(request)


@router.post("")
def add(request: Request, form: CheckedForm) -> Response:
    """Add a user with a password that is shown this once, to be changed by its user."""
    _own_hand(request)
    password, name = passwords.made_up(), text_in(form, "name")
    try:
        user = add_user(request.app.state.ledger.store, name, text_in(form, "role"), password)
    except UsageError as error:
        return _page(request, 400, wrong=sentence(error))
    return _page(request, given=(user.name, password))


@router.post("/{name}/role")
def change_role(request: Request, name: str, form: CheckedForm) -> Response:
    """Give a user another role."""
    return _change(request, lambda: set_role(request.app.state.ledger.store, name, text_in(form, "role")))


@router.post("/{name}/active")
def change_active(request: Request, name: str, form: CheckedForm) -> Response:
    """Let a user log in, or no longer."""
    active = text_in(form, "active") == "yes"
    return _change(request, lambda: set_active(request.app.state.ledger.store, name, active))


@router.post("/{name}/password")
def give_password(request: Request, name: str, form: CheckedForm) -> Response:
    """Give a user a new password, which is shown this once."""
    _own_hand(request)
    password = passwords.made_up()
    try:
        set_password(request.app.state.ledger.store, name, password)
    except UsageError as error:
        return _page(request, 400, wrong=sentence(error))
    return _page(request, given=(name, password))


def _change(request: Request, change: Callable[[], None]) -> Response:
    _own_hand(request)
    try:
        change()
    except UsageError as error:
        return _page(request, 400, wrong=sentence(error))
    return RedirectResponse("/users", 303)


def _page(request: Request, status: int = 200, **told: Any) -> Response:
    need_users(request)
    users = list_users(request.app.state.ledger.store)
    context = {"wrong": None, "given": None, **told}
    answer = render(request, "users.html", status=status, users=users, roles=ROLES, **context)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _own_hand(request: Request) -> None:
    """Raises HTTPException where it is no person who logged in that changes users: a token that got lost must not."""
    need_users(request)
    if request.state.person.token:
        raise HTTPException(403, "Users are changed by an admin who is logged in, or by detente user.")
