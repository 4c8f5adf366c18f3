"""Results turned into what is shown: rich, JSON."""
