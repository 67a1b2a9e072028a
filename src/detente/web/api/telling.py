"""How the endpoints are described to programs: models, examples, and the problems that any of them may have."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Any, Generic, TypeVar

import yaml
from anyio import CapacityLimiter
from fastapi import FastAPI
from pydantic import BaseModel, Field

from detente.web.api.answering import MEDIA, Format
from detente.web.failures import PROBLEM

Item = TypeVar("Item")

ABOUT = """\
Events, the claims that tell of them, and the articles that these stand in; contacts with the accounts of each side;
pledges and what came of them. Filters are those of the command line, under the same names.

Lists come in pages: `next` is the address of the page after, also in the `Link` header, and null on the last. With
`Accept`, or `format`, the same lists come as CSV, Parquet or JSONL, and are then whole. Every answer in JSON has an
`ETag`. Failures are problem details (RFC 9457). Where users log in, a program sends a token of its own:
`Authorization: Bearer ...`.
"""

_PROBLEMS = {
    400: "A filter has a value that cannot be, or the request makes no sense.",
    401: "There is no token, or none that holds.",
    403: "The role of whoever asks does not reach.",
    404: "There is no such record.",
    406: "It comes in none of the forms that are accepted.",
    413: "The body is too large.",
    422: "A parameter or the body is not as described.",
    503: "The ledger cannot be read or written now.",
}


class Page(BaseModel, Generic[Item]):
    """A page of a list."""

    items: list[Item]
    next: str | None = Field(description="The address of the next page; null on the last one.")


class Problem(BaseModel):
    """What is wrong with a request (RFC 9457)."""

    type: str = Field(examples=["about:blank"])
    title: str = Field(examples=["Bad Request"])
    status: int = Field(examples=[400])
    detail: str = Field(examples=["kind: no kind 'waltz' is known"])
    instance: str = Field(examples=["/api/v1/events"])


def one(example: str, status: int = 200, as_table: bool = False) -> dict[int | str, dict[str, Any]]:
    """The answer of an endpoint that gives one record, with the name of its example."""
    content: dict[str, Any] = {MEDIA[Format.JSON]: {"example": example}}
    if as_table:
        content |= _tables()
    described: dict[int | str, dict[str, Any]] = {status: {"description": "The record.", "content": content}}
    if status == 200:
        described[304] = {"description": "It has not changed: see `If-None-Match`."}
    return described


def listed(example: str) -> dict[int | str, dict[str, Any]]:
    """The answer of an endpoint that gives a list, with the name of an example of its items."""
    described = one(example, as_table=True)
    described[200]["description"] = "A page of the list, or all of it as a table."
    described[200]["content"][MEDIA[Format.JSON]]["example"] = [example]
    described[200]["headers"] = {
        "Link": {"description": 'The next page: `<...>; rel="next"`.', "schema": {"type": "string"}}
    }
    return described


@cache
def examples() -> dict[str, Any]:
    """An example of each record that the API gives, by name."""
    read: dict[str, Any] = yaml.safe_load(files("detente.web.api").joinpath("examples.yaml").read_text("utf-8"))
    return read


def set_up(app: FastAPI) -> None:
    """Give the app what endpoints of the API need, and its description what FastAPI cannot know."""
    app.state.coding = CapacityLimiter(1)
    app.description = ABOUT
    made: Callable[[], dict[str, Any]] = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            _complete(made())
        assert app.openapi_schema is not None
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]


def _complete(description: dict[str, Any]) -> None:
    """Add the problems that each operation may have, and how a program shows who it is."""
    parts = description.setdefault("components", {})
    schemas = parts.setdefault("schemas", {})
    for theirs in ("HTTPValidationError", "ValidationError"):
        schemas.pop(theirs, None)
    schemas["Problem"] = Problem.model_json_schema()
    parts["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    description["security"] = [{}, {"token": []}]
    content = {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    for path in description["paths"].values():
        for operation in path.values():
            for response in operation["responses"].values():
                told = response.get("content", {}).get(MEDIA[Format.JSON], {})
                if "example" in told:
                    told["example"] = _example(told["example"])
            for status, when in _PROBLEMS.items():
                operation["responses"][str(status)] = {"description": when, "content": content}


def _example(named: Any) -> Any:
    """The example of a name, of a page where it stands in a list; FastAPI would take what is null out of it."""
    if isinstance(named, list):
        return {"items": [examples()[name] for name in named], "next": None}
    return examples()[named]


def _tables() -> dict[str, Any]:
    binary = {"schema": {"type": "string", "format": "binary"}}
    return {
        MEDIA[Format.JSONL]: {"schema": {"type": "string"}},
        MEDIA[Format.CSV]: {"schema": {"type": "string"}},
        MEDIA[Format.PARQUET]: binary,
    }
