"""Marks: the common nouns of a parsed sentence that name a post, an organ of state or a kind of people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from detente.actors.records import Noun, Office
from detente.sentences.doc import Doc

_MOST_TOKENS = 9
_WORD = re.compile(r"[^\W\d_]+")
_PRONOUNS = frozenset(
    {"he", "she", "they", "we", "i", "it", "his", "her", "their", "our", "its", "both", "two", "sides"}
)
_PLURAL_TAGS = frozenset({"NNS", "NNPS"})
_NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})


@dataclass(frozen=True, slots=True)
class Mark:
    """A title or an actor noun, as ``words`` in lower case and the singular, at tokens ``start`` to ``end``."""

    words: str
    offices: tuple[Office, ...] = ()
    nouns: tuple[Noun, ...] = ()
    plural: bool = False
    start: int = 0
    end: int = 0

    @property
    def organ(self) -> bool:
        """Whether it names a body ("army", "foreign ministry") and not people ("troops", "diplomats")."""
        return not self.offices and not self.plural and any(noun.organ for noun in self.nouns)


class MarkIndex:
    """Titles and nouns by their words."""

    def __init__(self, offices: Iterable[Office], nouns: Iterable[Noun]) -> None:
        self._marks: dict[str, Mark] = {}
        self._starts: set[str] = set()
        self._ends: set[str] = set()
        for office in offices:
            for title in office.titles:
                self._add(Mark(title.lower(), offices=(office,)), title, plural_of(title))
        for noun in nouns:
            self._add(Mark(noun.noun.lower(), nouns=(noun,)), noun.noun, noun.plural)

    def _add(self, mark: Mark, singular: str, plural: str) -> None:
        for form, many in ((singular.lower(), False), (plural.lower(), True)):
            if not form:
                continue
            known = self._marks.get(form, Mark(mark.words, plural=many))
            self._marks[form] = replace(known, offices=known.offices + mark.offices, nouns=known.nouns + mark.nouns)
            self._starts.add(re.split(r"[\s'-]", form)[0])
            self._ends.add(form.split()[-1])

    def holds(self, text: str) -> bool:
        """Whether a word of the text may begin a mark, or is a pronoun: cheap, and sometimes wrong by saying yes."""
        return any(word in self._starts or word in _PRONOUNS for word in _WORD.findall(text.lower()))

    def ends_in(self, word: str) -> bool:
        """Whether the word is the last of a mark: of "prime minister" the second."""
        return word in self._ends

    def get(self, words: str) -> Mark | None:
        """The mark of these words."""
        return self._marks.get(words.lower())

    def find(self, doc: Doc) -> Iterator[Mark]:
        """The marks of a parsed sentence, left to right, the longest at each place."""
        text = doc.text.lower().replace("\u2019", "'")
        at = 0
        while at < len(doc):
            found = self._longest(doc, text, at) if doc[at].lower_ in self._starts else None
            if found is not None:
                yield found
            at = found.end if found is not None else at + 1

    def _longest(self, doc: Doc, text: str, at: int) -> Mark | None:
        begin = doc[at].idx
        for end in range(min(len(doc), at + _MOST_TOKENS), at, -1):
            last = doc[end - 1]
            known = self._marks.get(text[begin : last.idx + len(last)])
            if known is not None and (any(doc[i].tag_ in _NOUN_TAGS for i in range(at, end)) or _is_head(doc, end)):
                plural = known.plural or (last.tag_ in _PLURAL_TAGS and last.lower_.endswith("s") and not known.offices)
                return replace(known, start=at, end=end, plural=plural)
        return None


def _is_head(doc: Doc, end: int) -> bool:
    """Whether a word tagged as an adjective heads its phrase after all: "Myanmar's military seized power"."""
    after = doc[end] if end < len(doc) else None
    return doc[end - 1].tag_ == "JJ" and (after is None or after.tag_[:2] in ("VB", "MD") or after.is_punct)


def plural_of(title: str) -> str:
    """The plural of a title: "foreign ministers", "secretaries of state", "spokesmen", "charges d'affaires"."""
    head, of, rest = title.partition(" of ")
    if not of:
        head, of, rest = title.partition(" to ")
    if head.endswith("man"):
        return f"{head[:-3]}men{of}{rest}"
    if head.endswith("y") and head[-2:-1] not in "aeo":
        return f"{head[:-1]}ies{of}{rest}"
    return f"{head}{'es' if head.endswith(('s', 'ch')) else 's'}{of}{rest}"
