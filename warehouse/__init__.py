"""What outlives a run: the archive of responses, the tables, and what is made of them for readers."""
