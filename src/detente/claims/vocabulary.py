"""The lexicon as loaded: the acts of ``lexicon/*.tsv`` by lemma, and the words that frame, report or carry an act."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from detente.claims.frames import Frame, parse_frame
from detente.ontology import Kind, ontology
from detente.tables import rows

# Tables of acts, in the order of PLOVER's types; the other tables of the folder are vocabulary of other sorts.
ACT_TABLES = (
    "agree", "consult", "support", "concede", "cooperate", "aid", "retreat", "request", "accuse", "reject",
    "threaten", "protest", "sanction", "mobilize", "coerce", "assault",
)  # fmt: skip


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

    ``partners`` is the least number of actors that a reciprocal act needs. ``subject`` restricts the verb's subject: to the
    nouns of a class, or with "crowd" to people who are no government. ``also`` is a second act in the same words: a
    congratulatory telegram is a congratulation and a message.
    """

    frame: Frame
    code: Code
    partners: int = 1
    subject: str | None = None
    also: Code | None = None
    order: int = 0


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Every table of the lexicon, indexed by lemma."""

    verbs: Mapping[str, tuple[Entry, ...]]
    nouns: Mapping[str, tuple[Entry, ...]]
    operators: Mapping[tuple[str, str], tuple[tuple[str, str | None], ...]]
    speech: Mapping[tuple[str, str], str]
    light: Mapping[str, str | None]
    contexts: Mapping[str, tuple[str, ...]]
    framed: Mapping[str, Mapping[str, str]]
    classes: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """How many acts the lexicon tells apart: each head with each frame, the "no event" entries left out."""
        return sum(
            bool(e.code.event) for table in (self.verbs, self.nouns) for entries in table.values() for e in entries
        )


@cache
def lexicon() -> Lexicon:
    """The lexicon that Detente ships, read once a process."""
    return load(files("detente.claims") / "lexicon")


def load(folder: Traversable) -> Lexicon:
    """Read a folder of lexicon tables; raises FrameError or KeyError, naming the line, where one is wrong."""
    classes = {row["class"]: frozenset(row["lemmas"].split(";")) for row in rows(folder / "classes.tsv")}
    verbs: dict[str, list[Entry]] = defaultdict(list)
    nouns: dict[str, list[Entry]] = defaultdict(list)
    order = 0
    for table in ACT_TABLES:
        for row in rows(folder / f"{table}.tsv"):
            order += 1
            entry = replace(_entry(row, classes), order=order)
            for head in entry.frame.heads:
                (nouns if entry.frame.noun else verbs)[head].append(entry)
    operators: dict[tuple[str, str], list[tuple[str, str | None]]] = defaultdict(list)
    for row in rows(folder / "operators.tsv"):
        operators[row["word"], row["pos"]].append((row["operator"], row["kind"] or None))
    contexts: dict[str, list[str]] = defaultdict(list)
    for row in rows(folder / "contexts.tsv"):
        for lemma in row["lemmas"].split(";"):
            contexts[lemma].append(row["context"])
    return Lexicon(
        verbs={k: tuple(v) for k, v in verbs.items()},
        nouns={k: tuple(v) for k, v in nouns.items()},
        operators={k: tuple(v) for k, v in operators.items()},
        speech={(row["word"], row["pos"]): row["use"] for row in rows(folder / "speech.tsv")},
        light={row["word"]: row["status"] or None for row in rows(folder / "light.tsv")},
        contexts={k: tuple(v) for k, v in contexts.items()},
        framed={row["act"]: row for row in rows(folder / "framed.tsv")},
        classes=classes,
    )


def _entry(row: dict[str, str], classes: dict[str, frozenset[str]]) -> Entry:
    extra = dict(part.split("=", 1) for part in row["extra"].split(";") if part)
    kind = ontology().kinds[extra.get("kind", row["kind"])]
    code = Code.of(kind)
    if "event" in extra:
        code = replace(code, event="" if extra["event"] == "none" else extra["event"])
    if "mode" in extra:
        code = replace(code, mode=extra["mode"] or None)
    if "cameo" in extra:
        code = replace(code, cameo=extra["cameo"])
    if "contexts" in extra:
        code = replace(code, contexts=tuple(extra["contexts"].split(",")))
    also = Code.of(ontology().kinds[extra["also"]]) if "also" in extra else None
    return Entry(parse_frame(row["frame"], classes), code, int(extra.get("partners", 1)), extra.get("subject"), also)
