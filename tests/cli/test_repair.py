"""``repair`` through the real command line."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys

from protokoll_parse.records.provenance import Repair

DAMAGED = (
    "Narvarande\r\nForedragande: Anna Berg\r\n\fLanssamverkansgruppen beslutade att uppdra at arbetsgruppen att "
    "aterkomma.\r\nArendet foredrogs for namnden och godkandes av ledamoterna.\r\n"
)


def test_text_out_has_the_lines_of_text_in(run) -> None:
    text = run("repair", "-", stdin=DAMAGED.encode()).stdout.decode()
    assert len(text.split("\n")) == len(DAMAGED.split("\n"))
    assert text.count("\r\n") == 4
    assert "\f" in text
    assert "Föredragande" in text


def test_a_clean_text_comes_back_byte_for_byte(run) -> None:
    clean = "Närvarande\nNämnden beslutade att godkänna förslaget och att uppdra åt förvaltningen.\n".encode()
    assert run("repair", "-", stdin=clean).stdout == clean
    assert run("repair", "-", "--edits", stdin=clean).stdout == b""
    assert run("repair", "-", "--diff", stdin=clean).stdout == b""


def test_edits_replay(run) -> None:
    lines = run("repair", "-", "--edits", stdin=DAMAGED.encode()).stdout.decode().split("\n")[:-1]
    text = DAMAGED
    for line in reversed(lines):
        edit = json.loads(line)
        Repair.model_validate(edit)
        span = edit["span"]
        assert text[span["start"] : span["end"]] == edit["original"]
        text = text[: span["start"]] + edit["replacement"] + text[span["end"] :]
    assert lines
    assert text == run("repair", "-", stdin=DAMAGED.encode()).stdout.decode()


def test_diff_is_plain_in_a_pipe(run) -> None:
    shown = run("repair", "-", "--diff", stdin=DAMAGED.encode()).stdout.decode()
    assert "Foredragande → Föredragande" in shown or "Fore → Före" in shown or "o → ö" in shown
    assert "\x1b" not in shown


def on_a_terminal(data: bytes, **environment: str) -> str:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "protokoll_parse", "repair", "-", "--diff"],
        stdin=subprocess.PIPE,
        stdout=theirs,
        env={**os.environ, "TERM": "xterm", **environment},
    )
    os.close(theirs)
    assert process.stdin
    process.stdin.write(data)
    process.stdin.close()
    shown = b""
    while True:
        try:
            piece = os.read(ours, 4096)
        except OSError:  # how Linux says that the other side is closed
            break
        if not piece:
            break
        shown += piece
    os.close(ours)
    assert process.wait(30) == 0
    return shown.decode()


def test_diff_is_coloured_on_a_terminal_only_if_wanted() -> None:
    assert "\x1b[" in on_a_terminal(DAMAGED.encode(), NO_COLOR="")
    assert "\x1b[" not in on_a_terminal(DAMAGED.encode(), NO_COLOR="1")


def test_diff_does_not_hand_control_characters_to_the_terminal(run) -> None:
    shown = run("repair", "-", "--diff", stdin=DAMAGED.replace("Anna", "A\x1b[2Jnna").encode()).stdout.decode()
    assert "\x1b" not in shown
    assert "\\x1b[2J" in shown
