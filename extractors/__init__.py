"""From links to readings, always for a single page; nothing here remembers another one.

``street`` finds links and asks sites; ``article`` finds a page's own words; ``dates``, ``names`` and ``figures`` find
what is said of time, of bearers of names and of numbers; ``announce`` decides what an article tells of Jobcenter.
``read`` is the one function over all but the street.
"""
