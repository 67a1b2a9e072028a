from __future__ import annotations

from pathlib import Path

import pytest

from detente.articles import read
from detente.captures import capture_of

PAGES = sorted(Path(__file__).with_name("pages").glob("*.txt"))
# Each of these has a line or two that are still told wrongly; the benchmark of blocks counts them.
NOT_YET = {
    "analysis_weekly_1",
    "analysis_weekly_2",
    "assembly_news",
    "capitol_dispatch",
    "city_tribune_1",
    "city_tribune_2",
    "free_steppe_radio",
    "gazette_du_lac_1",
    "gazette_du_lac_2",
    "harbour_review_2",
    "lagos_sentinel",
    "observador_en_1",
    "observador_en_2",
    "open_steppe_blog_1",
    "plateau_times_1",
    "quarter_review",
    "radio_horizon_1",
    "welle_nord",
}
NOT_FURNITURE = ("body", "headline", "standfirst")


def page_and_labels(path: Path) -> tuple[str, list[tuple[str, str]]]:
    """A page whose lines each carry their label ("body|..."; " |" goes on with the paragraph) and those labels."""
    lines: list[str] = []
    labelled: list[tuple[str, str]] = []
    for line in path.read_text("utf-8").splitlines():
        label, bar, text = line.partition("|")
        lines.append(text if bar else line)
        if bar and label.strip():
            labelled.append((label, text))
        elif bar:
            labelled[-1] = (labelled[-1][0], f"{labelled[-1][1]} {text}")
    return "\n".join(lines), labelled


def marked(path: Path) -> object:
    return pytest.param(path, id=path.stem, marks=[pytest.mark.xfail(strict=True)] if path.stem in NOT_YET else [])


@pytest.mark.parametrize("path", [marked(path) for path in PAGES])
def test_story_and_furniture_are_told_apart(path: Path) -> None:
    page, labelled = page_and_labels(path)
    capture = capture_of(page)
    article = read(capture)
    assert list(article.paragraphs) == [text for label, text in labelled if label == "body"]
    assert article.headline == next((text for label, text in labelled if label == "headline"), None)
    assert article.standfirst == next((text for label, text in labelled if label == "standfirst"), None)
    assert all(capture.text[piece.start : piece.end] == piece.text for piece in article.furniture)
    aside = [text for label, text in labelled if label not in NOT_FURNITURE]
    assert [" ".join(piece.text.split()) for piece in article.furniture] == aside
