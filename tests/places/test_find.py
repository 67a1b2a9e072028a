"""Places: what is one, which one it is, and what is none."""

from __future__ import annotations

import pytest

from detente.places import PlaceMention, find_places, place_of
from detente.sentences.parser import model
from detente.sentences.sentence import Sentence


def places(*texts: str, parsed: bool = False) -> list[PlaceMention]:
    sentences, at = [], 0
    for index, text in enumerate(texts):
        sentences.append(Sentence(index, index, at, at + len(text), text, model()(text) if parsed else None))
        at += len(text) + 2
    body = "\n\n".join(texts)
    found = find_places(sentences)
    assert all(body[one.start : one.end] == one.text for one in found)
    return list(found)


@pytest.mark.parametrize(
    ("text", "name", "country", "precision"),
    [
        ("The ministers met in Geneva.", "Geneva", "CHE", "place"),
        ("They signed it at the White House.", "White House", "USA", "place"),
        ("It closed a consulate in St. Petersburg.", "St. Petersburg", "RUS", "place"),
        ("A frigate sank in the Black Sea.", "Black Sea", None, "region"),
        ("Troops massed in the Gaza Strip.", "Gaza Strip", "PSE", "region"),
        ("Shelling resumed in the eastern Ukrainian region of Donetsk.", "Donetsk", "UKR", "place"),
        ("They met in the Red Sea port of Jeddah.", "Jeddah", "SAU", "place"),
        ("They marched in the capital, Nairobi.", "Nairobi", "KEN", "place"),
        ("Fighting went on in Ukraine's Donbas.", "Donbas", "UKR", "region"),
        ("The plant in Everett, Washington, was shut.", "Everett", "USA", "place"),
        ("He arrived for a visit to Oslo.", "Oslo", "NOR", "place"),
        ("The two leaders met in Japan.", "Japan", "JPN", "country"),
        ("Missiles fell near Kharkiv on Friday.", "Kharkiv", "UKR", "place"),
        ("GENEVA (Example Wire) — Envoys talked.", "Geneva", "CHE", "place"),
        ("He spoke in Moscow Monday.", "Moscow", "RUS", "place"),
    ],
)
def test_a_place_is_found_and_resolved(text: str, name: str, country: str | None, precision: str) -> None:
    (found,) = places(text)
    assert (found.name, found.country, found.precision) == (name, country, precision)


@pytest.mark.parametrize(
    "text",
    [
        "Moscow said it would answer.",
        "It was told in The Washington Post reports of last year.",
        "A party was held in Paris Hilton's honour.",
        "Confidence in Moscow fell.",
        "In Moscow's view the talks failed.",
        "Talks on Syria will resume.",
        "Anger at Russia grew.",
        "They fought in Moscow-backed units.",
        "He spoke in Parliament and in Reading.",
        "They met in Cambridge.",
        "They met in Springfield.",
    ],
)
def test_no_place_is_better_than_a_wrong_one(text: str) -> None:
    assert places(text) == []


def test_a_noun_that_a_country_only_modifies_is_no_place() -> None:
    assert places("He is a known name in U.S. politics.", parsed=True) == []


@pytest.mark.parametrize(
    ("context", "country"), [("Lebanon called up its reserves.", "LBN"), ("Libya called up its reserves.", "LBY")]
)
def test_the_story_tells_which_of_two_cities_is_meant(context: str, country: str) -> None:
    (found,) = places(context, "The envoys met in Tripoli.")
    assert found.country == country


@pytest.mark.parametrize(
    ("context", "kind"), [("The U.S. president spoke.", "region"), ("Russia sent a note.", "country")]
)
def test_the_story_tells_which_georgia_is_meant(context: str, kind: str) -> None:
    (found,) = places(context, "The governor spoke in Georgia.")
    assert found.precision == kind


def test_coordinates_and_identifier_come_from_geonames() -> None:
    (found,) = places("They met in Vienna.")
    assert found.geonames_id == 2761369
    assert found.latitude == pytest.approx(48.2, abs=0.1)
    assert found.longitude == pytest.approx(16.4, abs=0.1)


@pytest.mark.parametrize(
    ("text", "act", "expected"),
    [
        ("The ministers met in Geneva and signed a treaty at the White House.", "met", "Geneva"),
        ("The ministers met in Geneva and signed a treaty at the White House.", "signed", "White House"),
        ("France condemned the attack in Istanbul.", "attack", "Istanbul"),
        ("France condemned the attack in Istanbul.", "condemned", None),
        ("She said in Berlin that troops had entered the valley.", "said", "Berlin"),
        ("She said in Berlin that troops had entered the valley.", "entered", None),
        ("They demonstrated in the port city of Mombasa.", "demonstrated", "Mombasa"),
        ("GENEVA (Example Wire) — Envoys from Libya met in Tripoli.", "met", "Tripoli"),
        ("Oslo recalled its envoy.", "recalled", None),
    ],
)
def test_an_act_happened_where_its_own_clause_says(text: str, act: str, expected: str | None) -> None:
    offset = 25
    sentence = Sentence(0, 0, offset, offset + len(text), text, model()(text))
    found = place_of(offset + text.index(act), sentence, find_places([sentence]))
    assert (found.text if found else None) == expected
