"""Jinja inside Word: compile once, render many."""
