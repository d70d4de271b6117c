"""What stands in an article's clauses: dates, names, nouns, cues and phrases, marked before anything is decided."""
