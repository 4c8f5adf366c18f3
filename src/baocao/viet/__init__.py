"""The Vietnamese language: numbers, dates, periods, text, lists; pure, no I/O."""
