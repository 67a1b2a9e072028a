"""The cheap test for acts: it never says no to a form of a word that the lexicon knows, and spares other sentences."""

from __future__ import annotations

import pytest

from detente.claims import names_act
from detente.claims.english import irregular
from detente.claims.frames import Frame
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


def beside(frame: Frame) -> str:
    """Words that the frame asks for besides its act, as bare as can be: one for each of its parts."""
    return " ".join(min(group) for group in frame.needs)


def test_no_form_of_a_verb_is_missed() -> None:
    missed = [
        f"They {form} {beside(entry.frame)}"
        for verb, entries in lexicon().verbs.items()
        for entry in entries
        if entry.code.event and verb.isalpha()
        for form in forms(verb)
        if not names_act(f"They {form} {beside(entry.frame)}.")
    ]
    assert missed == []


def test_no_noun_is_missed() -> None:
    missed = [
        f"The {form} {beside(entry.frame)}"
        for noun, entries in lexicon().nouns.items()
        for entry in entries
        if entry.code.event and noun.isalpha()
        for form in (noun, f"{noun}s")
        if not names_act(f"The {form} {beside(entry.frame)}.")
    ]
    assert missed == []


def test_an_act_without_the_words_that_make_it_one_is_spared() -> None:
    assert names_act("They paid a visit.")
    assert not names_act("They paid no heed.")


@pytest.mark.parametrize("sentence", ["Sunny spells tomorrow.", "42 percent, or so.", "", "Oh, Paris."])
def test_a_sentence_without_an_act_is_spared(sentence: str) -> None:
    assert not names_act(sentence)
