"""Users' own actors: a file of ours in YAML, or the actor and agent dictionaries of PETRARCH and Phoenix as they are.

Ours has two lists, ``actors`` and ``agents``::

    actors:
      - name: Ruritania
        type: state                      # state, person, group, organisation (which it is without) or people
        code: RUR
        names: [Kingdom of Ruritania]
        adjectives: [Ruritanian]
        capital: Strelsau
      - name: Rudolf Rassendyll
        type: person
        country: RUR
        held: [{office: king, begin: 1994-05-01, end: 1994-07-31}]
      - {name: Black Elphberg Front, type: group, country: RUR, sector: REB}
    agents:
      - {noun: duke, plural: dukes, sector: ELI}
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from detente.actors.petrarch import LineError, read_petrarch
from detente.actors.records import Given, Noun, Spell
from detente.errors import InputError

if TYPE_CHECKING:
    from yaml.nodes import Node

_TYPES = ("state", "person", "group", "organisation", "people")
_LISTS = frozenset(("names", "adjectives", "demonyms", "capital"))
_WORDS = frozenset(("name", "id", "type", "code", "country", "sector", "gender"))
_SPELL = frozenset(("office", "country", "sector", "begin", "end"))
_AGENT = frozenset(("noun", "plural", "sector", "type"))


@dataclass(frozen=True, slots=True)
class Dictionary:
    """The actors and the agent nouns of one file."""

    source: str
    actors: tuple[Given, ...]
    agents: tuple[Noun, ...]


def read_dictionary(path: str | Path) -> Dictionary:
    """The dictionary in a file: YAML by its ending (.yaml, .yml), else PETRARCH's format.

    Raises InputError with the number of the line where the file is wrong, and where it cannot be read.
    """
    source = str(path)
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(source, error.strerror or "cannot be read") from None
    except UnicodeDecodeError as error:
        raise InputError(source, f"not UTF-8 text (byte {error.start})") from None
    try:
        read = _read_yaml if source.lower().endswith((".yaml", ".yml")) else read_petrarch
        actors, agents = read(text)
    except LineError as error:
        raise InputError(source, str(error)) from None
    return Dictionary(source, actors, agents)


def _read_yaml(text: str) -> tuple[tuple[Given, ...], tuple[Noun, ...]]:
    # Imported here: only those who give a file of their own pay for the reader.
    import yaml

    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise LineError(line, error.problem or "not YAML") from None
    except (yaml.YAMLError, RecursionError):
        raise LineError(1, "not YAML that can be read") from None
    if root is None:
        return (), ()
    parts = _mapping(root, frozenset(("actors", "agents")))
    actors = tuple(_actor(node) for node in _items(parts.get("actors")))
    agents = tuple(_agent(node) for node in _items(parts.get("agents")))
    return actors, agents


def _actor(node: Node) -> Given:
    fields = _mapping(node, _LISTS | _WORDS | {"held"})
    said = {key: _text(value) for key, value in fields.items() if key in _WORDS}
    lists = {key: tuple(map(_text, _items(value))) for key, value in fields.items() if key in _LISTS}
    if "name" not in said:
        raise LineError(_line(node), "an actor without a name")
    kind = said.get("type", "person" if "held" in fields else "organisation")
    if kind not in _TYPES:
        raise LineError(_line(fields["type"]), f"no such type: {kind} (one of {', '.join(_TYPES)})")
    if kind == "state" and "code" not in said:
        raise LineError(_line(node), f"a state needs a code: {said['name']}")
    country = said.get("code") if kind == "state" else said.get("country")
    spells = tuple(_spell(held, country, said.get("sector")) for held in _items(fields.get("held")))
    return Given(
        said["name"], lists.get("names", ()), kind, said.get("id"), country, said.get("sector"), spells,
        lists.get("adjectives", ()), lists.get("demonyms", ()), lists.get("capital", ()), said.get("gender", ""),
    )  # fmt: skip


def _spell(node: Node, country: str | None, sector: str | None) -> Spell:
    fields = _mapping(node, _SPELL)
    said = {key: _text(value) for key, value in fields.items()}
    for key in ("begin", "end"):
        if said.get(key) and not _is_day(said[key]):
            raise LineError(_line(fields[key]), f"not a day: {said[key]} (2019-01-31)")
    code = said.get("country", country)
    return Spell(code, said.get("sector", sector), said.get("office"), said.get("begin", ""), said.get("end", ""))


def _agent(node: Node) -> Noun:
    said = {key: _text(value) for key, value in _mapping(node, _AGENT).items()}
    if "noun" not in said:
        raise LineError(_line(node), "an agent without a noun")
    noun = said["noun"].lower()
    return Noun(noun, said.get("plural", f"{noun}s").lower(), said.get("sector"), said.get("type", "group"), "", False)


def _mapping(node: Node, known: frozenset[str]) -> dict[str, Node]:
    """The fields of a mapping; raises LineError for anything else, and for a field that there is not."""
    from yaml.nodes import MappingNode

    if not isinstance(node, MappingNode):
        raise LineError(_line(node), f"fields were expected here ({', '.join(sorted(known))})")
    fields = {_text(key): value for key, value in node.value}
    for key, _ in node.value:
        if _text(key) not in known:
            raise LineError(_line(key), f"no such field: {_text(key)} (one of {', '.join(sorted(known))})")
    return fields


def _items(node: Node | None) -> Iterator[Node]:
    """The members of a list; a value alone is a list of one."""
    from yaml.nodes import SequenceNode

    if isinstance(node, SequenceNode):
        yield from node.value
    elif node is not None and node.value != "":
        yield node


def _text(node: Node) -> str:
    from yaml.nodes import ScalarNode

    if not isinstance(node, ScalarNode):
        raise LineError(_line(node), "a single value was expected here")
    return str(node.value).strip()


def _line(node: Node) -> int:
    return int(node.start_mark.line) + 1


def _is_day(text: str) -> bool:
    try:
        return len(text) == 10 and bool(date.fromisoformat(text))
    except ValueError:
        return False
