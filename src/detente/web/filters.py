"""Filters in words: "party=RUS" as "involving Russia"."""

from __future__ import annotations

from detente.ledger.asking.chart import QUADS
from detente.ledger.asking.names import name_of

_WHOM = {"party": "involving", "actor": "by", "recipient": "towards", "speaker": "on the word of", "country": "in"}
_CODED = {"event": "type", "mode": "mode", "kind": "kind", "status": "status", "context": "context"}
_PLAIN = {"cameo": "CAMEO", "outlet": "told by", "since": "from", "until": "to"}


def filter_in_words(name: str, value: str) -> str:
    """What a filter asks for, to stand on a page."""
    if name in _WHOM:
        code, _, rest = value.partition("/")
        return f"{_WHOM[name]} {name_of(code)}{f' ({rest})' if rest else ''}"
    if name in _CODED:
        return f"{_CODED[name]} {value.replace('_', ' ').lower()}"
    if name in _PLAIN:
        return f"{_PLAIN[name]} {value}"
    if name == "quad" and value in ("1", "2", "3", "4"):
        return QUADS[int(value) - 1].lower()
    if name == "contested":
        return "contested" if value == "yes" else "not contested"
    if name == "confidence":
        return f"at least {value} sure"
    if name == "origins":
        return f"{value} origins or more"
    return f"saying “{value}”" if name == "text" else f"{name} {value}"
