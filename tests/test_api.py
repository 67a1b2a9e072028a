"""The Python interface: what may be given, what comes back, and what is raised."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import detente

SENTENCE = "France recalled its ambassador from Canberra."


@pytest.mark.parametrize("name", detente.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(detente, name) is not None


def test_what_is_no_name_is_none() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        detente.nothing  # noqa: B018


def test_text_and_file_give_the_same_claims(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(SENTENCE, encoding="utf-8")
    (claim,) = detente.code(SENTENCE, published="2021-09-17")
    for source in (path, str(path)):
        (same,) = detente.code(source, published="2021-09-17")
        assert (same.kind, same.actors, same.recipients) == (claim.kind, claim.actors, claim.recipients)
    assert (claim.kind, claim.status, claim.article.published) == ("recall", "happened", "2021-09-17")


def test_code_and_annotate_agree() -> None:
    assert detente.annotate(SENTENCE).claims == detente.code(SENTENCE)


def test_the_same_page_gives_the_same_ids() -> None:
    once, again = detente.code(SENTENCE), detente.code(SENTENCE)
    assert once == again
    assert len({claim.id for claim in once}) == len(once)


def test_a_headline_may_be_given() -> None:
    (claim,) = detente.code(SENTENCE, headline="Envoy Leaves")
    assert claim.article.headline == "Envoy Leaves"


@pytest.mark.parametrize(
    "sentence",
    ["It rained, and " * 40 + "nobody minded.", "~nobody said a word.", "Who? Nobody (yet) [sic]."],
    ids=["longer than a file name", "tilde", "glob signs"],
)
def test_a_sentence_is_a_page_and_no_path(sentence: str) -> None:
    assert detente.read(sentence).body == sentence


@pytest.mark.parametrize(
    ("source", "published", "error"),
    [
        ("missing.txt", None, detente.InputError),
        ("", None, detente.InputError),
        (SENTENCE, "yesterday", detente.UsageError),
        (SENTENCE, "2021-02-30", detente.UsageError),
    ],
    ids=["no such file", "empty", "no date", "no such day"],
)
def test_what_makes_no_sense_is_raised(source: str, published: str | None, error: type[Exception]) -> None:
    with pytest.raises(error):
        detente.code(source, published=published)


def test_a_folder_is_not_one_page(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(SENTENCE, encoding="utf-8")
    with pytest.raises(detente.InputError, match="2 pages"):
        detente.code(tmp_path)
    assert len(list(detente.read_many([tmp_path]))) == len(list(detente.annotate_many([tmp_path]))) == 2


def test_importing_loads_nothing_heavy() -> None:
    heavy = "spacy", "lxml", "numpy", "pyarrow", "trafilatura"
    script = f"import sys, detente; print([name for name in {heavy!r} if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True).stdout.strip() == "[]"
