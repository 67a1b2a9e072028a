"""Recognising who asks: by the token that a program sends, or else by the session in a browser's cookie."""

from __future__ import annotations

from starlette.requests import Request

from detente.web.people import sessions, tokens
from detente.web.people.cookies import session_in
from detente.web.people.person import Person


def recognise(request: Request) -> Person | None:
    """The person whose session or token the request carries; None where it carries none that holds.

    A token that does not hold is nobody's, whatever cookie comes with it.
    """
    store = request.app.state.ledger.store
    kind, _, given = request.headers.get("authorization", "").partition(" ")
    if kind.lower() == "bearer":
        return tokens.person_of(store, given.strip())
    secret = session_in(request)
    return sessions.person_of(store, secret) if secret else None
