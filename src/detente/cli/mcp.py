"""``detente mcp``: the ledger for language models."""

from __future__ import annotations

from typing import Annotated

import typer

from detente.cli.options import Ledger
from detente.cli.run import running

EXAMPLES = """\b
Examples:
  detente mcp                                         over standard input and output
  detente mcp --ledger gulf.db --http 8700            at http://127.0.0.1:8700/mcp
\b
For a program that speaks the Model Context Protocol:
  {"mcpServers": {"detente": {"command": "detente", "args": ["mcp", "--ledger", "/path/to/detente.db"]}}}
"""


def mcp(
    ledger: Ledger = "detente.db",
    http: Annotated[
        int | None,
        typer.Option("--http", metavar="PORT", min=1, max=65535, help="Over HTTP on 127.0.0.1.", show_default=False),
    ] = None,
) -> None:
    """Serve the ledger to language models: search, show, compare, draw, resolve, code (needs the extra mcp)."""
    with running(show_progress=False) as run:
        from detente.ledger.ledger import Ledger as Opened
        from detente.web.mcp.server import serve

        with Opened(ledger, create=False) as opened:
            run.say(f"serving {ledger}" + (f" on http://127.0.0.1:{http}/mcp (Ctrl-C ends it)" if http else ""))
            serve(opened, http)
