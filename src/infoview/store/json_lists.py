"""JSON lists as bound parameters: however many values there are, the statement stays one text."""

from typing import Any

from sqlalchemy import bindparam, func


def values_of(parameter: str) -> Any:
    """Return the column of the values of the list that is bound to a parameter."""
    return func.json_each(bindparam(parameter)).table_valued("value").c.value
