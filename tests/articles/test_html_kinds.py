"""Pages that hold no story, and stories that look as if they were none."""

from __future__ import annotations

import json

import pytest

from detente.articles import Article, read
from detente.captures import capture_of

STORY = (
    "Iceland's foreign minister flew to Nuuk on Wednesday to sign the fisheries accord, her ministry said.",
    "The accord gives boats of both sides the right to land their catch in six harbours until the end of next year.",
    "“We have waited eleven years for this,” the head of Greenland's government told reporters on the quay.",
    "He accepted an invitation to Reykjavik, where the two are to meet again before the winter season begins.",
    "Fishermen in Westman Islands protested against the accord and blocked the harbour with their nets for an hour.",
    "Denmark, which handles the defence of Greenland, said that it had been told of the talks and did not object.",
)
TALK = "".join(f"<p>{text}</p>" for text in STORY)
HEADLINE = "Iceland and Greenland sign fisheries accord"
TEASERS = [
    ("Faroes close strait to trawlers", "The ban holds until the cod have spawned, the islands' government said."),
    ("Norway lowers herring quota", "Boats may take a third less than last year after a count of young fish."),
    ("Malta and Tunisia map seabed", "A ship of each country will sound the waters between them this summer."),
    ("Chile finds lost survey ship", "Divers saw the hull at forty metres, close to where it was last heard of."),
    ("Japan recalls its whaling fleet", "The ships were called home early because of ice, the owners said."),
    ("Oman opens port to grain ships", "The first of them is to berth on Friday with wheat for the interior."),
]


def page(body: str, head: str = "", title: str = HEADLINE) -> str:
    return f"<!DOCTYPE html><html lang='en'><head><title>{title}</title>{head}</head><body>{body}</body></html>"


def ld(**facts: object) -> str:
    return f"<script type='application/ld+json'>{json.dumps({'@context': 'https://schema.org', **facts})}</script>"


def meta(name: str, content: str) -> str:
    return f"<meta property='{name}' content='{content}'>"


def article(body: str) -> str:
    return f"<main><article><h1>{HEADLINE}</h1>{body}</article></main>"


def items(count: int, clock: str = "<time>{hour}:{minute:02} GMT</time>") -> str:
    return "".join(
        f"<div class='post'>{clock.format(hour=9 + n // 4, minute=n * 7 % 60)}<h3>What came {n}th</h3>"
        f"<p>{STORY[n % 6]} It was the {n}th thing to happen on the day.</p></div>"
        for n in range(count)
    )


def cards(teasers: list[tuple[str, str]]) -> str:
    return "".join(
        f"<article class='card'><h3><a href='/{n}'>{title}</a></h3><p>{text}</p></article>"
        for n, (title, text) in enumerate(teasers)
    )


def read_page(html: str, url: str | None = None) -> Article:
    return read(capture_of(html, url=url))


COOKIES = (
    "<div id='consent'><p>We and our partners use cookies to store information on your device.</p>"
    "<button>Accept all</button><button>Manage options</button></div>"
)
SHELL = "<div id='root'></div><script>boot()</script>"
LINKS = "".join(f"<li><a href='/{n}'>{title} in week {n}</a></li>" for n in range(8) for title, _ in TEASERS)

NO_STORIES = {
    "live-by-type": (page(article(items(12)), ld(**{"@type": "LiveBlogPosting", "headline": HEADLINE})), "live"),
    "live-long": (page(f"<h1>Fisheries talks live: ministers land in Nuuk</h1>{items(60)}"), "live"),
    "live-by-clock": (page(article(items(14))), "live"),
    "live-by-ago": (page(article(items(9, "<span>{minute} minutes ago</span>"))), "live"),
    "live-am-pm": (page(f"<h1>Accord day: live updates</h1>{items(8, '<h4>{hour}.{minute:02}am</h4>')}"), "live"),
    "video-by-type": (
        page(f"<h1>{HEADLINE}</h1><video></video><p>{STORY[0]}</p>", ld(**{"@type": "VideoObject"})),
        "video",
    ),
    "video-by-og": (page(f"<h1>{HEADLINE}</h1><p>{STORY[0]}</p>", meta("og:type", "video.other")), "video"),
    "video-by-player": (
        page(f"<h1>{HEADLINE}</h1><div class='video-player'><video src='a.mp4'></video></div><p>{STORY[2]}</p>"),
        "video",
    ),
    "video-by-address": (page(f"<h1>{HEADLINE}</h1><iframe src='/embed'></iframe><p>{STORY[2]}</p>"), "video"),
    "stub-by-fact": (page(article(TALK[:230]), ld(**{"@type": "NewsArticle", "isAccessibleForFree": False})), "stub"),
    "stub-two-paragraphs": (
        page(
            article(
                f"<p>{STORY[0]}</p><p>{STORY[1]}</p><div class='paywall'><h2>Subscribe to continue reading</h2></div>"
            )
        ),
        "stub",
    ),
    "stub-by-box": (
        page(
            article(f"<p>{STORY[0]}</p><p>{STORY[3]}</p><div class='gate'>This article is for subscribers only.</div>")
        ),
        "stub",
    ),
    "stub-free-limit": (
        page(
            article(
                f"<p>{STORY[0]}</p><p>You have read all your free articles this month.</p><a href='/s'>Subscribe</a>"
            )
        ),
        "stub",
    ),
    "stub-log-in": (
        page(article(f"<p>{STORY[0]}</p><p>Already have an account? Log in to read the full story.</p>")),
        "stub",
    ),
    "consent": (page(COOKIES), "consent"),
    "consent-long": (
        page(
            "<h1>Before you continue</h1><p>We use cookies and data to deliver our services, measure engagement and "
            "protect against abuse.</p><p>If you choose “Accept all”, we will also use cookies to personalise "
            "content and ads on your device.</p><button>Accept all</button><button>Reject all</button>",
            title="Before you continue",
        ),
        "consent",
    ),
    "consent-gdpr": (
        page(
            "<h2>Your privacy choices</h2><p>We value your privacy. With your consent, we and our 812 partners process "
            "personal data such as your device identifiers.</p><a>I agree</a>",
            title="Privacy",
        ),
        "consent",
    ),
    "error-404": (page("<h1>404</h1><p>Page not found</p>", title="404"), "error"),
    "error-soft": (
        page(
            f"<h1>Sorry, we can't find that page</h1><p>It may have moved.</p><h2>Latest</h2>{cards(TEASERS)}",
            title="Harbour Gazette",
        ),
        "error",
    ),
    "error-gone": (page("<p>This article is no longer available.</p>", title="Harbour Gazette"), "error"),
    "error-denied": (
        page("<h1>Access Denied</h1><p>You don't have permission to access this server.</p>", title="Access Denied"),
        "error",
    ),
    "error-robot": (
        page(
            "<h1>Are you a robot?</h1><p>Please confirm that you are human by ticking the box below.</p>",
            title="Bot check",
        ),
        "error",
    ),
    "error-browser": (
        page("<p>Checking your browser before you can go on. This takes five seconds.</p>", title="Just a moment..."),
        "error",
    ),
    "error-server": (
        page("<center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center>", title="502 Bad Gateway"),
        "error",
    ),
    "error-region": (
        page("<h1>451: Unavailable</h1><p>This content is not available in your country.</p>", title="451"),
        "error",
    ),
    "index-front": (page(f"<h1>Harbour Gazette</h1><ul>{LINKS}</ul>", title="Harbour Gazette"), "index"),
    "index-tag": (page(f"<h1>Fisheries</h1>{cards(TEASERS * 3)}", title="Fisheries - Harbour Gazette"), "index"),
    "index-search": (
        page(f"<h1>Search results for “accord”</h1><ol>{LINKS}</ol><a href='?p=2'>Next</a>", title="Search"),
        "index",
    ),
    "index-author": (
        page(f"<h1>Lena Holt</h1><p>Lena Holt writes about the sea.</p>{cards(TEASERS * 2)}", title="Lena Holt"),
        "index",
    ),
    "index-by-type": (
        page(f"<h1>World</h1>{cards(TEASERS)}", ld(**{"@type": "CollectionPage", "name": "World"}), title="World"),
        "index",
    ),
    "empty-shell": (
        page(f"<noscript>You need to enable JavaScript to run this app.</noscript>{SHELL}", title="Harbour"),
        "empty",
    ),
    "empty-shell-shown": (page(f"<p>Please enable JavaScript to view this site.</p>{SHELL}", title="Harbour"), "empty"),
    "empty": (page("<div></div>", title=""), "empty"),
    "foreign": (
        page("<p>Der Minister traf am Mittwoch seine Kollegin in Nuuk und unterschrieb das Abkommen.</p>" * 4),
        "foreign",
    ),
}

STORIES = {
    "about-cookies": page(article(
        "<p>The regulator in Oslo fined three sites on Monday: they stored cookies without readers' consent.</p>"
        "<p>The sites must ask before they use cookies, and a button to reject all has to stand beside the other.</p>"
        "<p>Norway's government said that it would bring the rule before parliament in the spring, with partners.</p>"
    )),
    "cookie-box-on-top": page(COOKIES + article(TALK)),
    "video-on-top": page(article(f"<div class='video-player'><video></video><span>Play video</span></div>{TALK}")),
    "video-type-beside": page(article(TALK), ld(**{"@type": "NewsArticle"}) + ld(**{"@type": "VideoObject"})),
    "og-video": page(article(TALK), meta("og:type", "video.other")),
    "subscription-box-below": page(article(TALK + "<div>Subscribe to read more stories like this.</div>")),
    "free": page(article(TALK * 3), ld(**{"@type": "NewsArticle", "isAccessibleForFree": True})),
    "about-a-404": page(article(f"<p>Visitors of the ministry's site saw “page not found” for six hours.</p>{TALK}")),
    "denied-in-headline": page(f"<article><h1>Envoy denied access to port, ministry says</h1>{TALK}</article>"),
    "live-in-a-name": page(f"<article><h1>Live cattle trade halted by Iceland and Greenland</h1>{TALK}</article>"),
    "clock-times": page(article("".join(f"<p>At {8 + n}:30 it was seen again. {t}</p>" for n, t in enumerate(STORY)))),
    "many-cards-below": page(article(TALK) + cards(TEASERS * 4)),
    "links-below": page(article(TALK) + f"<ul>{LINKS}</ul>"),
    "short": page(article(f"<p>{STORY[0]}</p>")),
    "javascript-notice": page("<noscript>Please enable JavaScript.</noscript>" + article(TALK)),
    "web-page": page(article(TALK), ld(**{"@type": "WebPage"})),
    "collection-beside": page(article(TALK), ld(**{"@type": "CollectionPage"}) + ld(**{"@type": "NewsArticle"})),
}  # fmt: skip


@pytest.mark.parametrize("name", NO_STORIES)
def test_what_holds_no_story_says_what_it_is(name: str) -> None:
    html, kind = NO_STORIES[name]
    found = read_page(html, "https://gazette.example/video/nuuk" if name == "video-by-address" else None)
    assert (found.kind, bool(found.reason)) == (kind, True)


@pytest.mark.parametrize("name", STORIES)
def test_a_story_is_one_whatever_stands_around_it(name: str) -> None:
    found = read_page(STORIES[name])
    assert (found.kind, found.reason) == ("story", None)
    assert "box" not in name or set(STORY) == set(found.paragraphs)
