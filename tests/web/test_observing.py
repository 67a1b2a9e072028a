"""What those who run the desk see of it: health, meters, logs."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.testclient import TestClient

from detente.web.observing import LOG, start_logs


def meters(client: TestClient) -> dict[tuple[str, ...], float]:
    text = client.get("/metrics").text
    return {
        (sample.name, *(value for _, value in sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


@pytest.fixture
def lines() -> Iterator[Callable[[], list[dict[str, object]]]]:
    """What has been logged since."""
    stream = io.StringIO()
    before = LOG.handlers, LOG.level, LOG.propagate
    start_logs(stream)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines() if line.startswith("{")]
    LOG.handlers, LOG.propagate = before[0], before[2]
    LOG.setLevel(before[1])


def test_a_desk_that_can_read_its_ledger_is_well(client: TestClient) -> None:
    answer = client.get("/healthz")
    assert answer.status_code == 200 and answer.json()["status"] == "ok"


def test_requests_are_counted_by_route_and_status(client: TestClient) -> None:
    event = client.get("/api/v1/events").json()["items"][0]["id"]
    for id in (event, event, "0" * 16):
        client.get(f"/api/v1/events/{id}")
    client.get("/made/up")
    seen = meters(client)
    assert seen["detente_requests_total", "GET", "/api/v1/events/{id}", "200"] == 2
    assert seen["detente_requests_total", "GET", "/api/v1/events/{id}", "404"] == 1
    assert seen["detente_requests_total", "GET", "none", "404"] == 1
    assert seen["detente_request_seconds_count", "GET", "/api/v1/events/{id}"] == 3


def test_the_ledger_is_counted(client: TestClient) -> None:
    seen = meters(client)
    assert (seen["detente_ledger_records", "events"], seen["detente_ledger_records", "claims"]) == (5, 7)


def test_two_desks_count_each_their_own(ledger_path: Path, make_client: Callable[..., TestClient]) -> None:
    one, other = make_client(ledger_path), make_client(ledger_path)
    one.get("/healthz")
    assert ("detente_requests_total", "GET", "/healthz", "200") not in meters(other)


def test_each_request_is_a_line_without_what_was_asked(
    client: TestClient, lines: Callable[[], list[dict[str, object]]]
) -> None:
    client.get("/api/v1/events?text=secret", headers={"authorization": "Bearer secret"})
    (line,) = lines()
    assert "secret" not in json.dumps(line)
    assert (line["method"], line["path"], line["route"]) == ("GET", "/api/v1/events", "/api/v1/events")
    assert (line["status"], line["person"]) == (200, "local")


def test_a_path_cannot_forge_a_line(client: TestClient, lines: Callable[[], list[dict[str, object]]]) -> None:
    client.get('/api/v1/events/x%0a{"forged": true}')
    (line,) = lines()
    assert line["status"] == 422


def test_a_mistake_of_ours_is_logged_with_where_it_was(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("here")

    monkeypatch.setattr("detente.ledger.ledger.Ledger.stats", broken)
    with caplog.at_level(logging.ERROR, logger="detente.desk"):
        client.get("/api/v1/stats")
    (record,) = caplog.records
    assert record.exc_info is not None and record.exc_info[0] is RuntimeError
