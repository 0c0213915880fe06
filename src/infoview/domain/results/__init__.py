"""What the commands return: frozen facts, of which render makes a table or JSON.

The names of the fields are the names in the JSON that other programs rely on: fields may be added, never
removed or renamed. What is missing is None. Wall times are the user's own unless a zone stands beside them.
A module for each noun, since a command needs few of them and each class costs half a millisecond.
"""
