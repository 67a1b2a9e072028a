"""Reviews: what a person judged of a claim or an event, kept, undoable, and never undone by the machine."""
