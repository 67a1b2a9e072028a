"""Writes what the program knows into the documentation: the codebook, the columns of CSV and Parquet, real output.

Run it with ``make docs``; a test fails while what it would write differs from what is there.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from detente.columns import Sheet
from detente.exports.columns import COLUMNS
from detente.exports.formats import Of
from detente.exports.gdelt import EVENTS as GDELT
from detente.exports.gdelt_mentions import MENTIONS
from detente.exports.icews import ICEWS
from detente.exports.polecat import POLECAT
from detente.exports.sheets import KINDS
from detente.ontology import ontology

ROOT = Path(__file__).parents[1]
REFERENCE = ROOT / "docs" / "reference"
QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}


def table(heads: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """A Markdown table; None is an empty cell."""
    heads = list(heads)
    lines = [heads, ["---"] * len(heads), *([*row] for row in rows)]
    return "\n".join("| " + " | ".join(_cell(cell) for cell in line) + " |" for line in lines) + "\n"


def _cell(value: object) -> str:
    return "" if value is None else ", ".join(value) if isinstance(value, tuple) else str(value)


def code(name: str) -> str:
    """``name`` as a code in Markdown."""
    return f"`{name}`"


def codebook() -> str:
    """Every code that a claim can carry."""
    known = ontology()
    events = []
    for event in known.events.values():
        modes = [mode for mode in known.modes.values() if mode.event == event.name]
        rows = [(code(mode.name), mode.score, mode.definition) for mode in modes]
        needs = "Needs a recipient." if event.needs_recipient else "The recipient may be missing."
        events.append(
            f"### {event.name}\n\n{event.definition}\n\nQuad {event.quad} ({QUADS[event.quad]}), score {event.score}. "
            f"{needs}\n" + (f"\n{table(('mode', 'score', 'what it is'), rows)}" if rows else "")
        )
    kinds = [
        (code(kind.name), kind.event, kind.mode, kind.cameo, kind.contexts, kind.definition)
        for kind in known.kinds.values()
    ]
    cameo = [
        (one.code, one.name, one.quad, one.goldstein, one.event, one.mode, one.contexts) for one in known.cameo.values()
    ]
    contexts = [(code(one.name), one.definition) for one in known.contexts.values() if one.source == "PLOVER"]
    ours = [(code(one.name), one.definition) for one in known.contexts.values() if one.source != "PLOVER"]
    sectors = [(code(one.code), one.definition) for one in known.sectors.values()]
    codes = [(code(one.code), one.name, one.definition) for one in known.codes.values()]
    statuses = [(code(one.name), one.auxiliary, one.definition) for one in known.statuses.values()]
    return "\n".join(
        (
            "# Codebook\n",
            "Every code that a claim can carry, in our own words. Written by `make docs` from the tables in",
            "`src/detente/ontology/`; change it there. The codes, names and scores are those of PLOVER and CAMEO; quad",
            "classes and Goldstein values are GDELT's. [The decisions](../decisions/index.md) say where a known error",
            "of a source was corrected and where we had to choose.\n",
            "## Kinds\n",
            "Finer than PLOVER where diplomacy needs it (PLOVER has no mode for a letter), each with the codes that it",
            "stands for. A claim whose act is none of these has the kind `null`.\n",
            table(("kind", "event", "mode", "CAMEO", "contexts", "what it is"), kinds),
            "## Event types and modes (PLOVER)\n",
            *events,
            "## Contexts\n",
            table(("context", "what it is"), contexts),
            "PLOVER's CAMEO map uses one more, which its list does not have. We keep it as an addition of our own:\n",
            table(("context", "what it is"), ours),
            "## Status\n",
            table(("status", "PLOVER's auxiliary mode", "what it means"), statuses),
            "## Sectors of actors\n",
            table(("sector", "who"), sectors),
            "## In place of a country\n",
            "`country` is ISO 3166 alpha-3 (`FRA`), or for actors that belong to none:\n",
            table(("code", "name", "who"), codes),
            "## Rules\n",
            *(f"- **{rule.name}**: {rule.text}" for rule in known.rules.values()),
            "\n## CAMEO\n",
            "`quad` and `goldstein` of a claim are those of its CAMEO code. Roots 01 and 02 have no PLOVER type.\n",
            table(("code", "name", "quad", "Goldstein", "event", "mode", "contexts"), cameo),
        )
    )


def columns() -> str:
    """The schema of CSV and Parquet."""
    types = {"texts": "list of text", "integers": "list of integer", "numbers": "list of number"}
    rows = [(code(one.name), types.get(one.type, one.type), one.meaning) for one in COLUMNS]
    return "\n".join(
        (
            "# Columns of CSV and Parquet\n",
            "One row a claim; these columns, in this order, in every file. Written by `make docs` from",
            "`src/detente/exports/columns.py`; change it there. [The claim](claim.md) says more of each field.\n",
            table(("column", "type", "what it is"), rows),
            "## Lists\n",
            "A claim can have several actors, recipients, contexts, speakers and amounts. The columns of one list run",
            "in step: the second of `actor_countries` belongs to the second of `actor_ids`. Parquet has real lists,",
            "with null where something is unknown. In CSV the items are joined by `;` and an unknown one is empty;",
            "a `;` inside an item is written `\\;` and a backslash `\\\\`.\n",
            "## Text that looks like a formula\n",
            "News text can begin with `=`, `+`, `-` or `@`, which a spreadsheet would run. In CSV such a text cell",
            "(also one that begins with a tab or a line break) has an apostrophe in front. To get the text back, take",
            "one apostrophe away where a cell begins with apostrophes followed by such a character. Numbers and dates",
            "are left alone, and Parquet needs none of this.\n",
            "## Dates and numbers\n",
            "Dates are calendar days (`2018-03-26`; a date type in Parquet); an empty cell or null means unknown.",
            "`cameo` is text: its leading zero belongs to the code. The encoding of CSV is UTF-8.\n",
        )
    )


GENERATED: dict[str, Callable[[], str]] = {"codebook.md": codebook, "columns.md": columns}

# Pages with tables of columns between marks, and the sheets that the marks name.
TABLED = (REFERENCE / "exports.md",)
SHEETS: dict[str, Sheet[Any]] = {
    "gdelt": GDELT, "gdelt-mentions": MENTIONS, "polecat": POLECAT, "icews": ICEWS,
    **{of.value: kind.sheet for of, kind in KINDS.items() if of not in (Of.CLAIMS, Of.CONTACTS)},
    # The columns of its event stand before those of a contact.
    "contacts": KINDS[Of.CONTACTS].sheet[len(KINDS[Of.EVENTS].sheet) :],
}  # fmt: skip
_TABLE = re.compile(r"(?<=<!-- columns of )([\w-]+) -->\n.*?(?=<!-- end -->)", re.DOTALL)


def tabled(page: str) -> str:
    """``page`` with every marked table of columns as it is now."""
    return _TABLE.sub(lambda mark: f"{mark[1]} -->\n{_columns(SHEETS[mark[1]])}", page)


def _columns(sheet: Sheet[Any]) -> str:
    return table(("column", "what it holds"), [(code(one.name), one.meaning) for one in sheet])


# Pages in which a block that is one command shows what that command really prints.
SHOWN = (ROOT / "README.md", ROOT / "docs" / "tutorial.md")
_BLOCK = re.compile(r"^```console\n\$ (detente .*)\n(?!\$)((?:(?!```).*\n)*)```$", re.MULTILINE)


def refreshed(page: str) -> str:
    """``page`` with every block of a command and its output as it is now."""
    return _BLOCK.sub(lambda block: f"```console\n$ {block[1]}\n{_output(block[1])}```", page)


def _output(command: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        # The commands name examples/ and may write files: they run beside a link to it, not in the repository.
        Path(folder, "examples").symlink_to(ROOT / "examples")
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        given = {"COLUMNS": "100", "PATH": path}
        done = subprocess.run(
            command, shell=True, cwd=folder, env=given, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=True
        )
    return "".join(f"{line.rstrip()}\n" for line in done.stdout.decode().splitlines()).rstrip("\n") + "\n"


if __name__ == "__main__":
    for name, text in GENERATED.items():
        (REFERENCE / name).write_text(text(), encoding="utf-8")
    for page in TABLED:
        page.write_text(tabled(page.read_text(encoding="utf-8")), encoding="utf-8")
    for page in SHOWN:
        page.write_text(refreshed(page.read_text(encoding="utf-8")), encoding="utf-8")
