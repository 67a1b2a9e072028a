"""Finding a text in the markup it was read from."""

from __future__ import annotations

import re
from html import escape

_LONGEST = 80
_GAP = r"(?:\s|&nbsp;|&#160;){1,200}"
_ENTITIES = {"&": ("&", "&amp;"), '"': ('"', "&quot;", "&#34;"), "'": ("'", "&#39;", "&#x27;", "&apos;")}


def located(page: str, text: str) -> tuple[int, int] | None:
    """Where ``text`` stands in ``page``: verbatim, else spaced or escaped otherwise; None where tags split it."""
    start = page.find(text)
    if start >= 0:
        return start, start + len(text)
    words = text.split()
    if len(words) > _LONGEST or not any(page.find(form) >= 0 for form in (words[0], escape(words[0]))):
        return None
    found = re.search(_GAP.join("".join(map(_form, word)) for word in words), page)
    return found.span() if found else None


def _form(character: str) -> str:
    forms = _ENTITIES.get(character)
    return f"(?:{'|'.join(map(re.escape, forms))})" if forms else re.escape(character)
