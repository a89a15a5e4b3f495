#!/usr/bin/env python3
"""Writes files that try to harm a reader, and MADE.tsv, which says what is expected of each.

    tests/hostile.py FOLDER        then        tests/corpus.py FOLDER

Nothing but the standard library; the same files each time. Every name and number is invented.
"""

import io
import pathlib
import random
import struct
import sys
import zipfile

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MADE = []


def archive(parts, stored=False):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED) as writer:
        for name, content in parts:
            info = zipfile.ZipInfo(name, (2017, 1, 1, 0, 0, 0))
            info.compress_type = writer.compression
            writer.writestr(info, content)
    return buffer.getvalue()


def sheet(rows, after=""):
    cells = "".join(f'<row r="{number}">{cells}</row>' for number, cells in rows)
    return f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData>{cells}</sheetData>{after}</worksheet>'


def book(xml, strings=(), stored=False):
    items = "".join(f"<si><t>{it}</t></si>" for it in strings)
    return archive(
        [
            ("[Content_Types].xml", f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
            (
                "_rels/.rels",
                f'{HEAD}<Relationships><Relationship Id="r1" Type="{LINK}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            ),
            (
                "xl/workbook.xml",
                f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{LINK}"><sheets><sheet name="F" sheetId="1" r:id="r1"/></sheets></workbook>',
            ),
            (
                "xl/_rels/workbook.xml.rels",
                f'{HEAD}<Relationships><Relationship Id="r1" Type="{LINK}/worksheet" Target="worksheets/sheet1.xml"/>'
                f'<Relationship Id="r2" Type="{LINK}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
            ),
            ("xl/sharedStrings.xml", f'{HEAD}<sst xmlns="{MAIN}">{items}</sst>'),
            ("xl/worksheets/sheet1.xml", xml),
        ],
        stored,
    )


def number(address, value):
    return f'<c r="{address}"><v>{value}</v></c>'


def ods(table):
    spaces = " ".join(f'xmlns:{it}="urn:oasis:names:tc:opendocument:xmlns:{it}:1.0"' for it in ("office", "table", "text"))
    content = (
        f"{HEAD}<office:document-content {spaces}><office:body><office:spreadsheet>"
        f'<table:table table:name="F">{table}</table:table></office:spreadsheet></office:body></office:document-content>'
    )
    return archive([("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content)])


def repeated(rows, columns):
    return (
        f'<table:table-row table:number-rows-repeated="{rows}"><table:table-cell table:number-columns-repeated="{columns}" '
        'office:value-type="float" office:value="1"/></table:table-row>'
    )


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)

    def put(name, content, what, expected):
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        MADE.append((name, path.stat().st_size, what, expected))

    rows = [(r, number(f"A{r}", r) + number(f"B{r}", r * 1.37) + f'<c r="C{r}" t="s"><v>{r % 3}</v></c>') for r in range(1, 80)]
    sound = book(sheet(rows), ["Saverne", "Molsheim", "Haguenau"])
    put("sain.xlsx", sound, "sound", "accepted")
    put("bombe.xlsx", book(sheet([]) + " " * (256 << 20)), "256 MiB of blanks", "refused")
    put("bombe_textes.xlsx", book(sheet(rows), ["A" * (64 << 20)]), "one text of 64 MiB", "refused")
    put("coin.xlsx", book(sheet([(1, number("A1", 1)), (1048576, number("XFD1048576", 42))])), "far cell", "read")
    put("profond.xlsx", book(HEAD + "<a>" * 90 + "</a>" * 90), "nested elements", "refused")
    put("attributs.xlsx", book(sheet(rows).replace("<row ", "<row " + "".join(f'a{i}="" ' for i in range(2000)), 1)), "attributes", "refused")
    put("entites.xlsx", book('<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + sheet(rows)), "outside entity", "refused")
    put("coupe.xlsx", book(sheet(rows)[:2000]), "XML cut inside a sound archive", "refused")
    put("latin1.xlsx", book(sheet([(1, '<c r="A1" t="str"><v>é</v></c>')]).encode("latin-1")), "says UTF-8, is not", "refused")
    put("desordre.xlsx", book(sheet([(5, number("B5", 1) + number("A5", 2)), (2, number("A2", 3))])), "rows out of order", "read")
    put("index.xlsx", book(sheet([(1, '<c r="A1" t="s"><v>9</v></c><c r="B1" t="s"><v>-1</v></c>')])), "no such text", "read")
    plain = bytearray(book(sheet(rows), ["Saverne", "Molsheim", "Haguenau"], stored=True))
    amount = b'<c r="B40"><v>'
    plain[plain.index(amount) + len(amount)] = ord("9")
    put("montant_change.xlsx", bytes(plain), "a digit of an amount changed on disk", "refused")
    twice = archive([("xl/workbook.xml", "<workbook/>"), ("xl\\workbook.xml", "<workbook/>")])
    nameless = bytearray(plain)
    nameless[2] = ord("9")
    put("debut_change.xlsx", bytes(nameless), "no longer starts as an archive", "refused")
    put("double.xlsx", twice, "a part given twice", "refused")
    liar = bytearray(sound)
    struct.pack_into("<I", liar, liar.find(b"PK\x01\x02") + 24, 0xFFFFFFF0)
    put("taille.xlsx", bytes(liar), "declares 4 GiB", "refused")
    put("repete.ods", ods(repeated(1048576, 1)), "a row repeated to the end", "read")
    put("repete_partout.ods", ods(repeated(1048576, 16384)), "17 thousand million cells", "refused")
    put("repete_trop.ods", ods(repeated(2**64 - 1, 2**32 - 1)), "counts at the largest", "refused")
    put("vide.xlsx", b"", "empty", "refused")
    put("zeros.xlsx", bytes(20000), "only zero bytes", "refused")
    put("ancien.xls", b"\x09\x00\x04\x00\x06\x00\x10\x00\x0a\x00\x00\x00", "Excel 2", "refused")
    put("pdf.xlsx", b"%PDF-1.4\n%%EOF", "PDF", "refused")
    put("page.xls", "<html><body><table><tr><th>Nom</th></tr></table></body></html>", "web page", "read")
    put("texte.xlsx", "Nom;Montant\r\nA;1 234,50\r\n", "text", "read")
    put("programme.xlsx.exe", b"MZ" + bytes(200), "program", "ignored")
    put("~$sain2.xlsx", b"\x04M. X", "owner file", "ignored")
    put("sain2.xlsx", sound + b"", "open in Excel", "deferred")
    put("sain.xlsx.part", sound[:2000], "download not finished", "ignored")
    put("guillemet.csv", 'a;b\r\n1;"x\r\n' + "y" * 200000, "quote left open", "read")
    put("une_ligne.csv", "a;" * (4 << 20), "one endless line", "refused")
    for length in sorted({1, 2, 4, 30, len(sound) - 1, len(sound) - 22} | {len(sound) * i // 12 for i in range(1, 12)}):
        put(f"tronques/t_{length:05}.xlsx", sound[:length], "cut", "refused")
    chance = random.Random(2017)
    for rank in range(60):
        flipped = bytearray(sound)
        for _ in range(chance.choice([1, 1, 2, 8])):
            flipped[chance.randrange(len(sound))] ^= 1 << chance.randrange(8)
        put(f"bits/b_{rank:02}.xlsx", bytes(flipped), "flipped bits", "refused or read")
    lines = ["path\tbytes\twhat\texpected"] + ["\t".join(map(str, it)) for it in MADE]
    (folder / "MADE.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(MADE)} fichiers dans {folder}")


if __name__ == "__main__":
    main()
