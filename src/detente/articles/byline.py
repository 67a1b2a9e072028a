"""Bylines: who wrote the page."""

from __future__ import annotations

import re

_NAME = r"[A-ZÀ-ÖØ-Þ][\w.'’-]*(?: (?:[A-ZÀ-ÖØ-Þ][\w.'’-]*|de|da|di|del|der|den|van|von|bin|al|la|le)){1,4}"
_BYLINE = re.compile(
    rf"(?:(?i:by|words by|written by|author)\b:? )({_NAME}(?:(?:,? and |, | & ){_NAME})*)"
    r"(?=$| ?[,|•·–—(/]| (?:in|for|at)\b| -)"
)
_NAMES_ALONE = re.compile(rf"{_NAME}$")
_PART = re.compile(r",? and |, | & ")
_LONGEST = 160

_NOT_PEOPLE = re.compile(
    r"(?i)\b(?:staff|reporters?|desk|news|agency|agencies|team|editors?|editorial|correspondents?|bureau|service|press"
    r"|reuters|afp|tass|wire|newsroom|online|times|post|media|associated)\b"
)


def authors_of(line: str) -> tuple[str, ...]:
    """The people that a byline names, none if ``line`` is no byline.

    >>> authors_of("By Ana Ruiz and Tom van Dyke")
    ('Ana Ruiz', 'Tom van Dyke')
    """
    if len(line) > _LONGEST:
        return ()
    found = _BYLINE.match(line)
    return tuple(name for name in _PART.split(found.group(1)) if is_person(name)) if found else ()


def is_byline(line: str) -> bool:
    """Whether ``line`` is a byline, of people or of a desk ("By The Newsroom")."""
    return len(line) <= _LONGEST and bool(_BYLINE.match(line) or re.match(r"By [A-Z][\w ]{2,40}$", line))


def is_name_alone(line: str) -> bool:
    """Whether ``line`` could be one person's name and nothing else."""
    return len(line) <= 40 and bool(_NAMES_ALONE.match(line)) and is_person(line)


def is_person(name: str) -> bool:
    """Whether a byline's name is a person's, not a desk's or an agency's."""
    return not _NOT_PEOPLE.search(name) and not name.isupper() or (name.isupper() and " " in name)
