"""Formats of other programs: bytes to neutral records and back, without a database."""
