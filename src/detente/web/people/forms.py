"""Forms: each carries a token that only a page of ours, shown to the same person, can hold.

It comes on top of the look at where a request came from (``access``). A page puts it in its form::

    <form method="post" ...><input type="hidden" name="form" value="{{ form_token }}">

and takes what was sent by ``form: CheckedForm``.
"""

from __future__ import annotations

import hashlib
import hmac
from typing import Annotated

from fastapi import Depends
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request

from detente.web.people.cookies import session_in, visit_in

FIELD = "form"
# The largest part is a page that was pasted.
_MOST_FIELDS = 300
_MOST_FILES = 60
_LARGEST_PART = 8 << 20
_OLD = "This form is too old, or this browser keeps no cookies. Open its page again and send it once more."


def token_of(request: Request) -> str:
    """The token for forms in the answer to a request: it follows from the session, or else from the visit."""
    session = session_in(request)
    key = session.encode("utf-8", "surrogatepass") if session else request.app.state.secret
    tied = b"session" if session else (visit_in(request) or "").encode("utf-8", "surrogatepass")
    return hmac.new(key, b"form of " + tied, hashlib.sha256).hexdigest()


async def checked_form(request: Request) -> FormData:
    """What a form sent; raises HTTPException (400) where it carries no token, or that of another page's person."""
    form = await request.form(max_files=_MOST_FILES, max_fields=_MOST_FIELDS, max_part_size=_LARGEST_PART)
    given = form.get(FIELD)
    if not isinstance(given, str) or not hmac.compare_digest(given.encode(), token_of(request).encode()):
        raise HTTPException(400, _OLD)
    return form


CheckedForm = Annotated[FormData, Depends(checked_form)]


def text_in(form: FormData, name: str) -> str:
    """What was written into a field, without the white space around it; empty where there is no such field."""
    value = form.get(name)
    return value.strip() if isinstance(value, str) else ""
