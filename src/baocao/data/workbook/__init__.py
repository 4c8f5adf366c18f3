"""Workbooks and tables: read into data trees, written as forms for clerks to fill."""
