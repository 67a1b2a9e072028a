"""Checks of the actors' tables: what is wrong in them, in words, so that no mistake in the facts goes in unnoticed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations
from pathlib import Path

from detente.tables import rows

Row = dict[str, str]

# Offices may belong to bodies that are no states: the United Nations and the European Union go by PLOVER's codes.
_BODIES = frozenset({"UNO", "EUR"})
_RANKS = frozenset((
    "head_of_state", "head_of_government", "minister", "official", "legislature", "court", "military", "intelligence",
    "spokesperson", "envoy", "party", "international",
))  # fmt: skip
_SECTORS = frozenset((
    "AGR", "BUS", "COP", "CRM", "CVL", "EDU", "ELI", "GOV", "IGO", "JRN", "JUD", "LAB", "LEG", "MED", "MIL", "NGO",
    "OPP", "PRM", "PTY", "REB", "REF", "REL", "SOC", "SPY", "UAF", "UNK",
))  # fmt: skip
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_CODE = re.compile(r"[A-Z]{3}")


def check(folder: Path) -> list[str]:
    """The complaints about the tables of offices, people and holdings in ``folder``; none where all is well.

    Codes are checked against ``states.tsv`` and ``organisations.tsv`` where the folder has them, and by form where not.
    """
    tables = {
        name: list(rows(folder / f"{name}.tsv"))
        for name in ("offices", "people", "holdings", "shared_names", "states", "organisations")
        if (folder / f"{name}.tsv").exists()
    }
    states = {row["code"]: row["end"] for row in tables.get("states", ())}
    bodies = _BODIES | {row["id"] for row in tables.get("organisations", ())}
    offices, people, holdings = tables["offices"], tables["people"], tables["holdings"]
    return [
        *_offices(offices, states, bodies),
        *_people(people, holdings, states),
        *_holdings(holdings, offices, {row["id"] for row in people}, states, bodies),
        *_overlaps(holdings, _single(offices)),
        *_names(people, tables.get("shared_names", [])),
    ]


def _offices(offices: list[Row], states: dict[str, str], bodies: frozenset[str]) -> Iterator[str]:
    seen: set[tuple[str, str]] = set()
    for row in offices:
        office = row["office"]
        if row["rank"] not in _RANKS:
            yield f"offices: {office}: no such rank: {row['rank']}"
        if row["sector"] not in _SECTORS:
            yield f"offices: {office}: no such sector: {row['sector']}"
        if row["holders"] not in ("one", "many"):
            yield f"offices: {office}: holders is neither one nor many: {row['holders']}"
        for title in (*_values(row["titles"]), *_values(row["female_titles"])):
            if title != title.lower():
                yield f"offices: {office}: a title with capitals: {title}"
        for country in _values(row["country"]) or [""]:
            if country and not _known(country, states, bodies):
                yield f"offices: {office}: no such country: {country}"
            if (office, country) in seen:
                yield f"offices: {office}: two rows for {country or 'all countries'}"
            seen.add((office, country))


def _people(people: list[Row], holdings: list[Row], states: dict[str, str]) -> Iterator[str]:
    holders = {row["person"] for row in holdings}
    seen: set[str] = set()
    for row in people:
        person = row["id"]
        if person in seen:
            yield f"people: {person}: given twice"
        seen.add(person)
        if not _SLUG.fullmatch(person):
            yield f"people: {person}: not a slug"
        if row["gender"] not in ("m", "f"):
            yield f"people: {person}: gender is neither m nor f: {row['gender']}"
        if not _known(row["country"], states, frozenset()):
            yield f"people: {person}: no such country: {row['country']}"
        if person not in holders:
            yield f"people: {person}: holds no office"
        if len(set(_values(row["names"]))) < len(_values(row["names"])):
            yield f"people: {person}: a name given twice"


def _holdings(
    holdings: list[Row], offices: list[Row], people: set[str], states: dict[str, str], bodies: frozenset[str]
) -> Iterator[str]:
    known: dict[str, set[str]] = defaultdict(set)
    for row in offices:
        known[row["office"]].update(_values(row["country"]) or [""])
    for row in holdings:
        where = f"holdings: {row['person']}, {row['country']} {row['office']}"
        if row["person"] not in people:
            yield f"{where}: no such person"
        if not _known(row["country"], states, bodies):
            yield f"{where}: no such country"
        if row["office"] not in known:
            yield f"{where}: no such office"
        elif not known[row["office"]] & {"", row["country"]}:
            yield f"{where}: that country has no such office"
        days = [row["begin"], *([row["end"]] if row["end"] else [])]
        if not all(map(_day, days)):
            yield f"{where}: not a day: {' to '.join(days)}"
        elif days != sorted(days):
            yield f"{where}: ends before it begins: {' to '.join(days)}"
        elif (over := states.get(row["country"])) and (row["end"] or "9999") > over:
            yield f"{where}: outlives the state, which ended on {over}"


def _overlaps(holdings: list[Row], single: set[tuple[str, str]]) -> Iterator[str]:
    """Two in one seat: allowed on the day of the handover, and where a note explains it ("acting", "in dispute")."""
    seats: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in holdings:
        office, country = row["office"], row["country"]
        if ((office, country) in single or (office, "") in single) and (office, f"-{country}") not in single:
            seats[country, office].append(row)
    for (country, office), held in seats.items():
        for first, second in combinations(sorted(held, key=lambda row: (row["begin"], row["end"] or "9999")), 2):
            if second["begin"] >= (first["end"] or "9999") or _explained(first) or _explained(second):
                continue
            both = f"{first['person']} and {second['person']}"
            yield f"holdings: two in one office: {country} {office}: {both} on {second['begin']}"


def _names(people: list[Row], shared: list[Row]) -> Iterator[str]:
    """A name that two people bear needs a row in the table of shared names, and such a row needs two who bear it."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for row in people:
        for name in (row["name"], *_values(row["names"])):
            bearers[name].add(row["id"])
    ruled = {row["name"]: set(_values(row["people"])) for row in shared}
    for name, borne in sorted(bearers.items()):
        if len(borne) > 1 and ruled.get(name) != borne:
            yield f"people: a name of several without a rule: {name}: {', '.join(sorted(borne))}"
    for name in sorted(ruled):
        if len(bearers.get(name, ())) < 2:
            yield f"shared_names: {name}: not a name of two people"


def _single(offices: Iterable[Row]) -> set[tuple[str, str]]:
    """The offices with one holder at a time, by country; one that departs from the general row has a ``-`` mark."""
    single: set[tuple[str, str]] = set()
    for row in offices:
        for country in _values(row["country"]) or [""]:
            if row["holders"] == "one":
                single.add((row["office"], country))
            elif country:
                single.add((row["office"], f"-{country}"))
    return single


def _explained(row: Row) -> bool:
    """Whether a note says more than that the day is not sure."""
    return bool(set(_values(row["note"])) - {"about"})


def _known(code: str, states: dict[str, str], bodies: frozenset[str]) -> bool:
    return code in states or code in bodies or (not states and _CODE.fullmatch(code) is not None)


def _day(text: str) -> bool:
    if not _DAY.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _values(cell: str) -> list[str]:
    return [value for part in cell.split(";") if (value := part.strip())]
