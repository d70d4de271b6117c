"""Everything that can be decided with one page in hand."""
