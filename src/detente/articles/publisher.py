"""Who publishes a page, where its own furniture says so plainly."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_NAME = r"((?:The )?[A-Z][\w&'\u2019.-]*(?: (?:of |and |& )?[A-Z][\w&-]*){0,4})"
_SAYINGS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"^(?:Support|Back|Join|Subscribe to|Donate to) {_NAME}(?=[!.]|$)",
        rf"\b(?:[Mm]essage|[Nn]ote|[Ll]etter|[Aa]ppeal) from {_NAME}",
        rf"\b(?:journalists|editors|team|reporters|readers|staff) (?:of|at) {_NAME}",
        rf"\b(?:[Ss]upporting|donat\w+ to|contribut\w+ to|[Ss]upporters? of|subscrib\w+ to|[Mm]embers? of) {_NAME}",
        rf"\bhere at {_NAME}",
        rf"(?:©|\([Cc]\)|Copyright)[ ,©]{{0,3}}(?:\d{{4}}[\u2013-]?(?:\d{{4}})?,? )?{_NAME}",
        rf"\b(?:analysis|news|more|stories) (?:and more )?from {_NAME}",
    )
)
_NOT_NAME = re.compile(r"^(?:The )?(?:Us|Our|Your|This|Now|Today|Editor|Editors|Privacy|All)\b")


def publisher_in(furniture: Iterable[str]) -> str | None:
    """The outlet that a page's appeals and legal lines name as themselves, or None.

    >>> publisher_in(["Support The Harbour Gazette!", "A message from The Harbour Gazette:"])
    'The Harbour Gazette'
    """
    named: Counter[str] = Counter()
    for text in furniture:
        for saying in _SAYINGS:
            for found in saying.finditer(text[:1500]):
                name = re.sub(r"['\u2019]s?$", "", found.group(1)).rstrip(".")
                if not _NOT_NAME.match(name):
                    named[name] += 1
    return max(named, key=lambda name: named[name]) if named else None
