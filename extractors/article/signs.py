"""The short signs with which agencies, desks and reporters sign a text: "dpa/lno", "pm", "red", "jüw", "MZ".

Shared by the dateline, behind whose place they stand, and the credit at the text's end.
"""

from __future__ import annotations

from extractors.article.vocabulary import vocabulary

AGENCIES = "|".join(vocabulary()["dateline"]["agencies"])
# "dpa", "pm/MZ", "red": an agency or a kind of release, which needs no brackets to be known as a sign
KNOWN = rf"(?i:{AGENCIES})(?:/\w{{1,5}}){{0,2}}"
_SMALL = r"[a-zäöü]{2,6}\.?"
_PART = r"(?:[/-]|,\s|\s?/\s?) [A-Za-zäöüÄÖÜ]{1,5}\.?"
# what a sign looks like in brackets: small letters ("jüw", "pm, red"), capitals ("AZ"), or a known one ("Red.")
SIGN = rf"(?: (?:{_SMALL} | [A-ZÄÖÜ]{{2,4}} | (?i:{AGENCIES})\.?) (?:{_PART}){{0,3}} )"
# where a place stands before it any short word may be a sign
ANY_SIGN = rf"(?: [A-Za-zäöüÄÖÜ]{{2,7}}\.? (?:{_PART}){{0,3}} )"
# a photograph's credit that shares the sign's brackets: "(eml/Foto: Archiv)"
PICTURE = r"(?: \s?[/,;|–-]\s? (?i:fotos?|bild(?:er)?|grafik|symbolbild)\b [^)\]]{0,60} )"
