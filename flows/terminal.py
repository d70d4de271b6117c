"""How results look in a terminal: one console for answers, one for everything else, and small tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Console, JustifyMethod, OverflowMethod
from rich.table import Table

out = Console()
err = Console(stderr=True)


def table(
    columns: Sequence[str], rows: Iterable[Sequence[object]], title: str | None = None, firm: bool = False
) -> Table:
    """A plain table; numbers to the right, nothing interpreted as markup, an unknown value as a dot.

    ``firm``: every row stays on one line, whatever is too long is cut.
    """
    rows = list(rows)
    made = Table(box=box.SIMPLE_HEAD, title=title, title_justify="left", pad_edge=False, padding=(0, 1, 0, 0))
    for index, name in enumerate(columns):
        values = [row[index] for row in rows if row[index] is not None]
        numeric = bool(values) and all(isinstance(v, int | float) and not isinstance(v, bool) for v in values)
        overflow: OverflowMethod = "ellipsis" if firm else "fold"
        # In a firm table the first column gives way, the figures never.
        least = max(len(name), *(len(str(value)) for value in values)) if firm and index and values else None
        justify: JustifyMethod = "right" if numeric else "left"
        most = 24 if firm and not index else None
        made.add_column(name, justify=justify, overflow=overflow, no_wrap=firm, min_width=least, max_width=most)
    for row in rows:
        made.add_row(*("·" if value is None else _plain(value) for value in row))
    return made


def _plain(value: object) -> str:
    # Text from the web may hold "[red]" or an escape sequence; neither is for the terminal to act on.
    text = ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    return "".join(c if c.isprintable() or c == "\n" else "�" for c in text).replace("[", r"\[")
