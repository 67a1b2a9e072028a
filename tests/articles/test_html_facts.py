"""Every fact that a page states of its article: in JSON-LD, Open Graph, microdata or in plain sight."""

from __future__ import annotations

import pytest

from detente.articles import Article, read
from detente.captures import capture_of
from detente.captures.given import capture_of_bytes

STORY = (
    "Cyprus opened a second crossing in Nicosia on Sunday, the office of its president said in a statement.",
    "The Turkish Cypriot leader walked over first and shook hands with the mayor of the southern half of the city.",
    "“It took us nineteen years to move four barrels of concrete,” the mayor told reporters at the crossing.",
    "United Nations officers, who have watched the line since 1964, counted six hundred people in the first hour.",
)
TEXT = "".join(f"<p>{text}</p>" for text in STORY)
HEADLINE = "Cyprus opens a second crossing in Nicosia"
STANDFIRST = "Six hundred people walk over within the first hour of a warm day."


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html lang='en-GB'><head>{head}</head><body>{body}</body></html>"


JSON_LD = page(
    f"<h1>{HEADLINE}</h1>{TEXT}",
    f"""<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{HEADLINE}",
    "description": "{STANDFIRST}",
    "author": {{"@type": "Person", "name": "Eleni Kyriakou"}}, "publisher": {{"name": "Levant Courier"}},
    "datePublished": "2022-05-01T09:15:00+03:00", "dateModified": "2022-05-02T08:00:00+03:00",
    "articleSection": "Mediterranean", "keywords": ["Cyprus", "Nicosia"], "url": "https://courier.example/1"}}</script>""",
)
OPEN_GRAPH = page(
    f"<article><h1>{HEADLINE}</h1>{TEXT}</article>",
    "".join(
        f"<meta property='{name}' content='{content}'>"
        for name, content in (
            ("og:title", HEADLINE),
            ("og:description", STANDFIRST),
            ("og:site_name", "Levant Courier"),
            ("og:url", "https://courier.example/1"),
            ("article:published_time", "2022-05-01T09:15:00+03:00"),
            ("article:modified_time", "2022-05-02T08:00:00+03:00"),
            ("article:section", "Mediterranean"),
            ("article:tag", "Cyprus"),
            ("article:tag", "Nicosia"),
            ("author", "Eleni Kyriakou"),
        )
    ),
)
MICRODATA = page(f"""
<div itemscope itemtype="https://schema.org/NewsArticle"><link itemprop="url" href="https://courier.example/1">
<h1 itemprop="headline">{HEADLINE}</h1><h2 itemprop="description">{STANDFIRST}</h2>
<p itemprop="author" itemscope itemtype="https://schema.org/Person"><b itemprop="name">Eleni Kyriakou</b>, reporter</p>
<p itemprop="publisher" itemscope itemtype="https://schema.org/Organization"><b itemprop="name">Levant Courier</b></p>
<time itemprop="datePublished" datetime="2022-05-01T09:15:00+03:00">1 May</time>
<time itemprop="dateModified" datetime="2022-05-02T08:00:00+03:00">2 May</time>
<i itemprop="articleSection">Mediterranean</i> <meta itemprop="keywords" content="Cyprus, Nicosia">
<div itemprop="articleBody">{TEXT}</div>
<div itemprop="comment" itemscope><time itemprop="datePublished" datetime="2022-06-01">June</time></div></div>""")
VISIBLE = page(f"""
<header class="masthead"><a href="/">Levant Courier</a></header><div>Today is Monday, 9 May 2022</div>
<nav><a href="/w">World</a> <a href="/s">Sport</a></nav>
<article><span class="kicker">Mediterranean</span><h1>{HEADLINE}</h1><p class="standfirst">{STANDFIRST}</p>
<div class="byline">By <a href="/e">Eleni Kyriakou</a></div>
<div class="date">Published: 1 May 2022, 09:15 EEST</div><div class="date">Updated: 2 May 2022, 08:00 EEST</div>
<figure><img src="a.jpg"><figcaption>The mayor at the crossing. <span class="credit">Photo: Nikos Vass/AFP</span>
</figcaption></figure><p>NICOSIA (AP) — {STORY[0]}</p>{TEXT[len(STORY[0]) + 7 :]}
<p>Reuters contributed to this report.</p>
<ul class="tags"><li>Tags:</li><li><a href="/c">Cyprus</a></li><li><a href="/n">Nicosia</a></li></ul></article>
<aside class="related"><h3>Related</h3><ul><li><a href="/1">Malta and Tunisia map the seabed together</a></li>
<li><a href="/2">Oman opens its port to grain ships</a></li></ul></aside><footer>© 2022 Levant Courier</footer>""")


def article_of(html: str) -> Article:
    return read(capture_of(html))


@pytest.mark.parametrize("html", [JSON_LD, OPEN_GRAPH, MICRODATA], ids=["json-ld", "open-graph", "microdata"])
def test_what_is_stated_for_machines_is_read(html: str) -> None:
    article = article_of(html)
    assert (article.headline, article.standfirst) == (HEADLINE, STANDFIRST)
    assert (article.authors, article.publisher) == (("Eleni Kyriakou",), "Levant Courier")
    assert (article.published.start, article.published.time) == ("2022-05-01", "09:15:00+03:00")
    assert (article.updated.start, article.updated.time) == ("2022-05-02", "08:00:00+03:00")
    assert (article.section, article.topics) == ("Mediterranean", ("Cyprus", "Nicosia"))
    assert (article.url, article.language) == ("https://courier.example/1", "en")
    assert article.paragraphs == STORY


def test_what_stands_on_the_page_is_read() -> None:
    article = article_of(VISIBLE)
    assert (article.headline, article.standfirst) == (HEADLINE, STANDFIRST)
    assert (article.authors, article.publisher) == (("Eleni Kyriakou",), "Levant Courier")
    assert (article.published.start, article.published.basis) == ("2022-05-01", "visible")
    assert (article.published.time, article.updated.time) == ("09:15 EEST", "08:00 EEST")
    assert article.updated.start == "2022-05-02"
    assert (article.section, article.topics) == ("Mediterranean", ("Cyprus", "Nicosia"))
    assert (article.dateline, article.origin) == ("NICOSIA", "Associated Press")
    assert article.captions == ("The mayor at the crossing.",)
    assert article.credits == ("Photo: Nikos Vass/AFP", "Reuters contributed to this report.")
    assert article.related == ("Malta and Tunisia map the seabed together", "Oman opens its port to grain ships")


def test_an_address_is_absolute_by_the_base_of_the_page() -> None:
    base = "<base href='https://courier.example/world/'>"
    assert article_of(page(TEXT, f"{base}<link rel='canonical' href='../n/1'>")).url == "https://courier.example/n/1"
    assert article_of(page(TEXT, "<link rel='canonical' href='/n/1'>")).url is None


def test_a_day_that_only_a_list_of_other_pages_has_is_none_of_this_one() -> None:
    latest = (
        "<aside class='latest'><h3>Latest</h3><a href='/x'>Oman opens its port to grain ships</a> 3 June 2022</aside>"
    )
    assert article_of(page(f"<h1>{HEADLINE}</h1>{TEXT}{latest}")).published.start is None


def test_links_in_a_box_that_is_closed_say_nothing_of_the_next() -> None:
    html = page(f"<h1>{HEADLINE}</h1>{TEXT}<aside class='share'><a href='/f'>Facebook</a></aside><p>Tel. 020 7946</p>")
    assert [piece.text for piece in article_of(html).furniture if piece.kind == "share"] == ["Facebook"]


# What bytes may hold: each pair is how the page is written and the encoding that it declares, if any.
CODED = (
    "<p>Президент Финляндии принял во вторник в Хельсинки своего эстонского коллегу, сообщили обе канцелярии.</p>"
    "<p>Они подписали заявление о безопасности кабелей на дне Балтийского моря, которые за год рвались дважды.</p>"
)


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("cp1251", "windows-1251"),
        ("cp1251", "iso-8859-1"),
        ("cp1251", None),
        ("koi8-r", "koi8-r"),
        ("utf-8", "windows-1251"),
        ("utf-8", None),
        ("utf-16-le", None),
        ("utf-16-be", "utf-8"),
    ],
)
def test_a_page_is_read_whatever_it_says_of_its_encoding(encoding: str, declared: str | None) -> None:
    head = f"<meta charset='{declared}'>" if declared else ""
    footer = "<footer>Все права защищены</footer>"
    capture = capture_of_bytes(page(f"<h1>Кабели</h1>{CODED}{footer}", head).encode(encoding), source="coded")
    article = read(capture)
    assert article.paragraphs[0].startswith("Президент Финляндии принял во вторник")
    assert (article.kind, article.language) == ("foreign", "ru")
    assert "Все права защищены" in [piece.text for piece in article.furniture]
    assert all(capture.text[piece.start : piece.end] == piece.text for piece in article.furniture)


def test_what_a_reader_never_sees_is_in_no_body_and_moves_no_offset() -> None:
    marked = (
        "<p>The Kremlin\u00a0said on Tues\u00adday that it\u200b had sent\0 a \u200fnote&nbsp;to Tal&shy;linn.</p>"
        "<p>“We&#160;answer in kind,” a spokes\u00adman told reporters in the after&#8203;noon in Moscow.</p>"
    )
    footer = "<footer>Our news\u00adletter\u00a0and&nbsp;more</footer>"
    capture = capture_of_bytes(page(f"<h1>Note to Tallinn</h1>{marked}{TEXT}{footer}").encode(), source="marked")
    article = read(capture)
    assert article.paragraphs[:2] == (
        "The Kremlin said on Tuesday that it had sent a note to Tallinn.",
        "“We answer in kind,” a spokesman told reporters in the afternoon in Moscow.",
    )
    assert [piece.text for piece in article.furniture] == ["Our newsletter and&nbsp;more"]
    assert all(capture.text[piece.start : piece.end] == piece.text for piece in article.furniture)


def test_stray_bytes_of_another_encoding_are_read_too() -> None:
    data = page(TEXT).encode().replace(b"Nicosia", b"Nicosia\x92s", 1)
    assert (
        read(capture_of_bytes(data, source="mixed"))
        .paragraphs[0]
        .startswith("Cyprus opened a second crossing in Nicosia\u2019s")
    )
