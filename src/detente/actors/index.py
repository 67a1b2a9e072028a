"""The index of names: longest match over plain text.

Names are looked up by their first word. Only words that begin with a capital, a digit or a known small word are looked
at, so the cost of a text is about that of cutting it into words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

EntryKind = Literal[
    "state",
    "twins",
    "adjective",
    "demonym",
    "metonym",
    "capital",
    "city",
    "organisation",
    "person",
    "surname",
    "nothing",
]

# Names begin with a capital letter, but for a few particles: "al-Qaeda", "bin Laden", "el-Sisi", "de Mistura", "eBay".
_WORD = re.compile(
    r"\b(?:[^\W\d_a-z]\w*|(?:al|el|as|ash|an|at|bin|ben|de|du|di|da|dos|van|von|der|le|la|ed|ul|e[A-Z]\w*)\b)"
)
_NEXT = re.compile(r"[^\w\s]{0,2}[ \u00a0]?[^\w\s]?(\w+)")
_WORDS = re.compile(r"\w+")
# What follows the letters in the name of a plane or a gun: "Su-24", "An-26".
_MODEL = re.compile(r"-\d")
_ODD = str.maketrans({"\u2019": "'", "\u2018": "'", "\u00a0": " ", "\u2010": "-", "\u2011": "-"})


@dataclass(frozen=True, slots=True)
class Entry:
    """What a name may stand for: ``key`` is a state's code, or the id of an organisation or person.

    Of "twins", a name of two states at once, it is both codes, with a ``;`` between.
    """

    kind: EntryKind
    key: str
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A name found in a text, verbatim at ``start`` to ``end``, with all it may stand for."""

    start: int
    end: int
    entries: tuple[Entry, ...]

    def first(self, *kinds: EntryKind) -> Entry | None:
        """The first entry of one of these kinds."""
        return next((entry for entry in self.entries if entry.kind in kinds), None)


class NameIndex:
    """Names with what they stand for."""

    def __init__(self) -> None:
        self._entries: dict[str, tuple[Entry, ...]] = {}
        self._lengths: dict[str, tuple[int, ...]] = {}
        self._given: dict[str, tuple[Entry, ...]] = {}
        self._given_lengths: dict[str, tuple[int, ...]] = {}

    def __len__(self) -> int:
        return len(self._entries)

    def add(self, name: str, entry: Entry) -> None:
        """Let the name stand for the entry, besides what it stands for already."""
        for form in _forms(name):
            known = self._entries.get(form, ())
            if entry in known:
                continue
            self._entries[form] = (*known, entry)
            words = _WORDS.findall(form)
            lengths = self._lengths.get(words[0], ())
            if len(words) not in lengths:
                self._lengths[words[0]] = tuple(sorted((*lengths, len(words)), reverse=True))

    def give(self, name: str, entry: Entry) -> None:
        """Let the name, in whatever case, stand for what a user says and for nothing else that was known before."""
        for form in {known.lower() for known in _forms(name)}:
            self._given[form] = tuple(dict.fromkeys((*self._given.get(form, ()), entry)))
            words = _WORDS.findall(form)
            lengths = {len(words), *self._given_lengths.get(words[0], ())}
            self._given_lengths[words[0]] = tuple(sorted(lengths, reverse=True))

    def get(self, name: str) -> tuple[Entry, ...]:
        """What a whole name stands for, () where it is not known."""
        form = name.strip().translate(_ODD).rstrip(".")
        return self._given.get(form.lower()) or self._entries.get(form) or self._entries.get(plain(form), ())

    def find(self, text: str) -> Iterator[Hit]:
        """The names in the text, left to right, longest first, none within another."""
        lengths = self._lengths
        done = 0
        for match in _WORD.finditer(text):
            if match.start() < done:
                continue
            word = match.group()
            counts = lengths.get(word) or (lengths.get(word.title()) if len(word) > 3 and word.isupper() else None)
            if counts is None and not word.isascii():
                counts = lengths.get(plain(word))
            if self._given and (given := self._given_lengths.get(word.lower())):
                counts = tuple(sorted({*given, *(counts or ())}, reverse=True))
            if counts is not None and (hit := self._longest(text, match, counts)) is not None:
                if _MODEL.match(text, hit.end):
                    continue
                hit = self._longer(text, hit)
                done = hit.end
                yield hit

    def holds(self, text: str) -> bool:
        """Whether the text has the name of an actor; a city alone is none."""
        return any(entry.kind not in ("city", "nothing") for hit in self.find(text) for entry in hit.entries)

    def _longer(self, text: str, hit: Hit) -> Hit:
        """The full name that begins with the last word of a short one: "Crown Prince | Mohammed bin Salman"."""
        at = text.rfind(" ", hit.start, hit.end) + 1
        match = _WORD.match(text, at) if at else None
        counts = self._lengths.get(match.group()) if match is not None else None
        if match is None or counts is None or counts[0] < 2:
            return hit
        other = self._longest(text, match, counts)
        same = (
            other is not None and other.end > hit.end and {e.key for e in other.entries} & {e.key for e in hit.entries}
        )
        return other if other is not None and same else hit

    def _longest(self, text: str, match: re.Match[str], counts: tuple[int, ...]) -> Hit | None:
        start = match.start()
        ends = [match.end()]
        while len(ends) < counts[0]:
            following = _NEXT.match(text, ends[-1])
            if following is None:
                break
            ends.append(following.end())
        for count in counts:
            if count > len(ends):
                continue
            end = ends[count - 1]
            surface = text[start:end].translate(_ODD)
            entries = self._lookup(surface)
            if entries:
                # The stop of an abbreviation belongs to it: "U.S." and "U.N.", but not "Moscow."
                stop = "." in surface and len(surface) <= 6 and text[end : end + 1] == "."
                return Hit(start, end + stop, entries)
        return None

    def _lookup(self, surface: str) -> tuple[Entry, ...] | None:
        entries = (self._given.get(surface.lower()) if self._given else None) or self._entries.get(surface)
        if entries is None and not surface.isascii():
            entries = self._entries.get(plain(surface))
        if entries is None and len(surface) > 3 and surface.isupper():
            entries = self._entries.get(surface.title())
        return entries


def plain(name: str) -> str:
    """The name without its accents: "Erdoğan" gives "Erdogan"."""
    if name.isascii():
        return name
    bare = unicodedata.normalize(
        "NFKD", name.replace("\u0131", "i").replace("ł", "l").replace("ø", "o").replace("đ", "d")
    )
    return "".join(char for char in bare if not unicodedata.combining(char))


def slug(name: str) -> str:
    """An identifier from a name: "Yury Ushakov" gives "yury-ushakov"."""
    return re.sub(r"[^a-z0-9]+", "-", plain(name).lower()).strip("-")


def _forms(name: str) -> set[str]:
    form = name.rstrip(".") if name.isascii() else name.translate(_ODD).rstrip(".")
    return {form, plain(form)}
