"""Changing a file's XML so that a document looks as the standard wants it."""
