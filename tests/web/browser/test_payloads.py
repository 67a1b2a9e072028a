"""Whatever a page of news says, it is shown as text: no payload in any field of any record runs in the browser.

The desk's policy would stop most of them. The browser is told to pass over that policy here, so that what is tried is
the pages themselves; that the policy holds is tried on every page elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest

from detente.articles.article import Article, Furniture, PageDate
from detente.claims.claim import Amount, Attribution, Claim, ClaimDate, ClaimPlace
from detente.ledger.ledger import Ledger
from detente.ledger.reviews.making import make_review

PAYLOADS = Path(__file__).with_name("payloads.txt").read_text(encoding="utf-8").splitlines()
# Pages that count and name no field of a page of news.
_UNTOLD = ("/change", "/timeline", "/review?queue=merges")
_WATCH = "window.ran = () => { window.ranAtAll = true; };"
# What no page of the desk holds, and what a payload would have become had it been taken for markup.
_MADE = """() => [...document.querySelectorAll("*")].filter((one) =>
    one.matches("iframe, object, embed, base, meta[http-equiv], video, marquee, animate")
    || one.matches("style") && !one.closest("svg") && !one.id.startsWith("vega-")
    || one.matches("script") && !(one.getAttribute("src") || "").startsWith("/static/")
    || [...one.attributes].some((each) => /^on/i.test(each.name)
      || /^(href|src|action|formaction|data|xlink:href)$/i.test(each.name)
        && /^\\s*(javascript:|data:text|(https?:)?[/][/]evil)/i.test(each.value))
  ).map((one) => one.outerHTML.slice(0, 200))"""


def poisoned(made: tuple[Article, tuple[Claim, ...]], payload: str, number: int) -> tuple[Article, tuple[Claim, ...]]:
    """A page with its claims, each of their fields that a text may fill filled with a payload."""
    article, claims = made
    at = article.body.index(payload)
    article = replace(
        article,
        source=payload,
        standfirst=payload,
        authors=(payload, payload),
        published=replace(article.published, text=payload, time=payload),
        updated=PageDate(article.published.start, article.published.start, "visible", payload, payload),
        origin=payload,
        dateline=payload,
        section=payload,
        topics=(payload,),
        credits=(payload,),
        captions=(payload,),
        related=(payload,),
        reason=payload,
        language=payload,
        furniture=(Furniture("appeal", payload, 0, len(payload)),),
    )
    reference = replace(claims[0].article, origin=payload)

    def fill(claim: Claim) -> Claim:
        who, whom = (
            replace(each, id=f"{side}{number}{payload.replace('/', '')}", name=payload, type="person", office=payload)
            for side, each in (("a", claim.actors[0]), ("b", claim.recipients[0]))
        )
        return replace(
            claim,
            article=reference,
            actors=(who,),
            recipients=(whom,),
            date=ClaimDate(claim.date.start, claim.date.end, "day", "stated", payload),
            place=ClaimPlace(payload, payload, "TUR", 39.0, 35.0, None),
            amounts=(Amount(5.0, payload, payload, payload),),
            attribution=(
                *(replace(each, speaker=who) for each in claim.attribution),
                Attribution(None, payload, payload, at, at + len(payload)),
            ),
        )

    return article, tuple(map(fill, claims))


@pytest.fixture(scope="module")
def poison(tmp_path_factory: pytest.TempPathFactory, put: Any, make_page: Any, Told: Any) -> Path:
    """A ledger of one page a payload, each with a call and an offer, and a note of a reviewer on each."""
    path = tmp_path_factory.mktemp("poison") / "poison.db"
    for number, payload in enumerate(PAYLOADS):
        call = f"Turkey spoke with Russia by telephone about {payload}, Turkey said, but did not mention {payload}."
        made = make_page(
            f"{payload} on the phone",
            f"{1980 + number}-06-01",
            Told(call, "Turkey", "spoke", "Russia", "call", speaker="Turkey"),
            Told(f"Turkey offered Russia {payload} and grain.", "Turkey", "offered", "Russia", "offer"),
            publisher=payload,
            url=f"{'javascript:ran();//' if number % 2 else 'https://news.example/'}{number}/{payload}",
        )
        put(path, poisoned(made, payload, number))
    with Ledger(str(path)) as ledger:
        for event in list(ledger.events(kinds=["call"])):
            payload = event.actors[0].name
            ledger.store.review(make_review("note", [event.id], f"by {payload}", note=payload))
    return path


def addresses(path: Path) -> Iterator[str]:
    """Every page of a ledger that shows something of its records."""
    yield from ("/", "/?sort=oldest", "/contacts", "/articles", "/pledges", "/timeline", "/map", "/coverage", "/change")
    yield from (f"/review?queue={queue}" for queue in ("unsure", "weighty", "merges"))
    with Ledger(str(path), create=False) as ledger:
        calls = list(ledger.events(kinds=["call"]))
        assert len(calls) == len(PAYLOADS)
        for number, event in enumerate(calls):
            article = ledger.claims(event.id)[0].article.id
            yield from (f"/events/{event.id}", f"/contacts/{event.id}", f"/articles/{article}")
            if number % 4 == 0:
                yield f"/actors/{quote(event.actors[0].id, safe='')}"


def test_forty_payloads_in_every_field_run_nothing(poison: Path, serve: Any, open_desk: Any) -> None:
    assert len(PAYLOADS) >= 40
    desk = serve(poison)
    visitor = open_desk(desk, bypass_csp=True)
    visitor.forgiven += ["console: "]
    visitor.page.add_init_script(_WATCH)
    for where in addresses(poison):
        assert visitor.page.goto(desk.url + where).status == 200, where
        if visitor.page.locator("figure[data-chart]").count():
            visitor.settle()
        assert visitor.page.evaluate(_MADE) == [], where
        assert not visitor.page.evaluate("window.ranAtAll"), where
        # And yet it is there, to the letter, as text.
        shown = visitor.page.inner_text("main")
        assert where.startswith(_UNTOLD) or any(payload in shown for payload in PAYLOADS), where


def test_payloads_in_an_address_run_nothing(desk: Any, open_desk: Any) -> None:
    visitor = open_desk(desk, bypass_csp=True)
    visitor.forgiven += ["console: "]
    visitor.page.add_init_script(_WATCH)
    for number, payload in enumerate(PAYLOADS):
        pages = ("/", "/contacts", "/articles", "/timeline", "/map", "/pledges")
        named = urlencode(dict.fromkeys(("text", "outlet", "party", "sort", "more", "queue", "name", "next"), payload))
        part = quote(payload, safe="")
        record = ("/events/", "/actors/", "/dyads/RUS/")[number % 3]
        for where in (f"{pages[number % len(pages)]}?{named}", f"{record}{part}"):
            visitor.page.goto(desk.url + where)
            assert visitor.page.evaluate(_MADE) == [], where
            assert not visitor.page.evaluate("window.ranAtAll"), where


def test_the_watch_would_see_one_that_ran(desk: Any, open_desk: Any) -> None:
    visitor = open_desk(desk, bypass_csp=True)
    visitor.page.add_init_script(_WATCH)
    visitor.page.goto(desk.url)
    visitor.page.evaluate("document.querySelector('main').innerHTML += '<img src=/static/none.png onerror=ran()>'")
    visitor.page.wait_for_function("window.ranAtAll")
    visitor.forgiven += ["404"]
    assert len(visitor.page.evaluate(_MADE)) == 1
