"""What programs may do to a ledger: code a page, add it, review."""

from __future__ import annotations

import json

import pytest
from starlette.testclient import TestClient

PAGE = {"text": "France recalled its ambassador from Canberra on Friday.", "published": "2021-09-17"}


@pytest.fixture
def claim(client: TestClient) -> str:
    return client.get("/api/v1/claims?kind=offer").json()["items"][0]["id"]


def count(client: TestClient) -> int:
    return client.get("/api/v1/stats").json()["articles"]


def test_a_page_is_coded_and_not_kept(client: TestClient) -> None:
    coded = client.post("/api/v1/code", json=PAGE)
    assert coded.status_code == 200
    (claim,) = coded.json()["claims"]
    assert (claim["actors"][0]["id"], claim["recipients"][0]["id"]) == ("FRA", "AUS")
    assert claim["date"]["start"] == "2021-09-17"
    assert count(client) == 5


def test_html_is_read_as_html(client: TestClient) -> None:
    page = f"<html><body><article><p>{PAGE['text']}</p></article><script>track()</script></body></html>"
    coded = client.post("/api/v1/code", json={**PAGE, "text": page}).json()
    assert coded["article"]["body"] == PAGE["text"]
    assert [claim["actors"][0]["id"] for claim in coded["claims"]] == ["FRA"]


def test_the_name_of_a_file_is_a_text_and_no_file_is_read(client: TestClient) -> None:
    coded = client.post("/api/v1/code", json={"text": "/etc/passwd"}).json()
    assert coded["article"]["body"] in ("", "/etc/passwd") and coded["claims"] == []


def test_claims_come_as_a_table(client: TestClient) -> None:
    lines = client.post("/api/v1/code?format=csv", json=PAGE).text.splitlines()
    assert lines[0].startswith("id,article_id,") and len(lines) == 2


def test_a_page_is_added_once(client: TestClient) -> None:
    added = client.post("/api/v1/articles", json=PAGE)
    assert added.status_code == 201 and added.json()["state"] == "new"
    assert client.get(added.headers["location"]).json()["article"]["body"] == PAGE["text"]
    again = client.post("/api/v1/articles", json=PAGE)
    assert again.status_code == 200 and again.json()["state"] == "same"
    assert count(client) == 6


def test_a_page_of_the_same_address_is_a_new_version(client: TestClient) -> None:
    page = {**PAGE, "url": "https://example.org/envoy"}
    client.post("/api/v1/articles", json=page)
    changed = client.post("/api/v1/articles", json={**page, "text": f"{PAGE['text']} He left at noon."})
    assert changed.json()["state"] == "changed"


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": ""}, {"text": "  \n "}, {"text": "Talks.", "published": "soon"}, {"text": "Talks.", "more": 1},
        {"headline": "no text"}, {"text": "Talks.", "url": "https://example.org/\0"},
        {"text": "Le ministre a dit hier soir que la décision du gouvernement était définitive et sans appel."},
    ],
)  # fmt: skip
def test_what_is_no_page_is_refused(client: TestClient, wrong: dict[str, str]) -> None:
    for where in ("code", "articles"):
        answer = client.post(f"/api/v1/{where}", json=wrong)
        assert answer.status_code == 422
        assert answer.headers["content-type"] == "application/problem+json"
    assert count(client) == 5


def test_a_review_is_signed_listed_and_undone(client: TestClient, claim: str) -> None:
    said = client.post("/api/v1/reviews", json={"verdict": "wrong", "claims": [claim], "note": "a wish"})
    assert said.status_code == 201
    review = said.json()["review"]
    assert (review["by"], review["note"]) == ("local", "a wish")
    assert client.get("/api/v1/reviews").json()["items"] == [review]
    assert client.get("/api/v1/stats").json()["events"] == 4
    undone = client.post(f"/api/v1/reviews/{review['id']}/undo")
    assert undone.status_code == 200 and claim in undone.json()["events"]
    assert client.get("/api/v1/stats").json()["events"] == 5
    assert client.get("/api/v1/reviews").json()["items"] == []
    assert client.get("/api/v1/reviews?undone=true").json()["items"][0]["undone"]


def test_reviews_come_in_pages(client: TestClient, claim: str) -> None:
    for number in range(5):
        note = {"verdict": "note", "claims": [claim], "note": f"note {number}"}
        assert client.post("/api/v1/reviews", json=note).status_code == 201
    whole = client.get("/api/v1/reviews").json()["items"]
    found, where = [], "/api/v1/reviews?limit=2"
    while where:
        page = client.get(where).json()
        found += page["items"]
        where = page["next"]
    assert found == whole and len(whole) == 5


@pytest.mark.parametrize(
    "changes",
    [
        {"quad": 7}, {"goldstein": 99}, {"status": "perhaps"}, {"kind": "waltz"}, {"mode": "zzz"}, {"mode": {}},
        {"contexts": ["a|b"]}, {"evidence": {}}, {"actors": [{"id": "", "name": ""}]},
        {"date": {"start": "banana", "end": None, "precision": "day", "basis": "stated", "text": None}},
        {"date": {"start": "2021-03-09", "end": "2021-03-01", "precision": "day", "basis": "stated", "text": None}},
        {"place": {"text": "x", "name": "x", "country": None, "latitude": 91, "longitude": 0, "geonames_id": None}},
        {"quad": 10**4000}, {"status": "\ud800"}, {"status": "\0"}, {"place": [[[[[[[[[[]]]]]]]]]]},
    ],
)  # fmt: skip
def test_a_correction_that_cannot_be_is_refused_and_changes_nothing(
    client: TestClient, claim: str, changes: dict[str, object]
) -> None:
    before = client.get("/api/v1/events").json()
    body = json.dumps({"verdict": "correct", "claims": [claim], "changes": changes})
    answer = client.post("/api/v1/reviews", content=body, headers={"content-type": "application/json"})
    assert answer.status_code in (400, 422), answer.text
    assert client.get("/api/v1/events").json() == before
    assert client.get("/api/v1/reviews").json()["items"] == []


@pytest.mark.parametrize(
    "said",
    [
        {"verdict": "right", "claims": ["0" * 16]}, {"verdict": "merge", "claims": ["0" * 16]},
        {"verdict": "perhaps", "claims": ["0" * 16]}, {"verdict": "right", "claims": []},
        {"verdict": "right", "claims": ["x"]},
    ],
)  # fmt: skip
def test_a_review_that_makes_no_sense_is_refused(client: TestClient, said: dict[str, object]) -> None:
    assert client.post("/api/v1/reviews", json=said).status_code in (400, 422)
