"""Pictures on terminals: the ways that terminals have to show them, and which one is at work."""
