"""Recognising who asks: by the session in their cookie, or by the token that a program sends."""

from __future__ import annotations

from starlette.requests import Request

from detente.web.people.person import Person


def recognise(request: Request) -> Person | None:
    """The person whose session or token the request carries; None where it carries none that holds."""
    return None
