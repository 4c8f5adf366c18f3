"""Many units' reports made one: figures added up, words gathered, everything traceable."""
