"""Single records of the API, and overviews."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient


def first(client: TestClient, address: str) -> dict[str, Any]:
    return client.get(f"/api/v1/{address}").json()["items"][0]


def test_an_event_comes_with_its_claims(client: TestClient) -> None:
    event = first(client, "events?kind=expulsion")
    told = client.get(f"/api/v1/events/{event['id']}").json()
    assert told["event"] == event
    assert [claim["id"] for claim in told["claims"]] == event["claims"]
    assert [claim["article"]["publisher"] for claim in told["claims"]] == ["The Daily Herald", "The Evening Post"]


def test_the_id_of_a_claim_leads_to_its_event(client: TestClient) -> None:
    event = first(client, "events?kind=expulsion")
    assert client.get(f"/api/v1/events/{event['claims'][1]}").json()["event"]["id"] == event["id"]


def test_a_claim_stands_as_it_was_corrected(client: TestClient) -> None:
    claim = first(client, "claims?kind=offer")
    change = {"verdict": "correct", "claims": [claim["id"]], "changes": {"status": "denied"}}
    assert client.post("/api/v1/reviews", json=change).status_code == 201
    told = client.get(f"/api/v1/claims/{claim['id']}").json()
    assert told["claim"]["status"] == "denied" and not told["rejected"]
    assert first(client, "claims?kind=offer")["status"] == "denied"


def test_a_claim_that_was_judged_wrong_is_no_part_of_any_event(client: TestClient) -> None:
    claim = first(client, "claims?kind=offer")
    client.post("/api/v1/reviews", json={"verdict": "wrong", "claims": [claim["id"]]})
    told = client.get(f"/api/v1/claims/{claim['id']}").json()
    assert told == {"claim": claim, "event": None, "rejected": True}
    assert claim["id"] not in [one["id"] for one in client.get("/api/v1/claims").json()["items"]]


def test_an_article_has_its_body_its_furniture_and_its_versions(
    client: TestClient, ledger_path: Path, put: Callable[..., Any], make_page: Any, Told: Any
) -> None:
    shelved = first(client, "articles?kind=call&outlet=The Daily Herald")
    told = client.get(f"/api/v1/articles/{shelved['id']}").json()
    assert told["article"]["body"].startswith("Turkey spoke with Russia")
    assert told["article"]["furniture"][0]["kind"] == "appeal"
    again = Told("Turkey spoke with Russia by telephone once more.", "Turkey", "spoke", "Russia", "call")
    put(ledger_path, make_page("Leaders on the phone", "2021-04-10", again))
    versions = client.get(f"/api/v1/articles/{shelved['id']}").json()["versions"]
    assert [(one["version"], one["current"]) for one in versions] == [(1, False), (2, True)]
    assert client.get(f"/api/v1/articles/{versions[1]['id']}").json()["versions"] == versions


def test_a_contact_has_the_accounts_of_each_side(client: TestClient) -> None:
    contact = first(client, "contacts?kind=call")
    assert {account["side"] for account in contact["accounts"]} == {"RUS", "TUR"}
    assert client.get(f"/api/v1/contacts/{contact['event']['id']}").json() == contact


def test_pledges_are_asked_for_by_their_fate(client: TestClient) -> None:
    pledge = first(client, "pledges?fate=open")
    assert pledge["kind"] == "offer" and pledge["event"]["kind"] == "offer"
    assert client.get("/api/v1/pledges?fate=kept").json()["items"] == []
    assert client.get(f"/api/v1/pledges/{pledge['event']['id']}").json() == pledge


def test_a_name_stands_for_whoever_held_the_office_that_day(client: TestClient) -> None:
    found = client.get("/api/v1/actors", params={"name": "the German chancellor", "on": "1995-01-01"}).json()
    assert [one["actor"]["name"] for one in found["actors"]] == ["Helmut Kohl"]
    assert client.get("/api/v1/actors?name=Narnia").json()["actors"] == []


def test_an_actor_has_its_offices_and_a_bloc_its_members_of_the_day(client: TestClient) -> None:
    person = client.get("/api/v1/actors/angela-merkel?on=2010-01-01").json()
    assert "chancellor" in [office["office"] for office in person["offices"]]
    earlier = client.get("/api/v1/actors/angela-merkel?on=2004-01-01").json()
    assert "chancellor" not in [office["office"] for office in earlier["offices"]]
    assert "GBR" in client.get("/api/v1/actors/european-union?on=2010-01-01").json()["members"]
    assert "GBR" not in client.get("/api/v1/actors/european-union?on=2022-01-01").json()["members"]
    assert client.get("/api/v1/actors/NOR").json()["name"] == "Norway"


def test_a_timeline_runs_both_ways_between_two_parties(client: TestClient) -> None:
    drawn = client.get("/api/v1/timeline?party=Norway&party=Chad&step=month").json()
    assert {point["direction"] for point in drawn["points"]} == {"Norway → Chad", "Chad → Norway"}
    rows = list(csv.DictReader(io.StringIO(client.get("/api/v1/timeline?format=csv").text)))
    assert [(row["start"], row["events"]) for row in rows if row["events"] != "0"] == [
        ("2021-02-01", "1"), ("2021-03-01", "1"), ("2021-04-01", "2"), ("2021-05-01", "1"),
    ]  # fmt: skip


def test_overviews_count_what_is_there(client: TestClient) -> None:
    stats = client.get("/api/v1/stats").json()
    assert (stats["articles"], stats["claims"], stats["events"]) == (5, 7, 5)
    facets = client.get("/api/v1/facets?kind=call").json()
    assert [(one["value"], one["count"]) for one in facets["outlet"]] == [
        ("The Daily Herald", 1), ("The Evening Post", 1),
    ]  # fmt: skip
