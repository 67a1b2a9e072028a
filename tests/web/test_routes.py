"""Every route is in the table with its role, every row has a route, and each role gets what the table says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from detente.ledger.store.opening import open_store
from detente.web.access import Route, role_for, routes
from detente.web.app import create_app
from detente.web.people import sessions
from detente.web.people.person import ROLES
from detente.web.people.users import add_user
from detente.web.settings import Settings

WHO = ("nobody", *ROLES)
Walk = Callable[[str], TestClient]


def of_the_app(router: object) -> Iterator[tuple[str, str]]:
    """The method and path of each route that the app has, those of routers within routers too."""
    for route in router.routes:  # type: ignore[attr-defined]
        inner = getattr(route, "original_router", None)
        if inner is not None:
            yield from of_the_app(inner)
        elif getattr(route, "methods", None):
            for method in route.methods - {"HEAD"}:
                yield method, re.sub(r":path\}", "}", route.path)
        else:
            # A mounted application takes any path below its own.
            yield "GET", f"{route.path}/{{path}}"


def test_the_table_and_the_routes_are_the_same(tmp_path: Path) -> None:
    app = create_app(Settings(str(tmp_path / "detente.db")))
    there, told = set(of_the_app(app)), {(row.method, row.path) for row in routes()}
    assert len(told) > 50
    assert there - told == set(), "routes that are not in routes.tsv"
    assert told - there == set(), "rows of routes.tsv that have no route"
    app.state.ledger.close()


def test_no_row_hides_another() -> None:
    for row in routes():
        assert role_for(row.method, row.path) == row.role, f"{row.method} {row.path} is taken by a row before it"


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walk]:
    """A maker of browsers in which somebody of that role is logged in, anew each time, at a desk with users."""
    path = str(tmp_path_factory.mktemp("routes") / "detente.db")
    store = open_store(path)
    for role in ROLES:
        add_user(store, f"{role}1", role, "correct horse battery")
    app = create_app(Settings(path, users=True))

    def browser(who: str) -> TestClient:
        cookies = {} if who == "nobody" else {"detente_session": sessions.begin(store, f"{who}1")}
        return TestClient(app, raise_server_exceptions=False, follow_redirects=False, cookies=cookies)

    with TestClient(app):
        yield browser
    store.close()


@pytest.mark.parametrize("row", routes(), ids=lambda row: f"{row.method} {row.path}")
def test_each_role_gets_what_the_table_says(row: Route, walk: Walk) -> None:
    path = re.sub(r"\{\w+\}", "x", row.path)
    for who in WHO:
        answer = walk(who).request(row.method, path)
        may = row.role == "anyone" or (who in ROLES and ROLES.index(who) >= ROLES.index(row.role))
        if may:
            assert answer.status_code not in (401, 403, 405), (who, answer.text)
            assert "/login?" not in answer.headers.get("location", "")
            assert answer.status_code < 500, answer.text
        elif who == "nobody" and row.method == "GET" and not path.startswith(("/api/", "/feeds/", "/metrics")):
            assert (answer.status_code, answer.headers["location"].partition("?")[0]) == (303, "/login")
        else:
            assert answer.status_code == (401 if who == "nobody" else 403), who


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The desk of one local user."""
    app = create_app(Settings(str(tmp_path_factory.mktemp("here") / "detente.db")))
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client


@pytest.mark.parametrize("row", routes(), ids=lambda row: f"{row.method} {row.path}")
def test_the_local_user_may_do_all_but_what_takes_users(row: Route, here: TestClient) -> None:
    answer = here.request(row.method, re.sub(r"\{\w+\}", "x", row.path), follow_redirects=False)
    assert answer.status_code not in (303, 401, 403, 405)
    assert answer.status_code < 500


@pytest.mark.parametrize(
    "row", [row for row in routes() if row.method != "GET"], ids=lambda row: f"{row.method} {row.path}"
)
def test_what_changes_something_is_refused_from_another_site(row: Route, walk: Walk) -> None:
    path = re.sub(r"\{\w+\}", "x", row.path)
    for head in (
        {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}, {"origin": "https://elsewhere.example"},
        {"origin": "null"}, {"origin": "https://elsewhere.example", "authorization": "Basic YW5uOng="},
    ):  # fmt: skip
        answer = walk("admin").request(row.method, path, headers=head)
        assert answer.status_code == 403
        assert "another site" in answer.text


@pytest.mark.parametrize(
    "row",
    [row for row in routes() if row.method != "GET" and not row.path.startswith(("/api/", "/mcp"))],
    ids=lambda row: f"{row.method} {row.path}",
)
def test_forms_are_refused_without_the_token_of_their_page(row: Route, walk: Walk) -> None:
    path = re.sub(r"\{\w+\}", "x", row.path)
    given = {"verdict": "right", "claim": "x", "name": "ann", "role": "admin", "active": "yes"}
    for form in ({}, {"form": "0" * 64}, {"form": "é"}):
        answer = walk("admin").request(row.method, path, data={**given, **form})
        assert answer.status_code == 400
        assert "too old" in answer.text


@pytest.mark.parametrize("path", ["/nowhere", "/users/", "/login/x", "/%75sers", "/users%3Fx"])
def test_paths_that_are_not_in_the_table_show_nothing(path: str, walk: Walk) -> None:
    answer = walk("reader").get(path)
    assert answer.status_code in (403, 404, 307)
    assert "Add a user" not in answer.text


def test_a_desk_without_users_answers_to_this_machine_alone(client: TestClient) -> None:
    for host in ("detente.example", "127.0.0.1.elsewhere.example", "127.0.0.1:80@x", ""):
        assert client.get("/", headers={"host": host}).status_code == 403
    for host in ("127.0.0.1:8600", "localhost", "[::1]:8600"):
        assert client.get("/", headers={"host": host}).status_code == 200
