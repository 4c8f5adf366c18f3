"""Telling which lines of a document are what: head, body, foot, appendices."""
