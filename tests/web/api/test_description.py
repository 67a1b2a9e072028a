"""What the API says of itself: it must be true, whatever is sent."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from starlette.testclient import TestClient

from detente.web.access import routes
from detente.web.app import create_app
from detente.web.settings import Settings

OPERATIONS = [
    (route.method, route.path)
    for route in routes()
    if route.path.startswith("/api/v1/") and not route.path.endswith("openapi.json")
]
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
# Nothing can be sent with these that could be wrong.
BARE = {"/api/v1/stats"}
SENT = [
    (method, path, mode)
    for method, path in OPERATIONS
    for mode in GenerationMode
    if not (path in BARE and mode is GenerationMode.NEGATIVE)
]
# Of those that take time.
FEW = {"/api/v1/code": 6, "/api/v1/articles": 8, "/api/v1/actors": 8}


# Words alone would name nobody, and no question would be answered.
schemathesis.openapi.format("actor", st.sampled_from(["Norway", "TCD", "vladimir-putin", "RUS/MIL", "NATO/members"]))


@pytest.fixture(scope="module")
def description(tmp_path_factory: pytest.TempPathFactory, _filled: Path) -> Iterator[Any]:
    copy = tmp_path_factory.mktemp("described") / "detente.db"
    copy.write_bytes(_filled.read_bytes())
    app = create_app(Settings(str(copy), largest=100_000))
    yield schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)
    app.state.ledger.close()


def test_every_operation_is_described_with_an_example_that_is_true(client: TestClient) -> None:
    import jsonschema

    told = client.get("/api/v1/openapi.json").json()
    operations = [(path, method) for path, methods in told["paths"].items() for method in methods]
    assert {(method.upper(), path) for path, method in operations} == set(OPERATIONS)
    for path, method in operations:
        operation = told["paths"][path][method]
        assert operation["description"] and operation["tags"], path
        assert {"400", "404", "422"} <= operation["responses"].keys()
        for status, response in operation["responses"].items():
            content = response.get("content", {}).get("application/json")
            if content is not None:
                assert status.startswith("2") and content["example"], path
                schema = {**content["schema"], "components": told["components"]}
                jsonschema.validate(content["example"], schema, jsonschema.Draft202012Validator)
        for parameter in operation.get("parameters", ()):
            assert parameter["description"], (path, parameter["name"])


@pytest.mark.parametrize(("method", "path", "mode"), SENT, ids=lambda value: str(getattr(value, "value", value)))
def test_whatever_is_sent_the_answer_is_as_described(
    method: str, path: str, mode: GenerationMode, description: Any
) -> None:
    operation = description[path][method]

    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(
        max_examples=FEW.get(path, 25), derandomize=True, database=None, deadline=None,
        suppress_health_check=[*HealthCheck],
    )  # fmt: skip
    def send(case: Any) -> None:
        case.call_and_validate(checks=CHECKS)

    send()
