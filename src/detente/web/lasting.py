"""Files that are made once a process and are the same for every desk: a browser fetches them once."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response


@dataclass(frozen=True, slots=True)
class Lasting:
    """The bytes of such a file, with the tag that a browser asks by."""

    content: bytes
    media: str

    def answer(self, request: Request) -> Response:
        """The file, or that the browser has it."""
        tag = f'"{hashlib.sha256(self.content).hexdigest()[:16]}"'
        headers = {"ETag": tag, "Cache-Control": "public, max-age=86400"}
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers=headers)
        return Response(self.content, headers=headers, media_type=self.media)
