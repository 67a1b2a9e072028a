"""Adding pages at the desk: what was given is shown as it was coded, and kept when somebody says so."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from detente.errors import InputError
from detente.ledger.store.opening import open_store
from detente.web.drafts import MINUTES, MOST_OF_ONE, Drafts
from detente.web.fetching import Fetched
from detente.web.pages.add import MOST_PAGES, named
from detente.web.people import sessions
from detente.web.people.users import add_user

TEXT = (
    "OSLO, March 2 (Reuters) - Norway expelled two diplomats of Chad on Tuesday, the foreign ministry in Oslo said.\n\n"
    "Chad said it would answer in kind. The two countries have quarrelled over fishing rights since January.\n\n"
    "Subscribe to our newsletter"
)
LONGER = TEXT.replace(
    "Subscribe", "Chad closed its embassy in Oslo on Wednesday, its foreign ministry said.\n\nSubscribe"
)


def give(client: TestClient, files: list[tuple[str, bytes]] | None = None, **given: str) -> Any:
    """Give pages by the form; returns the page that shows them, or the form with what is wrong."""
    form = form_in(client.get("/add").text)
    several = [("files", file) for file in files or [("", b"")]]
    return client.post("/add", data={"form": form, **given}, files=several)


def keep(client: TestClient, shown: Any, *pages: int, do: str = "keep") -> str:
    """Tick pages of what is shown and press a button; returns the page that follows."""
    given = {"form": form_in(shown.text), "page": [str(one) for one in pages], "do": do}
    return client.post(shown.url.path, data=given).text


def form_in(page: str) -> str:
    found = re.search(r'name="form" value="(\w+)"', page)
    assert found
    return found[1]


def states(page: str) -> list[str]:
    """What each page of a draft is: new, same, changed, kept."""
    return re.findall(r'<p class="meta"><span class="status[^>]*>(new|same|changed|kept|no story)<', page)


def articles(where: Path) -> list[str | None]:
    store = open_store(str(where))
    try:
        return [article.headline for article in store.articles()]
    finally:
        store.close()


def test_a_text_is_shown_with_its_claims_and_kept_in_a_second_step(client: TestClient, ledger_path: Path) -> None:
    before = len(articles(ledger_path))
    given = {"headline": "Envoys told to go", "outlet": "The Gazette", "url": "https://gazette.example/1"}
    answer = give(client, text=TEXT, published="2021-03-03", **given)
    shown = answer.text
    assert states(shown) == ["new"]
    assert re.search(r'class="m[^"]*m-act"[^>]*>expelled</span><sup class="nth">1</sup>', shown)
    assert "The Gazette" in shown and "2021-03-03" in shown
    assert re.search(r'class="furniture">.*Subscribe to our newsletter', shown, re.DOTALL)
    assert len(articles(ledger_path)) == before
    kept = keep(client, answer, 0)
    assert states(kept) == ["kept"] and "signed local" in kept
    (article,) = re.findall(r'<a href="(/articles/\w+)">To the article', kept)
    assert "by local, coded by version" in client.get(article).text
    assert "Envoys told to go" in articles(ledger_path)
    # Sent once more, by a browser that goes back, it does nothing.
    assert states(keep(client, answer, 0)) == ["kept"]
    assert len(articles(ledger_path)) == before + 1


def test_what_is_not_ticked_is_not_kept_and_all_may_be_let_go(client: TestClient, ledger_path: Path) -> None:
    before = len(articles(ledger_path))
    files = [("one.txt", TEXT.encode()), ("two.txt", LONGER.encode())]
    shown = give(client, files)
    assert states(keep(client, shown, 1)) == ["new", "kept"]
    assert len(articles(ledger_path)) == before + 1
    keep(client, shown, 0, do="drop")
    assert client.get(shown.url.path).status_code == 404
    assert len(articles(ledger_path)) == before + 1


def test_a_page_that_the_ledger_has_is_the_same_or_changed(client: TestClient) -> None:
    address = {"url": "https://gazette.example/1", "published": "2021-03-03"}
    keep(client, give(client, text=TEXT, **address), 0)
    same = give(client, text=TEXT, **address).text
    assert states(same) == ["same"]
    assert 'name="page" value="0"' in same and 'value="0" checked' not in same
    changed = give(client, text=LONGER, **address).text
    assert states(changed) == ["changed"]
    assert re.search(r"1 new claim, \d+ it has, 0 no longer there", changed)
    assert "· in the ledger" in changed and "· new" in changed


def test_files_of_all_kinds_come_together_and_each_says_what_is_wrong_with_it(client: TestClient) -> None:
    line = json.dumps({"text": TEXT, "headline": "From a line", "published": "2021-03-03"})
    files = [
        ("a.html", f"<html><body><h1>Envoys</h1><p>{TEXT}</p></body></html>".encode()),
        ("b.txt.gz", gzip.compress(LONGER.encode())),
        ("c.jsonl", f"{line}\n{{broken\n".encode()),
        ("d.pdf", b"%PDF-1.7 " + bytes(200)),
        ("e.txt", b"  \n"),
        ("f.gz", gzip.compress(b"x" * 1000)[:20]),
    ]
    shown = give(client, files).text
    assert len(states(shown)) == 3
    assert "c.jsonl, line 1" in shown
    for name, reason in (
        ("c.jsonl, line 2", "broken JSON"),
        ("d.pdf", "not text: a PDF"),
        ("e.txt", "empty"),
        ("f.gz", "truncated gzip"),
    ):
        assert re.search(rf'<strong class="break">{re.escape(name)}</strong>: {reason}', shown)


def test_where_nothing_can_be_read_the_form_comes_back_as_it_was(client: TestClient) -> None:
    for given, said in (
        ({}, "Paste a text, choose a file, or give an address."),
        ({"files": [("d.pdf", b"%PDF-1.7")]}, "not text: a PDF"),
        ({"text": TEXT, "published": "soon"}, "The day of publication is"),
        ({"addresses": "http://a.example " * 6}, "At most 5 addresses"),
    ):
        answer = give(client, headline="Kept <b>", **given)
        assert (answer.url.path, answer.status_code // 100) == ("/add", 4)
        assert said in answer.text and 'value="Kept &lt;b&gt;"' in answer.text


def test_a_day_is_given_to_pages_that_do_not_say(client: TestClient) -> None:
    said = json.dumps({"text": LONGER, "published": "2020-07-01"})
    shown = give(client, [("said.jsonl", said.encode())], text=TEXT, published="2021-03-03").text
    assert re.findall(r"· <time>([\d-]+)</time>", shown) == ["2021-03-03", "2020-07-01"]


def test_files_of_the_same_name_are_not_the_same_page(client: TestClient, ledger_path: Path) -> None:
    for text in (TEXT, LONGER):
        keep(client, give(client, [("page.txt", text.encode())]), 0)
    store = open_store(str(ledger_path))
    assert sum(article.source == "<page.txt>" for article in store.articles()) == 2
    store.close()


@pytest.mark.parametrize("name", ["../../etc/passwd", "C:\\pages\\passwd", "<b>passwd", "passwd" * 100])
def test_the_name_of_a_file_is_but_a_name(name: str, client: TestClient) -> None:
    shown = give(client, [(name, TEXT.encode())]).text
    assert re.search(r'class="break">b?(passwd)+</span>', shown)


def test_addresses_are_fetched_and_the_page_is_of_that_address(client: TestClient, ledger_path: Path) -> None:
    class Stub:
        def fetch(self, url: str) -> Fetched:
            if "inside" in url:
                raise InputError(url, "its host is not on the public internet, so it is not fetched")
            return Fetched(url + "?moved=1", f"<html><body><p>{TEXT}</p></body></html>".encode())

    client.app.state.fetcher = Stub()  # type: ignore[attr-defined]
    shown = give(client, addresses="https://gazette.example/a\nhttp://inside.example/")
    assert "inside.example/</strong>: its host is not on the public internet" in shown.text
    keep(client, shown, 0)
    store = open_store(str(ledger_path))
    assert "https://gazette.example/a?moved=1" in [article.url for article in store.articles()]
    store.close()


def test_the_real_fetcher_goes_nowhere_inside(client: TestClient) -> None:
    answer = give(client, addresses="http://127.0.0.1:80/ http://[::1]/ http://2130706433/ file:///etc/passwd")
    assert answer.status_code == 422
    assert answer.text.count("<li><strong") == 4


def test_more_pages_than_are_read_at_once_are_said_to_be_left(client: TestClient) -> None:
    lines = "\n".join(json.dumps({"text": f"Page {number}."}) for number in range(MOST_PAGES + 5))
    assert f"{MOST_PAGES} pages are read at once" in give(client, [("many.jsonl", lines.encode())]).text


def test_a_draft_is_its_persons_own_and_signed_with_their_name(
    ledger_path: Path, make_client: Callable[..., TestClient]
) -> None:
    client = make_client(ledger_path, users=True)
    store = client.app.state.ledger.store  # type: ignore[attr-defined]
    for name in ("ann", "bob"):
        add_user(store, name, "analyst", "correct horse battery")

    def become(name: str) -> str:
        client.cookies.clear()
        session = sessions.begin(store, name)
        client.cookies.set("detente_session", session)
        return session

    of_ann = become("ann")
    shown = give(client, text=TEXT, published="2021-03-03")
    become("bob")
    assert client.get(shown.url.path).status_code == 404
    form = form_in(client.get("/add").text)
    assert client.post(shown.url.path, data={"form": form, "page": "0", "do": "keep"}).status_code == 404
    client.cookies.clear()
    client.cookies.set("detente_session", of_ann)
    kept = keep(client, shown, 0)
    (article,) = re.findall(r'<a href="(/articles/\w+)">To the article', kept)
    assert "by ann, coded by version" in client.get(article).text


def test_drafts_are_held_for_a_while_and_of_each_person_a_few() -> None:
    now = 0.0
    drafts = Drafts(lambda: now)
    first = drafts.put("ann", (), ())
    of_bob = drafts.put("bob", (), ())
    assert drafts.get(first.id, "ann") is first
    for _ in range(MOST_OF_ONE):
        drafts.put("ann", (), ())
    assert drafts.get(first.id, "ann") is None
    assert drafts.get(of_bob.id, "bob") is of_bob
    now = MINUTES * 60
    assert drafts.get(of_bob.id, "bob") is None


def test_sources_are_named_in_words() -> None:
    assert [named(source) for source in ("<news.jsonl>:3", "<pasted text>", "https://a.example:80/x:3")] == [
        "news.jsonl, line 3", "pasted text", "https://a.example:80/x:3",
    ]  # fmt: skip


def test_what_is_pasted_runs_nothing(client: TestClient) -> None:
    payload = '<img src=x onerror=alert(1)>"><script>alert(2)</script>'
    text = f"Norway expelled two envoys of Chad, {payload} said.\n\nChad said it would answer."
    given = {"headline": payload, "outlet": payload, "url": "javascript:alert(3)", "published": "2021-03-03"}
    shown = give(client, text=text, **given).text
    assert "<script>alert" not in shown and "<img" not in shown and "javascript:" not in shown
