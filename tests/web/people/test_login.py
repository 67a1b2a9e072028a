"""Logging in, the account and the users' page, as a browser meets them."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from detente.ledger.store.opening import open_store
from detente.web.pages.login import own_path
from detente.web.people.throttle import PAIR
from detente.web.people.users import add_user, user_named

GOOD = "correct horse battery"
Browser = Callable[..., TestClient]


def form_in(page: str) -> str:
    """The token of the forms of a page."""
    found = re.search(r'name="form" value="(\w+)"', page)
    assert found
    return found[1]


def secret_in(page: str) -> str:
    """What a page shows this once."""
    found = re.search(r'class="secret">([^<]+)<', page)
    assert found
    return html.unescape(found[1])


@pytest.fixture
def browser(ledger_path: Path, make_client: Callable[..., TestClient]) -> Browser:
    """A maker of browsers of a desk where ann is admin and bob a reader; keywords are settings."""
    store = open_store(str(ledger_path))
    for name, role in (("ann", "admin"), ("bob", "reader")):
        add_user(store, name, role, GOOD)
    store.close()

    def made(**settings: object) -> TestClient:
        return make_client(ledger_path, users=True, **settings)

    return made


def log_in(client: TestClient, name: str = "ann", password: str = GOOD, to: str = "/") -> str:
    """Log in by the form; returns the page that it leads to."""
    page = client.get("/login", params={"next": to}).text
    given = {"name": name, "password": password, "next": to, "form": form_in(page)}
    return client.post("/login", data=given).text


def test_who_is_not_logged_in_is_led_to_log_in_and_then_to_what_they_asked_for(browser: Browser) -> None:
    client = browser()
    asked = client.get("/timeline?since=2021-01-01&party=Norway")
    assert asked.url.path == "/login"
    given = {"name": "ann", "password": GOOD, "next": "/timeline?since=2021-01-01&party=Norway"}
    came = client.post("/login", data={**given, "form": form_in(asked.text)})
    assert (came.url.path, came.url.query) == ("/timeline", b"since=2021-01-01&party=Norway")
    assert ">ann</a>" in came.text


@pytest.mark.parametrize(
    "given",
    ["", None, "//elsewhere.example", "/\\elsewhere.example", "https://elsewhere.example", "/\t/elsewhere.example",
     "javascript:alert(1)", "\\\\elsewhere.example", "/\n//elsewhere.example", "timeline", "/login?next=/", "/logout"],
)  # fmt: skip
def test_logging_in_leads_to_no_other_site(given: str | None) -> None:
    assert own_path(given) == "/"


def test_the_paths_of_the_desk_are_its_own() -> None:
    for path in ("/", "/events/3f9c2a7be01d5c44#c-1", "/?party=Norway&text=a//b", "/articles?text=http://x"):
        assert own_path(path) == path


def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(browser: Browser) -> None:
    client = browser()
    answers = []
    for name, password in (("ann", "wrong password"), ("eve", GOOD)):
        page = client.get("/login").text
        answer = client.post("/login", data={"name": name, "password": password, "form": form_in(page)})
        assert answer.status_code == 401
        assert "set-cookie" not in answer.headers
        answers.append(answer.text.replace(f'value="{name}"', ""))
    assert answers[0] == answers[1]


def test_log_in_is_throttled_and_says_how_long(browser: Browser) -> None:
    client = browser()
    for _ in range(PAIR.at_once):
        assert "no user with this name" in log_in(client, password="wrong password")
    page = client.get("/login").text
    answer = client.post("/login", data={"name": "ann", "password": GOOD, "form": form_in(page)})
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) <= PAIR.seconds + 1
    assert client.get("/").url.path == "/login"


@pytest.mark.parametrize("secure", [False, True])
def test_cookies_are_kept_from_scripts_and_other_sites(secure: bool, browser: Browser) -> None:
    client = browser(secure=secure)
    client.base_url = client.base_url.copy_with(scheme="https" if secure else "http")
    page = client.get("/login")
    answer = client.post(
        "/login", data={"name": "ann", "password": GOOD, "form": form_in(page.text)}, follow_redirects=False
    )
    for cookie in (page.headers["set-cookie"], answer.headers["set-cookie"]):
        assert "HttpOnly" in cookie and "SameSite=lax" in cookie and "Path=/" in cookie and "Domain" not in cookie
        assert ("; Secure" in cookie) is cookie.startswith("__Host-") is secure
    assert client.get("/").url.path == "/"


def test_a_form_of_one_browser_does_not_serve_in_another(browser: Browser) -> None:
    one, other = browser(), browser()
    page = one.get("/login").text
    other.get("/login")
    answer = other.post("/login", data={"name": "ann", "password": GOOD, "form": form_in(page)})
    assert answer.status_code == 400
    log_in(one), log_in(other, "bob")
    answer = other.post("/logout", data={"form": form_in(one.get("/account").text)})
    assert answer.status_code == 400
    assert other.get("/").url.path == "/"


def test_logging_out_ends_the_session_wherever_its_cookie_is(browser: Browser) -> None:
    client = browser()
    log_in(client)
    kept = dict(client.cookies)
    client.post("/logout", data={"form": form_in(client.get("/").text)})
    assert client.get("/").url.path == "/login"
    client.cookies.update(kept)
    assert client.get("/").url.path == "/login"


def test_logging_in_gives_a_new_session_and_ends_the_former(browser: Browser) -> None:
    client = browser()
    client.cookies.set("detente_session", "planted", domain="testserver.local", path="/")
    log_in(client)
    first = client.cookies["detente_session"]
    assert first != "planted"
    given = {"name": "bob", "password": GOOD, "form": form_in(client.get("/").text)}
    client.post("/login", data=given)
    assert client.cookies["detente_session"] != first
    client.cookies.set("detente_session", first, domain="testserver.local", path="/")
    assert client.get("/").url.path == "/login"


def test_a_changed_password_ends_all_other_sessions(browser: Browser) -> None:
    one, other = browser(), browser()
    log_in(one, "bob"), log_in(other, "bob")

    def change(current: str, new: str, again: str) -> str:
        form = form_in(one.get("/account").text)
        return one.post("/account/password", data={"current": current, "new": new, "again": again, "form": form}).text

    assert "not your password" in change("wrong password", "another battery", "another battery")
    assert "same way twice" in change(GOOD, "another battery", "other battery")
    assert "10 to 200 characters" in change(GOOD, "short", "short")
    assert other.get("/").url.path == "/"
    assert "is changed" in change(GOOD, "another battery", "another battery")
    assert other.get("/").url.path == "/login"
    assert one.get("/").url.path == "/"
    assert "no user with this name" in log_in(other, "bob")
    assert ">bob</a>" in log_in(other, "bob", "another battery")


def test_a_token_is_shown_once_serves_a_program_and_is_revoked(browser: Browser) -> None:
    client, program = browser(), browser()
    log_in(client)
    form = form_in(client.get("/account").text)
    given = {"label": "nightly <b>", "role": "analyst", "days": "30", "form": form}
    answer = client.post("/account/tokens", data=given)
    token, page = secret_in(answer.text), client.get("/account").text
    assert answer.headers["cache-control"] == "no-store"
    assert token not in page and "nightly &lt;b&gt;" in page
    head = {"authorization": f"Bearer {token}"}
    assert program.get("/api/v1/events", headers=head).status_code == 200
    assert program.get("/metrics", headers=head).status_code == 403
    assert program.get("/account", headers=head).status_code == 403
    code = {"text": "Norway expelled two envoys of Chad."}
    assert program.post("/api/v1/code", json=code, headers=head).status_code == 200
    assert program.get("/api/v1/events", headers={"authorization": "Bearer x"}).status_code == 401
    (id,) = re.findall(r"/account/tokens/(\w+)/revoke", page)
    client.post(f"/account/tokens/{id}/revoke", data={"form": form})
    assert program.get("/api/v1/events", headers=head).status_code == 401


def test_a_token_that_does_not_hold_is_nobodys_whatever_cookie_comes_with_it(browser: Browser) -> None:
    client = browser()
    log_in(client)
    assert client.get("/api/v1/events", headers={"authorization": "Bearer x"}).status_code == 401
    assert client.get("/api/v1/events", headers={"authorization": "Basic eDp5"}).status_code == 200


def test_a_token_of_more_than_ones_role_is_refused(browser: Browser) -> None:
    client = browser()
    log_in(client, "bob")
    form = form_in(client.get("/account").text)
    answer = client.post("/account/tokens", data={"label": "job", "role": "admin", "form": form})
    assert answer.status_code == 400
    assert "can have the role reader or less" in answer.text


def test_an_admin_adds_a_user_who_logs_in_with_what_was_shown_once(browser: Browser, ledger_path: Path) -> None:
    admin, newcomer = browser(), browser()
    log_in(admin)
    form = form_in(admin.get("/users").text)
    page = admin.post("/users", data={"name": "Cleo", "role": "analyst", "form": form}).text
    assert ">cleo</a>" in log_in(newcomer, "cleo", secret_in(page), "/add")
    again = admin.post("/users", data={"name": "cleo", "role": "analyst", "form": form})
    assert again.status_code == 400 and "a user cleo already" in again.text
    admin.post("/users/cleo/role", data={"role": "reader", "form": form})
    assert newcomer.get("/add").status_code == 403
    renewed = secret_in(admin.post("/users/cleo/password", data={"form": form}).text)
    assert newcomer.get("/").url.path == "/login"
    assert ">cleo</a>" in log_in(newcomer, "cleo", renewed)
    admin.post("/users/cleo/active", data={"active": "no", "form": form})
    assert newcomer.get("/").url.path == "/login"
    assert "no user with this name" in log_in(newcomer, "cleo", renewed)


def test_the_last_admin_stays(browser: Browser, ledger_path: Path) -> None:
    admin = browser()
    log_in(admin)
    form = form_in(admin.get("/users").text)
    for path, given in (("role", {"role": "reader"}), ("active", {"active": "no"})):
        answer = admin.post(f"/users/ann/{path}", data={**given, "form": form})
        assert answer.status_code == 400 and "the only admin" in answer.text
    store = open_store(str(ledger_path))
    ann = user_named(store, "ann")
    store.close()
    assert ann is not None and ann.role == "admin" and ann.active


def test_a_desk_without_users_has_no_log_in(client: TestClient) -> None:
    for path in ("/login", "/account", "/users"):
        assert client.get(path).status_code == 404
    assert "/logout" not in client.get("/").text
