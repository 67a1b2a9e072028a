"""Credits at the end of captions: "The envoys at the airport. Ann Lee / Harbour Photos"."""

from __future__ import annotations

import re

_NAME = r"[A-ZÀ-Þ](?:[\w'\u2019&-]+|\.)?"
_CREDIT = re.compile(
    rf"(?:^|(?<=[.!?…”\"] )|(?<=\s))"
    rf"({_NAME}(?: {_NAME}){{0,4}} ?/ ?{_NAME}(?: {_NAME}){{0,4}}(?: ?/ ?{_NAME}(?: {_NAME}){{0,3}})?"
    rf"|{_NAME} (?:Press Service|Press Office|press service|press office)"
    rf"|(?:Photo|Image|Picture|Credit|Source|Courtesy)s?(?: by| courtesy of| credit)?:? [^.]{{2,60}})\.?$"
)
_BRACKETS = re.compile(r"[(\[]([^()\[\]]{2,80})[)\]]\.?$")


def credit_in(text: str) -> str | None:
    """The credit that ends a caption, or None.

    >>> credit_in("The envoys at the airport. Ann Lee / Harbour Photos")
    'Ann Lee / Harbour Photos'
    """
    tail = text[-200:]
    found = _BRACKETS.search(tail) or _CREDIT.search(tail)
    return found.group(1).strip() if found else None
