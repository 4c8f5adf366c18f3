"""Timings of baocao beside docxtpl's, in one run: ``python -m benchmarks``."""
