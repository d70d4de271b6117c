"""The fingerprint of a text: a sixteenth of its three-word shingles, as stable 63-bit hashes.

Decides which stretches of words are remembered so that copies of one release can be found without keeping any text.
Knows nothing of other pages. Meant for running German prose; a text of fewer than three words has no fingerprint.
"""

from __future__ import annotations

import re
from zlib import crc32

KEPT = 16  # every sixteenth shingle: 18 numbers for a release of 300 words
LOW = KEPT - 1
# A notice of 60 words may keep one shingle or none, too few to find its copy by: then its four smallest ones are kept.
FEW, FILLED = 2, 4
LEAST = 25  # words: "Das Jobcenter lädt ein." says nothing of where it comes from

# A word broken at the end of a line of a PDF ("interes-sierte"); "Job-Center" and "Aus- und Weiterbildung" are not.
BROKEN = re.compile(r"-(?<=[a-zäöüß]-)\n?(?=[a-zäöüß])")
# In UTF-8, where a byte is changed at once: the soft hyphen goes, capitals of two bytes become small.
PLAIN = ((b"\xc2\xad", b""), (b"\xc3\x84", "ä".encode()), (b"\xc3\x96", "ö".encode()), (b"\xc3\x9c", "ü".encode()))
# The bytes of quotation marks, dashes and spaces (U+2000 to U+203F) and of the signs of Latin-1 (guillemets, section).
# A foreign letter that shares its last byte with one of them breaks its word in two, in every copy alike.
SIGNS = {0xC2, 0xE2, *range(0x80, 0x9F), *b"\xa0\xa2\xa6\xa7\xab\xad\xaf\xb0\xb4\xb7\xb9\xba\xbb"}
ASCII = "".join(chr(byte).lower() if chr(byte).isalnum() else " " for byte in range(0x80)).encode()
LETTERS = ASCII + bytes(0x20 if byte in SIGNS else byte for byte in range(0x80, 0x100))

# Odd numbers of 25 bits: three products of a 32-bit hash, times sixteen, stay under 63 bits.
FIRST, SECOND, THIRD = 0x13C6EF3, 0x16A09E7, 0x1BB67AF


def sketch(text: str) -> tuple[int, ...]:
    """Sorted hashes, all multiples of sixteen. Case, punctuation and broken words do not matter.

    A notice of at least 25 words that would keep fewer than two has four.
    """
    plain = BROKEN.sub("", text).encode("utf-8", "replace")
    for sign, instead in PLAIN:
        plain = plain.replace(sign, instead)
    one = list(map(crc32, plain.translate(LETTERS).split()))
    kept = {
        (a * FIRST + b * SECOND + c * THIRD) * KEPT
        for a, b, c in zip(one, one[1:], one[2:], strict=False)
        if not a + b + c & LOW
    }
    if len(kept) < FEW and len(one) >= LEAST:
        every = {(a * FIRST + b * SECOND + c * THIRD) * KEPT for a, b, c in zip(one, one[1:], one[2:], strict=False)}
        kept |= set(sorted(every - kept)[: FILLED - len(kept)])
    return tuple(sorted(kept))
