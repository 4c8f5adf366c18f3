"""Use cases: paths and options in, results out; nothing is printed here."""
