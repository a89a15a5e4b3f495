#!/usr/bin/env python3
"""Types explanations in a compte rendu financier as people do, with openpyxl, then in LibreOffice itself; drops the workbook back in
the inbox, and checks that the next run prints them in both sheets.

    tests/explications.py [PROGRAM]
"""

import pathlib
import subprocess
import sys
import tempfile
import textwrap

import openpyxl

BUDGET = """Budget MAIA 2017
Compte;Libellé;Prévu;Réalisé
60;Achats;15 000;9 000
64;Frais du personnel;900 000;860 000
74;Subventions;945 000;945 000
"""
NAME = "compte_rendu_financier_2017.xlsx"
ACCOUNTS, REPORT = "Compte d’emploi", "Rapport de variations"


def run(program, inbox, outputs):
    done = subprocess.run([program, "consolider", inbox, "--exercice", "2017", "--sortie", outputs], capture_output=True, text=True)
    assert done.returncode in (0, 1), done.stderr
    return outputs / "2017" / NAME


def explanation(sheet, account):
    """The cell of the explanation of an account."""
    heading = next(row for row in sheet.iter_rows() if any(it.value == "Explication" for it in row))
    column = {it.value: it.column for it in heading}
    row = next(row for row in sheet.iter_rows() if row[column["Compte"] - 1].value == account)
    return row[column["Explication"] - 1]


def printed(book, account):
    workbook = openpyxl.load_workbook(book, data_only=True)
    return [explanation(workbook[it], account).value or "" for it in (ACCOUNTS, REPORT)]


def typed_with_openpyxl(book, target, account, text):
    workbook = openpyxl.load_workbook(book)
    explanation(workbook[ACCOUNTS], account).value = text
    workbook.save(target)


def typed_in_libreoffice(book, target, folder, sheet, address, text):
    """Has LibreOffice open the workbook, write in the cell and save, through a macro of its own."""
    profile = folder / "profile"
    basic = profile / "user/basic/Standard"
    basic.mkdir(parents=True, exist_ok=True)
    macro = textwrap.dedent(f"""\
        Sub Saisir
          Dim options(0) As New com.sun.star.beans.PropertyValue
          options(0).Name = "Hidden" : options(0).Value = True
          book = StarDesktop.loadComponentFromURL("{book.as_uri()}", "_blank", 0, options())
          book.Sheets.getByName("{sheet}").getCellRangeByName("{address}").String = "{text}"
          Dim save(0) As New com.sun.star.beans.PropertyValue
          save(0).Name = "FilterName" : save(0).Value = "Calc MS Excel 2007 XML"
          book.storeToURL("{target.as_uri()}", save())
          book.close(True)
        End Sub
        """)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE {0} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "{1}">\n'
    escaped = macro.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    # A profile is made at the first start, which would undo what is put in it.
    subprocess.run(["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--terminate_after_init"], capture_output=True, timeout=180)
    (basic / "Module1.xba").write_text(
        head.format("script:module", "module.dtd")
        + f'<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">{escaped}</script:module>'
    )
    (basic / "script.xlb").write_text(
        head.format("library:library", "library.dtd")
        + '<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="Module1"/></library:library>'
    )
    (basic.parent / "script.xlc").write_text(
        head.format("library:libraries", "libraries.dtd")
        + '<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink"><library:library library:name="Standard" library:link="false"/></library:libraries>'
    )
    subprocess.run(
        ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "macro:///Standard.Module1.Saisir"],
        check=True, capture_output=True, timeout=180,
    )
    assert target.is_file(), "LibreOffice did not save the workbook"


def main():
    program = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "target/debug/maia").resolve()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        inbox = folder / "inbox"
        inbox.mkdir()
        (inbox / "Budget 2017.csv").write_text(BUDGET, encoding="utf-8")
        book = run(program, inbox, folder / "avant")
        assert printed(book, 64) == ["", ""], printed(book, 64)

        typed_with_openpyxl(book, inbox / "rempli.xlsx", 64, "Deux postes vacants au printemps")
        book = run(program, inbox, folder / "openpyxl")
        assert printed(book, 64) == ["Deux postes vacants au printemps"] * 2, printed(book, 64)
        print("openpyxl: l’explication du compte 64 est reprise dans les deux feuilles")

        for account, sheet, text in ((60, ACCOUNTS, "Achats reportés sur 2018"), (64, REPORT, "Trois postes vacants")):
            address = explanation(openpyxl.load_workbook(book)[sheet], account).coordinate
            typed_in_libreoffice(book, inbox / f"compte {account}.xlsx", folder, sheet, address, text)
            book = run(program, inbox, folder / f"libreoffice{account}")
            assert printed(book, account) == [text] * 2, (account, printed(book, account))
            print(f"LibreOffice: l’explication du compte {account} écrite dans « {sheet} » est reprise dans les deux feuilles")
        assert printed(book, 60) == ["Achats reportés sur 2018"] * 2, printed(book, 60)


if __name__ == "__main__":
    sys.exit(main())
