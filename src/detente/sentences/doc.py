"""The parse of one sentence: its words with their forms and the tree that they make.

The parser's own objects are made anew each time that one looks at a word, and die with the memory zone that they were
made in. These are plain: made once, quick to walk, and free to outlive the parser. Their attributes bear spaCy's names
and hold what its documentation says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import overload

# Dependencies under which a noun heads a base noun phrase, as spaCy has it for English.
_PHRASAL = frozenset("ROOT appos attr dative dobj nsubj nsubjpass oprd pcomp pobj".split())
_NOMINAL = ("NOUN", "PROPN", "PRON")


@dataclass(frozen=True, slots=True)
class Word:
    """One word as the parser gives it: ``space`` says that a space follows, ``head`` is the number of its head."""

    text: str
    space: bool
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int


class Token:
    """A word in the tree of its sentence; ``idx`` is its first character there, ``i`` its number."""

    __slots__ = ("children", "dep_", "doc", "head", "i", "idx", "lemma_", "lower_", "pos_", "tag_", "text")

    children: tuple[Token, ...]
    head: Token

    def __init__(self, doc: Doc, i: int, idx: int, word: Word) -> None:
        self.doc = doc
        self.i = i
        self.idx = idx
        self.text = word.text
        self.lower_ = word.text.lower()
        self.lemma_ = word.lemma
        self.pos_ = word.pos
        self.tag_ = word.tag
        self.dep_ = word.dep

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        return self.text

    @property
    def is_punct(self) -> bool:
        """Whether it is a mark of punctuation and no word."""
        return self.pos_ == "PUNCT"

    @property
    def lefts(self) -> list[Token]:
        """The children that stand before it."""
        return [child for child in self.children if child.i < self.i]

    @property
    def subtree(self) -> Iterator[Token]:
        """The token and all below it, in the order of the text."""
        told = False
        for child in self.children:
            if child.i > self.i and not told:
                told = True
                yield self
            yield from child.subtree
        if not told:
            yield self

    @property
    def ancestors(self) -> Iterator[Token]:
        """The tokens above it, nearest first."""
        at = self
        while at.head is not at:
            at = at.head
            yield at

    @property
    def left_edge(self) -> Token:
        """The first token of its subtree."""
        at = self
        while at.children and at.children[0].i < at.i:
            at = at.children[0]
        return at

    @property
    def right_edge(self) -> Token:
        """The last token of its subtree."""
        at = self
        while at.children and at.children[-1].i > at.i:
            at = at.children[-1]
        return at

    def attach(self, head: Token, dep: str) -> None:
        """Hang the token, with all below it, from another head; it stays where that head stands below it itself."""
        if self is head or self in head.ancestors:
            return
        self.head.children = tuple(child for child in self.head.children if child is not self)
        self.head, self.dep_ = head, dep
        head.children = tuple(sorted((*head.children, self), key=lambda child: child.i))

    def nbor(self, steps: int = 1) -> Token:
        """The token so many steps after it, or before it where ``steps`` is negative."""
        return self.doc[self.i + steps]


class Doc:
    """The tokens of one sentence; ``text`` is the sentence verbatim."""

    __slots__ = ("_tokens", "text")

    def __init__(self, words: Sequence[Word]) -> None:
        parts: list[str] = []
        tokens: list[Token] = []
        length = 0
        for i, word in enumerate(words):
            tokens.append(Token(self, i, length, word))
            parts.append(word.text + " " * word.space)
            length += len(parts[-1])
        below: list[list[Token]] = [[] for _ in tokens]
        for token, word in zip(tokens, words, strict=True):
            token.head = tokens[word.head]
            if word.head != token.i:
                below[word.head].append(token)
        for token, children in zip(tokens, below, strict=True):
            token.children = tuple(children)
        self._tokens = tuple(tokens)
        self.text = "".join(parts)

    def __len__(self) -> int:
        return len(self._tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self._tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Token, ...]: ...
    def __getitem__(self, at: int | slice) -> Token | tuple[Token, ...]:
        return self._tokens[at]

    def root(self, start: int, end: int) -> Token:
        """The head of the tokens [start, end): the one that is nearest to the root of the sentence."""
        tops = (token for token in self._tokens[start:end] if token.head is token or not start <= token.head.i < end)
        return min(tops, key=lambda token: sum(1 for _ in token.ancestors))

    def text_of(self, start: int, end: int) -> str:
        """The text of the tokens [start, end), verbatim."""
        last = self._tokens[end - 1]
        return self.text[self._tokens[start].idx : last.idx + len(last)]

    def noun_chunks(self) -> Iterator[tuple[int, int]]:
        """The base noun phrases, flat and apart, as token ranges: "the foreign minister | of Norway"."""
        done = -1
        for token in self._tokens:
            if token.pos_ in _NOMINAL and token.left_edge.i > done and _first_of_series(token).dep_ in _PHRASAL:
                done = token.i
                yield token.left_edge.i, token.i + 1


def _first_of_series(token: Token) -> Token:
    """Of nouns joined by "and" the first, whose place in the sentence is that of all."""
    at = token
    while at.dep_ == "conj" and at.head.i < at.i:
        at = at.head
    return at
