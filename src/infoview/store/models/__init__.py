"""The tables, as SQLModel classes; a module each for people, the log, what is owed, places and the journal.

A class costs about 6 ms to define, so a command imports only the modules it needs. Texts that are missing
are NULL. Days are DATE; wall times are ISO text (SQLModel would want a zone, and a wall time has none);
moments are ISO text in UTC. Every row that can be exported has a ``uid``, random and stable, so that two
files can be merged. An ``id`` is declared as int since every row that was flushed or read has one; SQLite
gives it. A column or a table that was released stays, also where nothing uses it (``event``, ``told_on``).
"""
