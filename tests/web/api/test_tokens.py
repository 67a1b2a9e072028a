"""Programs with tokens: what each may do, and whose name a review has."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from detente.web.people.tokens import make_token
from detente.web.people.users import add_user

As = Callable[[str], dict[str, str]]


@pytest.fixture
def desk(ledger_path: Path, make_client: Callable[..., TestClient]) -> TestClient:
    return make_client(ledger_path, users=True)


@pytest.fixture
def headers(desk: TestClient) -> As:
    """The headers of a program of somebody with a role."""
    app: Any = desk.app
    store = app.state.ledger.store

    def of(role: str) -> dict[str, str]:
        user = add_user(store, f"{role}.one", role, "a long password that nobody has")
        return {"authorization": f"Bearer {make_token(store, user, 'a test', user.role)}"}

    return of


def test_nobody_is_asked_for_a_token_and_sent_to_no_page(desk: TestClient) -> None:
    for method, path in (("GET", "/api/v1/events"), ("POST", "/api/v1/code"), ("GET", "/feeds/events.atom")):
        answer = desk.request(method, path, follow_redirects=False)
        assert answer.status_code == 401 and answer.headers["www-authenticate"] == "Bearer"
        assert answer.headers["content-type"] == "application/problem+json"


def test_a_token_that_does_not_hold_opens_nothing(desk: TestClient) -> None:
    assert desk.get("/api/v1/events", headers={"authorization": "Bearer x"}).status_code == 401


def test_a_reader_reads_and_changes_nothing(desk: TestClient, headers: As) -> None:
    reader = headers("reader")
    claim = desk.get("/api/v1/claims", headers=reader).json()["items"][0]["id"]
    said = desk.post("/api/v1/reviews", json={"verdict": "wrong", "claims": [claim]}, headers=reader)
    assert said.status_code == 403
    assert desk.get("/api/v1/reviews", headers=reader).json()["items"] == []
    assert desk.get("/metrics", headers=reader).status_code == 403


def test_a_review_is_signed_with_the_name_of_whose_token_it_is(desk: TestClient, headers: As) -> None:
    analyst = headers("analyst")
    claim = desk.get("/api/v1/claims", headers=analyst).json()["items"][0]["id"]
    said = desk.post("/api/v1/reviews", json={"verdict": "right", "claims": [claim]}, headers=analyst)
    assert said.status_code == 201 and said.json()["review"]["by"] == "analyst.one"


def test_health_is_anybodys_and_meters_are_an_admins(desk: TestClient, headers: As) -> None:
    assert desk.get("/healthz").status_code == 200
    assert desk.get("/metrics").status_code == 401
    assert desk.get("/metrics", headers=headers("admin")).status_code == 200
