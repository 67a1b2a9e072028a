"""The ledger for language models: its tools, over each way to reach them."""

from __future__ import annotations

import base64
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import StdioServerParameters, stdio_client
from mcp.client import Client

from detente.ledger.ledger import Ledger
from detente.web.mcp.server import server_over

TOOLS = {"search_events", "show_event", "compare_accounts", "draw_timeline", "resolve_actor", "code_text"}
PROGRAM = [sys.executable, "-c", "from detente.cli.app import main; main()", "mcp"]

Call = Callable[..., Any]


@pytest.fixture
def call(ledger_path: Path) -> Iterator[Call]:
    """Call a tool by its name and arguments, in memory."""
    with Ledger(str(ledger_path)) as ledger:
        server = server_over(ledger)

        def called(tool: str, /, **arguments: Any) -> Any:
            async def ask() -> Any:
                async with Client(server) as client:
                    return await client.call_tool(tool, arguments)

            return anyio.run(ask)

        yield called


def given(answer: Any) -> dict[str, Any]:
    assert not answer.is_error, answer.content
    return answer.structured_content


def refused(answer: Any) -> str:
    assert answer.is_error
    return answer.content[0].text


def test_every_tool_says_what_it_does_and_changes_nothing(ledger_path: Path) -> None:
    async def ask() -> Any:
        with Ledger(str(ledger_path)) as ledger:
            async with Client(server_over(ledger)) as client:
                return await client.list_tools()

    tools = anyio.run(ask).tools
    assert {tool.name for tool in tools} == TOOLS
    assert all(tool.description and tool.annotations.read_only_hint for tool in tools)


def test_events_are_searched_with_the_filters_of_the_desk(call: Call) -> None:
    found = given(call("search_events", party=["Norway", "Chad"], kind=["expulsion"]))
    (event,) = found["events"]
    assert (event["actors"], event["act"], event["recipients"]) == (["Norway"], "expulsion", ["Chad"])
    assert event["quote"] == "Norway expelled two envoys of Chad from Oslo." and found["total"] == 1


def test_a_search_goes_on_where_it_ended(call: Call) -> None:
    first = given(call("search_events", limit=3))
    rest = given(call("search_events", limit=3, after=first["next"]))
    ids = [event["id"] for event in (*first["events"], *rest["events"])]
    assert len(set(ids)) == 5 == first["total"] and "next" not in rest


def test_an_event_is_shown_with_its_quotes_and_where_they_stand(call: Call) -> None:
    event = given(call("search_events", kind=["expulsion"]))["events"][0]["id"]
    shown = given(call("show_event", id=event))
    assert [(one["outlet"], one["quote"]) for one in shown["claims"]] == [
        ("The Daily Herald", "Norway expelled two envoys of Chad from Oslo."),
        ("The Evening Post", "Norway expelled two envoys of Chad, Norway said."),
    ]
    assert shown["claims"][1]["on_the_word_of"] == ["Norway"] and shown["claims"][0]["url"].startswith("https://")


def test_an_offer_is_shown_with_what_came_of_it(call: Call) -> None:
    event = given(call("search_events", kind=["offer"]))["events"][0]["id"]
    assert given(call("show_event", id=event))["pledge"]["fate"] == "open"


def test_accounts_of_a_contact_are_compared(call: Call) -> None:
    event = given(call("search_events", kind=["call"]))["events"][0]["id"]
    compared = given(call("compare_accounts", id=event))
    assert {account["side"] for account in compared["accounts"]} == {"RUS", "TUR"}


def test_an_event_without_accounts_says_so(call: Call) -> None:
    event = given(call("search_events", kind=["expulsion"]))["events"][0]["id"]
    assert "no contact" in refused(call("compare_accounts", id=event))


def test_a_timeline_is_numbers_and_an_image(call: Call) -> None:
    text, image = call("draw_timeline", party=["Norway", "Chad"]).content
    points = json.loads(text.text)["points"]
    assert [(point["start"], point["events"]) for point in points if point["direction"] == "Norway → Chad"] == [
        ("2021-02-01", 1), ("2021-03-01", 1),
    ]  # fmt: skip
    assert image.mime_type == "image/png" and base64.b64decode(image.data).startswith(b"\x89PNG")


def test_an_empty_timeline_has_no_image(call: Call) -> None:
    (text,) = call("draw_timeline", party=["Peru"]).content
    assert json.loads(text.text)["points"] == []


def test_a_name_is_resolved_as_of_a_day(call: Call) -> None:
    (actor,) = given(call("resolve_actor", name="the German chancellor", on="1995-01-01"))["actors"]
    assert (actor["id"], actor["office"]) == ("helmut-kohl", "chancellor")


def test_a_text_is_coded_and_not_kept(call: Call) -> None:
    text = "France recalled its ambassador from Canberra on Friday."
    (claim,) = given(call("code_text", text=text, published="2021-09-17"))["claims"]
    assert (claim["actors"], claim["recipients"], claim["date"]) == (["France"], ["Australia"], "2021-09-17")
    assert given(call("search_events"))["total"] == 5


@pytest.mark.parametrize(
    ("tool", "arguments", "said"),
    [
        ("search_events", {"party": ["Narnia"]}, "Narnia"),
        ("search_events", {"kind": ["waltz"]}, "waltz"),
        ("search_events", {"limit": 0}, "limit"),
        ("search_events", {"text": "\0"}, "character"),
        ("show_event", {"id": "0" * 16}, "no event"),
        ("resolve_actor", {"name": "Putin", "on": "soon"}, "no day"),
        ("code_text", {"text": "  "}, "empty"),
        ("code_text", {"text": "Talks.", "published": "soon"}, "not a date"),
    ],
)
def test_what_cannot_be_answered_is_told_in_words(call: Call, tool: str, arguments: dict[str, Any], said: str) -> None:
    assert said in refused(call(tool, **arguments))


async def _total(client: Client) -> int:
    assert {tool.name for tool in (await client.list_tools()).tools} == TOOLS
    return given(await client.call_tool("search_events", {}))["total"]


def test_the_program_serves_over_standard_input_and_output(ledger_path: Path) -> None:
    async def ask() -> int:
        server = StdioServerParameters(
            command=PROGRAM[0], args=[*PROGRAM[1:], "--ledger", str(ledger_path)], env=dict(os.environ)
        )
        with anyio.fail_after(60):
            async with Client(stdio_client(server)) as client:
                return await _total(client)

    assert anyio.run(ask) == 5


def test_the_program_serves_over_http(ledger_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = subprocess.Popen([*PROGRAM, "--ledger", str(ledger_path), "--http", str(port)], stderr=subprocess.DEVNULL)
    try:
        _wait_for(port)

        async def ask() -> int:
            with anyio.fail_after(60):
                async with Client(f"http://127.0.0.1:{port}/mcp") as client:
                    return await _total(client)

        assert anyio.run(ask) == 5
    finally:
        program.terminate()
        program.wait(30)


def test_without_the_extra_the_program_says_what_is_missing(ledger_path: Path) -> None:
    hidden = "import sys; sys.modules['mcp.server.mcpserver'] = None; from detente.cli.app import main; main()"
    said = subprocess.run(
        [sys.executable, "-c", hidden, "mcp", "--ledger", str(ledger_path)], capture_output=True, text=True, check=False
    )
    assert said.returncode == 2 and "pip install 'detente[mcp]'" in said.stderr and "Traceback" not in said.stderr


def _wait_for(port: int) -> None:
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the program does not answer")
