"""Which of the places of one name is meant: the story's, a capital, or the one that dwarfs the others."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from detente.places.gazetteer import Place
from detente.sentences.sentence import Sentence
from detente.times.countries import countries_in

_DOMINANT = 5
_OVERWHELMING = 20
_METROPOLIS = 1_500_000
_DOMINANT_METROPOLIS = 2
# Where small towns are called as people are ("in Lincoln", "in Warren").
_ENGLISH = frozenset({"USA", "GBR", "CAN", "AUS", "NZL", "IRL", "ZAF", "PHL", "JAM"})
_KNOWN_CITY = 100_000


class Story:
    """The countries that an article names, found when they are first needed."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._sentences = sentences

    @cached_property
    def countries(self) -> frozenset[str]:
        """ISO 3166 alpha-3 codes."""
        return countries_in(sentence.text for sentence in self._sentences)


def choose(places: list[Place], story: Story) -> Place | None:
    """Which of several places of one name is meant: the story's, or the one that dwarfs the others."""
    if {place.kind for place in places} == {"country", "state"}:  # Georgia
        abroad = story.countries - {place.country for place in places if place.kind == "country"} - {"USA"}
        kind = "state" if not abroad and "USA" in story.countries else "country"
        return next(place for place in places if place.kind == kind)
    top, *others = places
    if top.kind != "city" or not top.population:
        return top
    if top.country in story.countries and all(other.country != top.country for other in others):
        return top
    ours = [place for place in places if place.country in story.countries]
    if ours and top.population < _OVERWHELMING * ours[0].population:
        rivals = [place for place in ours[1:] if place.population * _DOMINANT > ours[0].population]
        return None if rivals else ours[0]
    if not others and top.country not in _ENGLISH:
        return top  # "Timbuktu": no other place, and no surname, is called so
    if all(top.population >= _times(top) * other.population for other in others):
        return top if top.population >= _KNOWN_CITY else None
    capital = next((place for place in places if place.capital), None)
    return capital if capital and top.population < _DOMINANT * capital.population else None


def _times(city: Place) -> float:
    """How many times as large as its namesakes a city must be to be meant without more ado."""
    return _DOMINANT if city.population < _METROPOLIS else _DOMINANT_METROPOLIS
