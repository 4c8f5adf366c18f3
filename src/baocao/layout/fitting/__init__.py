"""Fitting a rendered document to its text: columns, rules, blanks for the signature."""
