from __future__ import annotations

import pytest

from detente.articles import read
from detente.captures import capture_of

STORY = (
    "Finland's president received his Estonian colleague in Helsinki on Tuesday, the two offices said.",
    "The two signed a declaration on the security of cables under the Baltic Sea, which had been cut twice in a year.",
    "He invited the Finnish president to Tallinn in the autumn, and the invitation was accepted.",
)
HEADLINES = [
    f"{who} {what} after {when} talks"
    for who in ("Chad", "Peru", "Fiji", "Oman")
    for what, when in (("recalls envoy", "Oslo"), ("frees fishermen", "Lima"), ("closes border", "Suva"))
]
LIVE = "\n\n".join(f"1{n}:0{n}\n\n{text}" for n, text in enumerate(STORY * 2))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"Border talks in Riga: what we know\n\n{LIVE}", "live"),
        ("Talks in Riga LIVE: ministers arrive\n\n" + LIVE[:700], "live"),
        ("Page not found\n\nThe page that you are looking for may have moved. Try the search.", "error"),
        ("Access denied\n\nYou do not have permission to view this page.\n\nReference 18.2f", "error"),
        ("We use cookies to improve your visit.\n\nAccept all\n\nManage options", "consent"),
        (f"Cables\n\n{STORY[0]}\n\nSubscribe to continue reading this article.\n\nLog in", "stub"),
        ("The Gull\n\nWorld\n\n" + "\n\n".join(HEADLINES), "index"),
        (f"Presidents sign pact on cables\n\nPlay video\n\n{STORY[0]}", "video"),
        (f"Presidents sign pact on cables\n\n{' '.join(STORY)}", "story"),
        (
            "Presidents sign pact on cables\n\n"
            + "\n\n".join(f"At 10:0{n} he spoke. {t}" for n, t in enumerate(STORY)),
            "story",
        ),
    ],
    ids=["live", "live-by-name", "error", "denied", "consent", "stub", "index", "video", "story", "times-in-a-story"],
)
def test_plain_text_shows_what_it_is(text: str, kind: str) -> None:
    article = read(capture_of(text))
    assert article.kind == kind
    assert bool(article.reason) == (kind != "story")


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html lang='en'><head>{head}</head><body>{body}</body></html>"


PARAGRAPHS = "".join(f"<p>{text}</p>" for text in STORY)
NOT_FREE = """<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": "False"}</script>"""
VIDEO = """<script type="application/ld+json">{"@type": "VideoObject", "name": "Cables"}</script>"""
ITEMS = "".join(f"<div><time>1{n}:0{n}</time><p>1{n}:0{n}</p><p>{text}</p></div>" for n, text in enumerate(STORY * 2))


@pytest.mark.parametrize(
    ("html", "kind"),
    [
        (page(f"<article><h1>Talks in Riga: live updates</h1>{ITEMS}</article>"), "live"),
        (page(f"<article><h1>Cables</h1>{PARAGRAPHS}</article>", NOT_FREE), "stub"),
        (page(f"<article><h1>Cables</h1>{PARAGRAPHS * 8}</article>", NOT_FREE.replace("False", "True")), "story"),
        (page(f"<h1>Cables</h1><p>{STORY[0]}</p>", VIDEO), "video"),
        (page("<h1>404: Not Found</h1><p>Sorry! Perhaps you will like what our readers like.</p>"), "error"),
        (page("<div><p>We and our partners use cookies to store information on a device.</p></div>"), "consent"),
    ],
    ids=["live", "stub", "free", "video", "error", "consent"],
)
def test_html_shows_what_it_is(html: str, kind: str) -> None:
    article = read(capture_of(html))
    assert article.kind == kind
    assert bool(article.reason) == (kind != "story")
