from __future__ import annotations

import json
import subprocess
import sys

import pytest

from detente.articles import Article, read
from detente.articles.apart import read_apart
from detente.articles.markup import lighten
from detente.captures import capture_of
from detente.errors import InputError

STORY = (
    "Finland's president received his Estonian colleague in Helsinki on Tuesday, the two offices said.",
    "The two signed a declaration on the security of cables under the Baltic Sea, which had been cut twice in a year.",
    "“We shall not wait for a third time,” the Estonian president told reporters after the talks.",
    "He invited the Finnish president to Tallinn in the autumn, and the invitation was accepted.",
)
PARAGRAPHS = "".join(f"<p>{text}</p>" for text in STORY)
LD = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "The Harbour Gazette"},
        {
            "@type": ["NewsArticle"],
            "headline": "Finland and Estonia sign cable declaration",
            "datePublished": "2023-03-07T18:20:00+02:00",
            "dateModified": "2023-03-08T06:00:00Z",
            "author": [{"@type": "Person", "name": "Aino Virta"}, {"@type": "Person", "name": "Jaan Mets"}],
            "publisher": {"@type": "Organization", "name": "The Harbour Gazette"},
            "articleSection": "Nordics",
            "keywords": "Finland, Estonia, cables",
        },
    ],
}

LONG_LD = json.dumps({"@type": "NewsArticle", "articleBody": "The minister spoke. " * 20_000})


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html lang='en'><head>{head}</head><body>{body}</body></html>"


def full_page() -> str:
    head = (
        "<title>Finland and Estonia sign cable declaration | The Harbour Gazette</title>"
        "<link rel='canonical' href='https://gazette.example/2023/03/07/cables'>"
        f"<script type='application/ld+json'>{json.dumps(LD)}</script><style>p {{ color: red }}</style>"
    )
    body = f"""
      <nav><a href='/'>Home</a> <a href='/world'>World</a></nav>
      <div class='promo'>Support our reporters for 5 euros a month. <a href='/join'>Join us</a></div>
      <main><article>
        <h1>Finland and Estonia sign cable declaration</h1>
        <figure><img src='a.jpg'><figcaption>The presidents at the door. Ida Lehto / Harbour Pictures</figcaption>
        </figure>
        {PARAGRAPHS}
        <p>Sign up for our newsletter to get the week's stories in your inbox.</p>
        <p>Reuters contributed reporting to this article.</p>
      </article></main>
      <aside><h3>Most read</h3><a href='/x'>Storm closes ports from Hanko to Kotka</a></aside>
      <footer>Copyright 2026 The Harbour Gazette. All rights reserved.</footer>"""
    return page(body, head)


def article_of(html: str, **given: str) -> Article:
    return read(capture_of(html, **given))


def test_a_whole_page_is_read() -> None:
    article = article_of(full_page())
    assert article.paragraphs == STORY
    assert article.body == "\n\n".join(STORY)
    assert article.headline == "Finland and Estonia sign cable declaration"
    assert article.authors == ("Aino Virta", "Jaan Mets")
    assert (article.published.start, article.published.end) == ("2023-03-07", "2023-03-07")
    assert (article.published.basis, article.published.time) == ("metadata", "18:20:00+02:00")
    assert article.updated.start == "2023-03-08"
    assert (article.publisher, article.section) == ("The Harbour Gazette", "Nordics")
    assert article.topics == ("Finland", "Estonia", "cables")
    assert article.url == "https://gazette.example/2023/03/07/cables"
    assert (article.origin, article.kind, article.language) == ("Reuters", "story", "en")
    assert "Ida Lehto / Harbour Pictures" in article.credits


def test_furniture_of_markup_lies_where_it_says() -> None:
    html = full_page()
    article = article_of(html)
    told = {" ".join(piece.text.split()): piece.kind for piece in article.furniture}
    assert told == {
        "Home": "navigation",
        "World": "navigation",
        "Support our reporters for 5 euros a month.": "appeal",
        "Join us": "appeal",
        "The presidents at the door. Ida Lehto / Harbour Pictures": "caption",
        "Sign up for our newsletter to get the week's stories in your inbox.": "newsletter",
        "Reuters contributed reporting to this article.": "credit",
        "Most read": "related",
        "Storm closes ports from Hanko to Kotka": "related",
        "Copyright 2026 The Harbour Gazette. All rights reserved.": "legal",
    }
    assert all(html[piece.start : piece.end] == piece.text for piece in article.furniture)


def test_what_the_input_gives_comes_before_what_the_page_says() -> None:
    given = {"published": "2023-03", "headline": "Cables", "publisher": "Gull", "url": "https://x.org/", "id": "7"}
    article = article_of(full_page(), **given)
    assert (article.published.start, article.published.end) == ("2023-03-01", "2023-03-31")
    assert article.published.basis == "given"
    assert (article.id, article.headline, article.publisher, article.url) == ("7", "Cables", "Gull", "https://x.org/")


@pytest.mark.parametrize(
    ("head", "body", "day", "basis"),
    [
        ("<meta property='article:published_time' content='2014-05-06T23:30:00-05:00'>", "", "2014-05-06", "metadata"),
        ("<meta name='pubdate' content='20140506'>", "", "2014-05-06", "metadata"),
        ("<link rel='canonical' href='https://x.example/world/2014/may/06/cables'>", "", "2014-05-06", "url"),
        ("", "<time datetime='2014-05-06T10:00:00Z'>May 6</time>", "2014-05-06", "visible"),
        ("", "<span class='date'>6 May 2014</span>", "2014-05-06", "visible"),
        ("", "<span class='date'>2 hours ago</span>", None, "none"),
        ("<meta name='date' content='soon'>", "<header>Sunday, 6 May 2040</header>", None, "none"),
    ],
)
def test_the_day_is_what_the_page_states(head: str, body: str, day: str | None, basis: str) -> None:
    footer = "<footer>Copyright 2026 Gull. Today is November 21, 2026.</footer>"
    published = article_of(page(f"{body}<h1>Cables</h1>{PARAGRAPHS}{footer}", head)).published
    assert (published.start, published.basis) == (day, basis)


@pytest.mark.parametrize(
    ("markup", "names"),
    [
        ("<meta name='author' content='Aino Virta and Jaan Mets'>", ("Aino Virta", "Jaan Mets")),
        ("<meta name='author' content='https://gazette.example/staff'>", ()),
        ("<p class='byline'>By Aino Virta, Senior Editor</p>", ("Aino Virta",)),
        ("<a rel='author' href='/a'>Aino Virta</a>", ("Aino Virta",)),
    ],
)
def test_authors_are_people_however_the_page_writes_them(markup: str, names: tuple[str, ...]) -> None:
    head, body = (markup, "") if markup.startswith("<meta") else ("", markup)
    assert article_of(page(f"<h1>Cables</h1>{body}{PARAGRAPHS}", head)).authors == names


@pytest.mark.parametrize(
    ("html", "kind"),
    [
        (page("<h1>Page not found</h1><p>The page you requested could not be found.</p>"), "error"),
        (page("<div>We value your privacy. We and our partners use cookies.</div><button>OK</button>"), "consent"),
        (page("<div></div>"), "empty"),
        (page("<p>Le ministre a reçu mardi son homologue à Paris, selon son porte-parole.</p>" * 5), "foreign"),
        (page(f"<p>{STORY[0]}</p><p>Subscribe to continue reading this article.</p>"), "stub"),
        (page("".join(f"<p><a href='/{n}'>Minister {n} says talks go on</a></p>" for n in range(40))), "index"),
    ],
)
def test_pages_that_are_no_story_say_what_they_are(html: str, kind: str) -> None:
    article = article_of(html)
    assert article.kind == kind
    assert article.reason


def test_a_short_page_keeps_every_paragraph_and_nothing_else() -> None:
    top = "<h1>Cables</h1><div>7 March 2023</div><div>By Aino Virta</div>"
    html = page(f"<article>{top}<p>{STORY[0]}</p><p>It rained.</p></article>")
    assert article_of(html).paragraphs == (STORY[0], "It rained.")


def test_a_page_laid_out_by_tables_is_read() -> None:
    story = f"<font size=5>Cables</font><br><font>By Aino Virta | Helsinki</font>{PARAGRAPHS}"
    top = "<tr><td>News from the Baltic</td></tr>"
    article = article_of(page(f"<table>{top}<tr><td><a href='/'>Ports</a></td><td>{story}</td></tr></table>"))
    assert article.paragraphs == STORY
    assert article.authors == ("Aino Virta",)


def card(headline: str, teaser: str) -> str:
    return f"<div class='item'><div><h3><a href='/x'>{headline}</a></h3><p>{teaser}</p></div></div>"


def test_cards_of_other_stories_are_not_the_story() -> None:
    cards = card("Storm closes ports", "Ferries to Kotka will not sail before Friday, the coast guard said.")
    cards += card("Sweden buys a tug", "The ship is the largest that its coast guard has ever bought.")
    box = f"<section><div class='row'>{cards}</div></section>"
    article = article_of(page(f"<article><h1>Cables</h1>{PARAGRAPHS}{box}<p>It rained.</p></article>"))
    assert article.paragraphs == (*STORY, "It rained.")
    assert article.related == ("Storm closes ports", "Sweden buys a tug")
    assert [piece.text for piece in article.furniture if piece.kind == "related"] == list(article.related)


def test_items_of_a_live_blog_are_the_story() -> None:
    facts = json.dumps({"@type": "LiveBlogPosting", "headline": "Cables LIVE: Estonia signs"})
    head = f"<script type='application/ld+json'>{facts}</script>"
    items = "".join(card(f"{n}.30pm", f"<p>{text}</p>") for n, text in enumerate(STORY))
    article = article_of(page(f"<article><h1>Cables LIVE: Estonia signs</h1>{items}</article>", head))
    assert set(STORY) <= set(article.paragraphs)
    assert article.kind == "live"


@pytest.mark.parametrize(
    ("stated", "shown", "headline"),
    [
        ("Finland and Estonia sign pact", "Finland and Estonia sign cable pact", "Finland and Estonia sign pact"),
        (
            "Finland and Estonia sign",
            "Finland and Estonia sign a pact on the cables under the Baltic Sea",
            "Finland and Estonia sign a pact on the cables under the Baltic Sea",
        ),
    ],
    ids=["edited", "cut"],
)
def test_the_stated_headline_holds_unless_it_was_cut(stated: str, shown: str, headline: str) -> None:
    facts = json.dumps({"@type": "NewsArticle", "headline": stated})
    head = f"<meta property='og:title' content='{shown}'><script type='application/ld+json'>{facts}</script>"
    assert article_of(page(f"<h1>{shown}</h1>{PARAGRAPHS}", head)).headline == headline


def test_the_name_of_the_site_is_no_part_of_the_headline() -> None:
    head = "<meta property='og:title' content='Finland and Estonia sign - updates - The Harbour Gazette'>"
    assert article_of(page(PARAGRAPHS, head)).headline == "Finland and Estonia sign - updates"
    head = "<meta property='og:title' content='Finland and Estonia sign | gazette.example'>"
    assert article_of(page(PARAGRAPHS, head)).headline == "Finland and Estonia sign"


def test_paragraphs_in_boxes_like_those_found_are_read() -> None:
    text = [f"On day {n} the delegations met in the old town hall to talk, the minister said." for n in range(9)]
    plain = "".join(f"<div class='text'><span>{line}</span></div>" for line in text)
    linked = "<div class='text'><span>Talks will go on in Riga, </span><a href='/r'>an official said</a>.</div>"
    article = article_of(page(f"<article><h1>Cables</h1><div class='story'>{plain}{linked}</div></article>"))
    assert article.paragraphs == (*text, "Talks will go on in Riga, an official said.")


def test_paragraphs_of_a_story_cut_into_chunks_are_all_read() -> None:
    text = [f"On day {n} the delegations met in the old town hall to talk, the minister said." for n in range(18)]
    chunks = ["".join(f"<p>{line}</p>" for line in text[i : i + 6]) for i in range(0, 18, 6)]
    boxes = [f"<div class='chunk'><div class='body'>{chunk}</div></div><div class='ad'>Ad</div>" for chunk in chunks]
    body = "".join(boxes)
    assert article_of(page(f"<h1>Border</h1><div class='chunks'>{body}</div>")).paragraphs == tuple(text)


@pytest.mark.parametrize(
    "html",
    [
        page("<div>" * 10_000 + PARAGRAPHS + "</div>" * 10_000),
        page("<b><i>" * 5_000 + PARAGRAPHS),
        page(f"<div {' '.join(f'a{n}=1' for n in range(200_000))}>{PARAGRAPHS}</div>"),
        page(f"{'<a href=/x>more news here</a> ' * 200_000}{PARAGRAPHS}"),
        page(f"<script>{'var a = 1;' * 2_000_000}</script>{PARAGRAPHS}"),
        page(f"<img src='data:image/png;base64,{'QUJD' * 3_000_000}'>{PARAGRAPHS}"),
        page("<script>" * 50_000 + PARAGRAPHS),
        page("<!-- " * 50_000 + PARAGRAPHS),
    ],
    ids=["nested", "unclosed", "attributes", "links", "script", "blob", "scripts-open", "comments-open"],
)
def test_hostile_pages_still_give_their_story(html: str) -> None:
    assert set(STORY) <= set(article_of(html).paragraphs)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (page(f"<p>{'The minister spoke. ' * 100_000}</p>"), "more than 200,000 characters of text"),
        (page("<b>The minister</b> spoke. " * 20_000), "more than 200,000 characters of text"),
        (page("<p>The minister spoke.</p>" * 2_000_000), "more than 16 MB of markup besides scripts"),
        (page("<a href=/x>more news here</a> " * 1_000_000), "more than 16 MB of markup besides scripts"),
        (page("<p>It rained.</p>", f"<script type='application/ld+json'>{LONG_LD}</script>"), "more than 200,000 char"),
        (". " * 1_000_000, "more than 200,000 characters of text"),
        ("The minister spoke to reporters " * 62_500, "more than 200,000 characters of text"),
        ("A line here\n\n" * 10_001, "more than 10,000 lines"),
    ],
    ids=["one-line", "one-line-of-tags", "50-mb", "links", "structured", "stops", "words", "lines"],
)
def test_pages_too_long_to_be_news_are_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(InputError, match=f"no news page: {reason}"):
        article_of(text)


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ("<p>a</p>" * 30_001, "more than 60,000 tags"),
        (f"<p {'a=1 ' * 900}>" * 200, "more than 150,000 attributes"),
        (f"<p>{'a' * (9 << 20)}</p>", "more than 8 MB of markup"),
        (f"<div {'a=1 ' * 1_000_000}>", None),
    ],
    ids=["tags", "attributes", "markup", "attributes-of-one-tag"],
)
def test_a_scan_tells_what_no_tree_is_built_of(markup: str, reason: str | None) -> None:
    assert lighten(page(markup)).heavy == reason


def test_furniture_is_kept_however_much_of_it_there_is() -> None:
    captions = "".join(f"<figcaption>The port of Kotka &amp; its {n} ships</figcaption>" for n in range(5_000))
    article = article_of(page(f"<h1>Finland signs cable pact</h1>{captions}{PARAGRAPHS}"))
    assert [piece.kind for piece in article.furniture] == ["caption"] * 5_000
    assert article.captions[-1] == "The port of Kotka & its 4999 ships"


def test_what_stands_behind_too_many_texts_is_kept_in_one_piece() -> None:
    html = page(f"<h1>Finland signs cable pact</h1>{'<a href=/x>more news here</a><br/><hr>' * 31_000}{PARAGRAPHS}")
    *_, last = article_of(html).furniture
    assert (last.kind, html[last.start : last.end], last.end) == ("other", last.text, len(html))
    assert last.text.startswith("more news here</a>")


LARGE = page("<h1>Finland signs cable pact</h1>" + "<span> </span>" * 8_000 + PARAGRAPHS)


def test_a_large_page_is_read_apart_and_no_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    capture = capture_of(full_page(), id="7", published="2023-03")
    assert read_apart(capture) == read(capture)
    asked: list[str] = []
    monkeypatch.setattr("detente.articles.html.read_apart", lambda capture: asked.append(capture.source))
    read(capture_of(full_page(), source="small"))
    read(capture_of(LARGE, source="large"))
    assert asked == ["large"]


def test_a_large_page_gives_its_story() -> None:
    article = article_of(LARGE)
    assert (article.headline, article.paragraphs) == ("Finland signs cable pact", STORY)


@pytest.mark.parametrize(("limit", "value"), [("SECONDS", 0.001), ("MEGABYTES", 20)])
def test_limits_of_time_and_memory_hold(monkeypatch: pytest.MonkeyPatch, limit: str, value: float) -> None:
    monkeypatch.setattr(f"detente.articles.apart.{limit}", value)
    with pytest.raises(InputError, match="no news page: not read within"):
        article_of(LARGE)


def test_what_cannot_be_read_apart_says_why() -> None:
    with pytest.raises(InputError, match=r"<text>: no news page: more than 200,000 characters of text"):
        read_apart(capture_of(page(f"<p>{'The minister spoke. ' * 20_000}</p>")))


def test_plain_text_waits_for_no_reader_of_html() -> None:
    program = (
        "import sys; from detente.articles import read; from detente.captures import capture_of; "
        "read(capture_of("
        "'Talks began on Monday.')); sys.exit(bool({'trafilatura', 'htmldate', 'lxml'} & {*sys.modules}))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
