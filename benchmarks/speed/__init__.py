"""How fast and how large ``detente code`` is, beside what reading and parsing the same pages costs without it."""
