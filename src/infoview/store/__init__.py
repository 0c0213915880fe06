"""SQLite through SQLModel: the only package that knows a database."""
