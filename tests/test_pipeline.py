"""The whole flow: what of a page is coded, on which date it stands, and many pages in order."""

from __future__ import annotations

from pathlib import Path

import pytest

import detente
from detente.exports import plain

STORY = (
    "Peru recalled its ambassador from Bolivia on Tuesday, the government said, and nobody expected that the quarrel "
    "would end before the winter recess began."
)
MORE = (
    "The two neighbours have argued over fishing rights for many years, and the boats that cross the line at night are "
    "seldom seen by anybody but the coast guard."
)
HTML = f"""<html><head><title>Peru Expels Chilean Ambassador</title>
<meta property="article:published_time" content="2020-06-10T08:00:00Z"></head><body>
<nav><a href="/">Home</a> <a href="/world">Norway Expels Envoys of Chad</a></nav>
<article><h1>Peru Expels Chilean Ambassador</h1><p>{STORY}</p><p>{MORE}</p></article>
<aside class="related"><h3>Related stories</h3><ul><li><a href="/a">Norway expelled two Chadian diplomats on Monday</a>
</li><li><a href="/b">Iran bombed Iraq, the ministry says</a></li></ul></aside>
<div class="newsletter"><p>Sign up for our newsletter: France invaded Spain, and you missed it.</p></div>
<footer>Copyright 2020 The Example. Sweden sanctioned Cuba.</footer></body></html>"""
TEXT = f"""Peru Expels Chilean Ambassador

LIMA, June 9 (Example Wire) - {STORY}

{MORE}

Related: Norway expelled two Chadian diplomats

Sign up for our newsletter: France invaded Spain and you missed it.
"""


@pytest.mark.parametrize("page", [HTML, TEXT], ids=["html", "text"])
def test_neither_headline_nor_furniture_is_coded(page: str) -> None:
    annotation = detente.annotate(page, published="2020-06-10")
    assert annotation.article.headline == "Peru Expels Chilean Ambassador"
    assert [claim.kind for claim in annotation.claims] == ["recall"]
    assert {actor.country for actor in annotation.actors} <= {"PER", "BOL", None}


def test_every_layer_lies_in_a_sentence_and_none_keeps_its_parse() -> None:
    annotation = detente.annotate(TEXT, published="2020-06-10")
    spans = [(sentence.start, sentence.end) for sentence in annotation.sentences]
    for layer in (annotation.actors, annotation.times, annotation.acts, annotation.attributions):
        assert layer
        assert all(any(start <= one.start < one.end <= end for start, end in spans) for one in layer)
    assert all(sentence.doc is None for sentence in annotation.sentences)


GERMAN = (
    "Die Regierung in Lima hat am Dienstag den chilenischen Botschafter ausgewiesen, wie das Ministerium mitteilte. "
    "Die Krise dauert an, und niemand weiss, wann sie enden wird."
)


@pytest.mark.parametrize(("page", "kind"), [(GERMAN, "foreign"), ("404 Not Found", "error")], ids=["foreign", "error"])
def test_a_page_that_is_no_story_has_no_claims(page: str, kind: str) -> None:
    annotation = detente.annotate(page)
    assert annotation.article.kind == kind
    assert annotation.claims == annotation.acts == ()


def test_a_given_date_is_the_pages() -> None:
    article = detente.annotate(STORY, published="2020-06-10").article
    assert (article.published.start, article.published.basis) == ("2020-06-10", "given")


def test_a_page_without_a_date_gets_what_its_text_allows() -> None:
    """Two leaders in office give a window; a page that tells nothing has none."""
    dated = detente.annotate("French President Emmanuel Macron met German Chancellor Angela Merkel in Paris.")
    published = dated.article.published
    assert published.basis == "inferred"
    assert published.start is not None
    assert published.end is not None
    assert "2017-05-14" <= published.start < published.end <= "2021-12-08"
    assert detente.annotate("Peru expelled the Chilean ambassador.").article.published.basis == "none"


def test_a_relative_day_needs_the_pages_date() -> None:
    (claim,) = detente.code("Peru expelled the Chilean ambassador on Tuesday.", published="2020-06-10")
    (undated,) = detente.code("Peru expelled the Chilean ambassador on Tuesday.")
    assert (claim.date.start, undated.date.start) == ("2020-06-09", None)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three pages in the order of their names, the second no English."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(GERMAN, encoding="utf-8")
    (tmp_path / "c.html").write_text(HTML, encoding="utf-8")
    return tmp_path


def test_many_pages_come_in_order_with_errors_in_their_place(folder: Path) -> None:
    first, foreign, last, missing = detente.code_many([folder, folder / "none.txt"])
    assert isinstance(first, detente.Coded)
    assert isinstance(last, detente.Coded)
    assert [Path(one.article.source).name for one in (first, last)] == ["a.txt", "c.html"]
    assert isinstance(foreign, detente.InputError)
    assert "not English" in foreign.reason
    assert isinstance(missing, detente.InputError)


def test_one_page_never_costs_the_others(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from detente import pipeline

    find = pipeline.find_mentions

    def fails_once(*arguments: object) -> object:
        monkeypatch.setattr(pipeline, "find_mentions", find)
        raise ZeroDivisionError

    monkeypatch.setattr(pipeline, "find_mentions", fails_once)
    first, _, last = detente.code_many([folder])
    assert isinstance(first, detente.InputError)
    assert "ZeroDivisionError" in first.reason
    assert isinstance(last, detente.Coded)


def test_the_number_of_processes_changes_nothing(folder: Path) -> None:
    def run(jobs: int) -> list[object]:
        return [
            str(one) if isinstance(one, detente.InputError) else plain(one)
            for one in detente.code_many([folder], published="2020-06-10", jobs=jobs)
        ]

    assert run(1) == run(2)
