"""The pages: a file each; the router of each is wired here."""

from detente.web.pages import ledger, script

ROUTERS = (ledger.router, script.router)
