"""infoview: a command-line networking tracker for informational interviews.

The layers, and where to look. Imports go downward only (tests/test_architecture.py holds them to it):

    cli        one thin module per command: its options, its help, one call
    render     the only writer to the terminal and the clipboard: tables (Rich), the JSON envelope, pages;
               sheets/ is for paper
    services   one function per thing a user can want: (session, ..., *, today) -> a frozen result
    store      SQLite through SQLModel: tables, transactions, migrations, the undo journal;
               lookup.py answers the reads that must be instant, search_index.py and search_lookup.py
               those of the search, files.py writes whole files, edit_files.py keeps what an editor holds
    domain     pure rules, values in and values out: names (their keys in folding), dates, what is owed
               (cadence), questions, which of them are open (judge/), what a message says (messages/), how
               words are found (search), the file that an editor gets (edit_file)
    exchange   formats of other programs: bytes to neutral records and back, without a database
    data       plain files that anybody can edit, and what reads them (reading.py)
    config     the SETTINGS table; finds the files
    clock      the only reader of the wall clock
    errors     what can go wrong, with exit codes
    notices    what is said on stderr once the command has run

The way of one command: cli/__init__.py main() -> cli/<command>.py -> services/<noun>.py (inside one
store.database transaction, which is one undo step) -> a frozen result from domain/results/ ->
render.show() as a table or as JSON.
"""

__version__ = "0.1.0"
