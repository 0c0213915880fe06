"""Bytes and neutral records: what other programs read and write, without a database."""
