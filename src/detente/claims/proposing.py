"""Acts that no frame of the lexicon knows, proposed by the grammar alone: somebody does something to somebody.

Of states and their people it is enough that they do something to a thing: "handed over the last of their weapons".

Which type they are, and whether they are acts between political actors at all, the model has to say (``weighing.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

from detente.actors.actor import ActorMention
from detente.claims.arguments import agents, objects
from detente.claims.clauses import FINITE, datives, head_verbs, prepositional
from detente.claims.drafts import Draft
from detente.claims.english import words
from detente.claims.matching import is_official
from detente.claims.parties import Parties, without
from detente.claims.readings import read_act
from detente.claims.vocabulary import Code, Lexicon
from detente.sentences.doc import Token

# Where a recipient may stand beside the object, the likeliest first.
_TOWARDS = "against on upon at to toward towards with from for over of".split()
# Clauses that tell something by themselves, and not what is aimed at, asked for or begun.
_TELLING = frozenset("ROOT conj ccomp relcl advcl parataxis".split())


# The code of a proposal, which names no type.
PROPOSED = Code("", None, None, "", ())


def proposals(doc: Iterable[Token], taken: Set[int], parties: Parties, lexicon: Lexicon) -> Iterator[Draft]:
    """The proposals of one sentence, with the code ``PROPOSED``; of the tokens ``taken`` more is known already."""
    for token in doc:
        if not _may_act(token, lexicon) or taken & {each.i for each in _carried(token)}:
            continue
        actors = parties.of(agents(token))
        recipients = without(_recipients(token, parties), actors)
        if not actors or not (recipients or (is_official(actors) and objects(token))):
            continue
        reading = read_act(token, lexicon)
        if reading.status in ("happened", "under_way") and not (reading.framings or reading.question or reading.aim):
            yield Draft(token, PROPOSED, token.lemma_.lower(), 0, actors, recipients, reading)


def _may_act(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word is a verb that tells an act, finite or made so by an auxiliary, and not one of saying or being."""
    if not head_verbs(token) or token.dep_ not in _TELLING:
        return False
    # a past tense is now and then taken for a participle: "the army outfoxed them"
    told = any(c.dep_ in ("aux", "auxpass", "nsubj") and c.lower_ != "to" for c in token.children)
    if token.tag_ not in FINITE and not told:
        return False
    lemma = token.lemma_.lower()
    return lemma not in words("no_act") and (lemma, "verb") not in lexicon.speech


def _carried(token: Token) -> Iterator[Token]:
    """The verb and what it may merely carry or frame: "held | talks", "continued | to bomb"."""
    yield token
    for child in token.children:
        if child.dep_ in ("dobj", "xcomp", "nsubjpass", "attr", "acomp", "oprd"):
            yield child


def _recipients(token: Token, parties: Parties) -> list[ActorMention]:
    things = [*datives(token), *objects(token)]
    if found := parties.of(things):
        return found
    if found := [owner for thing in things for owner in parties.owners(thing)]:
        return found
    return next((found for word in _TOWARDS if (found := parties.of(prepositional(token, word)))), [])
