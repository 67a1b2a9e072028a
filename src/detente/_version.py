"""The version of Detente; every claim carries it."""

__version__ = "0.1.0"
