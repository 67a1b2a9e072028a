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


@pytest.mark.parametrize(
    ("text", "act", "expected"),
    [
        ("Jets bombed Aleppo overnight.", "bombed", "Aleppo"),
        ("The army invaded Kuwait before dawn.", "invaded", "Kuwait"),
        ("Washington hit Moscow with new sanctions.", "hit", None),
        ("Gunmen murdered twelve people at an office in Paris.", "murdered", "Paris"),
        ("Lund signed the treaty at a ceremony in the Kremlin.", "signed", "Kremlin"),
        ("Speaking in Sochi, Lund rejected the charge.", "rejected", "Sochi"),
        ("Lund flew to Havana to meet the king.", "meet", "Havana"),
        ("Soldiers looted hospitals in Ethiopia's Tigray region.", "looted", "Tigray"),
        ("The talks in Hanoi ended before lunch.", "ended", "Hanoi"),
        ("The government in Kyiv rejected the offer.", "rejected", None),
        ("Germany opposes a wall in the West Bank.", "opposes", None),
        ("Norway sold weapons to militias in Libya.", "sold", None),
        ("He signed a decree on aid for Gaza.", "signed", None),
        ("The council agreed on an election in Mali.", "agreed", None),
        ("Crowds stormed the White House in Bishkek.", "stormed", "Bishkek"),
        ("They met at 10 Downing Street.", "met", "10 Downing Street"),
        ("Gunmen shot ten men in Kirkuk, in northern Iraq.", "shot", "Kirkuk"),
    ],
)
def test_an_act_is_where_its_objects_and_occasions_are(text: str, act: str, expected: str | None) -> None:
    sentence = Sentence(0, 0, 0, len(text), text, model()(text))
    found = place_of(text.index(act), sentence, find_places([sentence]))
    assert (found.text if found else None) == expected


def test_here_is_the_place_of_the_dateline() -> None:
    texts = "GENEVA (Example Wire) —", "The envoys met here on Monday.", 'They said: "We are here to stay."'
    found = places(*texts)
    assert [(one.text, one.name) for one in found] == [("GENEVA", "Geneva"), ("here", "Geneva")]


def test_here_without_a_dateline_is_nowhere() -> None:
    assert places("The envoys met here on Monday.") == []


@pytest.mark.parametrize(
    ("text", "country"),
    [("They met in Barcelona.", "ESP"), ("They met in San José.", "CRI"), ("They met in Timbuktu.", "MLI")],
)
def test_size_and_rank_tell_namesakes_apart(text: str, country: str) -> None:
    (found,) = places(text)
    assert found.country == country and found.geonames_id


def test_accents_do_not_matter() -> None:
    assert [places(f"They met in {name}.")[0].geonames_id for name in ("Bogotá", "Bogota")] == [3688689] * 2


def test_places_of_our_own_have_their_geonames_identifier() -> None:
    assert [places(f"They met in {name}.")[0].geonames_id for name in ("Kyiv", "The Hague")] == [703448, 2747373]
