"""Everything that needs memory: files, tables, other pages."""
