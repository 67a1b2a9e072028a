"""People: who uses the desk, with which role, and how they are recognised."""
