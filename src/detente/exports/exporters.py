"""Writing out what a question to a ledger gives, in any format."""

from __future__ import annotations

from collections import Counter
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

from detente.exports.entries import MOST
from detente.exports.fitting import USUAL, Manner
from detente.exports.formats import CODED, FEEDS, SHEETS, Export, Of
from detente.exports.sheets import KINDS
from detente.ledger.asking.snapshot import Snapshot


def export(
    format: Export,
    snapshot: Snapshot,
    out: BinaryIO,
    *,
    of: Of = Of.EVENTS,
    manner: Manner = USUAL,
    most: int | None = None,
) -> Counter[str]:
    """Write what a question gives to a stream; gives how many events the format has no room for, by reason.

    ``of`` is for sheets alone, ``manner`` for tables of coded events, ``most`` for feeds.
    """
    module: Any = import_module(f"detente.exports.{format.value.replace('-', '_')}")
    if format in SHEETS:
        kind = KINDS[of]
        if format is Export.JSONL:
            module.write((kind.json(record) for record in kind.records(snapshot)), out)
        else:
            module.write_sheet(kind.sheet, kind.records(snapshot), out)
    elif format in CODED:
        left: Counter[str] = module.write(snapshot.told(), out, manner)
        return left
    elif format in FEEDS:
        module.write(snapshot.new(most or MOST), out)
    else:
        module.write(snapshot.articles(), out)
    return Counter()


def export_package(snapshot: Snapshot, path: Path) -> None:
    """Write what a question gives as a data package, to a folder or a zip file."""
    from detente.exports.package import resources_of, write_package

    write_package(resources_of(snapshot), path)
