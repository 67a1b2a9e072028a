"""Bylines: who wrote the page."""

from __future__ import annotations

import re

_NAME = r"[A-ZÀ-ÖØ-Þ][\w.'\u2019-]*(?: (?:[A-ZÀ-ÖØ-Þ][\w.'\u2019-]*|de|da|di|del|der|den|van|von|bin|al|la|le)){1,4}"
_BYLINE = re.compile(
    r"(?:(?i:(?:(?:words|written|analysis|opinion|story|text|report|interview|comment|commentary) )?by\b:?|author:) )"
    rf"({_NAME}(?:(?:,? and |, | & ){_NAME})*)"
    r"(?=$| ?[,|•·\u2013—(/]| (?:in|for|at)\b| -)"
)
_NAMES_ALONE = re.compile(rf"{_NAME}$")
_PART = re.compile(r",? and |, | & ")
_LONGEST = 160

_NOT_PEOPLE = re.compile(
    r"(?i)\b(?:staff|reporters?|desk|news|agency|agencies|team|editors?|editorial|correspondents?|bureau|service|press"
    r"|about|contact|careers|privacy|terms|home|menu|search|subscribe|monthly|annual|yearly|once|more|rights"
    r"|reuters|afp|tass|wire|newsroom|online|times|post|media|associated)\b"
)
_FIELD_START = re.compile(r"(?i)^(?:by|words by|written by|author|posted by|published by)\b:?\s+")
_FIELD_END = re.compile(r"\s[|•·\u2013—]\s|\s(?:for|in|at)\s(?=[A-Z])|\s\(|\n|\s(?:Published|Updated|Posted)\b|\d{4}")
_JOB = re.compile(
    r"(?i)\b(?:editor|reporter|correspondent|writer|columnist|analyst|producer|chief|contributor|staff|journalist|author"
    r"|director|manager|head|senior|professor|fellow|phd|md|jr|bureau|desk|news|press|media|bbc|cnn)\b"
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
    """Whether ``line`` could be the name of a person, or of several ("Ana Ruiz and Tom Lee"), and nothing else."""
    names = _PART.split(line)
    return (
        len(line) <= 60
        and not line.isupper()
        and not is_byline(line)
        and all(_NAMES_ALONE.match(name) and is_person(name) for name in names)
    )


def is_name_and_place(line: str) -> bool:
    """Whether ``line`` is a name with the place that its owner writes from: "Ana Ruiz in Lima"."""
    name, _, place = line.partition(" in ")
    return place[:1].isupper() and len(place) <= 30 and is_name_alone(name)


def names_in(line: str) -> list[str]:
    """The names in a line of nothing but names."""
    return _PART.split(line)


def is_person(name: str) -> bool:
    """Whether a byline's name is a person's, not a desk's or an agency's."""
    return not _NOT_PEOPLE.search(name) and not (name.isupper() and " " not in name)


def people_in(value: str) -> list[str]:
    """The names in an author field, however the page writes it: "By Ana Ruiz, Tom Lee and Jo Park | Example Times".

    >>> people_in("By Ana Ruiz, Senior Editor")
    ['Ana Ruiz']
    """
    line = _FIELD_END.split(_FIELD_START.sub("", value.strip()))[0]
    names = [name.strip(" ,.;:|") for name in re.split(r",\s*(?:and\s)?|\sand\s|\s&\s|;", line)]
    names = [name for name in names if name and len(name) <= 60 and not re.search(r"\d|@|https?:", name)]
    # "Ana Ruiz, Senior Editor": what follows a name and is a job is no name.
    return [name for index, name in enumerate(names) if index == 0 or not _JOB.search(name)]
