"""What a site asks of programs in its robots.txt, as RFC 9309 has it read."""

from __future__ import annotations

from protego import Protego

AGENT = "Detente"
# As much of it as RFC 9309 has a program read at least.
_READ = 500 << 10


def allows(status: int, body: bytes, url: str) -> bool:
    """Whether a page may be fetched, given the answer to the question for the site's robots.txt.

    None to be had (4xx) forbids nothing; a site that cannot answer (5xx) is left alone.
    """
    if status >= 500:
        return False
    if status >= 300:
        return True
    rules = Protego.parse(body[:_READ].decode("utf-8", "replace"))
    return bool(rules.can_fetch(url, AGENT))
