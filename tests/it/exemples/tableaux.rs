//! Tables, their headings and their territoires, when they are not plain.

use maia::base::table::Need;
use maia::identify::tables::TABLE_KINDS;
use maia::identify::tables::maia25_items::ITEMS;
use rust_xlsxwriter::Workbook;

use super::{Example, Files, cas, cas_with, example, texts};

pub(super) static EXAMPLES: &[Example] = &[
    example("TAB-01", || dated("Colonne1"), || dated("Date 1ère visite")),
    example("TAB-02", || cas_with(";Motif", REASONS), || cas_with(";Motif de sortie", REASONS)),
    example(
        "TAB-03",
        || cas_with(";Date inclusion", "Saverne;1;02/01/2017;CLIC;10/01/2017;11/01/2017"),
        || cas_with(";Date de sortie", "Saverne;1;02/01/2017;CLIC;10/01/2017;11/01/2017"),
    ),
    example("TAB-04", || cas(SOUND), whole),
    example(
        "TAB-05",
        || cas_with(";Couleur", "Saverne;1;02/01/2017;CLIC;10/01/2017;bleu"),
        || cas_with(";GIR à l'entrée", "Saverne;1;02/01/2017;CLIC;10/01/2017;4"),
    ),
    example("TAB-06", || hidden(Some(2)), || hidden(None)),
    example(
        "TAB-07",
        || {
            cas_with(
                ";Date de sortie",
                "Saverne;1;02/01/2017;CLIC;10/01/2017;oui\nSaverne;2;03/01/2017;CLIC;10/01/2017;non",
            )
        },
        || {
            cas_with(
                ";Date de sortie",
                "Saverne;1;02/01/2017;CLIC;10/01/2017;11/03/2017\nSaverne;2;03/01/2017;CLIC;10/01/2017;NR",
            )
        },
    ),
    example(
        "TAB-08",
        || cas(&format!("{SOUND}\n\nUne banque;aucun;aucun;aucun;aucun\nUne autre;aucun;aucun;aucun;aucun")),
        || cas(&format!("{SOUND}\n\nLégende : NR = non renseigné")),
    ),
    example(
        "TAB-09",
        || {
            texts(&[(
                "base.csv",
                "N° dossier;Gestionnaire de cas;Sexe;GIR à l'entrée;Diagnostic\n1;GC 1;F;4;oui\n2;GC 1;H;3;non\n",
            )])
        },
        || cas(SOUND),
    ),
    example(
        "TAB-10",
        || grid(&|it| if it == 9 { "Une question que la grille ne pose pas;1".into() } else { item(it, "1") }),
        || grid(&|it| item(it, "1")),
    ),
    example(
        "TAB-11",
        || grid(&|it| if it == 24 { String::new() } else { item(it, "1") }),
        || grid(&|it| item(it, "1")),
    ),
    example("TAB-12", || grid(&|it| item(it, if it % 2 == 0 { "oui" } else { "non" })), || grid(&|it| item(it, "1"))),
    example(
        "TAB-13",
        || cas_with(";Code", "Saverne;1;02/01/2017;CLIC;10/01/2017;231077511200587"),
        || cas_with(";Code", "Saverne;1;02/01/2017;CLIC;10/01/2017;231077511200588"),
    ),
    example(
        "TAB-14",
        || {
            cas_with(
                ";Date de sortie",
                "Saverne;1;02/01/2017;CLIC;10/01/2017;11/03/2017\nidem;2;03/01/2017;CLIC;12/01/2017;",
            )
        },
        || {
            cas_with(
                ";Date de sortie",
                "Saverne;1;02/01/2017;CLIC;10/01/2017;11/03/2017\nSaverne;2;03/01/2017;CLIC;12/01/2017;",
            )
        },
    ),
    example(
        "TAB-15",
        || {
            texts(&[(
                "base.csv",
                "MAIA;Date de la demande;Date d'inclusion;Date de sortie\nSaverne;12;8;3\nMolsheim;9;4;2\n",
            )])
        },
        || cas(SOUND),
    ),
    example(
        "TAB-16",
        || texts(&[("appels.csv", "Qui;Quand\nX;02/01/2017\nY;03/01/2017\nZ;04/01/2017\n")]),
        || texts(&[("appels.csv", "Qui;Quand\nX;un jour\nY;un autre\n")]),
    ),
    example(
        "TAB-17",
        || grid(&|it| if it == 4 { "Liste à jour;1".into() } else { item(it, "1") }),
        || grid(&|it| item(it, "1")),
    ),
    example(
        "TAB-18",
        || texts(&[("personnel.csv", "Effectifs 2017\n\nQui;Combien;Depuis\nA;1;2012\nB;0,8;2014\nC;0,5;2016\n")]),
        || texts(&[("personnel.csv", "Courrier\n\nQui;Combien;Depuis\nA;1;2012\nB;0,8;2014\nC;0,5;2016\n")]),
    ),
    example(
        "TAB-19",
        || beside("Local;Loyer;Depuis\nA;412;03/02/2012\nB;380;04/05/2014\nC;512;01/09/2016"),
        || beside("Local\nA\nB\nC"),
    ),
    example("TER-01", || cas(";1;02/01/2017;CLIC;10/01/2017"), || cas(SOUND)),
    example(
        "TER-02",
        || sites("", &["Haguenau-Saverne", "Haguenau-Molsheim", "Haguenau"]),
        || sites("", &["Haguenau-Saverne", "Haguenau-Molsheim"]),
    ),
    example(
        "TER-03",
        || sites("", &["Haguenau-Wissembourg", "Hagueneau-Wissembourg", "Molsheim"]),
        || sites("", &["Haguenau-Wissembourg", "Molsheim"]),
    ),
    example("TER-04", || listed("Colmar"), || listed("Saverne")),
    example(
        "TER-06",
        || managed(["Suivi Verdun.csv", "Suivi Commercy.csv"]),
        || managed(["MAIA Verdun.csv", "MAIA Commercy.csv"]),
    ),
    example("TER-07", || staff("Saverne"), || staff("MAIA Saverne")),
    example("TER-05", || sectors("MAIA Haguenau-Wissembourg\n"), || sectors("")),
];

const SOUND: &str = "Saverne;1;02/01/2017;CLIC;10/01/2017\nSaverne;2;03/01/2017;Famille;12/01/2017";
const REASONS: &str = "Saverne;1;02/01/2017;CLIC;10/01/2017;à voir\nSaverne;2;03/01/2017;Famille;12/01/2017;divers";

/// Two bases that no column places.
fn managed(names: [&'static str; 2]) -> Files {
    let heading = "N° dossier;GC;Date de la demande;Orienteur;Date d'inclusion";
    let base =
        |day: u32| format!("{heading}\n1;GC 1;0{day}/01/2017;CLIC;10/01/2017\n2;GC 2;03/01/2017;CLIC;11/01/2017\n");
    let [one, other] = names;
    texts(&[(one, &base(1)), (other, &base(2))])
}

/// Posts under the name of a site.
fn staff(title: &str) -> Files {
    let text = format!(
        "{title}\n\nFonction;ETP;Salaire brut;Charges;Coût total\nPilote;1;40000;16000;56000\nGC;0,8;26000;9000;35000"
    );
    vec![("effectifs 2017.csv", text.into_bytes())]
}

/// A base with a column of dates under that heading.
fn dated(heading: &str) -> Files {
    let rows = (1..9).map(|it| format!("{it};GC 1;0{it}/01/2017;1{it}/01/2017;2{it}/01/2017;0{it}/10/2017;Décès\n"));
    let headings =
        format!("N° dossier;GC;Date de la demande;{heading};Date d'inclusion;Date de sortie;Motif de sortie");
    texts(&[("Saverne.csv", &format!("{headings}\n{}", rows.collect::<String>()))])
}

/// A base with every column that figures depend on.
fn whole() -> Files {
    let columns: Vec<_> = TABLE_KINDS[0].columns.iter().filter(|it| it.need != Need::Optional).collect();
    let headings: Vec<_> = columns.iter().map(|it| it.label).collect();
    let row: Vec<_> = columns.iter().map(|it| if it.id.starts_with("date") { "02/01/2017" } else { "1" }).collect();
    texts(&[("Saverne.csv", &format!("{}\n{}\n", headings.join(";"), row.join(";")))])
}

/// A base, one row of which may be hidden.
fn hidden(row: Option<u32>) -> Files {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let lines =
        ["MAIA;N° dossier;Date de la demande;Orienteur;Date d'inclusion", "Saverne;1;02/01/2017;CLIC;10/01/2017"];
    for (at, line) in (0..).zip([lines[0], lines[1], "Saverne;2;03/01/2017;CLIC;10/01/2017"]) {
        for (col, cell) in (0..).zip(line.split(';')) {
            sheet.write(at, col, cell).unwrap();
        }
    }
    if let Some(row) = row {
        sheet.set_row_hidden(row).unwrap();
    }
    vec![("base.xlsx", book.save_to_buffer().unwrap())]
}

/// A MAIA 25 grid, row by row.
fn grid(row: &dyn Fn(usize) -> String) -> Files {
    let rows: Vec<_> = (0..ITEMS.len()).map(row).collect();
    let text = format!("MAIA Saverne\nMAIA 25, décembre 2017\n\nItem;Score\n{}\n", rows.join("\n"));
    texts(&[("grille.csv", &text)])
}

fn item(rank: usize, score: &str) -> String {
    format!("{};{score}", ITEMS[rank].label)
}

/// A base with one row for each of those names.
fn sites(before: &str, names: &[&str]) -> Files {
    let row = |(rank, name): (usize, &&str)| format!("{name};{rank};02/01/2017;CLIC;1{rank}/01/2017");
    let rows: Vec<_> = names.iter().enumerate().map(row).collect();
    let mut files = cas(&rows.join("\n"));
    if !before.is_empty() {
        files.push(("maia.toml", before.as_bytes().to_vec()));
    }
    files
}

/// A base of a territoire, where `maia.toml` lists Saverne alone.
fn listed(name: &str) -> Files {
    sites("[[territoire]]\nid = \"saverne\"\nnom = \"Saverne\"\n", &["Saverne", name])
}

fn sectors(title: &str) -> Files {
    let rows = "Soultz;1;02/01/2017;CLIC;10/01/2017\nWissembourg;2;02/01/2017;CLIC;10/01/2017\nNord;3;02/01/2017;CLIC;10/01/2017";
    let text = format!("{title}Secteur;N° dossier;Date de la demande;Orienteur;Date d'inclusion\n{rows}\n");
    texts(&[("base.csv", &text)])
}

/// A base with other lines beside it.
fn beside(lines: &str) -> Files {
    let rows = ["Saverne;1;02/01/2017;CLIC;10/01/2017", "Saverne;2;03/01/2017;CLIC;12/01/2017"];
    let base =
        ["MAIA;N° dossier;Date de la demande;Orienteur;Date d'inclusion"].into_iter().chain(rows).chain([";;;;"]);
    let both: Vec<_> = base.zip(lines.lines().chain([""; 4])).map(|(one, other)| format!("{one};;{other}")).collect();
    texts(&[("base.csv", &both.join("\n"))])
}
