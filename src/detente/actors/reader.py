"""Reading a parsed sentence into phrases: each chunk with its complements ("of Iran") and its apposition."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from detente.actors.chunks import ChunkReader
from detente.actors.marks import Mark
from detente.actors.modifiers import PLACE_KINDS
from detente.actors.phrases import Phrase, PhraseKind
from detente.actors.places import follows_place_word
from detente.actors.senses import Senses
from detente.actors.words import words

if TYPE_CHECKING:
    from detente.actors.base import ActorBase
    from detente.sentences.doc import Doc

_NAMES = ("person", "name")
_DESCRIPTIONS = ("role", "group")
_OWNERS = ("state", "organisation", "organ", "person", "name", "role", "group", "people")


def read_phrases(doc: Doc, base: ActorBase, senses: Senses) -> list[Phrase]:
    """The phrases of one parsed sentence, left to right; of one span where one stands for several actors."""
    reader = _Reader(ChunkReader(doc, base, senses))
    phrases: list[Phrase] = []
    number = 0
    while number < len(reader.chunks):
        made, number = reader.whole(number)
        phrases.extend(made)
    return sorted(phrases, key=lambda phrase: (phrase.start, phrase.end))


def read_names(text: str, base: ActorBase, senses: Senses) -> list[Phrase]:
    """The names in a sentence that was not parsed, each as a phrase of its own; ``head`` is -1."""
    phrases = []
    for found in base.find(text):
        hit = senses.keep(found, text[found.start : found.end])
        if hit is None:
            continue
        entry = hit.first("person", "organisation") or hit.first(*PLACE_KINDS) or hit.entries[0]
        kind: PhraseKind = "modifier"
        if entry.kind == "city" and hit.first("surname") and not follows_place_word(text, hit.start):
            entry = hit.first("surname") or entry
        if entry.kind in ("person", "surname"):
            kind = "person"
        elif entry.kind == "organisation":
            kind = "organisation"
        elif entry.kind in PLACE_KINDS:
            kind = "state"
        countries = tuple(entry.key.split(";")) if kind in ("state", "modifier") else ()
        phrases.append(Phrase(kind, hit.start, hit.end, -1, text[hit.start : hit.end], hit, None, countries))
    return phrases


class _Reader:
    def __init__(self, reader: ChunkReader) -> None:
        self.reader = reader
        self.doc = reader.doc
        self.chunks = reader.chunks
        self._housing: set[int] = set()

    def whole(self, number: int) -> tuple[list[Phrase], int]:
        """The phrases of a chunk, the last one with complement and apposition, and the number of the next chunk."""
        phrases = self.reader.read(*self.chunks[number])
        if number in self._housing:
            return [replace(phrase, housing=True) for phrase in phrases], number + 1
        heads, end, following = self._complement(phrases[-1], self.chunks[number][1], number + 1)
        if len(heads) == 1:
            head, following = self._apposition(heads[0], end, following)
            heads = [head]
        return [*phrases[:-1], *heads], following

    def _complement(self, head: Phrase, end: int, number: int) -> tuple[list[Phrase], int, int]:
        """Read "of Iran, Russia and Turkey", "for the Foreign Ministry" or "in Kabul" into the phrase before it.

        Gives the phrase, once for each state that owns it, the token where it ends and the number of the next chunk.
        """
        link = self.doc[end].lower_ if end < len(self.doc) else ""
        follows = self.reader.starts.get(end + 1)
        if follows is None or not _takes(head, link):
            return [head], end, number
        inner = self.reader.read(*self.chunks[follows])
        if link == "of" and head.words == "head" and inner[-1].words in ("state", "government") and inner[0].countries:
            # "the head of the Russian state"
            return [self._head_of(head, inner)], self.chunks[follows][1], follows + 1
        if head.kind == "role" and link in ("of", "for") and inner[-1].kind in ("noun", "name"):
            # "Minister for Communications | Adebayo Shittu": part of the title where a name comes right after.
            stop = self.chunks[follows][1]
            joins = len(inner) == 1 and stop in self.reader.starts
            return ([replace(head, end=inner[0].end)], stop, follows + 1) if joins else ([head], end, number)
        owners = (
            inner
            if head.plural and link in ("of", "from") and all(phrase.kind == "state" for phrase in inner)
            else inner[-1:]
        )
        if len(owners) < len(inner) or owners[0].kind not in _OWNERS:
            return [head], end, number
        if link in ("in", "from") and not _is_housed(head) and not self._is_of(end, head):
            return [head], end, number
        if link == "in" and not _is_housed(head):
            # "protesters in Minsk": the place gives the country and stays a mention of its own.
            # but "Hamas leaders in Damascus" are Hamas's, and an envoy in Canberra is of another state
            sent = head.words in words("sent abroad")
            found = () if head.owner is not None or sent else owners[0].countries
            return [replace(head, countries=head.countries or found)], end, number
        stop, following = self.chunks[follows][1], follows + 1
        if link in ("in", "at"):
            # "his embassy in Bogota": the place is a mention of its own within the longer one.
            self._housing.add(follows)
            return [replace(head, end=owners[-1].end)], stop, follows
        several = head.plural or owners[0].kind == "organisation"
        while link in ("of", "from", "to") and several and (more := self._another(stop, following, owners[0])):
            owners.append(more)
            stop, following = self.chunks[following][1], following + 1
        if link == "to":
            return [replace(head, end=owners[-1].end)], stop, following
        whole = replace(head, end=owners[-1].end, plural=head.plural and len(owners) == 1)
        if not head.plural:
            owners = owners[:1]  # the envoy of the United Nations and the Arab League is one person
        return (
            [replace(whole, owner=owner, countries=head.countries or owner.countries) for owner in owners],
            stop,
            following,
        )

    def _head_of(self, head: Phrase, inner: list[Phrase]) -> Phrase:
        """ "The head of the Russian state" as the head of state."""
        title = f"head of {inner[-1].words}"
        return replace(
            head, end=inner[-1].end, words=title, mark=self.reader.base.marks.get(title), countries=inner[0].countries
        )

    def _is_of(self, link: int, head: Phrase) -> bool:
        """Whether "in" or "from" tells whose people these are, and not what they left: "its troops from Lebanon"."""
        preposition, noun = self.doc[link], self.doc[head.head]
        if preposition.head.i != noun.i:
            return False
        moved = noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_.lower() in words("motion") | words("removal")
        return preposition.lower_ != "from" or not (head.owner or head.countries or moved)

    def _another(self, end: int, number: int, first: Phrase) -> Phrase | None:
        """What follows a comma or "and" at token ``end``: the further members of "of Iran, Russia and Turkey"."""
        if number >= len(self.chunks):
            return None
        between = {token.lower_ for token in self.doc[end : self.chunks[number][0]]}
        inner = self.reader.read(*self.chunks[number])
        joined = bool(between) and between <= {",", "and"} and len(inner) == 1
        return inner[0] if joined and inner[0].kind == first.kind else None

    def _apposition(self, head: Phrase, end: int, number: int) -> tuple[Phrase, int]:
        """Join "Yury Ushakov, a Kremlin aide" and "the Russian president, Vladimir Putin" into one phrase."""
        if head.kind not in (*_NAMES, *_DESCRIPTIONS):
            return head, number
        end = self._past_age(end)
        close = self.reader.starts.get(end)  # "President of Serbia | Aleksandar Vucic"
        comma = end < len(self.doc) and self.doc[end].text == ","
        follows = self.reader.starts.get(end + 1) if comma else close
        if follows is None:
            return head, number
        inner = self.reader.read(*self.chunks[follows])
        several, stop, following = self._complement(inner[-1], self.chunks[follows][1], follows + 1)
        if len(inner) > 1 or len(several) > 1:
            return head, number
        other = several[0]
        named, described = (head, other) if head.kind in _NAMES else (other, head)
        if (
            named.kind not in _NAMES
            or described.kind not in _DESCRIPTIONS
            or described.plural
            or other.kind == head.kind
            or (close is not None and (other is described or named.mark is not None))
        ):
            return head, number
        told = described.definite and not named.mark
        if close is None and named is other and not told and self.doc[other.head].dep_ != "appos":
            return head, number
        if close is None and not self._closes(other, stop):
            return head, number
        merged = replace(
            named, start=head.start, end=other.end, head=head.head, mark=self._better(named, described),
            countries=described.countries or named.countries, owner=described.owner or named.owner,
            former=(named if named.mark else described).former,
        )  # fmt: skip
        return merged, following

    def _better(self, named: Phrase, described: Phrase) -> Mark | None:
        """The title that tells more: "commander" of "A Taliban commander, Mullah Salam"."""
        mere = named.mark is not None and named.words.count(" ") == 0 and not named.countries and not named.mark.offices
        return described.mark if mere or named.mark is None else named.mark

    def _past_age(self, end: int) -> int:
        """Step over ", 66" in "Sergei Skripal, 66, a former spy"."""
        aged = end + 2 < len(self.doc) and self.doc[end].text == "," and self.doc[end + 1].tag_ == "CD"
        return end + 2 if aged and self.doc[end + 2].text == "," else end

    def _closes(self, other: Phrase, end: int) -> bool:
        """Whether an apposition ends at token ``end``, and is not the subject of what follows."""
        return self.doc[other.head].dep_ == "appos" or end >= len(self.doc) or self.doc[end].text in words("closing")


def _is_housed(head: Phrase) -> bool:
    """Whether a body is one that is somewhere: "the U.S. Embassy in Kabul"."""
    return bool(frozenset(head.words.split()) & words("housed in"))


def _takes(head: Phrase, link: str) -> bool:
    """Whether a phrase and a preposition after it belong together."""
    if head.kind not in (*_DESCRIPTIONS, "organ"):
        return False
    parts = frozenset(head.words.split())
    if link == "of":
        return True
    if link == "from":
        return head.kind == "group"
    if link == "for":
        return bool(parts & words("spoken for"))
    if link == "to":
        return bool(parts & words("sent to"))
    if link in ("in", "at"):
        return _is_housed(head) or (link == "in" and (head.kind != "role" or head.plural))
    return False
