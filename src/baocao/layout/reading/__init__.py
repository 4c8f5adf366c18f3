"""Reading a Word file into plain values, part by part."""
