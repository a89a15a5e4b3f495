//! Tables given twice, and tables that do not say which year, post or account they speak of.

use maia::identify::tables::grille_items;
use maia::identify::tables::maia25_items::ITEMS;

use super::{Example, Files, cas, example, texts};

pub(super) static EXAMPLES: &[Example] = &[
    example(
        "DOU-01",
        || cas("Saverne;1;02/01/2017;CLIC;10/01/2017\nSaverne;1;02/01/2017;CLIC;10/01/2017"),
        || cas("Saverne;1;02/01/2017;CLIC;10/01/2017\nSaverne;2;02/01/2017;CLIC;10/01/2017"),
    ),
    example("DOU-02", || two_bases("CLIC", "Famille"), || two_bases("CLIC", "CLIC")),
    example("DOU-03", || numbered("1"), || numbered("30")),
    example("DOU-04", || followed_twice(""), || followed_twice("01/02/2017")),
    example("DOU-05", || two_sites("1931"), || two_sites("1932")),
    example("DOU-06", || twice_in_one(""), || twice_in_one("20/02/2017")),
    example("DOU-07", || in_parts("ZZNOM"), || in_parts("YYNOM")),
    example("CAS-16", || closed("sortis.csv"), || closed("base.csv")),
    example("DOU-11", || two_staffs("0,5", "0,8"), || two_staffs("0,5", "0,5")),
    example("DOU-12", || two_grids("0"), || two_grids("1")),
    example("DOU-13", || two_budgets("16 000"), || two_budgets("15 000")),
    example("DOU-14", || two_registers("11"), || two_registers("12")),
    example("DOU-15", || two_validations("Non"), || two_validations("Oui")),
    example("GRI-20", || validation("a.csv", "", "Oui"), || validation("a.csv", " 2017", "Oui")),
    example("EFF-20", || staff("Effectifs 2017", ";1;33 000;11 000;44 000"), || staff("Effectifs 2017", POST)),
    example("EFF-21", || staff("Effectifs", POST), || staff("Effectifs 2017", POST)),
    example("EFF-22", || staff("Effectifs 2017", "GC N°2 (vacant);1;;;"), || staff("Effectifs 2017", POST)),
    example("EFF-23", || staff("Coût mensuel 2017", MONTHLY), || staff("Effectifs 2017", POST)),
    example("EFF-24", || staff("Effectifs 2017", ONE_MONTHLY), || staff("Effectifs 2017", POST)),
    example("BUD-20", || budget("Budget", "60 Achats;15 000"), || budget("Budget 2017", "60 Achats;15 000")),
    example("BUD-21", || budget("Budget 2017", "Divers;15 000"), || budget("Budget 2017", "60 Divers;15 000")),
    example("BUD-22", || signed("-"), || signed("")),
    example("M25-20", || grid("décembre 2017", "1", "4"), || grid("décembre 2017", "1", "")),
    example("M25-21", || grid("", "1", ""), || grid("décembre 2017", "1", "")),
];

const POST: &str = "GC N°2;1;33 000;11 000;44 000";
const MONTHLY: &str = "GC N°2;1;2 300;1 000;3 300";
const ONE_MONTHLY: &str = "GC N°2;1;33 000;11 000;44 000\nGC N°3;1;2 300;1 000;3 300";

fn two_bases(one: &str, other: &str) -> Files {
    let base = |who: &str| {
        let heading = "MAIA;N° dossier;Date de la demande;Orienteur;Date d'inclusion";
        format!("{heading}\nSaverne;1;02/01/2017;{who};10/01/2017\nSaverne;2;03/01/2017;CLIC;11/01/2017\n")
    };
    texts(&[("a.csv", &base(one)), ("b.csv", &base(other))])
}

/// A base whose only row has no exit date.
fn closed(name: &'static str) -> Files {
    let text = "MAIA;N° dossier;Date de la demande;Orienteur;Date d'inclusion\nSaverne;1;02/01/2017;CLIC;10/01/2017\n";
    texts(&[(name, text)])
}

/// A base of thirty files, the last of which has that number.
fn numbered(last: &str) -> Files {
    let row = |number: &str, day: usize| format!("Saverne;{number};{day:02}/01/2017;CLIC;01/02/2017\n");
    cas(&((1..30).map(|it| row(&it.to_string(), it)).collect::<String>() + &row(last, 30)))
}

/// A file included in January and again in March.
fn followed_twice(exit: &str) -> Files {
    let heading = "MAIA;N° dossier;Date de la demande;Orienteur;Date d'inclusion;Date de sortie";
    let rows = format!("Saverne;1;02/01/2017;CLIC;10/01/2017;{exit}\nSaverne;1;02/03/2017;CLIC;10/03/2017;");
    texts(&[("base.csv", &format!("{heading}\n{rows}\n"))])
}

/// A person of Saverne and one of Molsheim, of the same name.
fn two_sites(year: &str) -> Files {
    let heading = "MAIA;N° dossier;Nom;Prénom;Date de naissance;Date de la demande;Orienteur;Date d'inclusion";
    let rows = format!(
        "Saverne;1;ZZNOM;ZZPRENOM;02/01/1931;02/01/2017;CLIC;10/01/2017\n\
         Molsheim;7;ZZNOM;ZZPRENOM;02/01/{year};02/03/2017;CLIC;10/03/2017"
    );
    texts(&[("base.csv", &format!("{heading}\n{rows}\n"))])
}

fn twice_in_one(exit: &str) -> Files {
    let heading = "MAIA;Nom;Prénom;Date de naissance;Date de la demande;Orienteur;Date d'inclusion;Date de sortie";
    let rows = format!(
        "Saverne;ZZNOM;ZZPRENOM;02/01/1931;02/01/2017;CLIC;10/01/2017;{exit}\n\
         Saverne;ZZNOM;ZZPRENOM;02/01/1931;02/03/2017;CLIC;10/03/2017;"
    );
    texts(&[("base.csv", &format!("{heading}\n{rows}\n"))])
}

fn in_parts(name: &str) -> Files {
    let base = "MAIA;Nom;Prénom;Date de la demande;Orienteur;Date d'inclusion\nSaverne;ZZNOM;ZZPRENOM;02/01/2017;CLIC;10/01/2017\n";
    let exits = format!(
        "MAIA;Nom;Prénom;Date d'inclusion;Date de sortie;Motif de sortie\nSaverne;{name};ZZPRENOM;10/01/2017;02/04/2017;EHPAD\n"
    );
    texts(&[("base.csv", base), ("sorties.csv", &exits)])
}

const STAFF: &str = "Qualité;ETP;Salaire brut;Charges sociales;Coût total";

fn staff(title: &str, row: &str) -> Files {
    texts(&[("rh.csv", &format!("{title} MAIA Saverne\n{STAFF}\nGC N°1;1;33 000;11 000;44 000\n{row}\n"))])
}

fn two_staffs(one: &str, other: &str) -> Files {
    let staff =
        |etp: &str| format!("Effectifs 2017 MAIA Saverne\n{STAFF}\nGC N°1;1;33 000;11 000;44 000\nGC N°2;{etp};;;\n");
    texts(&[("a.csv", &staff(one)), ("b.csv", &(staff(other) + "\n"))])
}

fn two_registers(present: &str) -> Files {
    let register = |present: &str| format!("Table;Date;Présents;CR validé\nTS;14/03/2017;{present};oui\n");
    texts(&[("Registre A.csv", &register("12")), ("Registre B.csv", &(register(present) + "\n"))])
}

fn budget(title: &str, row: &str) -> Files {
    let rows = "61 Services;300\n62 Autres services;200\n64 Frais de personnel;2 000";
    texts(&[("comptes.csv", &format!("{title} MAIA Saverne\nDépenses;Prévu\n{row}\n{rows}\n"))])
}

fn signed(sign: &str) -> Files {
    let rows = format!("60 Achats;{sign}15 000\n61 Services;{sign}300\n64 Frais de personnel;{sign}2 000");
    texts(&[("comptes.csv", &format!("Budget 2017 MAIA Saverne\nDépenses;Prévu\n{rows}\n"))])
}

fn two_budgets(other: &str) -> Files {
    let budget = |amount: &str| {
        let rows = "61 Services;300\n62 Autres services;200\n64 Frais de personnel;2 000";
        format!("Budget 2017 MAIA Saverne\nDépenses;Prévu\n60 Achats;{amount}\n{rows}\n")
    };
    texts(&[("a.csv", &budget("15 000")), ("b.csv", &(budget(other) + "\n"))])
}

/// A grid; with a subtotal under the four items of the first group, the third of which is blank.
fn grid(date: &str, score: &str, subtotal: &str) -> Files {
    let rows = ITEMS.iter().map(|it| match (it.number, subtotal) {
        (3, "4") => format!("{};;\n", it.label),
        (4, "4") => format!("{};1;\n;4;Max point Table Stratégique 4\n", it.label),
        (1, _) => format!("{};{score};\n", it.label),
        _ => format!("{};1;\n", it.label),
    });
    let text = format!("MAIA Saverne\nMAIA 25 {date}\n\nItem;Score;Remarque\n{}", rows.collect::<String>());
    texts(&[("grille.csv", &text)])
}

fn two_grids(score: &str) -> Files {
    let mut files = grid("décembre 2017", "1", "");
    let other =
        grid("décembre 2017", score, "").into_iter().map(|(_, bytes)| ("autre.csv", [bytes, b"\n".to_vec()].concat()));
    files.extend(other);
    files
}

/// A validation grid whose every item has that value.
fn validation(name: &'static str, year: &str, value: &str) -> Files {
    let rows: String = items().map(|it| format!("{};{value}\n", it.label)).collect();
    texts(&[(name, &format!("MAIA Saverne\nGrille de validation{year}\n\nItem;Valeur\n{rows}"))])
}

fn items() -> impl Iterator<Item = &'static grille_items::Item> {
    grille_items::ITEMS.iter()
}

fn two_validations(value: &str) -> Files {
    [validation("a.csv", " 2017", "Oui"), validation("b.csv", " 2017 ", value)].concat()
}
