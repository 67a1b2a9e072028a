"""Claims: what an article says happened, how certain, and on whose word."""

from detente.claims.candidates import names_act
from detente.claims.claim import Claim
from detente.claims.coder import code
from detente.claims.judging import SURE_ENOUGH
from detente.claims.layers import Act, Coding, Layers, Said

__all__ = ["SURE_ENOUGH", "Act", "Claim", "Coding", "Layers", "Said", "code", "names_act"]
