"""Topics and what is left out, in words of the article."""

from __future__ import annotations

import pytest

from detente.articles.article import Article
from detente.ledger.contacts.omissions import omissions
from detente.ledger.contacts.scene import Scene
from detente.ledger.contacts.topics import topics
from detente.ledger.contacts.wording import likeness, stems


def scene(text: str) -> Scene:
    return Scene(Article("a", "a", text, (text,)), ())


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("They discussed trade, the war in the east and a visit.", ["trade", "the war in the east", "a visit"]),
        ("The ministers talked about grain, and Mr Ali confirmed the date.", ["grain"]),
        ("The two discussed fishing rights as well as tariffs, Oslo said.", ["fishing rights", "tariffs"]),
        ("A new bridge was discussed at length.", ["A new bridge"]),
        ("They exchanged views on the ceasefire during lunch.", ["the ceasefire"]),
        ('They discussed "the price of gas".', ["the price of gas"]),
        ("The readout did not mention that they discussed gas.", []),
        ("The minister ate and left.", []),
    ],
)
def test_topics(text: str, named: list[str]) -> None:
    found = list(topics(scene(text)))
    assert [topic.text for topic in found] == named
    assert all(text[topic.start : topic.end] == topic.text for topic in found)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("The palace made no mention of the prisoners, while Oslo did.", ["the prisoners"]),
        ("Its readout said nothing about an invitation.", ["an invitation"]),
        ("The border was not discussed.", ["The border"]),
        ("He was asked about gas, a subject that did not come up.", ["He was asked about gas, a subject that"]),
        ("They said a lot about gas.", []),
    ],
)
def test_omissions(text: str, what: list[str]) -> None:
    found = list(omissions(scene(text)))
    assert [omission.what for omission in found] == what
    assert all(text[omission.start : omission.end] == omission.text for omission in found)


def test_likeness_is_of_words_that_say_something() -> None:
    assert likeness(stems("the release of the prisoners"), stems("prisoners were freed")) == 1
    assert likeness(stems("the border"), stems("the price of the gas")) == 0
    assert stems("said the minister") == frozenset()
