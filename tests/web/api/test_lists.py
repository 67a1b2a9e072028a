"""Lists of the API: filters, pages, forms, tags."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from starlette.testclient import TestClient

LISTS = ("events", "claims", "articles", "contacts", "pledges")


def items(client: TestClient, address: str) -> list[dict[str, Any]]:
    answer = client.get(f"/api/v1/{address}")
    assert answer.status_code == 200, answer.text
    return answer.json()["items"]


def walk(client: TestClient, address: str) -> list[str]:
    """The ids of a list, page after page."""
    found = []
    where: str | None = f"/api/v1/{address}"
    while where:
        page = client.get(where).json()
        found += [record["id"] if "id" in record else record["event"]["id"] for record in page["items"]]
        where = page["next"]
    return found


def test_events_are_those_that_the_filters_mean(client: TestClient) -> None:
    assert [event["kind"] for event in items(client, "events?kind=call")] == ["call"]
    assert {event["kind"] for event in items(client, "events?party=Norway&party=TCD")} == {"expulsion", "talks"}
    assert [event["kind"] for event in items(client, "events?since=2021-05-01")] == ["humanitarian_aid"]
    assert [event["kind"] for event in items(client, "events?text=corridor")] == ["offer"]
    assert items(client, "events?actor=Chad&event=SANCTION") == []


def test_events_come_in_the_order_asked_for(client: TestClient) -> None:
    days = [event["date"]["start"] for event in items(client, "events")]
    assert days == sorted(days, reverse=True) and len(days) == 5
    assert [event["date"]["start"] for event in items(client, "events?sort=oldest")] == days[::-1]


@pytest.mark.parametrize("name", LISTS)
def test_pages_hold_all_that_the_whole_list_does(client: TestClient, name: str) -> None:
    whole = walk(client, name)
    assert whole and len(set(whole)) == len(whole)
    assert walk(client, f"{name}?limit=1") == whole


@pytest.mark.parametrize("sort", ["newest", "oldest", "surest", "most-told", "most-hostile", "most-friendly"])
def test_pages_hold_every_event_in_each_order(client: TestClient, sort: str) -> None:
    whole = walk(client, f"events?sort={sort}")
    assert len(whole) == 5
    assert walk(client, f"events?sort={sort}&limit=2") == whole


def test_the_next_page_is_in_the_link_header_too(client: TestClient) -> None:
    answer = client.get("/api/v1/events?limit=2&sort=oldest")
    following = answer.json()["next"]
    assert answer.headers["link"] == f'<{following}>; rel="next"'
    assert "sort=oldest" in following and "limit=2" in following
    last = client.get("/api/v1/events?limit=5")
    assert last.json()["next"] is None and "link" not in last.headers


@pytest.mark.parametrize("name", ["events", "claims", "articles"])
def test_pages_stay_whole_while_pages_are_added(
    client: TestClient, name: str, ledger_path: Path, put: Callable[..., Any], make_page: Any, Told: Any
) -> None:
    before = walk(client, name)
    first = client.get(f"/api/v1/{name}?limit=2").json()
    told = Told("Peru expelled two envoys of Cuba.", "Peru", "expelled", "Cuba")
    put(ledger_path, make_page("From Lima", "2021-04-01", told))
    after = [record["id"] for record in first["items"]] + walk(client, first["next"].removeprefix("/api/v1/"))
    assert [id for id in after if id in before] == before
    assert len(after) == len(before) + 1


def test_a_list_goes_on_after_an_event_that_became_part_of_another(client: TestClient) -> None:
    before = walk(client, "events")
    page = client.get("/api/v1/events?limit=4&sort=newest").json()
    expulsion, talks = page["items"][3]["id"], before[4]
    assert expulsion in page["next"]
    merged = client.post("/api/v1/reviews", json={"verdict": "merge", "claims": [talks, expulsion]})
    assert merged.status_code == 201, merged.text
    assert expulsion not in walk(client, "events")
    rest = client.get(page["next"])
    assert rest.status_code == 200
    assert [event["id"] for event in rest.json()["items"]] == [talks]


@pytest.mark.parametrize("name", LISTS)
def test_a_table_holds_the_same_records_in_each_form(client: TestClient, name: str) -> None:
    def table(media: str) -> bytes:
        answer = client.get(f"/api/v1/{name}", headers={"accept": media})
        assert answer.status_code == 200
        assert answer.headers["content-type"].partition(";")[0] == media
        assert "attachment" in answer.headers["content-disposition"]
        return answer.content

    whole = items(client, name)
    assert [json.loads(line) for line in table("application/x-ndjson").splitlines()] == whole
    rows = list(csv.DictReader(io.StringIO(table("text/csv").decode(), newline="")))
    columns = pq.read_table(io.BytesIO(table("application/vnd.apache.parquet"))).to_pylist()
    assert len(rows) == len(columns) == len(whole)
    assert list(rows[0]) == list(columns[0])
    key = "event" if name == "pledges" else "id"
    ids = [record["id"] if "id" in record else record["event"]["id"] for record in whole]
    assert [row[key] for row in rows] == [row[key] for row in columns] == ids


def test_a_table_is_whole_and_a_page_is_not(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("detente.web.api.answering.PER_PAGE", 2)
    monkeypatch.setattr("detente.web.api.answering._AT_A_TIME", 2)
    assert len(items(client, "events")) == 2
    for form, count in (("jsonl", 5), ("csv", 6)):
        assert len(client.get(f"/api/v1/events?format={form}").text.splitlines()) == count
    assert pq.read_table(io.BytesIO(client.get("/api/v1/events?format=parquet").content)).num_rows == 5
    limited = client.get("/api/v1/events?format=csv&limit=3")
    assert len(limited.text.splitlines()) == 4 and 'rel="next"' in limited.headers["link"]


def test_cells_of_csv_are_no_formulas(
    client: TestClient, ledger_path: Path, put: Callable[..., Any], make_page: Any, Told: Any
) -> None:
    told = Told("=HYPERLINK is what Peru called Cuba.", "Peru", "called", "Cuba", "call")
    put(ledger_path, make_page("=1+1", "2021-04-01", told, url="https://example.org/formula"))
    text = client.get("/api/v1/claims?format=csv&outlet=The Daily Herald").text
    assert "'=HYPERLINK" in text and ",=HYPERLINK" not in text


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("*/*", "application/json"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "application/json"),
        ("application/json;q=0.2, text/csv", "text/csv"),
        ("text/*", "text/csv"),
        ("application/json;q=0, */*", "application/x-ndjson"),
    ],
)
def test_the_form_is_what_is_accepted_best(client: TestClient, accept: str, media: str) -> None:
    answer = client.get("/api/v1/events", headers={"accept": accept})
    assert answer.headers["content-type"].partition(";")[0] == media
    assert "Accept" in answer.headers["vary"]


def test_the_address_says_more_than_the_header(client: TestClient) -> None:
    answer = client.get("/api/v1/events?format=csv", headers={"accept": "application/json"})
    assert answer.headers["content-type"].startswith("text/csv")


def test_what_is_known_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/api/v1/events")
    again = client.get("/api/v1/events", headers={"if-none-match": f'"other", {first.headers["etag"]}'})
    assert again.status_code == 304 and again.content == b""
    assert again.headers["etag"] == first.headers["etag"]
    changed = client.get("/api/v1/events?limit=1", headers={"if-none-match": first.headers["etag"]})
    assert changed.status_code == 200


def test_a_tag_changes_with_the_ledger(client: TestClient) -> None:
    tag = client.get("/api/v1/events").headers["etag"]
    claim = items(client, "claims")[0]["id"]
    client.post("/api/v1/reviews", json={"verdict": "wrong", "claims": [claim]})
    assert client.get("/api/v1/events", headers={"if-none-match": tag}).status_code == 200


def test_long_answers_are_packed(client: TestClient) -> None:
    assert client.get("/api/v1/events").headers["content-encoding"] == "gzip"
