"""Who is found in a text, and what each mention resolves to."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from detente.actors import ActorMention

Read = Callable[..., list[ActorMention]]

# day, text, and the mentions that must be found: words, id, via
NAMES = [
    ("2014-03-20", "Norway and Japan signed a treaty.", [("Norway", "NOR", None), ("Japan", "JPN", None)]),
    ("2014-03-20", "The Kremlin rejected the proposal.", [("Kremlin", "RUS", "metonym")]),
    ("2021-03-20", "The White House praised the deal.", [("White House", "USA", "metonym")]),
    ("1990-06-01", "Moscow rejected the proposal.", [("Moscow", "SUN", "metonym")]),
    ("2000-06-01", "Moscow rejected the proposal.", [("Moscow", "RUS", "metonym")]),
    ("1999-04-10", "Belgrade broke off relations.", [("Belgrade", "YUG", "metonym")]),
    ("2015-06-01", "The minister arrived in Nairobi.", [("Nairobi", "KEN", "place")]),
    ("2015-06-01", "The envoy travelled to Ottawa.", [("Ottawa", "CAN", "place")]),
    ("2015-06-01", "Kenya sent a letter of protest to Ottawa.", [("Ottawa", "CAN", "metonym")]),
    ("2015-06-01", "The shells fell in Kharkiv.", [("Kharkiv", "UKR", "place")]),
    ("2015-06-01", "Peru resented Chile's annexation of the province.", [("Chile", "CHL", None)]),
    (
        "2015-06-01",
        "They discussed Russian gas and U.S. sanctions.",
        [("Russian", "RUS", "demonym"), ("U.S.", "USA", "demonym")],
    ),
    ("2015-06-01", "KINSHASA (Reuters) - Rebels withdrew.", [("KINSHASA", "COD", "place")]),
    ("2008-08-12", "Georgia closed its embassy in Moscow.", [("Georgia", "GEO", None)]),
]

PEOPLE = [
    (
        "2012-11-14",
        "Russian President Vladimir Putin spoke.",
        "Russian President Vladimir Putin",
        "vladimir-putin",
        "president",
    ),
    (
        "2010-11-14",
        "Russian leader Vladimir Putin spoke.",
        "Russian leader Vladimir Putin",
        "vladimir-putin",
        "prime minister",
    ),
    ("2012-11-14", "Obama called Putin.", "Obama", "barack-obama", "president"),
    ("2018-11-14", "Former President Barack Obama spoke.", "Former President Barack Obama", "barack-obama", None),
    ("2020-12-15", "President-elect Joe Biden spoke.", "President-elect Joe Biden", "joe-biden", "president-elect"),
    ("2003-03-19", "Bush spoke to the nation.", "Bush", "george-w-bush", "president"),
    ("1991-01-17", "President Bush spoke to the nation.", "President Bush", "george-hw-bush", "president"),
    (
        "2001-01-17",
        "Mr. Kostunica met Angela Merkel, the CDU leader.",
        "Angela Merkel, the CDU leader",
        "angela-merkel",
        "party leader",
    ),
    (
        "2016-05-01",
        "The German chancellor, Angela Merkel, spoke.",
        "The German chancellor, Angela Merkel",
        "angela-merkel",
        "chancellor",
    ),
    (
        "2019-05-01",
        "Saudi Arabia's Crown Prince Mohammed bin Salman left.",
        "Saudi Arabia's Crown Prince Mohammed bin Salman",
        "mohammed-bin-salman",
        "crown prince",
    ),
    (
        "2007-05-01",
        "U.N. Secretary-General Ban Ki-moon left.",
        "U.N. Secretary-General Ban Ki-moon",
        "ban-ki-moon",
        "secretary-general",
    ),
]

GROUPS = [
    ("Poland expelled 45 Russian diplomats.", "Russian diplomats", "RUS", "GOV"),
    ("Poland protested at the Belarusian consulate.", "the Belarusian consulate", "BLR", "GOV"),
    ("A bomb hit the U.S. Embassy in Nairobi.", "the U.S. Embassy in Nairobi", "USA", "GOV"),
    ("Indian troops crossed the line.", "Indian troops", "IND", "MIL"),
    ("Kenya's parliament passed the law.", "Kenya's parliament", "KEN", "LEG"),
    ("The parliament of Kenya passed the law.", "The parliament of Kenya", "KEN", "LEG"),
    ("Iran-backed fighters shelled the town.", "Iran-backed fighters", None, "REB"),
    ("Pro-Turkish gunmen shelled the town.", "Pro-Turkish gunmen", None, "UAF"),
    ("Protesters in Minsk demanded new elections.", "Protesters", "BLR", "CVL"),
    ("The Trump administration imposed tariffs.", "The Trump administration", "USA", "GOV"),
    ("Hamas fighters fired rockets.", "Hamas fighters", "PSE", "REB"),
    ("Soldiers from Chad entered the town.", "Soldiers from Chad", "TCD", "MIL"),
    (
        "A spokesman for the Turkish Foreign Ministry denied it.",
        "A spokesman for the Turkish Foreign Ministry",
        "TUR",
        "GOV",
    ),
]

OTHER_READINGS = [
    ("2011-06-20", "The Australian prime minister left.", "The Australian prime minister", "julia-gillard"),
    ("2025-03-01", "The U.S. vice president left.", "The U.S. vice president", "jd-vance"),
    (
        "2017-06-20",
        "The head of the International Monetary Fund left.",
        "The head of the International Monetary Fund",
        "christine-lagarde",
    ),
    ("1990-08-03", "Kuwait fell and the emir fled to Saudi Arabia.", "the emir", "jaber-al-ahmad-al-sabah"),
    ("1999-03-24", "NATO bombed Yugoslavia after its president refused.", "its president", "slobodan-milosevic"),
    ("1997-10-01", "Congo closed its border with Congo-Brazzaville.", "Congo", "COD"),
    ("1999-10-13", "The army ousted Prime Minister Nawaz Sharif.", "Prime Minister Nawaz Sharif", "nawaz-sharif"),
    ("2007-09-27", "Myanmar sent soldiers to the border with India.", "soldiers", "MMR.MIL"),
    ("2009-03-18", "Hamas leaders in Damascus spoke.", "Hamas leaders", "PSE.REB"),
    ("2000-05-06", "Rebels took the UN peacekeepers hostage.", "UN peacekeepers", "un-peacekeepers"),
    ("2024-12-03", "South Korean lawmakers met. The Democratic Party called a vote.", "Democratic Party", "KOR.PTY"),
    (
        "2018-09-01",
        "The mayor of Chicago spoke. The Democratic Party won in Ohio.",
        "Democratic Party",
        "democratic-party-united-states",
    ),
    ("2014-07-04", "The head of the Russian state sent a telegram.", "The head of the Russian state", "vladimir-putin"),
    ("2012-07-31", "The EU acted. Brussels said it was time.", "Brussels", "european-union"),
    ("2012-07-31", "The EU acted at a summit in Brussels.", "Brussels", "BEL"),
    ("2010-07-31", "U.S. allies were not told.", "U.S. allies", "UNK"),
    ("2023-08-23", "A jet crashed north of Moscow.", "Moscow", "RUS"),
    (
        "2014-03-01",
        "NATO's secretary-general, Anders Fogh Rasmussen, spoke.",
        "NATO's secretary-general, Anders Fogh Rasmussen",
        "anders-fogh-rasmussen",
    ),
    (
        "2017-06-08",
        "Kuwait's ruler, Sheikh Sabah al-Ahmad al-Jaber al-Sabah, spoke.",
        "Kuwait's ruler, Sheikh Sabah al-Ahmad al-Jaber al-Sabah",
        "sabah-al-ahmad-al-sabah",
    ),
    ("2020-12-15", "Putin Congratulates U.S. President-Elect Biden", "U.S. President-Elect Biden", "joe-biden"),
    (
        "2012-03-24",
        "Kofi Annan, the envoy of the United Nations and the Arab League, left.",
        "Kofi Annan, the envoy of the United Nations and the Arab League",
        "kofi-annan",
    ),
    ("2001-04-12", "President Ricardo Lagos spoke. Lagos said Peru would help.", "Lagos", "ricardo-lagos"),
    ("2001-04-12", "A bomb went off in Lagos.", "Lagos", "NGA"),
    ("2000-05-24", "Israel withdrew its last troops from Lebanon.", "its last troops", "ISR.MIL"),
    ("2000-05-24", "Israel withdrew its last troops from Lebanon.", "Lebanon", "LBN"),
    ("2015-05-24", "European countries and the Gulf states agreed.", "European countries", "europe.GOV"),
    ("2015-05-24", "European countries and the Gulf states agreed.", "the Gulf states", "gulf.GOV"),
    ("2015-05-24", "Its Western allies agreed.", "Its Western allies", "west"),
    ("2015-05-24", "Gorbachev criticised Gordon Brown.", "Gorbachev", "mikhail-gorbachev"),
    ("2000-01-24", "Ambassador Joseph Prueher spoke.", "Ambassador Joseph Prueher", "joseph-prueher"),
    ("2000-01-24", "China met Ambassador Carla Exampless.", "Ambassador Carla Exampless", "carla-exampless"),
]

# day, text, words, and the country that an organ or a group without a state of its own gets from the story around it
SETTINGS = [
    ("BOGOTA, Colombia (AP) - The foreign ministry said police had come.", "The foreign ministry", "COL"),
    ("BOGOTA, Colombia (AP) - The foreign ministry said police had come.", "police", "COL"),
    ("Tunisia will vote. Much was said.\n\nRain fell.\n\nThe central bank cut rates.", "The central bank", "TUN"),
    ("Peru and Chile argued. Peru sent a note. The foreign ministry was angry.", "The foreign ministry", "PER"),
    ("Peru and Chile argued. The foreign ministry was angry.", "The foreign ministry", None),
    ("Peru and Chile argued. Rain fell. Then came winter. The army left.", "The army", None),
    ("SEOUL (Reuters) - North Korea fired a rocket, the defence ministry said.", "the defence ministry", None),
    ("Tunisia will vote. Foreign troops left.", "Foreign troops", None),
    ("Oslo's mayor met Ambassador Anna Examplesdottir.", "Ambassador Anna Examplesdottir", None),
]

NO_MENTIONS = [
    ("Theresa May spoke. It was dropped in May.", "in May", "May"),
    ("They trust Obama. People near Obama Beach left.", "near Obama", "Obama"),
    ("He held it to my head.", "my head", "my head"),
    ("The head of the snake bit him.", "The head", "The head"),
]

NOT_ACTORS = [
    ("The Washington Post reported the talks.", "USA"),
    ("The Moscow Times reported the talks.", "SUN"),
    ("A fleet sailed into the South China Sea.", "CHN"),
    ("Michael Jordan opened the show.", "JOR"),
    ("He studied at Georgetown University.", "GUY"),
    ("Votes were counted in Atlanta, the capital of Georgia, where Sen. Raphael Warnock leads.", "GEO"),
]


@pytest.mark.parametrize(("day", "text", "expected"), NAMES)
def test_names_of_states(read: Read, day: str, text: str, expected: list[tuple[str, str, str | None]]) -> None:
    found = [(mention.text, mention.id, mention.via) for mention in read(text, day)]
    assert [want for want in expected if want not in found] == []


@pytest.mark.parametrize(("day", "text", "words", "person", "office"), PEOPLE)
def test_people_have_the_office_of_the_day(
    read: Read, day: str, text: str, words: str, person: str, office: str | None
) -> None:
    found = {mention.text: (mention.id, mention.office) for mention in read(text, day)}
    assert found.get(words) == (person, office)


@pytest.mark.parametrize(("text", "words", "country", "sector"), GROUPS)
def test_groups_and_organs(read: Read, text: str, words: str, country: str | None, sector: str) -> None:
    found = {mention.text: (mention.country, mention.sector) for mention in read(text, "2019-03-01")}
    assert found.get(words) == (country, sector)


@pytest.mark.parametrize(("day", "text", "words", "expected"), OTHER_READINGS)
def test_names_read_by_what_stands_around_them(read: Read, day: str, text: str, words: str, expected: str) -> None:
    assert {mention.text: mention.id for mention in read(text, day)}.get(words) == expected


@pytest.mark.parametrize(("text", "code"), NOT_ACTORS)
def test_names_that_mean_something_else(read: Read, text: str, code: str) -> None:
    assert code not in {mention.id for mention in read(text, "2021-01-04")}


@pytest.mark.parametrize(("text", "words", "country"), SETTINGS)
def test_organs_without_a_state_get_it_from_the_story(read: Read, text: str, words: str, country: str | None) -> None:
    (found,) = (mention for mention in read(text, "2011-06-12") if mention.text == words)
    assert found.country == country
    assert (found.via == "nominal") == (country is not None)


@pytest.mark.parametrize(("text", "around", "words"), NO_MENTIONS)
def test_words_that_name_no_actor_where_they_stand(read: Read, text: str, around: str, words: str) -> None:
    at = text.index(around) + around.index(words)
    assert at not in {mention.start for mention in read(text, "2017-06-12")}


def test_one_name_of_two_states_stands_for_both(read: Read) -> None:
    found = read("The leaders of North and South Korea met. The two Koreas want peace.", "2018-04-28")
    assert [m.id for m in found] == ["kim-jong-un", "moon-jae-in", "PRK", "KOR"]


def test_those_whose_state_has_ended_are_of_what_came_after(read: Read) -> None:
    text = "Mikhail Gorbachev called Eduard Shevardnadze."
    assert [m.country for m in read(text, "1990-05-01")] == ["SUN", "SUN"]
    assert [m.country for m in read(text, "2005-05-01")] == ["RUS", "GEO"]


def test_the_fire_is_no_part_of_the_jets(read: Read) -> None:
    assert [mention.text for mention in read("The fire and fighter jets came.", "2017-06-12")] == ["fighter jets"]


def test_the_place_of_an_embassy_is_a_mention_within_it(read: Read) -> None:
    found = [(m.text, m.id, m.via) for m in read("Venezuela closed its embassy in Bogota.", "2010-07-23")]
    assert found[1:] == [("its embassy in Bogota", "VEN.GOV", None), ("Bogota", "COL", "place")]


def test_people_whom_the_base_does_not_know_are_resolved_by_their_description(read: Read) -> None:
    text = "Former Polish spy Zbigniew Kowalewski-Nowak was found dead. Kowalewski-Nowak had lived in Spain."
    first, later = (m for m in read(text, "2018-03-05") if m.type == "person")
    assert (first.text, first.country, first.sector) == ("Former Polish spy Zbigniew Kowalewski-Nowak", "POL", "SPY")
    assert (later.text, later.id, later.via) == ("Kowalewski-Nowak", first.id, "surname")


def test_one_span_stands_for_several_ministers(read: Read) -> None:
    found = read("The foreign ministers of Iran, Russia and Turkey met on Monday.", "2017-01-30")
    spans = {(mention.start, mention.end) for mention in found}
    assert len(spans) == 1
    assert [(m.country, m.office) for m in found] == [(c, "foreign minister") for c in ("IRN", "RUS", "TUR")]


def test_coordinated_names_are_mentions_of_their_own(read: Read) -> None:
    found = read("Obama and Putin, Russia and the United States: nothing had changed.", "2013-09-01")
    assert [mention.id for mention in found] == ["barack-obama", "vladimir-putin", "RUS", "USA"]


def test_joined_adjectives_make_two_groups_of_one_span(read: Read) -> None:
    found = read("Russian and Chinese diplomats left the room.", "2013-09-01")
    assert [(m.text, m.country) for m in found] == [("Russian and Chinese diplomats", c) for c in ("RUS", "CHN")]


def test_without_a_day_the_office_is_what_the_text_says(read: Read) -> None:
    with_title, bare = read("Russian Prime Minister Vladimir Putin spoke. Putin left."), read("Vladimir Putin spoke.")
    assert [mention.office for mention in with_title] == ["prime minister", "prime minister"]
    assert [mention.office for mention in bare] == [None]


def test_unparsed_sentences_give_their_names(read: Read) -> None:
    found = read("France and Vladimir Putin's Russia disagreed over the Kremlin's plan.", "2018-01-01", parsed=False)
    assert [mention.id for mention in found] == ["FRA", "vladimir-putin", "RUS", "RUS"]


def test_mentions_are_verbatim_in_order_and_only_places_within_another(read: Read) -> None:
    text = (
        "The Russian president's foreign policy aide Yury Ushakov told reporters at the embassy in Oslo that “our "
        "presidents” would meet.\n\nTurkey’s foreign minister, Mevlüt Çavuşoğlu, said his country and its "
        "neighbours agreed."
    )
    found = read(text, "2018-04-02")
    assert len(found) > 5
    assert all(text[mention.start : mention.end] == mention.text for mention in found)
    for before, after in pairwise(found):
        apart = before.end <= after.start or (before.start, before.end) == (after.start, after.end)
        assert apart or after.via == "place"


@pytest.mark.parametrize("text", ["", "   ", "…", "\u200b", "((((", "His.", "the", '"', "U.S.", "It, it, it and it."])
def test_odd_texts_break_nothing(read: Read, text: str) -> None:
    assert all(mention.text for mention in read(text, "2018-04-02"))
