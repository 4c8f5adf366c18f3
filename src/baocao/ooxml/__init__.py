"""The file format of Word: zip, XML, runs, styles; nothing of Jinja or of the standards."""
