from __future__ import annotations

import pytest

from detente.articles import Article
from detente.sentences import split


def sentences_of(body: str) -> list[str]:
    return [sentence.text for sentence in split(Article("a1", "page.txt", body, (body,)))]


@pytest.mark.parametrize("marks", [". " * 50_000, "! ? … " * 10_000, '"." ' * 10_000, "— ( . ) " * 10_000])
def test_marks_alone_are_no_sentence(marks: str) -> None:
    assert sentences_of(marks) == []
    assert sentences_of(f"Talks began. {marks}") == ["Talks began."]


def test_what_has_no_end_is_cut_at_a_space() -> None:
    cut = sentences_of("Norway and " * 20_000)
    assert max(map(len, cut)) <= 4_000
    assert " ".join(cut) == ("Norway and " * 20_000).strip()
