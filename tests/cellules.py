#!/usr/bin/env python3
"""Counts the cells that hold something in every sound .xlsx of a folder, by a scan of its XML of our own, and compares
with what `maia verifier` read, sheet by sheet.

    tests/cellules.py FOLDER [PROGRAM]

Nothing but the standard library. Fails when a count differs and nothing in the journal says why.
"""

import json
import pathlib
import posixpath
import re
import subprocess
import sys
import xml.etree.ElementTree as tree
import zipfile

# Remarks that say that cells were left out: outside the sheet, given twice, too many sheets, a sheet that is lost.
SAID = {"FIC-13", "FIC-15", "FIC-18", "FIC-22"}
ADDRESS = re.compile(r"([A-Za-z]{1,3})([0-9]+)$")


def local(element):
    return element.tag.rpartition("}")[2]


def texts(element):
    """The text of a string, guides to pronunciation left out."""
    found = []
    for child in element:
        if local(child) == "t":
            found.append(child.text or "")
        elif local(child) == "r":
            found.extend(it.text or "" for it in child if local(it) == "t")
    return "".join(found)


def is_blank(text):
    return not text.replace("\0", "").strip()


def shared(archive, name):
    if name not in archive:
        return []
    root = tree.fromstring(archive[name])
    return [texts(it) for it in root.iter() if local(it) == "si"]


def holds(cell, strings):
    """Whether a cell holds something: a value, or a formula whose result was not kept."""
    kind = cell.get("t", "n")
    parts = {local(it): it for it in cell}
    value = parts["v"].text or "" if "v" in parts else ""
    if kind == "inlineStr":
        return "is" in parts and not is_blank(texts(parts["is"]))
    if kind == "s":
        rank = value.strip()
        return not is_blank(strings[int(rank)]) if rank.isdigit() and int(rank) < len(strings) else rank != ""
    if not is_blank(value):
        return True
    return "f" in parts and (kind != "str" or "v" not in parts)


def count(sheet, strings):
    """Cells by their own place, a place given twice once."""
    found, row, col = set(), 0, 0
    for element in (it for it in tree.fromstring(sheet).iter() if local(it) in ("row", "c")):
        if local(element) == "row":
            row, col = int(element.get("r", row + 1)), 0
            continue
        address = ADDRESS.match(element.get("r", ""))
        if address:
            col = sum((ord(it) - 64) * 26**at for at, it in enumerate(reversed(address[1].upper())))
            place = (int(address[2]), col)
        else:
            col += 1
            place = (row, col)
        if holds(element, strings):
            found.add(place)
    return len(found)


def cells(path):
    """The count of each sheet of a workbook, in its order."""
    with zipfile.ZipFile(path) as file:
        archive = {it.replace("\\", "/").lstrip("/").lower(): file.read(it) for it in file.namelist()}
    root = links(archive, "", "_rels/.rels")
    book = next((to for kind, to in root.values() if kind.endswith("/officeDocument")), "xl/workbook.xml")
    folder, name = posixpath.split(book)
    of_book = links(archive, folder, posixpath.join(folder, "_rels", f"{name}.rels"))
    strings = next((shared(archive, to) for kind, to in of_book.values() if kind.endswith("/sharedStrings")), [])
    counts = []
    for sheet in (it for it in tree.fromstring(archive[book]).iter() if local(it) == "sheet"):
        link = next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")
        kind, part = of_book.get(link, ("", ""))
        counts.append(count(archive[part], strings) if kind.endswith("/worksheet") and part in archive else 0)
    return counts


def links(archive, folder, name):
    """What a part leads to: id, then its kind and the part it names."""
    if name.lower() not in archive:
        return {}
    found = {}
    for it in tree.fromstring(archive[name.lower()]):
        target = it.get("Target", "").replace("\\", "/")
        part = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        found[it.get("Id")] = (it.get("Type", ""), part.lower())
    return found


def main():
    folder = pathlib.Path(sys.argv[1])
    program = sys.argv[2] if len(sys.argv) > 2 else "target/debug/maia"
    run = subprocess.run([program, "verifier", folder, "--journal-json"], capture_output=True, text=True)
    journal = [json.loads(it) for it in run.stderr.splitlines() if it.startswith("{")]
    files = {it["nom"]: it for it in journal if it["evenement"] == "fichier"}
    said = {it["nom"].split(" › ")[0] for it in journal if it.get("code") in SAID}
    compared, sheets, total, refused, faults, explained = 0, 0, 0, 0, [], 0
    for name, read in sorted(files.items()):
        path = folder / name
        if not zipfile.is_zipfile(path) or path.suffix.lower() not in (".xlsx", ".xlsm", ".xltx", ".xltm"):
            continue
        if read["verdict"] in ("refuse", "differe"):
            refused += 1
            continue
        try:
            expected = cells(path)
        except (tree.ParseError, KeyError, ValueError, zipfile.BadZipFile) as error:
            faults.append(f"{name}: lu par maia, pas par ce script ({type(error).__name__})")
            continue
        compared, sheets, total = compared + 1, sheets + len(expected), total + sum(expected)
        if expected == read.get("cellules", []) or not expected:
            continue
        if name in said:
            explained += 1
        else:
            faults.append(f"{name}: {read.get('cellules')} lues, {expected} comptées")
    print(f"{compared} classeurs comparés, {sheets} feuilles, {total} cellules; {refused} refusés ou différés, non comparés")
    print(f"{explained} différences dites par une remarque, {len(faults)} tues" + "".join(f"\n  {it}" for it in faults))
    return 1 if faults or not compared else 0


if __name__ == "__main__":
    sys.exit(main())
