"""GDELT 2.0 Events: 61 columns, tab-separated, without a header as GDELT's own files are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, BinaryIO

from detente.columns import Column, ColumnType, Sheet
from detente.exports.codes import CameoActor, cameo_actor, number_of
from detente.exports.dyad_columns import never
from detente.exports.dyads import Dyad, dyads
from detente.exports.fitting import USUAL, Fitting, Manner
from detente.exports.spots import Spot, spot_of
from detente.exports.tabbed import write_sheet
from detente.ledger.asking.told import Told
from detente.ledger.events.event import Party

_NOBODY = CameoActor("", "", "", ())


@dataclass(frozen=True, slots=True)
class GdeltRow:
    """A pair of an event with its actors coded in CAMEO, and the number that GDELT calls GlobalEventID."""

    dyad: Dyad
    number: int
    one: CameoActor
    other: CameoActor

    @property
    def spot(self) -> Spot | None:
        """Where it took place."""
        place = self.dyad.told.event.place
        return spot_of(place) if place else None


def write(told: Iterable[Told], out: BinaryIO, manner: Manner = USUAL) -> Counter[str]:
    """Write the events, a row a pair of actors of different codes; gives how many were left out, by reason."""
    fitting = Fitting(told, manner)
    write_sheet(EVENTS, (row for one in fitting for row in gdelt_rows(one)), out, header=bool(manner.header))
    return fitting.left


def gdelt_rows(told: Told) -> Iterator[GdeltRow]:
    """The rows of an event: two of one country and role are one actor to GDELT."""
    seen = set()
    for dyad in dyads(told):
        one, other = _coded(dyad.actor), _coded(dyad.recipient)
        key = one.code or _name(dyad.actor), other.code or _name(dyad.recipient)
        if key not in seen:
            seen.add(key)
            yield GdeltRow(dyad, number_of(told.event.id, *key), one, other)


def moment(utc: str) -> str:
    """``2019-03-01T12:30:00Z`` as GDELT writes it: ``20190301123000``."""
    return "".join(filter(str.isdigit, utc))


def _coded(party: Party | None) -> CameoActor:
    return cameo_actor(party) if party else _NOBODY


def _name(party: Party | None) -> str:
    return party.name.upper() if party else ""


def _fraction(day: str) -> float:
    """The year and the part of it that has passed, in GDELT's way of counting months of 30 days."""
    when = date.fromisoformat(day)
    return round(when.year + ((when.month - 1) * 30 + when.day) / 365, 4)


def _geo_type(spot: Spot | None) -> int:
    """1 a country, 2 a state of the USA, 3 a city there, 4 a city elsewhere, 5 a region elsewhere, 0 nothing."""
    if spot is None or spot.kind is None:
        return 0
    american = spot.place.country == "USA"
    return {"country": 1, "region": 2 if american else 5, "place": 3 if american else 4}[spot.kind]


def _adm1(spot: Spot) -> str:
    if spot.kind == "country":
        return spot.fips
    return spot.fips + spot.state if spot.state else ""


def _nth(types: tuple[str, ...], at: int) -> str | None:
    return types[at] if len(types) > at else None


def _in_lead(told: Told) -> int:
    return int(any(claim.evidence.paragraph == 0 for claim in told.claims))


def _first_url(row: GdeltRow) -> str | None:
    return next((claim.article.url for claim in row.dyad.told.claims if claim.article.url), None)


def _event(name: str, type_: ColumnType, meaning: str, get: Callable[[Told], Any]) -> Column[GdeltRow]:
    return Column(name, type_, meaning, lambda row: get(row.dyad.told))


def _actor(
    number: int, party: Callable[[GdeltRow], Party | None], coded: Callable[[GdeltRow], CameoActor]
) -> Sheet[GdeltRow]:
    prefix, side = f"Actor{number}", "actors" if number == 1 else "recipients; for a meeting of equals the other one"
    role = "`sector` as CAMEO's role; IGO, NGO, NGM, IMG or MNC where there is no country"
    return (
        Column(f"{prefix}Code", "text", f"of one of the {side}: country and role", lambda row: coded(row).code),
        Column(f"{prefix}Name", "text", "`name`, in capitals", lambda row: _name(party(row))),
        Column(f"{prefix}CountryCode", "text", "`country` as CAMEO's", lambda row: coded(row).country),
        Column(f"{prefix}KnownGroupCode", "text", "UNO, EEC (the EU) or NAT (NATO)", lambda row: coded(row).group),
        *(never(f"{prefix}{name}Code", "text", "not coded") for name in ("Ethnic", "Religion1", "Religion2")),
        Column(f"{prefix}Type1Code", "text", role, lambda row: _nth(coded(row).types, 0)),
        Column(f"{prefix}Type2Code", "text", "the role beside such a code", lambda row: _nth(coded(row).types, 1)),
        never(f"{prefix}Type3Code", "text", "there are never three"),
    )


def _no_place(prefix: str) -> Sheet[GdeltRow]:
    why = "where the actor was named is not kept"
    texts = ("FullName", "CountryCode", "ADM1Code", "ADM2Code")
    return (
        Column(f"{prefix}_Type", "integer", f"0, no place: {why}", lambda row: 0),
        *(never(f"{prefix}_{name}", "text", why) for name in texts),
        never(f"{prefix}_Lat", "number", why),
        never(f"{prefix}_Long", "number", why),
        never(f"{prefix}_FeatureID", "text", why),
    )


def _spot(name: str, type_: ColumnType, meaning: str, get: Callable[[Spot], Any]) -> Column[GdeltRow]:
    return Column(name, type_, meaning, lambda row: get(row.spot) if row.spot and row.spot.kind else None)


EVENTS: Sheet[GdeltRow] = (
    Column("GLOBALEVENTID", "integer", "from `id` and the codes of both actors", lambda row: row.number),
    Column("SQLDATE", "integer", "`date.start`", lambda row: int(row.dyad.day.replace("-", ""))),
    Column("MonthYear", "integer", "`date.start`", lambda row: int(row.dyad.day[:7].replace("-", ""))),
    Column("Year", "integer", "`date.start`", lambda row: int(row.dyad.day[:4])),
    Column("FractionDate", "number", "`date.start`, months of 30 days", lambda row: _fraction(row.dyad.day)),
    *_actor(1, lambda row: row.dyad.actor, lambda row: row.one),
    *_actor(2, lambda row: row.dyad.recipient, lambda row: row.other),
    _event("IsRootEvent", "integer", "1 where a first paragraph tells of it", _in_lead),
    _event("EventCode", "text", "`cameo`", lambda told: told.event.cameo),
    _event("EventBaseCode", "text", "its first three digits", lambda told: told.event.cameo[:3]),
    _event("EventRootCode", "text", "its first two digits", lambda told: told.event.cameo[:2]),
    _event("QuadClass", "integer", "`quad`", lambda told: told.event.quad),
    _event("GoldsteinScale", "number", "`goldstein`", lambda told: told.event.goldstein),
    _event("NumMentions", "integer", "how many claims tell of it", lambda told: len(told.claims)),
    _event("NumSources", "integer", "`outlets`", lambda told: told.event.outlets),
    _event("NumArticles", "integer", "how many articles do", lambda told: len(told.sources)),
    never("AvgTone", "number", "tone is not measured"),
    *_no_place("Actor1Geo"),
    *_no_place("Actor2Geo"),
    Column("ActionGeo_Type", "integer", "`place`: 1 country, 2 US state, 3 US city, 4 city, 5 region elsewhere, 0 none",
           lambda row: _geo_type(row.spot)),
    _spot("ActionGeo_FullName", "text", "`place.name` and the name of its country", lambda spot: spot.full_name),
    _spot("ActionGeo_CountryCode", "text", "`place.country` in FIPS 10-4", lambda spot: spot.fips),
    _spot("ActionGeo_ADM1Code", "text", "FIPS 10-4 of a country, and of US states; elsewhere empty", _adm1),
    never("ActionGeo_ADM2Code", "text", "not known"),
    _spot("ActionGeo_Lat", "number", "`place.latitude`", lambda spot: spot.place.latitude),
    _spot("ActionGeo_Long", "number", "`place.longitude`", lambda spot: spot.place.longitude),
    _spot("ActionGeo_FeatureID", "text", "FIPS 10-4 of a country; else empty: GDELT's are of GNS, ours of GeoNames",
          lambda spot: spot.fips if spot.kind == "country" else None),
    _event("DATEADDED", "integer", "the moment its first article came into the ledger (UTC)",
           lambda told: int(moment(told.added))),
    Column("SOURCEURL", "text", "`article.url` of the first claim that has one", _first_url),
)  # fmt: skip
