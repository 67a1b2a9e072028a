from __future__ import annotations

from collections.abc import Iterator

import pytest

from detente.articles import read
from detente.captures import Capture, capture_of, line_key, together
from detente.errors import InputError

FRAME = "The Gull\n\nAll the coast in one place\n\n{headline}\n\n{story}\n\nTide tables for the week"
STORIES = {
    "Chad recalls envoy": "Chad recalled its ambassador from Oslo on Tuesday, the ministry said in a statement.",
    "Peru frees fishermen": "Peru freed eleven Chilean fishermen on Monday after a call between the two presidents.",
    "Fiji thanks Tonga": "Fiji thanked Tonga on Friday for two ships with water, its prime minister told reporters.",
}


def pages(source: str = "page") -> list[Capture]:
    filled = (FRAME.format(headline=headline, story=story) for headline, story in STORIES.items())
    return [capture_of(text, source=f"{source}{number}") for number, text in enumerate(filled)]


def test_lines_that_pages_share_are_the_sites() -> None:
    captures = list(together(pages()))
    shared = {"the gull", "all the coast in one place", "tide tables for the week"}
    assert [capture.shared for capture in captures] == [shared] * 3
    articles = [read(capture) for capture in captures]
    assert [(article.headline, article.body) for article in articles] == list(STORIES.items())


def test_alone_a_page_shares_nothing() -> None:
    assert [capture.shared for capture in together(pages()[:1])] == [frozenset()]


def test_copies_of_one_story_are_no_evidence() -> None:
    story = "\n\n".join(
        f"{text} It was said on day {n}, too, and nobody denied it." for n, text in enumerate(STORIES.values())
    )
    copies = [capture_of(f"{name}\n\n{story}", source=name) for name in ("Gull", "Tern", "Auk")]
    assert all(not capture.shared for capture in together(copies))


def test_order_and_errors_stay_and_memory_is_bounded() -> None:
    taken = 0

    def stream() -> Iterator[Capture | InputError]:
        nonlocal taken
        for number in range(200):
            taken += 1
            yield (
                InputError(f"p{number}", "empty")
                if number % 7 == 0
                else capture_of(f"Day {number}", source=f"p{number}")
            )

    sources = []
    for item in together(stream()):
        sources.append(item.source)
        assert taken - len(sources) < 40
    assert sources == [f"p{number}" for number in range(200)]


def test_standard_input_is_not_waited_for() -> None:
    waiting = iter(pages("-:"))
    first = next(iter(together(waiting)))
    assert first.source == "-:0"
    assert next(waiting).source == "-:1"


@pytest.mark.parametrize(("one", "two"), [("Read more:", "READ MORE"), ("3 comments", "12 comments")])
def test_lines_that_say_the_same_have_one_key(one: str, two: str) -> None:
    assert line_key(one) == line_key(two)
