#!/usr/bin/env python3
"""Corrects a reading in *Valeurs rencontrées* as a person would, saves the workbook again with LibreOffice, drops it back in
the inbox, and checks that the correction is followed and that nothing else moves.

    tests/redepot.py [PROGRAM]
"""

import csv
import pathlib
import subprocess
import sys
import tempfile

import openpyxl

BASE = """MAIA;N° dossier;Date de la demande;Orienteur;Date d'inclusion
Saverne;1;02/01/2017;CLIC;10/01/2017
Saverne;2;03/01/2017;clic ou ems;11/01/2017
Saverne;3;04/01/2017;clic ou ems;12/01/2017
"""


def figures(program, inbox, outputs):
    """The figures of a run, by what they are."""
    run = subprocess.run(
        [program, "consolider", inbox, "--exercice", "2017", "--sortie", outputs], capture_output=True, text=True
    )
    assert run.returncode in (0, 1), run.stderr
    with open(outputs / "2017/donnees/indicateurs_2017.csv", encoding="utf-8-sig") as lines:
        rows = list(csv.DictReader(lines))
    return {tuple(it[key] for key in ("territoire", "indicateur", "modalite", "periode")): it["valeur"] for it in rows}


def correct(book):
    """Writes CLIC beside the value that was not understood."""
    workbook = openpyxl.load_workbook(book)
    sheet = workbook["Valeurs rencontrées"]
    heading = next(row for row in sheet.iter_rows() if any(it.value == "Lue comme" for it in row))
    column = next(it.column for it in heading if it.value == "Lue comme")
    row = next(it for it in sheet.iter_rows() if any(cell.value == "clic ou ems" for cell in it))
    sheet.cell(row[0].row, column).value = "CLIC"
    workbook.save(book)


def main():
    program = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "target/debug/maia").resolve()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        inbox = folder / "inbox"
        inbox.mkdir()
        (inbox / "base.csv").write_text(BASE, encoding="utf-8")
        before = figures(program, inbox, folder / "avant")
        book = folder / "avant/2017/consolidation_2017.xlsx"
        correct(book)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        for kind in ("xlsx", "ods"):
            back = inbox / "retour"
            command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", back, book]
            subprocess.run(command, check=True, capture_output=True)
            after = figures(program, inbox, folder / kind)
            moved = {key: (before.get(key), after.get(key)) for key in before | after if before.get(key) != after.get(key)}
            clic = [it for key, it in moved.items() if key[1] == "demandes_par_orienteur" and key[2] == "CLIC"]
            others = sorted({key[1] for key in moved if "orienteur" not in key[1]})
            assert clic and all(float(new) == float(old) + 2 for old, new in clic), f"{kind}: {moved}"
            assert not others, f"{kind}: {others}"
            (back / book.with_suffix(f".{kind}").name).unlink()
            print(f"redéposé en .{kind}: {len(moved)} chiffres suivent la correction, les {len(after) - len(moved)} autres n’ont pas bougé")


if __name__ == "__main__":
    sys.exit(main())
