"""``detente user``: who may log in to the desk."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.options import Ledger
from detente.cli.run import Run, running
from detente.errors import UsageError

if TYPE_CHECKING:
    from detente.ledger.store.store import Store
    from detente.web.people.users import User

EXAMPLES = """\b
Examples:
  detente user add ann --role admin                   asks for the password
  detente user                                        who may log in, with which role
  detente user role bob --role analyst
  detente user password bob                           which ends bob's sessions
  detente user remove bob                             what bob signed stays
  detente user token ann --role reader --for 'nightly table'     shown once
  detente user token ann                              the tokens of ann
  detente user token ann --revoke 1f0c9a2b
  pass desk/ann | detente user add ann --password-stdin

\b
Roles: a reader reads, an analyst also adds and reviews, an admin also says who may do what.
"""


class Act(StrEnum):
    """What can be done."""

    ADD = "add"
    LIST = "list"
    PASSWORD = "password"
    ROLE = "role"
    REMOVE = "remove"
    TOKEN = "token"


def user(
    act: Annotated[Act, typer.Argument(help="What to do.", metavar="[add|list|password|role|remove|token]")] = Act.LIST,
    name: Annotated[str | None, typer.Argument(help="Whom.", show_default=False)] = None,
    ledger: Ledger = "detente.db",
    role: Annotated[
        str | None, typer.Option(metavar="ROLE", help="reader, analyst or admin.", show_default=False)
    ] = None,
    password_stdin: Annotated[
        bool, typer.Option("--password-stdin", help="Read the password from standard input.", show_default=False)
    ] = False,
    label: Annotated[
        str | None, typer.Option("--for", metavar="TEXT", help="What a new token is for.", show_default=False)
    ] = None,
    days: Annotated[
        int | None,
        typer.Option(metavar="N", help="Days until a new token ends; never if not given.", show_default=False),
    ] = None,
    revoke: Annotated[str | None, typer.Option(metavar="ID", help="The token to revoke.", show_default=False)] = None,
) -> None:
    """Say who may log in to the desk (detente serve --users): add, list, password, role, remove, token."""
    with running(show_progress=False) as run:
        from detente.ledger.store.opening import open_store

        # A ledger may begin with its users.
        store = open_store(ledger, create=act is Act.ADD)
        try:
            if act is Act.LIST:
                _list(store)
                return
            if not name:
                raise UsageError(f"detente user {act} takes a name")
            if act is Act.ADD:
                _add(run, store, name, role or "reader", _password(password_stdin))
            elif act is Act.TOKEN:
                _token(run, store, name, (role, label, days, revoke))
            else:
                _change(run, store, act, name, role, password_stdin)
        finally:
            store.close()


def _list(store: Store) -> None:
    from detente.web.people.users import list_users

    for one in list_users(store):
        typer.echo(f"{one.name}  {one.role}{'' if one.active else '  may not log in'}")


def _add(run: Run, store: Store, name: str, role: str, password: str) -> None:
    from detente.web.people.users import add_user

    added = add_user(store, name, role, password)
    run.say(f"{added.name} may log in as {added.role}")


def _change(run: Run, store: Store, act: Act, name: str, role: str | None, password_stdin: bool) -> None:
    from detente.web.people.users import remove_user, set_password, set_role

    known = _known(store, name)
    if act is Act.PASSWORD:
        set_password(store, known.name, _password(password_stdin))
        run.say(f"the password of {known.name} is changed; whoever was logged in with the old one no longer is")
    elif act is Act.ROLE:
        if role is None:
            raise UsageError("detente user role takes --role reader, analyst or admin")
        set_role(store, known.name, role)
        run.say(f"{known.name} has the role {role}")
    else:
        remove_user(store, known.name)
        run.say(f"{known.name} is removed; what they signed stays")


def _token(run: Run, store: Store, name: str, asked: tuple[str | None, str | None, int | None, str | None]) -> None:
    from detente.web.people.person import ROLES
    from detente.web.people.tokens import list_tokens, make_token, revoke_token

    role, label, days, revoke = asked
    known = _known(store, name)
    if revoke:
        revoke_token(store, known.name, revoke)
        run.say(f"token {revoke} is revoked")
    elif label:
        wanted = next((one for one in ROLES if one == (role or "reader")), None)
        if wanted is None:
            raise UsageError(f"{role} is no role: {', '.join(ROLES)}")
        typer.echo(make_token(store, known, label, wanted, days))
        run.say("this is shown once; a program sends it as Authorization: Bearer ...")
    else:
        for one in list_tokens(store, known.name):
            typer.echo(f"{one.id}  {one.role}  {one.made[:10]} to {one.ends[:10] if one.ends else 'ever'}  {one.label}")


def _known(store: Store, name: str) -> User:
    from detente.web.people.users import user_named

    known = user_named(store, name)
    if known is None:
        raise UsageError(f"there is no user {name}")
    return known


def _password(from_stdin: bool) -> str:
    """The password, asked for twice without showing it; never an argument, which other users of a machine can see."""
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise UsageError("nobody is there to ask for a password; --password-stdin reads it from standard input")
    password: str = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    return password
