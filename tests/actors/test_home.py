"""Where a story plays, and of which country those are whom it does not name one for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.actors import ActorMention

Read = Callable[..., list[ActorMention]]

# A story of Bolivia with what Chile did beside it; what follows stands in a paragraph of its own.
BOLIVIA = (
    "LA PAZ, Bolivia - Bolivia's government raised the price of bread on Monday. Bolivian bakers shut their shops.\n\n"
    "Chile closed a border post. Santiago said that the Chilean envoy would stay.\n\n"
)
# Two states that share a story, told from a third.
BETWEEN = (
    "Kenya and Uganda quarrelled over an island on Monday. Nairobi sent a note, and Kampala a note of its own.\n\n"
    "Kenya's foreign minister spoke. Uganda's foreign minister answered.\n\n"
)

HOME = {
    "a crowd of the story": (BOLIVIA + "Protesters threw stones.", "Protesters", "BOL"),
    "its police": (BOLIVIA + "Police fired shots into the air.", "Police", "BOL"),
    "its farmers": (BOLIVIA + "Farmers blocked a road near the lake.", "Farmers", "BOL"),
    "its soldiers": (BOLIVIA + "Soldiers cleared the road.", "Soldiers", "BOL"),
    "a judge of the story": (BOLIVIA + "A judge let four of the men go.", "A judge", "BOL"),
    "ministers of the story": (BOLIVIA + "Ministers resigned in the night.", "Ministers", "BOL"),
    "the firm of the state": (BOLIVIA + "The state oil company raised its prices.", "The state oil company", "BOL"),
    "what was told last counts first": (
        BOLIVIA + "In Lima the government of Peru shut a road. Students marched.",
        "Students",
        "PER",
    ),
    "a place that opens the sentence": (BOLIVIA + "In Quito, students burned a flag.", "students", "ECU"),
    "not in the midst of another's acts": (BOLIVIA + "Chile sent a train. Soldiers rode on it.", "Soldiers", None),
    "an embassy is no place of the story": (
        BOLIVIA + "Guards at the Chilean embassy slept. Police woke them.",
        "Police",
        "BOL",
    ),
    "what another state asks is asked of the story's": (
        BOLIVIA + "Peru asked the authorities to open the road.",
        "the authorities",
        "BOL",
    ),
    "what a state forbids is at home": ("Sudan banned the opposition party.", "the opposition party", "SDN"),
    "a name tells whose they are": (BOLIVIA + "The Frankfurt judges met.", "The Frankfurt judges", None),
    "one sentence makes no story": ("Soldiers would not say sorry to Armenians.", "Soldiers", None),
    "an army is its own state's to order": (BOLIVIA + "Chile ordered the army to its barracks.", "the army", "CHL"),
    "people of anywhere": (BOLIVIA + "Tourists left by bus.", "Tourists", None),
    "those from elsewhere": (BOLIVIA + "Officials from six countries met.", "Officials", None),
    "so many ministers": (BOLIVIA + "The four ministers dined.", "The four ministers", None),
    "two states compete": (BETWEEN + "Soldiers rowed to the island.", "Soldiers", None),
}


@pytest.mark.parametrize(("text", "words", "country"), HOME.values(), ids=HOME)
def test_those_of_no_stated_country_are_of_the_story(read: Read, text: str, words: str, country: str | None) -> None:
    found = [mention for mention in read(text, "2011-06-14") if mention.text == words]
    assert [mention.country for mention in found] == [country]


def test_the_rebels_are_those_spoken_of_before(read: Read) -> None:
    text = BOLIVIA + "Chile blamed Peruvian rebels for the raid. A day later the rebels denied it."
    assert [m.country for m in read(text, "2011-06-14") if m.text == "the rebels"] == ["PER"]


def test_a_headline_helps_to_tell_where_a_story_plays(read: Read) -> None:
    text = "Ghana met Togo. Both want loans. Ghana and Togo have mines.\n\nMiners downed tools."
    assert [m.country for m in read(text, "2011-06-14") if m.text == "Miners"] == [None]
    assert [m.country for m in read(text, "2011-06-14", "Ghana on Strike") if m.text == "Miners"] == ["GHA"]


# A person whose country only the words around the name tell.
PEOPLE = {
    "with a post of the story": (BOLIVIA + "The mines minister, Rosa Quispe, resigned.", "Quispe", "BOL"),
    "of the state after the name": ("Peru called Prime Minister Amadou Sow of Mali.", "Sow", "MLI"),
    "whose post a pronoun gives": ("Mali protested. Its envoy, Amadou Sow, left at noon.", "Sow", "MLI"),
    "another leads that state": ("Peru was calm. President Amadou Sow spoke.", "Sow", None),
    "no such post there": ("Iceland protested. The chancellor, Amadou Sow, wept.", "Sow", None),
    "a vice president of anywhere": ("Police seized Amadou Sow, a former vice president.", "vice president", None),
}


@pytest.mark.parametrize(("text", "words", "country"), PEOPLE.values(), ids=PEOPLE)
def test_people_are_of_the_country_that_the_text_tells(read: Read, text: str, words: str, country: str | None) -> None:
    assert [m.country for m in read(text, "2011-06-14") if m.text.strip(",").endswith(words)] == [country]


def test_a_body_may_be_called_by_a_part_of_its_name(read: Read) -> None:
    text = "The Arab League met in Cairo. Oman left the League. A football League is not it."
    assert [(m.text, m.id) for m in read(text, "2011-06-14") if "League" in m.text] == [
        ("Arab League", "arab-league"),
        ("League", "arab-league"),
    ]


def test_of_several_bodies_of_one_name_the_one_of_the_story_is_meant(read: Read) -> None:
    text = "Colombia was quiet. Then the National Liberation Army freed two men."
    assert [m.country for m in read(text, "2017-06-14") if m.text == "National Liberation Army"] == ["COL"]
