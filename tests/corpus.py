#!/usr/bin/env python3
"""Runs `maia verifier` on every file of a folder, one by one then all at once, and prints what became of them.

    tests/corpus.py FOLDER [PROGRAM]

Fails when a run ends otherwise than by a verdict, when a file takes more than 30 s or 512 MiB, or when a verdict is not
the one that the folder's MADE.tsv expects (columns: path, bytes, what, expected).
"""

import collections
import csv
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

VERDICTS = ("retenu", "refusé", "différé", "ignoré")
COUNT = re.compile(r"(\d+) (retenu|refusé|différé|ignoré)s?")


def run(program, path):
    """Exit code, verdict counts, seconds and MiB of one run."""
    with tempfile.TemporaryFile() as output:
        start = time.monotonic()
        process = subprocess.Popen([program, "verifier", path], stdout=output, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.monotonic() - start
        output.seek(0)
        text = output.read().decode("utf-8", "replace").replace("\u00a0", " ")
    line = next((it for it in reversed(text.splitlines()) if " reçu" in it and " = " in it), "")
    counts = {verdict: int(number) for number, verdict in COUNT.findall(line)}
    return process.returncode, counts, seconds, usage.ru_maxrss / 1024


def expectations(folder):
    """What MADE.tsv expects of each file: the verdicts that are right."""
    table = folder / "MADE.tsv"
    if not table.exists():
        return {}
    with table.open(encoding="utf-8") as lines:
        return {row["path"]: right(row["expected"]) for row in csv.DictReader(lines, delimiter="\t")}


def right(expected):
    if " or " in expected or "anomaly" in expected:
        return set(VERDICTS)
    if expected.startswith(("refused", "«")):
        return {"refusé"}
    if expected.startswith("ignored"):
        return {"ignoré"}
    if expected.startswith("deferred"):
        return {"différé"}
    if expected.startswith(("accepted", "read")):
        return {"retenu", "ignoré"}
    return set(VERDICTS)


def main():
    folder = pathlib.Path(sys.argv[1])
    program = sys.argv[2] if len(sys.argv) > 2 else "target/debug/maia"
    expected = expectations(folder)
    counts, faults, slowest, largest = collections.Counter(), [], (0.0, ""), (0.0, "")
    paths = sorted(it for it in folder.rglob("*") if it.is_file() and not it.is_symlink())
    for path in paths:
        name = path.relative_to(folder).as_posix()
        code, verdicts, seconds, memory = run(program, path)
        given = [it for it in VERDICTS if verdicts.get(it)]
        slowest, largest = max(slowest, (seconds, name)), max(largest, (memory, name))
        if code not in (0, 1, 2) or sum(verdicts.values()) != 1:
            faults.append(f"{name}: code {code}, {verdicts or 'aucun verdict'}")
            continue
        counts[given[0]] += 1
        if given[0] not in expected.get(name, VERDICTS):
            faults.append(f"{name}: {given[0]}, attendu {' ou '.join(sorted(expected[name]))}")
        bomb = "bombe" in name
        if seconds > (2 if bomb else 30) or memory > (256 if bomb else 512):
            faults.append(f"{name}: {seconds:.1f} s, {memory:.0f} Mio")
    code, verdicts, seconds, memory = run(program, folder)
    if code not in (0, 1, 2) or sum(verdicts.values()) != len(paths):
        faults.append(f"dossier entier: code {code}, {verdicts} pour {len(paths)} fichiers")
    print(f"{len(paths)} fichiers: " + ", ".join(f"{counts[it]} {it}" for it in VERDICTS))
    print(f"le plus lent {slowest[0]:.2f} s ({slowest[1]}), le plus gros {largest[0]:.0f} Mio ({largest[1]})")
    print(f"dossier entier: {seconds:.2f} s, {memory:.0f} Mio")
    print(f"{len(faults)} écarts" + "".join(f"\n  {it}" for it in faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
