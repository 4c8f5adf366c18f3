"""The standards as data, and Word files read as plain facts."""
