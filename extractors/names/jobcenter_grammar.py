"""The German around the word Jobcenter: what may stand before it, and what between it and a name.

Only regular expressions, one for each kind of wording. Text kind: news and press releases since 2005.
"""

from __future__ import annotations

import re

from extractors.names.designations import DESIGNATION

# The word itself: Jobcenter, JobCenter, Job-Center, Job Center; before 2011 ARGE and Optionskommune. Not in compounds
# ("Jobcenter-Leiter") and addresses ("jobcenter.digital").
HEAD = re.compile(
    r"""(?<![\w@./-])
    (?: [Jj]ob[- ]?[Cc]enter(?P<dative>n)?s? | JOB-?CENTER(?P<capitals>N)?S?
      | ARGEn?s? | Arge(?=\s+(?:(?:der|des|im|SGB|für)\b|[A-ZÄÖÜ])) | Optionskommunen?
      | Arbeitsgemeinschaft(?=\s+(?:zur\sGrundsicherung|SGB\sII|\(SGB|für\sGrundsicherung)) )
    (?! \w | -\w | \.\w )""",
    re.VERBOSE,
)

# From the head to a name: "der Stadt", "im Kreis", "für den Landkreis", "am Standort", "Landkreis", "„", "(".
LINK = re.compile(
    r"""(?: \s* k?AöR\b )?
    (?: \s+ (?: zur\s+Grundsicherung (?:\s+für\s+Arbeitsuchende)? | \(?SGB\s+II\)? ) )?
    \s* [,–-]? (?: \s+ ["„“»(] )? \s*
    (?: (?: (?:in|für|von|bei|aus|zu)? \s* (?:der|dem|den|die|das)
          | des | im | in | für | vom | von | am | aus | zu | beim
          | am\s+Standort (?:\s+in)? | an\s+den\s+Standorten ) \s+ )?
    (?: """
    + DESIGNATION
    + r""" \s+ )?""",
    re.VERBOSE,
)
# From one name of a list to the next: ", ", " und ", " sowie der Stadt ".
AND = re.compile(
    r"\s*(?:,|,?\s*und|,?\s*sowie|&|/|bzw\.|oder)\s*(?:(?:der|des|dem|den|im|in|die|von)\s+)?(?:"
    + DESIGNATION
    + r"\s+)?",
    re.VERBOSE,
)
# "Coburg Stadt", "Fürth-Land", "Coburg Stadt und Land"
SUFFIX = re.compile(
    r"[ -](?P<both>Stadt\s+und\s+(?:Land|Kreis|Landkreis)\b)|[ -](?P<city>Stadt)\b|[ -](?P<kreis>Land|Kreis)\b"
)

# Jobcenter is neuter: "der", "die" and "den" before it are plural.
PLURAL = re.compile(
    r"\b(?:[Dd](?:ie|er|en|eren)|[Bb]eiden?|[Aa]llen?|[Vv]iele|[Ee]inige|[Mm]ehrere|\d+|[Zz]wei|[Dd]rei|[Vv]ier|[Ff]ünf"
    r"|[Ss]echs|[Ss]ieben|[Aa]cht|[Nn]eun|[Zz]ehn|[Zz]wölf)\s+(?:\w+(?:en|e|er)\s+){0,3}$"
)
# "das Jobcenter", "im kommunalen Jobcenter": this one; not "ein Jobcenter" and not "Stadt und Jobcenter".
DEFINITE = re.compile(
    r"\b(?:[Dd]as|[Dd]em|[Dd]es|[Ii]m|[Vv]om|[Bb]eim|[Zz]um|[Ii]ns|[Aa]m|[Uu]nser(?:e[ms])?|[Dd]ortigen?|[Öö]rtlichen?)"
    r"\s+(?:\w+(?:e|en)\s+)?$"
)
INDEFINITE = re.compile(r"\b(?:[Kk]?[Ee]in(?:e[ms])?|[Ii]hr(?:e[ms])?|[Jj]ede[ms]?|[Mm]anche[ms]?)\s+(?:\w+\s+)?$")
KOMMUNAL = re.compile(r"[Kk]ommunale[nrsm]?\s+(?:\w+er\s+)?$")

# "Wuppertaler Jobcenter", "Wuppertaler kommunales Jobcenter", "mittelmärkische Maia", "Kölner und Bonner Jobcenter"
ADJECTIVE = re.compile(
    r"(?:\b(?P<first>[A-ZÄÖÜ][\wäöüß-]+er)\s+und\s+)?\b(?P<word>[\wäöüß-]+(?:er|[hc]he[nrs]?))"
    r"\s+(?:(?:[Kk]ommunale|[Ss]tädtische)[nrsm]?\s+)?$"
)
# "Jobcenter der Wuppertaler Stadtverwaltung"
ADJECTIVE_AFTER = re.compile(r"\s+(?:der|des|im)\s+([A-ZÄÖÜ][\wäöüß]+er)\b")
# "das Jobcenter der Stadt", "des Kreises", with nothing more
OWNER = re.compile(
    r"\s+(?:der|des|dieser|unserer|unseres|im)\s+(?P<word>Stadt|Landkreis(?:es)?|Kreis(?:es)?)\b(?!\s+[A-ZÄÖÜ])"
)

# An ordinary word is a brand beside the head: "Jobcenter Neue Wege", "bei der AGL, dem Jobcenter".
HEAD_BEFORE_BRAND = re.compile(r"[Jj]ob-?[Cc]enters?(?:,\s+das\s+(?:hier|dort|sich))?[\s„“\"»(,:–-]{1,4}$")
HEAD_AFTER_BRAND = re.compile(
    r"[\s“”\"«),:–-]{1,4}(?:(?:das|dem|ein|als)\s+)?(?:[Kk]ommunale[ns]?\s+)?(?:[Kk]reis)?[Jj]ob-?[Cc]enter"
)
BRACKETED = re.compile(r"(?:Arbeit|Beschäftigung|Vermittlung|Grundsicherung)\w*[^().\n]{0,40}\($")

# "Emden: Frühstück im Jobcenter", "Stadt Emden | …"; a line of its own over the paragraph counts as well.
LABEL = re.compile(
    r"\s*(?:[•*–-]\s+)?(?:[Ii]n\s+)?(?:"
    + DESIGNATION
    + r"\s+)?(?P<name>[A-ZÄÖÜ][^\n:.!?|]{1,40}?)\s*(?:[:|]|\s[–-])\s",
    re.VERBOSE,
)
HEADING = re.compile(r"(?:^|\n)\s*(?P<name>[^\n]{2,40}?):?\s*\n\s*$")
# "Das Jobcenter dort", "das dortige Jobcenter": that of the place named before.
THERE_AFTER = re.compile(r"\s(?:dort|ebenda)\b")
THERE_BEFORE = re.compile(r"\b[Dd]ortige[nrms]?\s(?:[Kk]ommunale[nrms]?\s)?$")
SENTENCE_END = re.compile(r"[.!?:;]\s|\n")
PLACE_BEFORE = re.compile(r"\b(?:[Ii]n|[Ii]m)\s+(?:" + DESIGNATION + r"\s+)?$", re.VERBOSE)
# "SOLINGEN (red) – ", "Fulda. ", "portal : Husum : "
DATELINE = re.compile(
    r"\s*(?:[\w.-]{3,30}\s+:\s+)?([A-ZÄÖÜ][\w./ äöüßÄÖÜ-]{1,38}?)\s*(?:\([\w/ ]{1,12}\))?\s*[.:|–-]\s*[–-]?\s"
)
