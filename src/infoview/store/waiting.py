"""How long one command waits for another that is busy with the file."""

BUSY_SECONDS = 30
"""A command that reads or writes: then it gives up, with nothing changed."""

GLANCE_SECONDS = 0.1
"""The shell's completion, while somebody is in the middle of a line."""
