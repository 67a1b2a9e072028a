"""The lexicon as loaded: the acts of ``lexicon/*.tsv`` by lemma, and the words that frame, report or carry an act."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeVar, cast

from detente.claims.claim import Status
from detente.claims.frames import Frame, parse_frame
from detente.ontology import Kind, ontology
from detente.tables import rows

# Tables of acts, in the order of PLOVER's types; the other tables of the folder are vocabulary of other sorts.
ACT_TABLES = (
    "agree", "consult", "support", "concede", "cooperate", "aid", "retreat", "request", "accuse", "reject",
    "threaten", "protest", "sanction", "mobilize", "coerce", "assault",
)  # fmt: skip

_EXTRA = frozenset({"also", "cameo", "contexts", "event", "kind", "mode", "partners", "subject"})

Key = TypeVar("Key")
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Code:
    """What an act is coded as. ``event`` is empty for a phrase that looks like an act and is none ("seize the day")."""

    event: str
    mode: str | None
    kind: str | None
    cameo: str
    contexts: tuple[str, ...]

    @classmethod
    def of(cls, kind: Kind) -> Code:
        """The code that a kind stands for."""
        return cls(kind.event, kind.mode, kind.name, kind.cameo, kind.contexts)


@dataclass(frozen=True, slots=True)
class Entry:
    """A frame with its code.

    ``partners`` is the least number of actors that a reciprocal act needs. ``subject`` restricts the verb's subject: to
    the nouns of a class, or with "crowd" to people who are no government. ``also`` is a second act in the same words: a
    congratulatory telegram is a congratulation and a message.
    """

    frame: Frame
    code: Code
    partners: int = 1
    subject: str | None = None
    also: Code | None = None
    order: int = 0  # of the lines of all tables: of two frames that say as much the first is taken

    @property
    def reciprocal(self) -> bool:
        """Whether those who take part are all actors: "held talks with"."""
        return self.partners > 1 or any(slot.mark == "&" for slot in self.frame.slots)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Every table of the lexicon, indexed by lemma; ``operators`` and ``speech`` by lemma and part of speech."""

    verbs: Mapping[str, tuple[Entry, ...]]
    nouns: Mapping[str, tuple[Entry, ...]]
    operators: Mapping[tuple[str, str], tuple[tuple[str, str | None], ...]]
    speech: Mapping[tuple[str, str], str]
    light: Mapping[str, Status]
    contexts: Mapping[str, tuple[str, ...]]
    framed: Mapping[str, Mapping[str, str]]
    classes: Mapping[str, frozenset[str]]

    @property
    def size(self) -> int:
        """How many acts the lexicon tells apart: each head with each frame, the "no event" entries left out."""
        entries = (entry for table in (self.verbs, self.nouns) for several in table.values() for entry in several)
        return sum(bool(entry.code.event) for entry in entries)


@cache
def lexicon() -> Lexicon:
    """The lexicon that Detente ships, read once a process."""
    return load(files("detente.claims") / "lexicon")


def load(folder: Traversable) -> Lexicon:
    """Read a folder of lexicon tables; raises FrameError, KeyError or ValueError where one is wrong."""
    classes = {row["class"]: frozenset(row["lemmas"].split(";")) for row in rows(folder / "classes.tsv")}
    acts = (row for table in ACT_TABLES for row in rows(folder / f"{table}.tsv"))
    entries = [_entry(row, order, classes) for order, row in enumerate(acts)]
    by_head = [(head, entry) for entry in entries for head in entry.frame.heads]
    return Lexicon(
        verbs=_grouped((head, entry) for head, entry in by_head if not entry.frame.noun),
        nouns=_grouped((head, entry) for head, entry in by_head if entry.frame.noun),
        operators=_grouped(
            ((row["word"], row["pos"]), (row["operator"], row["kind"] or None))
            for row in rows(folder / "operators.tsv")
        ),
        speech={(row["word"], row["pos"]): row["use"] for row in rows(folder / "speech.tsv")},
        light={row["word"]: cast(Status, row["status"] or "happened") for row in rows(folder / "light.tsv")},
        contexts=_grouped(
            (lemma, row["context"]) for row in rows(folder / "contexts.tsv") for lemma in row["lemmas"].split(";")
        ),
        framed={row["act"]: row for row in rows(folder / "framed.tsv")},
        classes=classes,
    )


def _grouped(pairs: Iterable[tuple[Key, Value]]) -> dict[Key, tuple[Value, ...]]:
    found: dict[Key, list[Value]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}


def _entry(row: Mapping[str, str], order: int, classes: Mapping[str, frozenset[str]]) -> Entry:
    """The entry of a line; its ``extra`` ("mode=;also=message") says where it differs from its kind."""
    extra = dict(part.split("=", 1) for part in row["extra"].split(";") if part)
    if unknown := extra.keys() - _EXTRA:
        raise ValueError(f"{row['frame']!r}: {', '.join(sorted(unknown))} is no extra")
    kind = ontology().kinds[extra.get("kind", row["kind"])]
    code = Code(
        event="" if extra.get("event") == "none" else extra.get("event", kind.event),
        mode=(extra["mode"] or None) if "mode" in extra else kind.mode,
        kind=kind.name,
        cameo=extra.get("cameo", kind.cameo),
        contexts=tuple(extra["contexts"].split(",")) if "contexts" in extra else kind.contexts,
    )
    also = Code.of(ontology().kinds[extra["also"]]) if "also" in extra else None
    partners = int(extra.get("partners", 1))
    return Entry(parse_frame(row["frame"], classes), code, partners, extra.get("subject"), also, order)
