"""Which of the 22 topics a stretch of text, or an action, is about.

Wordings are data (``vocabulary/topics.toml``). More than one topic is the rule; a topic that the words do not show is
left out, because a wrong one costs more than a missing one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick

from extractors.names import registry


@dataclass(frozen=True, slots=True)
class _Wording:
    topic: str
    strong: bool
    form: str
    inside: bool  # may stand inside a longer word: "*ausstellung"
    open: bool  # may go on: "jobmesse*"


@cache
def _wordings() -> tuple[AhoCorasick, tuple[_Wording, ...]]:
    found = [
        _Wording(topic, key == "strong", form.strip("*"), form.startswith("*"), form.endswith("*"))
        for topic, entry in registry.vocabulary("topics.toml").items()
        if topic != "ignore"
        for key in ("strong", "weak")
        for form in entry[key]
    ]
    return AhoCorasick([wording.form.lower() for wording in found]), tuple(found)


@cache
def _ignored() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, registry.vocabulary("topics.toml")["ignore"])))


def _hits(text: str) -> list[tuple[int, _Wording]]:
    automaton, wordings = _wordings()
    lower = text.lower()
    if len(lower) != len(text):  # "İ" becomes two characters; such a text is matched as it is
        lower = text
    lower = _ignored().sub(lambda match: " " * len(match[0]), lower)
    hits: list[tuple[int, int, _Wording]] = []
    for index, start, end in automaton.find_matches_as_indexes(lower, overlapping=True):
        wording = wordings[index]
        if not wording.inside and start and lower[start - 1].isalnum():
            continue
        if not wording.open and end < len(lower) and lower[end].isalnum():
            continue
        if wording.form != wording.form.lower() and text[start:end] != wording.form:
            continue
        hits.append((start, end, wording))
    # "Einstiegsqualifizierung" is no Qualifizierung: the longer wording of another topic covers the shorter one.
    return [
        (start, wording)
        for start, end, wording in hits
        if not any(
            other.topic != wording.topic and left <= start and end <= right and right - left > end - start
            for left, right, other in hits
        )
    ]


def topics(text: str, title: str = "") -> tuple[str, ...]:
    """The topics that ``text`` shows, in the order of their first word in it.

    ``title`` is the action's own title, if it is not part of the text: there a weak wording ("Ausbildung") is enough.
    """
    first: dict[str, int] = {}
    for start, wording in _hits(title):
        first.setdefault(wording.topic, start - len(title))
    weak: dict[str, dict[str, int]] = {}
    for start, wording in _hits(text):
        if wording.strong:
            first[wording.topic] = min(start, first.get(wording.topic, start))
        else:
            weak.setdefault(wording.topic, {}).setdefault(wording.form, start)
    for topic, forms in weak.items():
        if len(forms) > 1:
            first.setdefault(topic, min(forms.values()))
    return tuple(sorted(first, key=lambda topic: first[topic]))


def _often(text: str) -> list[str]:
    """The topics that a text shows by two different wordings, one of them strong."""
    forms: dict[str, set[str]] = {}
    strong: set[str] = set()
    for _, wording in _hits(text):
        forms.setdefault(wording.topic, set()).add(wording.form)
        if wording.strong:
            strong.add(wording.topic)
    return [topic for topic, shown in forms.items() if topic in strong and len(shown) > 1]


# The sentence goes on about what was said before ("Sie ist …", "Dort …") or what is said next belongs to it.
_BACKWARD = re.compile(r"^\s*[„»\"]?(?:Sie|Er|Es|Dort|Hier|Dabei|Diese[rsmn]?|Dazu|Damit)\b")
_SENTENCE = re.compile(r"(?<=[.!?…“”\"])\s+(?=[A-ZÄÖÜ„»\"])|\n+|;\s")


def action_topics(
    title: str,
    evidence: str,
    paragraph: str,
    headline: str = "",
    lead: str = "",
    kind: str = "",
    alone: bool = False,
    main: bool = False,
    campaign: str | None = None,
) -> tuple[str, ...]:
    """The topics of one action.

    Read are its title and the whole sentence of its ``evidence`` in ``paragraph``, with the one before when it points
    back; for the ``main`` action also the headline; for the only one (``alone``) also the next sentence, and the lead
    where it shows a topic twice. An action that shows no topic so has those of the headline, and outside of a campaign
    those of the lead, but for a campaign week. A programme is also about whom its ``lead`` says it is for.
    ``kind`` "job_fair" is about employers unless it is a fair of Bildungsträger, an "exhibition" about art, an
    "opening" about the place
    unless it is an exhibition's; an action of a ``campaign`` with a topic is about that, too. A next edition ("die
    neunte Börse") has the topics of the one it follows; the caller knows which.
    """
    sentences = _SENTENCE.split(paragraph)
    index = next((i for i, each in enumerate(sentences) if evidence[:40] in each or (each and each in evidence)), None)
    window = [evidence]
    if index is not None:
        window.append(sentences[index])
        if index and _BACKWARD.search(sentences[index]):
            window.insert(0, sentences[index - 1])
        if index + 1 < len(sentences) and (alone or _BACKWARD.search(sentences[index + 1])):
            window.append(sentences[index + 1])
    if alone or main:
        window.append(headline)
    found = list(topics(" \n ".join(window), title))
    if alone:
        found += [one for one in _often(" \n ".join([*window, lead])) if one not in found]
    if not found and not campaign and kind != "campaign_week":
        found = list(topics(f"{headline} \n {lead}"))
    elif not found and kind != "campaign_week":
        found = list(topics(headline))
    if kind == "programme_launch" and (alone or main):
        found += [one for one in topics(lead) if one in _OF_PROGRAMMES and one not in found]
        if "teilhabechancengesetz" in found and "langzeitarbeitslosigkeit" not in found:
            found.append("langzeitarbeitslosigkeit")  # for them the law was made
    for of_kind, topic, unless in _OF_KIND:
        if kind == of_kind and not unless & set(found):
            found.append(topic)
    if not found and (kind == "publication" or (campaign and kind in _SHOWS_THE_HOUSE)):
        found.append("transparenz_image")
    if "nachwuchs_personal" in found and "ausbildung_jugend" in found:  # pupils who look into the Jobcenter itself
        found.remove("ausbildung_jugend")
    theme = registry.vocabulary("campaigns.toml").get(campaign, {}).get("topic") if campaign else None
    return (*found, theme) if theme and theme not in found else tuple(found)


# What an open day, a fest or a film of a campaign is about if about nothing else: the Jobcenter itself.
_SHOWS_THE_HOUSE = {"action_day", "event", "publication"}
# Whom a programme is for is said somewhere in its text.
_OF_PROGRAMMES = {"langzeitarbeitslosigkeit", "teilhabechancengesetz"}
# What an action of a kind is about, unless its words say what else.
_OF_KIND = (
    ("job_fair", "arbeitgeber_vermittlung", {"arbeitgeber_vermittlung", "qualifizierung_weiterbildung"}),
    ("opening", "standort_service", {"standort_service", "kunst_kultur"}),
    ("exhibition", "kunst_kultur", {"kunst_kultur"}),
)
