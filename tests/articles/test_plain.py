from __future__ import annotations

from pathlib import Path

import pytest

from detente.articles import read
from detente.captures import capture_of

QUALITY = Path(__file__).parents[2] / "benchmarks" / "quality"
PAGES = sorted(Path(__file__).with_name("pages").glob("*.txt"))
# Each of these has a line or two that are still told wrongly; the benchmark of blocks counts them.
NOT_YET = {
    "brussels_breakfast",
    "capitol_dispatch",
    "city_tribune_1",
    "city_tribune_2",
    "clear_reader_kosovo",
    "fair_courts_monitor",
    "gazette_du_lac_1",
    "gazette_du_lac_2",
    "harbour_review_2",
    "lagos_sentinel",
    "lake_city_times",
    "law_and_borders_blog",
    "live_strait",
    "news_digest_korea",
    "observador_en_1",
    "observador_en_2",
    "open_desk_capture",
    "presidents_office_news",
    "proquest_like_record",
    "review_of_rivers",
    "shoreline_news_leader",
    "spokesperson_office",
    "the_standard_print",
}
NOT_FURNITURE = ("body", "headline", "standfirst")


def marked(path: Path) -> object:
    return pytest.param(path, id=path.stem, marks=[pytest.mark.xfail(strict=True)] if path.stem in NOT_YET else [])


@pytest.mark.parametrize("path", [marked(path) for path in PAGES])
def test_story_and_furniture_are_told_apart(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(QUALITY))
    from blocks import page_and_labels

    page, labelled = page_and_labels(path)
    capture = capture_of(page)
    article = read(capture)
    assert list(article.paragraphs) == [text for label, text in labelled if label == "body"]
    assert article.headline == next((text for label, text in labelled if label == "headline"), None)
    assert article.standfirst == next((text for label, text in labelled if label == "standfirst"), None)
    assert all(capture.text[piece.start : piece.end] == piece.text for piece in article.furniture)
    aside = [text for label, text in labelled if label not in NOT_FURNITURE]
    assert [" ".join(piece.text.split()) for piece in article.furniture] == aside


def test_addresses_and_headings_say_nothing_of_the_width_that_a_page_is_wrapped_at() -> None:
    page = (
        "Lake Herald | Print\nhttps://lakeherald.example/2019/05/ferry?print=1\nPrinted on: 4 May 2019\n\n"
        "Chile has asked Argentina to reopen the ferry on the lake, which has\n"
        "not sailed since the storm in March, the foreign ministry said on the\n"
        "first day of the talks.\n\n"
        "Argentina's envoy promised an answer by Friday. Both sides said that\n"
        "they would share the costs of a new pier, which were put at 4 million\n"
        "pesos.\n"
    )
    article = read(capture_of(page))
    assert len(article.paragraphs) == 2
    assert article.paragraphs[1].endswith("which were put at 4 million pesos.")
    assert "https://lakeherald.example/2019/05/ferry?print=1" in [piece.text for piece in article.furniture]
