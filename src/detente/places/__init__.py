"""Where: the places that a text names as where something happened, and which of them is an act's."""

from detente.places.find import find_places
from detente.places.place import PlaceMention
from detente.places.scope import place_of

__all__ = ["PlaceMention", "find_places", "place_of"]
