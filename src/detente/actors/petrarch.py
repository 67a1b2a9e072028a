"""PETRARCH's dictionaries: actors with synonyms, codes and the days on which these hold; agents with their plurals.

An actor is a name with ``_`` for spaces, then ``+`` and a synonym a line, and codes in brackets, on the line of the
name or on lines of their own: ``[RUSGOV]``, ``[RUSGOV >000507]``, ``[RUSELI <19990809]``, ``[RUSGOV 990809-991231]``.
An agent is a noun with its plural in braces, where that is not regular, and a suffix: ``POLICEMAN_ {POLICEMEN}
[~COP]``. ``!SET! = A, B`` gives words for ``!SET!`` in a noun. ``#`` and ``;`` begin remarks, ``<!--`` and ``-->``
enclose them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files

from detente.actors.marks import plural_of
from detente.actors.records import Given, Noun, Spell
from detente.tables import rows

_REMARK = re.compile(r"[#;]")
_CODE = re.compile(r"\[([^\[\]]*)\]")
_PLURAL = re.compile(r"\{([^{}]*)\}")
_SET = re.compile(r"!(\w+)!")
_DATED = re.compile(r"(\S+)(?:\s+(?:(?P<mark>[<>])\s*(?P<day>\d+)|(?P<begin>\d+)\s*-\s*(?P<end>\d+)))?")
_LINK_WORDS = frozenset("of and the for to in on de la du del von van bin al el".split())
# Years of two digits: 31 to 99 are of the last century.
_CENTURY = 30


class LineError(ValueError):
    """A line that cannot be read: its number and why."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"line {line}: {reason}")


@dataclass(slots=True)
class _Entry:
    line: int
    name: str
    names: list[str] = field(default_factory=list)
    spells: list[Spell] = field(default_factory=list)


def read_petrarch(text: str) -> tuple[tuple[Given, ...], tuple[Noun, ...]]:
    """The actors and agents of a dictionary. Raises LineError for a line that is neither."""
    entries: list[_Entry] = []
    agents: list[Noun] = []
    sets: dict[str, tuple[str, ...]] = {}
    for number, line in _lines(text):
        if line.startswith("!") and "=" in line:
            name, _, members = line.partition("=")
            sets[name.strip()] = tuple(part.strip() for part in members.split(",") if part.strip())
        elif "~" in line and "[" in line:
            agents.extend(_agents(number, line, sets))
        else:
            _read_actor(number, line, entries)
    for entry in entries:
        if not entry.spells:
            raise LineError(entry.line, f"no code for {entry.name}")
    return tuple(map(_given, entries)), tuple(agents)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that say something, without remarks, each with its number."""
    inside = False
    for number, line in enumerate(text.splitlines(), 1):
        kept = ""
        while line:
            before, mark, line = line.partition("-->" if inside else "<!--")
            kept += "" if inside else before
            inside = inside != bool(mark)
        kept = _REMARK.split(kept, maxsplit=1)[0].strip()
        if kept:
            yield number, kept


def _read_actor(number: int, line: str, entries: list[_Entry]) -> None:
    """Add a line to the actor that it goes on with, or begin another."""
    if line.count("[") != line.count("]"):
        raise LineError(number, f"a bracket is not closed: {line}")
    name = _CODE.sub("", line).strip()
    if "[" in name or "]" in name:
        raise LineError(number, f"a bracket within another: {line}")
    if not name.startswith("+") and name:
        entries.append(_Entry(number, _name(number, name)))
    if not entries:
        raise LineError(number, f"a synonym or a code before any name: {line}")
    if name.startswith("+"):
        entries[-1].names.append(_name(number, name[1:]))
    entries[-1].spells.extend(_spell(number, code) for code in _CODE.findall(line))


def _spell(number: int, code: str) -> Spell:
    """A code with its days."""
    match = _DATED.fullmatch(code.strip())
    if match is None:
        raise LineError(number, f"not a code: [{code}] ([CODE], [CODE <date], [CODE >date] or [CODE date-date])")
    country, sector = of_code(match[1])
    begin = match["begin"] or (match["day"] if match["mark"] == ">" else None)
    end = match["end"] or (match["day"] if match["mark"] == "<" else None)
    return Spell(country, sector, match[1], _day(number, begin), _day(number, end))


def _agents(number: int, line: str, sets: dict[str, tuple[str, ...]]) -> Iterator[Noun]:
    """The nouns of a line, one for each word of a set in it."""
    codes, plurals = _CODE.findall(line), _PLURAL.findall(line)
    if len(codes) != 1 or len(plurals) > 1:
        raise LineError(number, f"not an agent: {line} (NOUN {{PLURAL}} [~SUF])")
    suffix = codes[0].strip().strip("~")
    name = _PLURAL.sub("", _CODE.sub("", line)).strip()
    for form in _forms(number, name, sets):
        noun = _name(number, form).lower()
        plural = plurals[0].replace("_", " ").strip().lower() if plurals else plural_of(noun)
        yield Noun(noun, plural, sectors().get(suffix[:3], suffix) or suffix, "group", "", False)


def _forms(number: int, name: str, sets: dict[str, tuple[str, ...]]) -> Iterator[str]:
    used = _SET.search(name)
    if used is None:
        yield name
    elif used.group() not in sets:
        raise LineError(number, f"no such set: {used.group()}")
    else:
        for word in sets[used.group()]:
            yield from _forms(number, name.replace(used.group(), word), sets)


def of_code(code: str) -> tuple[str | None, str | None]:
    """Country and sector of a CAMEO code: ``RUSGOV``, ``IGOUNO``; one that is invented is kept as given.

    >>> of_code("LBNREB"), of_code("WST"), of_code("ELFKING")
    (('LBN', 'REB'), ('WST', None), ('ELFKING', None))
    """
    parts = [code[at : at + 3] for at in range(0, len(code), 3)]
    roles = [part for part in parts[1:] if part in sectors()]
    body = next((_BODIES[part] for part in parts if part in _BODIES), None)
    known = parts[0] in _states() or parts[0] in _BODIES or len(roles) == len(parts) - 1
    if not known:
        return code, None
    sector = next((sectors()[part] for part in roles if sectors()[part]), None)
    country = body if parts[0] == "IGO" and body else _states().get(parts[0], body or parts[0])
    return (None if parts[0] == "---" else country), sector


@cache
def sectors() -> dict[str, str]:
    """CAMEO's roles with PLOVER's sectors; empty for those that PLOVER has none for."""
    table = files("detente.actors") / "data" / "cameo_roles.tsv"
    return {row["role"]: row["sector"] for row in rows(table)}


@cache
def _states() -> dict[str, str]:
    """The codes of states, with those of CAMEO that are not ISO's."""
    known = {row["code"]: row["code"] for row in rows(files("detente.actors") / "data" / "states.tsv")}
    return known | {"PAL": "PSE", "ROM": "ROU", "ZAR": "COD", "TMP": "TLS", "KSV": "XKX", "KOS": "XKX"}


# CAMEO's codes for what is no state, and this project's.
_BODIES = {
    "UNO": "UNO", "EEC": "EUR", "EUR": "EUR", "IGO": "IGO", "NGO": "NGO", "NGM": "NGO", "MNC": "MNC", "IMG": "IMG",
    "ISM": "ISM",
}  # fmt: skip


def _given(entry: _Entry) -> Given:
    """An actor without a type, which the base tells from the names that it knows."""
    first = entry.spells[0]
    return Given(entry.name, tuple(entry.names), None, None, first.country, first.sector, tuple(entry.spells))


def _name(number: int, name: str) -> str:
    """``UNITED_ARAB_EMIRATES_`` as it is printed in sentences."""
    parts = name.replace("_", " ").split()
    if not parts:
        raise LineError(number, "a line without a name")
    if name != name.upper():
        return " ".join(parts)
    return " ".join(
        part.lower() if at and part.lower() in _LINK_WORDS else _title(part) for at, part in enumerate(parts)
    )


def _title(word: str) -> str:
    return "-".join(part[:1] + part[1:].lower() for part in word.split("-"))


def _day(number: int, digits: str | None) -> str:
    """A day as YYMMDD or YYYYMMDD."""
    if not digits:
        return ""
    text = digits if len(digits) == 8 else ("19" if digits[:2] > f"{_CENTURY}" else "20") + digits
    try:
        return date.fromisoformat(f"{text[:4]}-{text[4:6]}-{text[6:]}").isoformat()
    except ValueError:
        raise LineError(number, f"not a day: {digits} (YYMMDD or YYYYMMDD)") from None
