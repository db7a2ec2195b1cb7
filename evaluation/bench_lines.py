"""Whether a whole record's cost stays linear in the text: texts of one kind of line or sentence, over and over.

    python evaluation/bench_lines.py

Each kind is what some rule looks for, without end or blank line: a rule that looks at all lines for each line shows.
The exit code is 1 when a text four times as long takes more than one and a half times four times as long.
"""

from __future__ import annotations

import argparse
import sys
import time

from curves import print_curves

from protokoll_parse import parse

SIZES = (30_000, 60_000, 120_000)
LIMIT = 1.5
KINDS = {
    "short lines": "Ekonomi\nKassan är god.\n",
    "sentences": "Dagordningen är ok. ",
    "questions": "Ekonomi? Bra. ",
    "clauses": "Punkt; text som följer. ",
    "names in a line": "Anna Berg (S), ordförande Bo Ek (M) för Ida ",
    "names in columns": "Ledamöter Tjänstgörande ersättare\nAnna Berg (S) Bo Ek (M) för Ida\n",
    "names and places": "Anna Berg Alnö Torp\n",
    "answers": "Anna Berg Ja\n",
    "attendance table": "Befattning Namn Närvarande\nOrdförande Anna Berg Ja\nKassör Bo Ek Nej\n",
    "Markdown table": "|Plats<br>Beslutande|Rum<br>Anna Berg (S)<br>Bo Ek|\n",
    "roll call": "Närvarande hela mötet\nAnna Berg\nNärvarande delar av mötet\nBo Ek\n",
    "labels": "Närvarande: Anna Berg\nMötet öppnades\n",
    "times": "Rummet, Storgatan 3 Klockan 17:00 - 20:00\n",
    "contents": "§ 20 Dnr 1\nTitel ........... 3\n",
    "page feet": "Storgatan 3 Sida 2 av 9 x.example\nText.\n",
    "numbered lines": "§ 1 Val; Bo valdes\n",
    "decisions": "Beslut\nEnligt styrelsens förslag:\nMotionen avslås.\n",
    "elections": "Anna kandiderade och valdes\n",
    "elections in letters": "valdes: a)Ordf. Anna Berg b) sekr. Bo Ek ",
    "att after att": "Att Bo Ek väljs till justerare ",
    "assignments": "- Anna: ringa\n",
    "assignments in a line": "Anna tar fram ett förslag och Bo kollar med kommunen, ",
    "initials": "- Nycklar beställs. GD\n",
    "dates": "Plan 4 mars\n- 31 maj 2025\n",
    "lost signs": "f\ufffdr m\ufffdtet ",
}


def main() -> int:
    argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0]).parse_args()
    parse(KINDS["short lines"].encode())  # what is loaded and compiled once is not counted
    return 0 if print_curves("seconds for characters", SIZES, KINDS, _seconds, LIMIT) else 1


def _seconds(kind: str, size: int) -> float:
    unit = KINDS[kind]
    text = (unit * (size // len(unit))).encode()
    start = time.process_time()
    parse(text)
    return time.process_time() - start


if __name__ == "__main__":
    sys.exit(main())
