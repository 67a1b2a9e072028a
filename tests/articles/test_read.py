from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from detente.articles import read
from detente.captures import capture_of, clean

LINES = st.sampled_from(
    [
        "The two ministers met in Vienna on Monday, a spokeswoman said.",
        "“We need your help,” he told parliament. “Support us.”",
        "Read more",
        "Support The Gull!",
        "By Ana Ruiz",
        "Ministers Meet in Vienna",
        "",
        "   ",
        "date 2020-01-05 Join now",
        "Dear readers,",
        "a\u00a0line of no kind",
        "×",
    ]
)


@given(st.lists(LINES, min_size=1, max_size=25).map("\n".join) | st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_whatever_the_text_every_block_has_its_place(text: str) -> None:
    assume(clean(text).strip())
    capture = capture_of(text)
    article = read(capture)
    assert article.body == "\n\n".join(article.paragraphs)
    assert [article.body[start:end] for start, end in article.paragraph_spans()] == list(article.paragraphs)
    spans = [(piece.start, piece.end) for piece in article.furniture]
    assert spans == sorted(spans)
    assert all(capture.text[piece.start : piece.end] == piece.text for piece in article.furniture)


@pytest.mark.parametrize(
    "text",
    [
        "Moscow denies this.",
        "Chile recalls envoy",
        "The president of Chile has invited his Peruvian counterpart to Santiago",
        "Russia said it would answer. The United States had expelled 60 diplomats.",
        "Please support us, the president told donors in Geneva on Monday.",
    ],
)
def test_a_lone_sentence_is_the_body(text: str) -> None:
    article = read(capture_of(text))
    assert (article.paragraphs, article.headline, article.furniture) == ((text,), None, ())


def test_a_given_headline_wins_and_its_copy_is_not_body() -> None:
    text = "Join now\n\nMinisters meet in Vienna\n\nThe two ministers met in Vienna on Monday, a spokeswoman said."
    article = read(capture_of(text, headline="Ministers Meet in Vienna"))
    assert article.headline == "Ministers Meet in Vienna"
    assert article.paragraphs == ("The two ministers met in Vienna on Monday, a spokeswoman said.",)


def test_the_id_is_the_inputs_own_or_the_digest() -> None:
    assert read(capture_of("Talks began on Monday.", id="x7")).id == "x7"
    capture = capture_of("Talks began on Monday.")
    assert read(capture).id == capture.sha256[:16]


@pytest.mark.parametrize(
    ("given", "start", "end", "time"),
    [
        ("2020", "2020-01-01", "2020-12-31", None),
        ("2020-02", "2020-02-01", "2020-02-29", None),
        ("2020-02-03", "2020-02-03", "2020-02-03", None),
        ("2020-02-03T23:30:00+03:00", "2020-02-03", "2020-02-03", "23:30:00+03:00"),
        ("2020-02-03 08:15", "2020-02-03", "2020-02-03", "08:15"),
    ],
)
def test_a_given_date_is_a_span_of_days(given: str, start: str, end: str, time: str | None) -> None:
    published = read(capture_of("date 2019-01-01\n\nTalks began in Vienna on Monday.", published=given)).published
    assert (published.start, published.end, published.time, published.basis) == (start, end, time, "given")


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("date 2019-05-03 Support The Gull!", "2019-05-03"),
        ("May 3, 2019", "2019-05-03"),
        ("Published: 3 May 2019, 10:15 GMT", "2019-05-03"),
        ("Fri., Sept. 6, 2019", "2019-09-06"),
        ("03.05.2019 | 14:20", "2019-05-03"),
        ("Published: May 3, 2019 11:42 GMT+8     Updated: May 4, 2019 19:05 GMT+8", "2019-05-03"),
        ("28/04/2019", "2019-04-28"),
    ],
)
def test_a_date_line_dates_the_page(line: str, day: str) -> None:
    text = f"{line}\n\nMinisters Meet in Vienna\n\nThe two ministers met in Vienna on Monday, a spokeswoman said."
    article = read(capture_of(text))
    assert (article.published.start, article.published.basis) == (day, "visible")
    assert article.headline == "Ministers Meet in Vienna"


def test_a_day_that_can_be_read_two_ways_is_not_read() -> None:
    text = "03/05/2019\n\nMinisters Meet in Vienna\n\nThe two ministers met in Vienna on Monday, a spokeswoman said."
    assert read(capture_of(text)).published.start is None


def test_a_date_in_the_story_does_not_date_the_page() -> None:
    text = "Ministers Meet in Vienna\n\nThe two ministers met in Vienna on 3 May 2019, a spokeswoman said."
    assert read(capture_of(text)).published.start is None


def test_an_updated_line_is_no_date_of_publication() -> None:
    text = "Ministers Meet in Vienna\n\nUpdated: May 4, 2019\n\nThe two ministers met in Vienna on Monday, she said."
    article = read(capture_of(text))
    assert (article.published.start, article.updated.start) == (None, "2019-05-04")


@pytest.mark.parametrize(
    ("opening", "dateline", "origin"),
    [
        ("OSLO, Jan. 5 (Reuters) - ", "OSLO, Jan. 5", "Reuters"),
        ("WASHINGTON (AP) — ", "WASHINGTON", "Associated Press"),
        ("Nairobi (AFP) – ", "Nairobi", "Agence France-Presse"),
        ("TASHKENT — ", "TASHKENT", None),
        ("(TASS) - ", None, "TASS"),
        ("", None, None),
    ],
)
def test_the_place_line_stays_and_is_recorded(opening: str, dateline: str | None, origin: str | None) -> None:
    text = f"{opening}The two ministers met on Monday to talk about the border, a spokeswoman said."
    article = read(capture_of(f"Ministers Meet\n\n{text}\n\nThey will meet again in May, she added."))
    assert article.paragraphs[0] == text
    assert (article.dateline, article.origin) == (dateline, origin)


def test_who_wrote_and_who_is_credited() -> None:
    text = (
        "Ministers Meet in Vienna\n\nBy Ana Ruiz and Tom van Dyke\n\n"
        "The ministers at the gate. Eva Holm / Gull Pictures\n\n"
        "The two ministers met in Vienna on Monday, a spokeswoman said. They spoke about the border.\n\n"
        "Agence France-Presse contributed to this report.\n\nA message from The Harbour Gull:\n\nDear readers,\n\n"
        "We cannot do our work without your support. Please give what you can."
    )
    article = read(capture_of(text))
    assert article.authors == ("Ana Ruiz", "Tom van Dyke")
    assert article.origin == "Agence France-Presse"
    assert article.credits == ("Eva Holm / Gull Pictures", "Agence France-Presse contributed to this report.")
    assert article.publisher == "The Harbour Gull"


def test_no_publisher_is_made_up() -> None:
    text = "Ministers Meet in Vienna\n\nThe two ministers met on Monday, the Vienna Times reported.\n\nRead more"
    assert read(capture_of(text)).publisher is None
