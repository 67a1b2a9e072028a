"""The data package: what its schema says of its files holds of them."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from detente.errors import UsageError
from detente.exports.exporters import export_package
from detente.exports.package import Resource, write_package
from detente.exports.sheets import KINDS
from detente.ledger.asking.question import Question
from detente.ledger.ledger import Ledger
from detente.ontology import ontology

READ: dict[str, Callable[[str], Any]] = {
    "string": str, "integer": int, "number": float, "date": date.fromisoformat, "boolean": ["false", "true"].index,
}  # fmt: skip


def packed(where: str, path: Path) -> None:
    with Ledger(where, create=False) as ledger, ledger.snapshot(Question()) as snapshot:
        export_package(snapshot, path)


@pytest.fixture
def folder(ledger: str, tmp_path: Path) -> Path:
    packed(ledger, tmp_path / "package")
    return tmp_path / "package"


def described(folder: Path) -> dict[str, dict[str, Any]]:
    package = json.loads((folder / "datapackage.json").read_text())
    return {resource["name"]: resource for resource in package["resources"]}


def table(folder: Path, resource: dict[str, Any]) -> list[dict[str, str]]:
    with (folder / resource["path"]).open(encoding=resource["encoding"], newline="") as file:
        return list(csv.DictReader(file, strict=True))


def test_its_files_are_those_it_names(folder: Path) -> None:
    resources = described(folder)
    assert sorted(resources) == sorted(["articles", "claims", "codebook", "contacts", "events", "pledges"])
    named = {one["path"] for one in resources.values()}
    assert {path.name for path in folder.iterdir()} == {"datapackage.json", *named}
    for name, resource in resources.items():
        content = (folder / resource["path"]).read_bytes()
        assert re.fullmatch(r"[-a-z0-9._/]+", name)
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


def test_every_column_is_described_and_holds_what_its_type_says(folder: Path) -> None:
    counted = {}
    for name, resource in described(folder).items():
        fields = resource["schema"]["fields"]
        names = [field["name"] for field in fields]
        assert len(set(names)) == len(names)
        assert all(field["description"] for field in fields)
        rows = table(folder, resource)
        counted[name] = len(rows)
        for row in rows:
            assert list(row) == names
            for field in fields:
                if row[field["name"]]:
                    READ[field["type"]](row[field["name"]])
    assert (counted["events"], counted["claims"], counted["articles"], counted["contacts"]) == (2, 2, 2, 1)


def test_keys_are_unique_and_lead_somewhere(folder: Path) -> None:
    resources = described(folder)
    ids: dict[str, set[str]] = {}
    for name, resource in resources.items():
        rows = table(folder, resource)
        for key in resource["schema"].get("primaryKey", ()):
            ids[name] = {row[key] for row in rows}
            assert len(ids[name]) == len(rows) and "" not in ids[name]
    followed = 0
    for name, resource in resources.items():
        for foreign in resource["schema"].get("foreignKeys", ()):
            [column], other = foreign["fields"], foreign["reference"]
            assert other["fields"] == resources[other["resource"]]["schema"]["primaryKey"]
            for row in table(folder, resource):
                assert row[column] in ids[other["resource"]], (name, column)
                followed += 1
    assert followed >= 5


def test_the_codebook_has_every_code_of_the_vocabulary(folder: Path) -> None:
    rows = table(folder, described(folder)["codebook"])
    found = {(row["list"], row["code"]) for row in rows}
    known = ontology()
    lists = {"kind": known.kinds, "event": known.events, "context": known.contexts, "status": known.statuses,
             "sector": known.sectors, "country": known.codes, "cameo": known.cameo}  # fmt: skip
    assert found >= {(name, code) for name, codes in lists.items() for code in codes}
    assert {(row["event"], row["code"]) for row in rows if row["list"] == "mode"} == set(known.modes)
    assert all(row["definition"] for row in rows)


def test_a_zip_file_holds_the_same_and_is_the_same_each_time(folder: Path, ledger: str, tmp_path: Path) -> None:
    for name in ("one.zip", "two.ZIP"):
        packed(ledger, tmp_path / name)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.ZIP").read_bytes()
    with ZipFile(tmp_path / "one.zip") as file:
        assert file.testzip() is None
        assert {name: file.read(name) for name in file.namelist()} == {
            path.name: path.read_bytes() for path in folder.iterdir()
        }


def test_a_package_is_written_over_an_older_one_and_leaves_the_rest(folder: Path, ledger: str) -> None:
    (folder / "notes.txt").write_text("mine")
    packed(ledger, folder)
    assert (folder / "notes.txt").read_text() == "mine"
    assert not [path for path in folder.iterdir() if path.name.endswith(".part")]


def test_a_failure_leaves_no_zip_file(tmp_path: Path) -> None:
    def records() -> Any:
        raise RuntimeError
        yield

    with pytest.raises(RuntimeError):
        write_package([Resource("x", "X", next(iter(KINDS.values())).sheet, records())], tmp_path / "x.zip")
    assert list(tmp_path.iterdir()) == []


def test_where_no_folder_can_be_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match="cannot make the folder"):
        write_package([], tmp_path / "file")


def test_text_comes_back_from_a_cell_that_was_made_safe(tmp_path: Path) -> None:
    from detente.columns import Column

    sheet = (Column("text", "text", "a text", lambda text: text),)
    write_package([Resource("x", "X", sheet, ["=1+1", "plain"])], tmp_path / "x")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "x" / "x.csv").read_text())))
    assert [row["text"] for row in rows] == ["'=1+1", "plain"]


@pytest.mark.parametrize("kind", list(KINDS.values()), ids=lambda kind: kind.of.value)
def test_no_two_columns_of_a_sheet_share_a_name(kind: Any) -> None:
    names = [column.name for column in kind.sheet]
    assert len(set(names)) == len(names)
