"""Pronouns and nouns that stand for an actor named before; a wrong link is worse than none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.actors import ActorMention

Read = Callable[..., list[ActorMention]]

# day, text, words, which occurrence of them, and whom they must stand for; nobody where the list is empty
LINKS = [
    ("2014-07-04", "Sudan accuses Chad of trying to contain its old enemy.", "its", ["TCD"]),
    (
        "2018-07-09",
        "Abiy Ahmed landed at noon. Abiy said the prime minister's office was open.",
        "Abiy",
        ["abiy-ahmed"],
    ),
    (
        "2021-09-15",
        "Chile protested. France left, and its foreign minister spoke.",
        "its foreign minister",
        ["jean-yves-le-drian"],
    ),
    ("2015-11-24", "Russia said it would answer after Turkey shot down one of its jets.", "its jets", ["MIL"]),
    ("2008-11-28", "Oman blamed Yemen, whose government denied it.", "whose government", ["YEM.GOV"]),
    ("2018-04-27", "Kim met Moon Jae-in. Moon and his wife thanked him.", "his", ["moon-jae-in"]),
    ("2018-04-27", "Kim met Moon Jae-in. Moon and his wife thanked him.", "him", ["kim-jong-un"]),
    (
        "2013-06-01",
        "The deal angered a number of the last world leaders to hear of it.",
        "the last world leaders",
        ["GOV"],
    ),
    ("2012-11-14", "Barack Obama said he would visit Russia.", "he", ["barack-obama"]),
    ("2012-11-14", "Vladimir Putin called Barack Obama to wish him well.", "him", ["barack-obama"]),
    ("2015-05-01", "Angela Merkel told François Hollande that she liked his plan.", "she", ["angela-merkel"]),
    ("2015-05-01", "Angela Merkel told François Hollande that she liked his plan.", "his", ["francois-hollande"]),
    ("2019-08-01", "Putin told Trump that Moscow would take him up on his offer.", "him", ["donald-trump"]),
    ("2022-03-01", "“I need ammunition,” Volodymyr Zelensky said.", "I", ["volodymyr-zelensky"]),
    ("2022-03-01", "Volodymyr Zelensky spoke at noon. “We will not give up,” he said.", "We", ["volodymyr-zelensky"]),
    ("2006-10-09", "North Korea said it had tested a bomb.", "it", ["PRK"]),
    ("2006-10-09", "Japan said it was deeply concerned.", "it", ["JPN"]),
    ("2021-05-25", "European Union leaders met in Oslo. They also demanded a truce.", "They", ["european-union"]),
    ("1997-03-20", "Prime Minister Julius Chan spoke. Sir Julius left.", "Sir Julius", ["julius-chan"]),
    ("2006-10-09", "It is hard to say what Japan wants.", "It", []),
    ("2016-01-03", "Sudan recalled its ambassador.", "its ambassador", ["SDN.GOV"]),
    ("2016-01-03", "Somalia broke with Kenya, accusing it of spying.", "it", ["KEN"]),
    ("2016-01-03", "Oman made an offer. Yemen declined its offer.", "its", ["OMN"]),
    ("2016-01-03", "Oman made an offer. Yemen withdrew its offer.", "its", ["YEM"]),
    ("2016-01-03", "Chad protested after Sudan violated its airspace.", "its", ["TCD"]),
    ("2016-01-03", "Peru's president spoke. Chile lifted its embargo against the country.", "the country", ["PER"]),
    ("2016-01-03", "Peru met Chad in Oman and lifted its embargo on the country.", "the country", ["TCD"]),
    ("2016-01-03", "Chile let inspectors into the country.", "the country", ["CHL"]),
    ("2016-01-03", "Peru phoned the Chadian ministers and warned them.", "them", ["TCD.GOV"]),
    ("2012-11-14", "Barack Obama spoke with Vladimir Putin and urged him to wait.", "him", ["vladimir-putin"]),
    ("2015-05-01", "Angela Merkel spoke. Among the poets is Ana Mora; police freed her.", "her", []),
    ("2016-01-03", "Niger and Chad fought. Negotiators from both sides met.", "Negotiators", ["NER.GOV", "TCD.GOV"]),
    ("2016-01-03", "The Taliban said the group wanted peace.", "the group", ["taliban"]),
    ("2016-01-03", "Peru's president said his country was ready.", "his country", ["PER"]),
    ("2016-01-03", "The U.S. president phoned his Russian counterpart.", "his Russian counterpart", ["vladimir-putin"]),
    (
        "1998-01-03",
        "French President Jacques Chirac hosted his German counterpart.",
        "his German counterpart",
        ["helmut-kohl"],
    ),
    (
        "2019-07-31",
        "Donald Trump called Vladimir Putin. The two leaders spoke at length.",
        "The two leaders",
        ["donald-trump", "vladimir-putin"],
    ),
    (
        "2019-07-31",
        "Ties between Norway and Chad are good. Both countries want more.",
        "Both countries",
        ["NOR", "TCD"],
    ),
    ("2018-04-02", "Ministers of Iran, Iraq and Oman met. The two countries agreed.", "The two countries", []),
    (
        "2019-07-31",
        "Dmitry Peskov said Trump had called Putin. “Our presidents spoke,” Peskov said.",
        "Our presidents",
        ["donald-trump", "vladimir-putin"],
    ),
    ("2016-05-01", "Nicolás Maduro and Juan Manuel Santos met. He was angry.", "He", []),
    ("2019-10-09", "Abiy Ahmed and Isaias Afwerki met. They signed a pact.", "They", ["abiy-ahmed", "isaias-afwerki"]),
    (
        "2014-02-22",
        "Ukraine's parliament removed President Viktor Yanukovych. The president fled.",
        "The president",
        ["viktor-yanukovych"],
    ),
    (
        "2022-05-18",
        "Sweden and Finland applied to join. Turkey said both countries harboured its enemies.",
        "both countries",
        ["FIN", "SWE"],
    ),
    (
        "2020-06-17",
        "India and China traded blame. Beijing said both sides should talk.",
        "both sides",
        ["CHN", "IND"],
    ),
    (
        "2000-05-31",
        "Algeria, which mediated between Ethiopia and Eritrea, said both sides had agreed.",
        "both sides",
        ["ERI", "ETH"],
    ),
    ("2000-05-31", "Ethiopia and Eritrea fought on. The two agreed to talk.", "The two", ["ERI", "ETH"]),
    ("2012-10-18", "Colombia and the FARC met in Oslo. Both sides want peace.", "Both sides", ["COL", "farc"]),
    ("2025-01-15", "Qatar said Israel and Hamas agreed. Both sides hailed it.", "Both sides", ["ISR", "hamas"]),
    (
        "2015-07-14",
        "Norway spoke. Oman agreed with Norway. Iran went home. Much was said. Oman is glad. Both countries signed.",
        "Both countries",
        [],
    ),
    ("2014-08-01", "Ukraine lost a town. Both sides blamed each other.", "Both sides", []),
    (
        "2011-07-09",
        "Sudan and Chad quarrelled. The old rivals then made peace.",
        "The old rivals",
        ["SDN", "TCD"],
    ),
    (
        "2016-01-04",
        "Iran protested. Saudi Arabia cut ties. The kingdom said so to Tehran.",
        "The kingdom",
        ["SAU"],
    ),
    ("2016-01-04", "Iran protested, and Oman left. Iran blamed its neighbour.", "its neighbour", ["OMN"]),
    ("2016-01-04", "Iran, Iraq and Oman met. Iran blamed its neighbour.", "its neighbour", []),
    ("2009-06-03", "Iranian police said they had arrested a man.", "they", ["IRN.COP"]),
    ("2009-06-03", "Ethiopia denied it. Amnesty International accused its troops.", "its troops", ["ETH.MIL"]),
    ("2009-06-03", "Amnesty International accused its troops.", "its troops", ["MIL"]),
    (
        "2020-12-15",
        "Putin waited. Russia did not congratulate the president-elect. U.S. President-elect Joe Biden did not mind.",
        "the president-elect",
        ["joe-biden"],
    ),
    ("2020-12-15", "Russia did not congratulate the president-elect.", "the president-elect", ["GOV"]),
]


@pytest.mark.parametrize(("day", "text", "words", "expected"), LINKS)
def test_links(read: Read, day: str, text: str, words: str, expected: list[str]) -> None:
    found = [mention.id for mention in read(text, day) if mention.text == words]
    assert sorted(found) == expected


def test_links_say_how_they_were_made(read: Read) -> None:
    text = "Donald Trump called Putin. The two leaders agreed, and the U.S. president said he was glad."
    via = {mention.text: mention.via for mention in read(text, "2019-07-31")}
    assert via["Donald Trump"] is None
    assert (via["Putin"], via["The two leaders"]) == ("surname", "nominal")
    assert (via["the U.S. president"], via["he"]) == ("role", "pronoun")


def test_the_office_is_that_of_the_day_after_a_pronoun_too(read: Read) -> None:
    (he,) = (m for m in read("Vladimir Putin said he would run.", "2011-09-24") if m.text == "he")
    assert (he.id, he.office) == ("vladimir-putin", "prime minister")
