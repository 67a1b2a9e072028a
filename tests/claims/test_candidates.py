"""The cheap test for acts: it never says no to a form of a word that the lexicon knows, and spares other sentences."""

from __future__ import annotations

import pytest

from detente.claims import names_act
from detente.claims.english import irregular
from detente.claims.vocabulary import lexicon


def forms(verb: str) -> list[str]:
    """The forms of a verb, as English spells them."""
    past = irregular().get(verb)
    if verb.endswith("e"):
        return [verb, f"{verb}s", f"{verb[:-1]}ing", *(past or [f"{verb}d"])]
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return [verb, f"{verb[:-1]}ies", f"{verb}ing", *(past or [f"{verb[:-1]}ied"])]
    third = f"{verb}es" if verb.endswith(("s", "x", "z", "h", "o")) else f"{verb}s"
    doubled = verb if verb.endswith(("y", "w", "x")) else verb + verb[-1]  # "stopping"; one too many does no harm
    return [verb, third, f"{verb}ing", f"{doubled}ing", *(past or [f"{verb}ed", f"{doubled}ed"])]


def test_no_form_of_a_verb_is_missed() -> None:
    verbs = set(lexicon().verbs)
    known = {form for verb in verbs for form in forms(verb)}
    assert [form for form in sorted(known) if form.isalpha() and not names_act(f"They {form} it.")] == []


def test_no_noun_is_missed() -> None:
    nouns = (noun for noun in lexicon().nouns if noun.isalpha())
    assert [noun for noun in nouns if not (names_act(f"The {noun}.") and names_act(f"The {noun}s."))] == []


@pytest.mark.parametrize("sentence", ["Sunny spells tomorrow.", "42 percent, or so.", "", "Oh, Paris."])
def test_a_sentence_without_an_act_is_spared(sentence: str) -> None:
    assert not names_act(sentence)
