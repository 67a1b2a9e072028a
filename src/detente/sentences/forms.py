"""Part of speech and lemma of parsed words, worked out once for every form, tag and place in a sentence.

spaCy's attribute ruler and rule lemmatizer make them afresh for every word, which takes as long as the parse itself;
yet what they make depends, for one word, on its form, its tag and its dependency alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from typing import TYPE_CHECKING

from detente.tables import rows

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

# The pipeline's components that this one stands in for.
RULES = ("attribute_ruler", "lemmatizer")
# More forms than a language has in use: beyond it the memory starts anew, so that it stays bounded.
_MOST_FORMS = 200_000
# A form, its tag and dependency, and whether it follows a mere opener: in "there were" the rules see a full verb.
_Key = tuple[str, int, int, bool]


class Forms:
    """Sets part of speech and lemma of the words of parsed documents, as the rules of ``nlp`` do."""

    def __init__(self, nlp: Language) -> None:
        self._vocab = nlp.vocab
        self._rules = [nlp.get_pipe(name) for name in RULES]
        self._lemmas = _mended_lemmas()
        self._known: dict[_Key, tuple[int, str]] = {}

    def set(self, doc: Doc) -> Doc:
        """The same document, with ``pos`` and ``lemma`` of each token set."""
        if len(self._known) > _MOST_FORMS:
            self._known.clear()
        keys = [_key(token) for token in doc]
        if new := [key for key in dict.fromkeys(keys) if key not in self._known]:
            self._learn(new)
        for token, key in zip(doc, keys, strict=True):
            token.pos, token.lemma_ = self._known[key]
        return doc

    def _learn(self, keys: Sequence[_Key]) -> None:
        """Run the rules themselves over forms that were not met before, as the words of one document."""
        from spacy.tokens import Doc

        words: list[tuple[str, str, str]] = []
        places: list[int] = []
        for text, tag, dep, after_opener in keys:
            if after_opener:
                words.append(("there", "EX", "expl"))
            places.append(len(words))
            words.append((text, self._vocab.strings[tag], self._vocab.strings[dep]))
        forms, tags, deps = (list(column) for column in zip(*words, strict=True))
        doc = Doc(self._vocab, words=forms, tags=tags, deps=deps, heads=list(range(len(words))))
        for rule in self._rules:
            doc = rule(doc)  # type: ignore[operator]
        for place, key in zip(places, keys, strict=True):
            self._known[key] = doc[place].pos, self._lemmas.get(doc[place].lower_, doc[place].lemma_)


def _key(token: Token) -> _Key:
    return token.text, token.tag, token.dep, token.i > 0 and token.nbor(-1).dep_ == "expl"


def _mended_lemmas() -> dict[str, str]:
    """Lemmas where the rules go wrong: they take "hoped" for a form of "hop" and "staged" for one of "stag"."""
    folder = files("detente.sentences")
    plurals = {row["plural"]: row["singular"] for row in rows(folder / "hyphenated.tsv")}
    return plurals | {row["form"]: row["lemma"] for row in rows(folder / "lemmas.tsv")}
