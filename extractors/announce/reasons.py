"""Shows a person why a page was taken or left: the rules that fired, their weights, the words they fired on."""

from __future__ import annotations

from extractors.records import Reading


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
    lines.extend(f"  issue  {issue.kind}: {issue.detail}" for issue in reading.issues)
    return "\n".join(lines)


def _span(first: object, last: object) -> str:
    if first is None and last is None:
        return "no day known"
    return str(first) if first == last else f"{first or '…'} to {last or '…'}"
