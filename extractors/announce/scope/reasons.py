"""Shows a person why a page was taken or left: the rules that fired, their weights, the words they fired on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.figures import candidates
from extractors.figures.score import explain as weighed
from extractors.figures.score import is_claimed, subject
from extractors.records import Figure, Reading
from extractors.sentences import clauses

# So many features of a figure are shown, the heaviest first.
SHOWN = 5


def explain(reading: Reading) -> str:
    """Plain text, one rule a line, strongest first, then the verdict. Rules without a place fired on title or page."""
    lines = [reading.url]
    if reading.article is None:
        return "\n".join([*lines, "  no readable article"])
    lines.append(f"  {reading.article.title or '(no title)'}")
    text = reading.article.text
    if not reading.rules:
        lines.append("  no word of a Jobcenter: not looked at further")
    for rule in sorted(reading.rules, key=lambda one: -abs(one.weight)):
        words = " ".join(text[rule.start : rule.end].split()) if rule.start >= 0 else ""
        shown = f"  “{words[:110]}{'…' if len(words) > 110 else ''}”" if words else ""
        lines.append(f"  {rule.weight:+5.1f}  {rule.name}{shown}")
    total = sum(rule.weight for rule in reading.rules)
    found = reading.announcement
    if found is None:
        lines.append(f"  {total:+5.1f}  = out of scope")
        return "\n".join(lines)
    lines.append(f"  {total:+5.1f}  = {found.stance}, {found.type}, {_span(found.starts_on, found.ends_on)}")
    for action in found.actions:
        lines.append(
            f"         {action.status} {action.type}: {action.title} ({_span(action.starts_on, action.ends_on)})"
        )
        lines.append(f"           “{action.evidence}”")
    lines.extend(_why(text, found.figures))
    lines.extend(f"  issue  {issue.kind}: {issue.detail}" for issue in reading.issues)
    return "\n".join(lines)


def _why(text: str, figures: Sequence[Figure]) -> Iterator[str]:
    """Every figure, and the features that weighed most for or against it being claimed and of its subject."""
    told = {(figure.subject, figure.value): figure for figure in figures}
    for one in candidates(text, clauses(text)) if told else ():
        name = subject(one.counted.kind, one.features)
        if (name, one.number.value) not in told or not is_claimed(one.features):
            continue
        figure = told.pop((name, one.number.value))
        yield f"         figure {figure.subject} {figure.value:g} {figure.unit}  “{figure.evidence[:110]}”"
        for table, features in weighed(one.counted.kind, one.features).items():
            yield f"           {table}: {', '.join(f'{feature} {weight:+.1f}' for feature, weight in features[:SHOWN])}"


def _span(first: object, last: object) -> str:
    if first is None and last is None:
        return "no day known"
    return str(first) if first == last else f"{first or '…'} to {last or '…'}"
