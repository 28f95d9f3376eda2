"""Checks that this data set is whole, with nothing but Python's standard library (3.8 or newer).

    python3 analysis/check.py [folder of the data set]

Every session that began has a number: no number is left out, and those who withdrew are marked. Each finished session has a leaf, the
HMAC-SHA-256 of what it answered under a nonce that stands beside its number. The leaves make a chain: each link is the SHA-256 of the one
before and of a leaf. Who withdrew is in no table and has no nonce any more; the leaf stays. So a changed answer, a session that was taken
away or added, and another order are each found.

Compare the head that is printed with the one on the study's results page: who can write every file can write another chain. A session that
is called withdrawn cannot be told from one that withdrew.

Prints what does not agree, and exits with 1; with 0 where all agrees.
"""

import csv
import hashlib
import hmac
import json
import sys
from pathlib import Path

PROBLEMS = []


def rows(file):
    with file.open(newline="", encoding="utf-8") as lines:
        yield from csv.DictReader(lines)


def text(cell):
    """Without the guard that keeps spreadsheets from running it."""
    return cell[cell.startswith("'"):]


def netstring(word):
    encoded = word.encode()
    return b"%d:%b," % (len(encoded), encoded)


def table(folder, name):
    return next(folder.glob(f"data/*-{name}_data.csv"))


def leaf_of(participant, numbered, columns):
    """The leaf of a finished session, its trials still to come; none where it has no place in the chain."""
    if not numbered["leaf_number"]:
        PROBLEMS.append(f"The finished session {numbered['start_number']} has no place in the chain.")
        return None
    leaf = hmac.new(bytes.fromhex(numbered["leaf_nonce"]), digestmod=hashlib.sha256)
    replies = sorted((name, text(cell)) for name, cell in participant.items() if name.startswith("reply_") and cell)
    words = ["blindbrush-leaf-1", *(text(participant[name]) for name in columns), str(len(replies)), *sum(replies, ())]
    for word in words:
        leaf.update(netstring(word))
    return leaf


def check(folder):
    documentation = folder / "documentation"
    summary = json.loads((documentation / "completeness.json").read_text(encoding="utf-8"))
    numbers = list(rows(documentation / "sessions.csv"))
    numbered = {row["start_number"]: row for row in numbers}
    leaves = [row["leaf"] for row in rows(documentation / "leaves.csv")]
    counts = summary["counts"]

    if [row["start_number"] for row in numbers] != [str(number + 1) for number in range(counts["started"])]:
        PROBLEMS.append(f"The numbers of sessions are not 1 to {counts['started']}.")

    opened, staff, excluded = {}, 0, 0
    for row in rows(table(folder, "participants")):
        number, finished = row["start_number"], row["session_finished_at"] != ""
        if row["session_id"] in opened:
            PROBLEMS.append(f"Session {row['session_id']} is there twice.")
        if numbered.get(number, {}).get("state") != ("finished" if finished else "left"):
            PROBLEMS.append(f"Session {row['session_id']} has the number {number}, which is not its own.")
        known = finished and number in numbered
        opened[row["session_id"]] = (number, leaf_of(row, numbered[number], summary["session_columns"]) if known else None)
        staff += row["staff"] == "true"
        excluded += finished and row["staff"] == "false" and row["excluded"] == "true"
    for row in rows(table(folder, "responses")):
        if row["session_id"] not in opened:
            PROBLEMS.append(f"The table of responses has the session {row['session_id']}, and that of participants has not.")
            opened[row["session_id"]] = (None, None)
        leaf = opened[row["session_id"]][1]
        if leaf and row["superseded"] == "false":
            for name in summary["response_columns"]:
                leaf.update(netstring(text(row[name])))

    found = {state: sum(row["state"] == state for row in numbers) for state in ("finished", "left", "withdrawn")}
    for key, count in {**found, "staff": staff, "excluded": excluded}.items():
        if counts[key] != count:
            PROBLEMS.append(f"completeness.json says {key} {counts[key]}, and {count} are there.")
    if found["finished"] + found["left"] != len(opened):
        PROBLEMS.append(f"{found['finished'] + found['left']} sessions did not withdraw, and the tables have {len(opened)}.")

    places = set()
    for number, leaf in opened.values():
        if leaf:
            place = int(numbered[number]["leaf_number"])
            if leaves[place - 1:place] != [leaf.hexdigest()]:
                PROBLEMS.append(f"What session {number} answered does not agree with its leaf.")
            places.add(place)
    if len(places) != sum(leaf is not None for _, leaf in opened.values()):
        PROBLEMS.append("Two sessions have one leaf.")
    if len(leaves) - len(places) > found["withdrawn"]:
        PROBLEMS.append(f"{len(leaves) - len(places)} leaves are of no session, more than withdrew.")

    link = bytes(32)
    for leaf in leaves:
        link = hashlib.sha256(link + bytes.fromhex(leaf)).digest()
    if link.hex() != summary["head"]:
        PROBLEMS.append("The chain of the leaves ends in another head: a leaf was changed, or stands elsewhere.")
    return summary


def main(arguments):
    summary = check(Path(arguments[0]) if arguments else Path(__file__).resolve().parent.parent)
    for problem in PROBLEMS:
        print(problem)
    print(", ".join(f"{key} {count}" for key, count in summary["counts"].items()))
    print(f"head {summary['head']}")
    print("NOT WHOLE" if PROBLEMS else "whole")
    return 1 if PROBLEMS else 0


sys.exit(main(sys.argv[1:]))
