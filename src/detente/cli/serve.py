"""``detente serve``: the ledger in a browser."""

from __future__ import annotations

from typing import Annotated

import typer

from detente.cli.options import Ledger
from detente.cli.run import running
from detente.errors import UsageError

EXAMPLES = """\b
Examples:
  detente serve                                       http://127.0.0.1:8600, for you alone
  detente serve --ledger gulf.db --port 8700
  detente serve --users --host 0.0.0.0 --secure       for a team, behind a proxy that speaks HTTPS
"""

_OURS = ("127.0.0.1", "localhost", "::1")


def serve(
    ledger: Ledger = "detente.db",
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port.")] = 8600,
    users: Annotated[bool, typer.Option("--users", help="Have people log in (detente user add).")] = False,
    secure: Annotated[bool, typer.Option("--secure", help="People come over HTTPS: cookies need it.")] = False,
    insecure: Annotated[
        bool, typer.Option("--insecure", help="Let anybody who reaches another address do all.", show_default=False)
    ] = False,
) -> None:
    """Serve the ledger as web pages and a REST API."""
    with running(show_progress=False) as run:
        if host not in _OURS and not users and not insecure:
            raise UsageError(f"--host {host}: others could reach it; add --users, or --insecure to let them do all")
        import uvicorn

        from detente.web.app import create_app
        from detente.web.observing import start_logs
        from detente.web.people.users import count_users
        from detente.web.settings import HOSTS, Settings

        named = HOSTS if host in _OURS else (host,)
        settings = Settings(ledger, users, ("*",) if insecure else named, secure)
        app = create_app(settings)
        if users and not count_users(app.state.ledger.store):
            raise UsageError(
                f"--users: nobody may log in yet; add somebody: detente user add NAME --role admin --ledger {ledger}"
            )
        start_logs()
        run.say(f"serving {ledger} on http://{host}:{port} (Ctrl-C ends it)")
        uvicorn.run(app, host=host, port=port, log_level="warning")
