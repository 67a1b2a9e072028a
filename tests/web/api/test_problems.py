"""Failures of the API are problem details, whatever is asked, and tell nothing of the inside."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

WRONG = [
    ("/api/v1/nothing", 404),
    ("/api/v1/events/0000000000000000", 404),
    ("/api/v1/claims/0000000000000000", 404),
    ("/api/v1/articles/0000000000000000", 404),
    ("/api/v1/contacts/0000000000000000", 404),
    ("/api/v1/pledges/0000000000000000", 404),
    ("/api/v1/actors/nobody-at-all", 404),
    ("/api/v1/events/%00", 422),
    ("/api/v1/events/%ff", 422),
    (f"/api/v1/actors/{'a' * 5000}", 422),
    ("/api/v1/events?knd=call", 422),
    ("/api/v1/events?kind=waltz", 400),
    ("/api/v1/events?party=nobody%20at%20all", 400),
    ("/api/v1/events?since=2021-02-30", 400),
    ("/api/v1/events?since=soon", 422),
    ("/api/v1/events?text=%00", 400),
    ("/api/v1/events?limit=0", 422),
    ("/api/v1/events?limit=99999999999999999999", 422),
    ("/api/v1/events?confidence=nan", 422),
    ("/api/v1/events?quad=1e400", 422),
    ("/api/v1/events?format=xml", 422),
    ("/api/v1/events?after=zz~zz", 400),
    ("/api/v1/events?sort=surest&after=0~inf", 400),
    ("/api/v1/claims?after=99999999999999999999", 400),
    ("/api/v1/actors?name=Putin&on=2021-02-30", 400),
    ("/api/v1/events?" + "&".join(["cameo=1"] * 3000), 400),
    ("/api/v1/events?text=" + "a" * 30000, 400),
    ("/feeds/events.atom?kind=waltz", 400),
]


@pytest.mark.parametrize(("address", "status"), WRONG, ids=[address[:40] for address, _ in WRONG])
def test_what_cannot_be_answered_is_a_problem(client: TestClient, address: str, status: int) -> None:
    answer = client.get(address)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert told["status"] == status and told["detail"] and told["title"] and told["type"]
    assert told["instance"].startswith(address.partition("?")[0].partition("%")[0])


def test_a_form_that_nobody_makes_is_a_problem(client: TestClient) -> None:
    answer = client.get("/api/v1/events", headers={"accept": "text/html"})
    assert answer.status_code == 406 and "text/csv" in answer.json()["detail"]


def test_a_wrong_method_is_told_which_are_right(client: TestClient) -> None:
    answer = client.put("/api/v1/reviews")
    assert answer.status_code == 405 and answer.headers["allow"] == "GET, POST"


def test_the_head_alone_comes_without_the_body(client: TestClient) -> None:
    answer = client.head("/api/v1/events")
    assert answer.status_code == 200 and answer.content == b""
    assert answer.headers["etag"] == client.get("/api/v1/events").headers["etag"]


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"\xff\xfe", b"[" * 100_000, b'{"text": ' + b"9" * 50_000 + b"}", b'{"text": "\\ud800"}'],
    ids=["empty", "cut off", "a list", "no UTF-8", "deep", "enormous", "half a pair"],
)
def test_a_body_that_cannot_be_read_is_a_problem(client: TestClient, body: bytes) -> None:
    answer = client.post("/api/v1/code", content=body, headers={"content-type": "application/json"})
    assert answer.status_code in (400, 422), answer.text
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_body_that_is_too_large_is_refused_whatever_it_says(
    ledger_path: Path, make_client: Callable[..., TestClient]
) -> None:
    client = make_client(ledger_path, largest=1000)

    def pieces() -> Iterator[bytes]:
        yield from (b" " * 600 for _ in range(3))

    said = {"content-type": "application/json"}
    assert client.post("/api/v1/code", content=b" " * 1001, headers=said).status_code == 413
    assert client.post("/api/v1/code", content=pieces(), headers=said).status_code == 413
    lying = client.post("/api/v1/code", content=b" ", headers={**said, "content-length": "9" * 40})
    assert lying.status_code == 413


def test_a_mistake_of_ours_is_told_without_its_inside(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("secret of the inside")

    monkeypatch.setattr("detente.ledger.ledger.Ledger.stats", broken)
    answer = client.get("/api/v1/stats")
    assert answer.status_code == 500 and "secret" not in answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert "content-security-policy" in answer.headers


@pytest.mark.parametrize("users", [False, True])
def test_a_ledger_that_is_gone_is_a_problem_without_its_path(
    ledger_path: Path, make_client: Callable[..., TestClient], users: bool
) -> None:
    client = make_client(ledger_path, users=users)
    client.app.state.ledger.close()  # type: ignore[attr-defined]
    for name in ("", "-wal", "-shm"):
        Path(f"{ledger_path}{name}").unlink(missing_ok=True)
    ledger_path.mkdir()
    for address in ("/healthz", "/api/v1/events"):
        answer = client.get(address, headers={"authorization": f"Bearer {'d' * 43}"})
        assert answer.status_code == 503 and answer.headers["retry-after"]
        assert str(ledger_path) not in answer.text
