"""Opens every workbook of a run with programs that are not ours.

    python3 tests/classeurs.py outputs/2017

openpyxl must read it, openxml-audit must find nothing, every link must lead to a file or a sheet that is there, and LibreOffice, made
to recalculate every formula, must change no cell.
"""

import json
import pathlib
import subprocess
import sys
import tempfile
import urllib.parse

import openpyxl

RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>"""


def cells(path):
    book = openpyxl.load_workbook(path, data_only=True)
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


def same(one, other):
    if isinstance(one, (int, float)) and isinstance(other, (int, float)) and not isinstance(one, bool):
        return abs(one - other) <= 1e-9 * max(1.0, abs(one))
    return one == other


def recalculated(path, folder):
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(RECALCULATE)
    target = folder / "out"
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML",
         "--outdir", str(target), str(path)],
        check=True, capture_output=True, timeout=300,
    )
    return target / path.name


def audit(path):
    run = subprocess.run(["openxml-audit", str(path), "-f", "office2019", "-o", "json"], capture_output=True, text=True)
    try:
        reports = json.loads(run.stdout)
    except json.JSONDecodeError:
        return [run.stdout[:500] + run.stderr[:500]]
    return [error for report in reports for error in report["errors"] if error["severity"] == "error"]


def lost_links(path):
    book = openpyxl.load_workbook(path)
    lost = []
    for sheet in book.worksheets:
        for link in (cell.hyperlink for row in sheet.iter_rows() for cell in row if cell.hyperlink):
            if link.target:
                target = urllib.parse.unquote(link.target.removeprefix("file:///"))
                found = target.startswith("mailto:") or (path.parent / target).exists()
            else:
                name = (link.location or "").rpartition("!")[0].strip("'").replace("''", "'")
                found = name in book.sheetnames
            if not found:
                lost.append(f"{sheet.title} {link.ref}: nothing at {link.target or link.location}")
    return lost


def check(path):
    faults = lost_links(path)
    formulas = sum(
        1
        for sheet in openpyxl.load_workbook(path).worksheets
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str) and cell.value.startswith("=") and cell.data_type == "f"
    )
    faults += [f"openxml-audit: {error}" for error in audit(path)]
    written = cells(path)
    with tempfile.TemporaryDirectory() as folder:
        computed = cells(recalculated(path, pathlib.Path(folder)))
    for place in sorted(set(written) | set(computed)):
        if not same(written.get(place), computed.get(place)):
            faults.append(f"{place}: written {written.get(place)!r}, recalculated {computed.get(place)!r}")
    print(f"{path.name}: {len(written)} cells, {formulas} formulas, {len(faults)} faults")
    return faults


def main():
    books = sorted(pathlib.Path(sys.argv[1]).rglob("*.xlsx"))
    if not books:
        sys.exit("no workbook found")
    faults = {book.name: check(book) for book in books}
    for name, found in faults.items():
        for fault in found[:20]:
            print(f"  {name}: {fault}")
    passed = sum(not found for found in faults.values())
    print(f"{passed} passed, {len(faults) - passed} failed")
    sys.exit(0 if passed == len(faults) else 1)


if __name__ == "__main__":
    main()
