"""A Word file from plain pieces: what the starter templates are built with."""
