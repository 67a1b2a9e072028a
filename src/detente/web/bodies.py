"""Bodies: none that comes is larger than allowed, and none is sent where the head of an answer alone is asked for."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from detente.web.failures import refusal


class Bodies:
    """Refuses a body that is, or turns out to be, larger than ``settings.largest`` bytes; answers HEAD as GET."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, its body counted as it comes."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        largest: int = request.app.state.settings.largest
        reason = f"The body is larger than {largest:,} bytes."
        told = request.headers.get("content-length", "")
        if told.isascii() and told.isdigit() and (len(told) > 15 or int(told) > largest):
            await refusal(request, 413, reason)(scope, receive, send)
            return
        received = 0

        async def counted() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > largest:
                raise HTTPException(413, reason)
            return message

        try:
            await self.app({**scope, "method": "GET"} if scope["method"] == "HEAD" else scope, counted, send)
        except HTTPException as error:
            # Read by what stands before the pages.
            await refusal(request, error.status_code, error.detail)(scope, receive, send)
