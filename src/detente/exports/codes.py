"""Countries, actors and numbers as other data sets write them: CAMEO, FIPS 10-4, Correlates of War, ICEWS."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from detente.ledger.events.event import Party
from detente.ontology import ontology
from detente.tables import rows

# Programs that hold numbers as floating point (R, JavaScript, a spreadsheet) keep whole ones up to 53 bits.
_BITS = 53
_DATA = files("detente.exports").joinpath("data")


@dataclass(frozen=True, slots=True)
class CameoActor:
    """An actor in CAMEO: the whole ``code`` and its parts, each empty where it has none."""

    code: str
    country: str
    group: str
    types: tuple[str, ...]


def number_of(*parts: str) -> int:
    """A positive whole number of at most 53 bits that follows from the parts alone: for ids that are numbers."""
    digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "backslashreplace")).digest()
    return int.from_bytes(digest[:8], "big") >> (64 - _BITS)


def cameo_actor(party: Party) -> CameoActor:
    """The code of a party: country and role ("RUSGOV"), the country alone for a state, a body's own ("IGOUNO")."""
    body = _bodies().get(party.id) or _bodies().get(party.country or "")
    role = "" if party.type == "state" else _sectors().get(party.sector or "", {}).get("cameo", "")
    if body is not None:
        kinds = (body["type"],) if body["group"] or not role else (body["type"], role)
        return CameoActor(body["code"] if body["group"] else "".join(kinds), body["country"], body["group"], kinds)
    country = cameo_country(party.country)
    return CameoActor(country + role, country, "", (role,) if role else ())


def cameo_country(code: str | None) -> str:
    """The country in CAMEO; empty for what CAMEO knows no country of."""
    if code is None or code not in _states() or (code.startswith("X") and code != "XKX"):
        return ""
    return _countries().get(code, {}).get("cameo") or code


def fips(code: str | None) -> str:
    """The country in FIPS 10-4; empty where it has no code."""
    return _countries().get(code or "", {}).get("fips", "")


def cow(code: str | None) -> int | None:
    """The country's number in the Correlates of War, None where it has none."""
    number = _states().get(code or "", {}).get("cow")
    return int(number) if number else None


def country_name(code: str | None) -> str:
    """The usual English name of a country; empty for a code that stands for no country."""
    return _states().get(code or "", {}).get("name", "")


def icews_sectors(party: Party) -> str:
    """The sectors of a party in the words of ICEWS; empty for a state, which has none there."""
    if party.type == "state":
        return ""
    body = _bodies().get(party.id) or _bodies().get(party.country or "") or {}
    named = (body.get("icews", ""), _sectors().get(party.sector or "", {}).get("icews", ""))
    return ",".join(dict.fromkeys(name for name in named if name))


def cameo_name(code: str) -> str:
    """The name of a CAMEO code; the code itself where it is unknown."""
    known = ontology().cameo.get(code)
    return known.name if known else code


def plover_score(event: str, mode: str | None) -> float:
    """PLOVER's score of an event: that of its mode where that has one, else of its type."""
    known = ontology().modes.get((event, mode or ""))
    return known.score if known is not None and known.score is not None else ontology().events[event].score


@cache
def _countries() -> Mapping[str, dict[str, str]]:
    return {row["code"]: row for row in rows(_DATA / "countries.tsv")}


@cache
def _states() -> Mapping[str, dict[str, str]]:
    return {row["code"]: row for row in rows(files("detente.actors").joinpath("data/states.tsv"))}


@cache
def _sectors() -> Mapping[str, dict[str, str]]:
    return {row["sector"]: row for row in rows(_DATA / "sectors.tsv")}


@cache
def _bodies() -> Mapping[str, dict[str, str]]:
    return {row["actor"]: row for row in rows(_DATA / "bodies.tsv")}
