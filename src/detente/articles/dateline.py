"""Place lines ("TALLINN, Jan. 5 (Example Wire) -") and the wire services that a page credits."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from detente.tables import rows

_ACRONYM = 7
_DASH = r"(?:[\u2013—]|--?)"
_DAY = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:,? \d{4})?"
_PLACE = re.compile(
    # OSLO, Norway, Jan. 5 (Reuters) -
    rf"(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ .'\u2019-]{{2,30}}(?:[,/] ?[A-Z][\w. ]{{1,20}}?)?(?:, {_DAY})?)"
    rf"\s?(?:\((?P<wire>[^()]{{2,40}})\)\s?)?{_DASH}\s?(?=\S)"
    # Oslo (AP) -
    rf"|(?P<place2>[A-ZÀ-Þ][\w.'\u2019-]+(?:[ ,]{{1,2}}[A-ZÀ-Þ][\w.'\u2019-]*){{0,3}}) "
    rf"\((?P<wire2>[^()]{{2,40}})\)\s?{_DASH}\s?"
    # (Reuters) - and Jan. 5 (Reuters) -
    rf"|(?P<day>{_DAY} )?\((?P<wire3>[^()]{{2,40}})\)\s?{_DASH}\s?"
)
_CONTRIBUTED = re.compile(
    r"(?i)contribut|report(?:ing|s|ed)? (?:by|from)|^(?:source|via)\b|(?:with|from) (?:files|material|wire|agenc)"
    r"|\bagencies\b"
)


def dateline_of(paragraph: str) -> tuple[str | None, str | None]:
    """The place line that opens a paragraph and the wire service in it; None for what is not there.

    >>> dateline_of("OSLO, Jan. 5 (Reuters) - The two ministers met.")
    ('OSLO, Jan. 5', 'Reuters')
    """
    found = _PLACE.match(paragraph)
    if found is None:
        return None, None
    place = found.group("place") or found.group("place2") or found.group("day")
    wire = wire_in(found.group("wire") or found.group("wire2") or found.group("wire3") or "")
    if found.group("place") is None and wire is None:
        # "Angela Merkel (CDU) - ..." is no place line.
        return None, None
    return (place.strip(" ,") if place else None), wire


def after_dateline(paragraph: str) -> int:
    """Where a paragraph begins to tell: past its place line, or 0 where it has none."""
    found = _PLACE.match(paragraph)
    return found.end() if found is not None and dateline_of(paragraph) != (None, None) else 0


def wire_in(text: str) -> str | None:
    """The wire service that a short credit names, by its usual name, or None."""
    text = text.title() if text.isupper() and len(text) > _ACRONYM else text
    for name, pattern in _wires():
        if pattern.search(text):
            return name
    return None


def credited_wire(line: str) -> str | None:
    """The wire service in a line that says who reported the story ("... contributed reporting"), or None."""
    return wire_in(line) if _CONTRIBUTED.search(line) else None


@cache
def _wires() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = rows(files("detente.articles") / "wires.tsv")
    return tuple((row["name"], re.compile(rf"(?<!\w)(?:{row['forms']})(?!\w)")) for row in table)
