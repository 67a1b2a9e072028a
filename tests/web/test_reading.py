"""The pages to read: an event, the accounts of a contact, an article with its claims in place."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from starlette.testclient import TestClient

from detente.actors.base import ActorBase
from detente.ledger.events.event import Event
from detente.ledger.ledger import Ledger
from detente.ledger.reviews.making import make_review


@pytest.fixture
def ledger(client: TestClient) -> Ledger:
    """The ledger of the desk."""
    found: Ledger = client.app.state.ledger  # type: ignore[attr-defined]
    return found


def page(client: TestClient, path: str) -> Any:
    """The page at a path."""
    answer = client.get(path, follow_redirects=False)
    assert answer.status_code == 200, answer.text
    return html.fromstring(answer.text)


def css(node: Any, selector: str) -> list[Any]:
    """The elements that a plain selector picks: tags, #ids, .classes and [attributes], one within another."""
    found = [node]
    for step in selector.split():
        tests = "".join(
            f"[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]" if sign == "." else f"[@id='{name}']"
            if sign == "#" else f"[@{attribute}]" if attribute else f"[self::{name}]"
            for sign, name, attribute in re.findall(r"([.#]?)([\w-]+)|\[([\w-]+)\]", step)
        )  # fmt: skip
        found = [one for within in found for one in within.xpath(f"descendant::*{tests}")]
    return found


def told_twice(ledger: Ledger, kind: str) -> Event:
    """The event of a kind that two pages tell of."""
    (event,) = [one for one in ledger.events(kinds=(kind,)) if len(one.claims) == 2]
    return event


def test_an_event_shows_each_claim_in_its_sentence_with_its_parts_named(client: TestClient, ledger: Ledger) -> None:
    event = told_twice(ledger, "expulsion")
    shown = page(client, f"/events/{event.id}")
    said = [one.text_content() for one in css(shown, ".passage .sentence")]
    assert said == [
        "Norway expelled two envoys of Chad from Oslo.", "Norway expelled two envoys of Chad, Norway said."
    ]  # fmt: skip
    labels = [one.get("data-label") for one in css(shown, f"#c-{event.claims[0]} [data-label]")]
    assert labels == ["actor", "act", "recipient", "place"]
    second = {one.get("data-label"): one.text for one in css(shown, f"#c-{event.claims[1]} [data-label]")}
    assert second == {"actor · speaker": "Norway", "act": "expelled", "recipient": "Chad"}


def test_an_event_says_who_vouches_for_it_and_why_its_claims_are_one(client: TestClient, ledger: Ledger) -> None:
    event = told_twice(ledger, "expulsion")
    shown = page(client, f"/events/{event.id}")
    voices = [" ".join(one.text_content().split()) for one in css(shown, ".voices li")]
    assert voices == ["affirms The Daily Herald (its own word) 1", "affirms Norway (the acting side) 2"]
    (judged, *_) = css(shown, ".judged li")
    assert "Claim 1 and claim 2" in " ".join(judged.text_content().split())
    assert "both tell of expulsion" in judged.text_content()


def test_the_sources_of_an_event_open_on_its_claim_and_as_published(client: TestClient, ledger: Ledger) -> None:
    event = told_twice(ledger, "expulsion")
    shown = page(client, f"/events/{event.id}")
    for claim in ledger.claims(event.id):
        (inside, outside) = css(shown, f"#c-{claim.id} .told-in a")
        assert outside.get("href") == claim.article.url
        path, _, anchor = inside.get("href").partition("#")
        assert css(page(client, path), f"#{anchor}")


def test_what_people_said_of_a_claim_is_in_the_history(client: TestClient, ledger: Ledger) -> None:
    event = told_twice(ledger, "expulsion")
    kept = make_review("note", [event.claims[1]], "Ada", note="seen in print", at="2030-01-01T10:00:00Z")
    ledger.store.review(kept)
    (first, *_) = css(page(client, f"/events/{event.id}"), ".history li")
    assert " ".join(first.text_content().split()) == "2030-01-01 10:00 UTC claim 2 noted on, by Ada seen in print"
    ledger.store.undo(kept.id)
    struck = css(page(client, f"/events/{event.id}"), ".history s")
    assert [one.text for one in struck] == ["claim 2 noted on"]


def test_the_id_of_any_claim_leads_to_its_event(client: TestClient, ledger: Ledger) -> None:
    event = told_twice(ledger, "expulsion")
    answer = client.get(f"/events/{event.claims[1]}", follow_redirects=False)
    assert answer.headers["location"] == f"/events/{event.id}#c-{event.claims[1]}"
    assert client.get("/events/nothing").status_code == 404


def test_a_claim_judged_wrong_leads_to_its_article(client: TestClient, ledger: Ledger) -> None:
    (event,) = ledger.events(kinds=("offer",))
    (claim,) = ledger.claims(event.id)
    ledger.store.review(make_review("wrong", [claim.id], "Ada"))
    answer = client.get(f"/events/{claim.id}", follow_redirects=False)
    assert answer.headers["location"] == f"/articles/{claim.article.id}#c-{claim.id}"
    (shown,) = css(page(client, f"/articles/{claim.article.id}"), f"#c-{claim.id}")
    assert "Turkey offered Russia a grain corridor." in shown.text_content()


def test_neighbours_are_those_between_the_same_parties(client: TestClient, ledger: Ledger) -> None:
    event = told_twice(ledger, "expulsion")
    shown = page(client, f"/events/{event.id}")
    quotes = [css(one, ".words")[0].text for one in css(shown, ".neighbours li")]
    assert quotes == ["Norway and Chad held talks in Geneva on the border.", event.quote]
    (here,) = css(shown, ".neighbours [aria-current]")
    assert event.quote in here.text_content()


def test_a_pledge_is_told_on_the_event_that_opened_it(client: TestClient, ledger: Ledger) -> None:
    (event,) = ledger.events(kinds=("offer",))
    (card,) = page(client, f"/events/{event.id}").xpath("//section[@aria-labelledby='pledge']")
    assert "open" in card.text_content() and "offer" in card.text_content()


def test_accounts_stand_side_by_side_and_every_quote_opens_in_its_article(client: TestClient, ledger: Ledger) -> None:
    event = told_twice(ledger, "call")
    shown = page(client, f"/contacts/{event.id}")
    assert [one.text for one in css(shown, ".side-name")] == ["Russia", "Turkey"]
    groups = [" ".join(one.text_content().split()) for one in css(shown, ".group")]
    assert groups[0] == "Both say"
    links = [one.get("href") for one in css(shown, ".quoted a")]
    assert links
    for link in links:
        path, _, anchor = link.partition("#")
        assert css(page(client, path), f"#{anchor}")


def test_what_is_no_contact_has_no_accounts(client: TestClient, ledger: Ledger) -> None:
    event = told_twice(ledger, "expulsion")
    answer = client.get(f"/contacts/{event.id}", follow_redirects=False)
    assert answer.headers["location"] == f"/events/{event.id}"


def test_contacts_are_listed_by_filter(client: TestClient) -> None:
    assert len(css(page(client, "/contacts"), ".event")) == 2
    shown = page(client, "/contacts?party=RUS&kind=call")
    (line,) = css(shown, ".event")
    assert "2 accounts" in line.text_content()
    chips = [one.text_content().strip(" ×\n") for one in css(shown, ".chips [title]")]
    assert chips == ["involving Russia", "kind call"]
    assert client.get("/contacts?kind=nonsense").status_code == 400


def test_the_text_of_an_article_is_verbatim_and_every_mark_leads_to_a_note(client: TestClient, ledger: Ledger) -> None:
    (event,) = ledger.events(kinds=("offer",))
    article = ledger.article(ledger.claims(event.id)[0].article.id)
    assert article is not None
    shown = page(client, f"/articles/{article.id}")
    assert tuple(one.text_content() for one in css(shown, ".p")) == article.paragraphs
    marks = [one.get("href") for one in css(shown, ".p a")]
    assert len(marks) == 2
    for mark in marks:
        (note,) = css(shown, mark)
        (back,) = css(note, "a.number")
        assert css(shown, back.get("href"))


def test_two_claims_of_one_word_each_have_a_link(
    tmp_path: Path, make_client: Callable[..., TestClient], make_page: Any, put: Any, Told: Any
) -> None:
    one = Told("Norway expelled envoys of Chad and Kenya.", "Norway", "expelled", "Chad")
    two = Told("Norway expelled envoys of Chad and Kenya.", "Norway", "expelled", "Kenya")
    article, claims = make_page("Out", "2021-03-02", one, two)
    (added,) = put(tmp_path / "one.db", (article, claims))
    shown = page(make_client(tmp_path / "one.db"), f"/articles/{added.article}")
    first = css(shown, ".p")[0]
    assert first.text_content() == one.sentence
    assert [(link.text or "", link.get("data-n")) for link in css(first, "a")] == [("expelled", "1"), ("", "2")]


def test_a_stretch_of_the_text_can_be_linked_to(client: TestClient, ledger: Ledger) -> None:
    article = ledger.claims(told_twice(ledger, "expulsion").id)[0].article.id
    shown = page(client, f"/articles/{article}?mark=7-19")
    assert "".join(one.text_content() for one in css(shown, ".t-here")) == "expelled two"
    assert len(css(shown, "#here")) == 1
    assert not css(page(client, f"/articles/{article}?mark=x"), "#here")


def test_an_article_says_how_its_date_is_known_and_what_stood_around_it(client: TestClient, ledger: Ledger) -> None:
    article = ledger.claims(told_twice(ledger, "expulsion").id)[0].article.id
    text = " ".join(page(client, f"/articles/{article}").text_content().split())
    assert "2021-03-02 from the page’s metadata" in text
    assert "appeal Subscribe today." in text


def test_former_versions_say_so_and_lead_to_the_current_one(
    tmp_path: Path, make_client: Callable[..., TestClient], make_page: Any, put: Any, Told: Any
) -> None:
    where, url = tmp_path / "two.db", "https://herald.example/out"
    first = make_page("Out", "2021-03-02", Told("Norway expelled Chad.", "Norway", "expelled", "Chad"), url=url)
    later = make_page("Out, then in", "2021-03-02", Told("Norway thanked Chad.", "Norway", "thanked", "Chad", "thanks"),
                      url=url)  # fmt: skip
    former, current = (added.article for added in put(where, first, later))
    client = make_client(where)
    (notice,) = css(page(client, f"/articles/{former}"), ".notice-line")
    assert "version 1 of 2" in notice.text_content()
    assert css(notice, "a")[0].get("href") == f"/articles/{current}"
    assert "Norway expelled Chad." in css(page(client, f"/articles/{former}"), ".p")[0].text_content()
    assert [one.text for one in css(page(client, "/articles"), ".paper .title")] == ["Out, then in"]


def test_articles_are_found_by_words_outlet_and_day(client: TestClient) -> None:
    def titles(query: str) -> list[str]:
        return [one.text for one in css(page(client, f"/articles{query}"), ".paper .title")]

    assert len(titles("")) == 5
    assert titles("?text=corridor") == ["Leaders on the phone"]
    assert titles("?outlet=The+Evening+Post&until=2021-03-31") == ["Oslo sends diplomats home"]
    assert titles("?since=2021-05-01") == ["Aid for the north"]
    assert client.get("/articles?since=yesterday").status_code == 400
    assert client.get("/articles/none").status_code == 404


def test_the_ledger_names_its_facets_and_filters_in_words(client: TestClient) -> None:
    shown = page(client, "/?party=NOR&speaker=NOR")
    chips = [one.text_content().strip(" ×\n") for one in css(shown, ".chips [title]")]
    assert chips == ["involving Norway", "on the word of Norway"]
    facets = [(css(one, "span")[0].text, one.get("href")) for one in css(page(client, "/"), ".facet a")]
    assert {("Norway", "?party=NOR"), ("humanitarian aid", "?kind=humanitarian_aid")} <= {*facets}


def test_words_of_a_page_run_nowhere(
    tmp_path: Path, make_client: Callable[..., TestClient], make_page: Any, put: Any, Told: Any
) -> None:
    payload = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
    told = Told(f"Norway expelled Chad {payload}.", "Norway", "expelled", "Chad")
    bad = make_page(payload, "2021-03-02", told, publisher=payload, url="javascript:alert(3)")
    (added,) = put(tmp_path / "bad.db", bad)
    client = make_client(tmp_path / "bad.db")
    event = client.app.state.ledger.events()[0].id  # type: ignore[attr-defined]
    for path in ("/", f"/events/{event}", "/articles", f"/articles/{added.article}"):
        shown = page(client, path)
        assert all(one.get("src") for one in css(shown, "script"))
        assert not css(shown, "img") and not css(shown, "[onerror]")
        assert not [one for one in css(shown, "[href]") if one.get("href").lower().startswith("javascript")]


def test_a_claim_is_judged_where_it_is_read(client: TestClient, ledger: Ledger) -> None:
    event = told_twice(ledger, "expulsion")
    form = css(page(client, f"/events/{event.id}"), f"#c-{event.claims[1]} form")[0]
    fields = {one.get("name"): one.get("value") for one in css(form, "input")}
    assert [one.get("value") for one in css(form, "button")] == ["right", "wrong", "split"]
    answer = client.post(form.get("action"), data={**fields, "verdict": "wrong"}, follow_redirects=False)
    assert answer.headers["location"] == f"/events/{event.id}"
    assert not css(page(client, f"/events/{event.id}"), f"#c-{event.claims[1]}")


def test_the_ledger_goes_on_where_a_page_of_it_ends(
    tmp_path: Path, make_client: Callable[..., TestClient], make_page: Any, put: Any, Told: Any
) -> None:
    countries = [state.name for code, state in ActorBase.default().states.items() if not state.end and code != "NOR"]
    pages = [
        make_page(f"Aid for {one}", "2021-03-02", Told(f"Norway sent aid to {one}.", "Norway", "sent aid", one,
                                                       "humanitarian_aid"))
        for one in countries[:60]
    ]  # fmt: skip
    put(tmp_path / "many.db", *pages)
    client = make_client(tmp_path / "many.db")
    seen = [one.get("id") for one in css(page(client, "/"), ".event")]
    (further,) = css(page(client, "/"), ".next a")
    seen += [one.get("id") for one in css(page(client, "/" + further.get("href")), ".event")]
    assert len(seen) == len({*seen}) == client.app.state.ledger.count() > 50  # type: ignore[attr-defined]


def test_of_many_events_the_latest_are_counted(ledger: Ledger) -> None:
    everything = {one.value: (one.count, one.label) for one in ledger.facets()["country"]}
    assert everything["NOR"] == (2, "Norway")
    latest = ledger.facets(within=1)
    assert [(one.value, one.count) for one in latest["kind"]] == [("humanitarian_aid", 1)]
    assert [one.label for one in latest["country"]] == ["Japan", "Kenya"]
    assert [one.label for one in ledger.facets(more={"kind": 1})["kind"]] == [
        max(ledger.facets()["kind"], key=lambda one: one.count).label
    ]
