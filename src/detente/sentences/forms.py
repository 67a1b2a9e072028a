"""Part of speech and lemma of parsed words, worked out once for every form, tag and place in a sentence.

spaCy's attribute ruler and rule lemmatizer make them afresh for every word, which takes as long as the parse itself;
yet what they make depends, for one word, on its form, its tag and its dependency alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING

from detente.sentences.doc import Word
from detente.tables import rows

if TYPE_CHECKING:
    from spacy import tokens
    from spacy.language import Language

# The pipeline's components that this one stands in for.
RULES = ("attribute_ruler", "lemmatizer")
# More forms than a language has in use: beyond it the memory starts anew, so that it stays bounded.
_MOST_FORMS = 200_000
# A form, its tag and dependency, and whether it follows a mere opener: in "there were" the rules see a full verb.
_Form = tuple[str, str, str, bool]


class Forms:
    """Makes the words of parsed documents, with part of speech and lemma as the rules of ``nlp`` give them."""

    def __init__(self, nlp: Language) -> None:
        self._vocab = nlp.vocab
        self._rules = [nlp.get_pipe(name) for name in RULES]
        self._lemmas = _mended_lemmas()
        self._known: dict[_Form, tuple[str, str]] = {}

    def words(self, doc: tokens.Doc) -> list[Word]:
        """The words of a document that is tagged and parsed, and that may be freed then."""
        if len(self._known) > _MOST_FORMS:
            self._known.clear()
        parsed = list(doc)
        forms = _forms_of(parsed)
        if new := [form for form in dict.fromkeys(forms) if form not in self._known]:
            self._learn(new)
        made = []
        for token, form in zip(parsed, forms, strict=True):
            pos, lemma = self._known[form]
            made.append(Word(form[0], bool(token.whitespace_), lemma, pos, form[1], form[2], token.head.i))
        return made

    def _learn(self, forms: Sequence[_Form]) -> None:
        """Run the rules themselves over forms that were not met before, as the words of one document."""
        from spacy.tokens import Doc

        words: list[tuple[str, str, str]] = []
        places: list[int] = []
        for text, tag, dep, after_opener in forms:
            if after_opener:
                words.append(("there", "EX", "expl"))
            places.append(len(words))
            words.append((text, tag, dep))
        texts, tags, deps = (list(column) for column in zip(*words, strict=True))
        doc = Doc(self._vocab, words=texts, tags=tags, deps=deps, heads=list(range(len(words))))
        for rule in self._rules:
            doc = rule(doc)
        for place, form in zip(places, forms, strict=True):
            self._known[form] = doc[place].pos_, self._lemmas.get(doc[place].lower_, doc[place].lemma_)


def _forms_of(parsed: Iterable[tokens.Token]) -> list[_Form]:
    plain = [(token.text, token.tag_, token.dep_) for token in parsed]
    openers = [False, *(before[2] == "expl" for before, _ in pairwise(plain))]
    return [(*form, opener) for form, opener in zip(plain, openers, strict=True)] if plain else []


def _mended_lemmas() -> dict[str, str]:
    """Lemmas where the rules go wrong: they take "hoped" for a form of "hop" and "staged" for one of "stag"."""
    folder = files("detente.sentences")
    plurals = {row["plural"]: row["singular"] for row in rows(folder / "hyphenated.tsv")}
    return plurals | {row["form"]: row["lemma"] for row in rows(folder / "lemmas.tsv")}
