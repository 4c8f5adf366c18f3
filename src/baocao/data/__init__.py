"""From data files to the model of one conference, with the place of every value."""
