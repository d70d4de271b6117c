"""The street: finding links, asking sites politely, and naming what came of it. Knows nothing of what a page says."""
