"""The documentation says what is there: every command, option, field and code, and no link leads nowhere."""

from __future__ import annotations

import dataclasses
import importlib.util
import re
import typing
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
import typer.main

from detente.articles import article
from detente.claims import claim
from detente.cli.app import app
from detente.ontology import ontology

DOCS = Path(__file__).parents[2] / "docs"
PAGES = sorted([*DOCS.rglob("*.md"), *DOCS.parent.glob("*.md")])


def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", DOCS / "generate.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def paths(record: type, prefix: str = "") -> Iterator[str]:
    """The fields of a record and of the records in it, as the reference writes them: ``evidence.trigger.text``."""
    hints = typing.get_type_hints(record)
    for field in dataclasses.fields(record):
        yield prefix + field.name
        inner = [
            part for part in (hints[field.name], *typing.get_args(hints[field.name])) if dataclasses.is_dataclass(part)
        ]
        many = typing.get_origin(hints[field.name]) is tuple
        for part in inner:
            if part.__name__ != "ActorMention":
                yield from paths(part, f"{prefix}{field.name}{'[]' if many else ''}.")


def fields_in(page: str) -> list[str]:
    """What stands as code in the first column of a page's tables."""
    return re.findall(r"^\| `([^`]+)`", (DOCS / "reference" / page).read_text(), re.MULTILINE)


@pytest.mark.parametrize("page", ["codebook.md", "columns.md"])
def test_generated_pages_are_up_to_date(page: str) -> None:
    written = (DOCS / "reference" / page).read_text()
    assert written == generator().GENERATED[page](), "run `make docs`"


@pytest.mark.parametrize("page", generator().TABLED, ids=lambda page: page.name)
def test_tables_of_columns_are_up_to_date(page: Path) -> None:
    assert page.read_text() == generator().tabled(page.read_text()), "run `make docs`"
    assert set(re.findall(r"<!-- columns of ([\w-]+) -->\n\| column", page.read_text())) == set(generator().SHEETS)


@pytest.mark.parametrize("page", generator().SHOWN, ids=lambda page: page.name)
def test_output_shown_is_what_the_program_prints(page: Path) -> None:
    assert page.read_text() == generator().refreshed(page.read_text()), "run `make docs`"


def test_the_codebook_has_every_code() -> None:
    known, page = ontology(), (DOCS / "reference" / "codebook.md").read_text()
    for entries in (known.kinds, known.contexts, known.sectors, known.codes, known.statuses):
        for name in entries:
            assert f"| `{name}` |" in page
    for event in known.events:
        assert f"### {event}\n" in page
    for _, mode in known.modes:
        assert f"| `{mode}` |" in page
    for code in known.cameo:
        assert f"\n| {code} |" in page


def test_every_field_of_a_claim_is_documented_in_its_order() -> None:
    mention = [field.name for field in dataclasses.fields(claim.ActorMention)]
    assert fields_in("claim.md") == [*paths(claim.Claim), *mention]


def test_every_field_of_an_article_is_documented() -> None:
    documented = set(fields_in("records.md"))
    assert {field.name for field in dataclasses.fields(article.Article)} <= documented
    page = (DOCS / "reference" / "records.md").read_text()
    for codes in (article.FurnitureKind, article.ArticleKind, article.DateBasis):
        for code in typing.get_args(codes):
            assert f"`{code}`" in page


def test_every_command_and_option_is_documented() -> None:
    page = (DOCS / "reference" / "commands.md").read_text()
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    sections = dict(re.findall(r"^## (?:detente )?(\w+)\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL))
    filters = sections.pop("Filters")
    assert sorted(sections) == sorted(commands)
    for name, command in commands.items():
        said = sections[name] + (filters if "(#filters)" in sections[name] else "")
        for parameter in command.params:
            options = [option for option in parameter.opts if option.startswith("-")]
            assert all(f"`{option}" in said for option in options), (name, parameter.name)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(DOCS.parent)))
def test_no_link_leads_nowhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text()):
        if re.match(r"https?://|mailto:", target):
            continue
        name, _, anchor = target.partition("#")
        linked = (page.parent / name) if name else page
        assert linked.exists(), target
        if anchor:
            headings = re.findall(r"^#+ (.+)$", linked.read_text(), re.MULTILINE)
            assert anchor in {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}, target


def test_every_decision_is_listed() -> None:
    index = (DOCS / "decisions" / "index.md").read_text()
    for page in sorted((DOCS / "decisions").glob("0*.md")):
        title = page.read_text().splitlines()[0]
        number, _, name = title.removeprefix("# ").partition(". ")
        assert f"{number}. [{name}]({page.name})" in index
