"""Actors: the knowledge base of who acts in world news, and finding and resolving their mentions."""

from detente.actors.actor import ActorMention, ActorType, Via
from detente.actors.base import ActorBase
from detente.actors.glimpse import glimpse
from detente.actors.index import Entry, Hit
from detente.actors.mentions import find_mentions

__all__ = ["ActorBase", "ActorMention", "ActorType", "Entry", "Hit", "Via", "find_mentions", "glimpse"]
