use std::path::PathBuf;

use polars_io::SerReader;
use polars_io::parquet::read::ParquetReader;

use super::{anomalies, harmless, indicateurs, write};
use crate::base::cell::{CellRef, FileId, Place, SheetId, SourceFile, Sources};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::settings::Settings;
use crate::summarise::{Figure, Figures, Indicator, Norm, Sense, Statut, Unit};

static DELAI: Indicator = Indicator {
    id: "delai_demande_visite_moyen",
    label: "",
    unit: Unit::Jours,
    formula: "",
    norm: Some(Norm { sense: Sense::Below, threshold: |_| 7.5 }),
    source: "",
};
static RESULTAT: Indicator =
    Indicator { id: "resultat", label: "", unit: Unit::Euros, formula: "", norm: None, source: "" };
static RULE: Rule = Rule { code: "EFF-01", severity: Severity::ACorriger, title: "", explanation: "", correction: "" };

fn figures() -> Figures {
    let figure = |territoire: &str, indicateur, valeur, statut, note: &str| Figure {
        territoire: territoire.into(),
        indicateur,
        modalite: "".into(),
        periode: "2017".into(),
        valeur,
        numerateur: valeur.map(|it| it * 3.0),
        denominateur: valeur.map(|_| 3.0),
        statut,
        note: note.into(),
    };
    Figures {
        rows: vec![
            figure("departement", &DELAI, Some(25.0 / 3.0), Statut::Ok, ""),
            figure("departement", &RESULTAT, Some(-0.004), Statut::Ok, ""),
            figure("saverne", &DELAI, None, Statut::Indisponible, "Aucune visite, ou dates inconnues"),
        ],
        ..Figures::default()
    }
}

const HEADER: &str =
    "exercice,territoire,indicateur,modalite,periode,valeur,unite,numerateur,denominateur,norme,statut,note\r\n";

#[test]
fn figures_are_written_one_a_line() {
    let text = String::from_utf8(indicateurs::csv(&figures(), 2017, &Settings::default()).unwrap()).unwrap();
    let expected = "\
2017,departement,delai_demande_visite_moyen,,2017,8.333333,jours,25,3,< 7.5,ok,\r\n\
2017,departement,resultat,,2017,0.00,€,-0.012,3,,ok,\r\n\
2017,saverne,delai_demande_visite_moyen,,2017,,jours,,,< 7.5,indisponible,\"Aucune visite, ou dates inconnues\"\r\n";
    assert_eq!(text, format!("{HEADER}{expected}"));
}

#[test]
fn no_figure_at_all_gives_the_header() {
    let text = indicateurs::csv(&Figures::default(), 2017, &Settings::default()).unwrap();
    assert_eq!(String::from_utf8(text).unwrap(), HEADER);
}

#[test]
fn anomalies_name_their_cell_and_hold_no_formula() {
    let sources = Sources {
        files: vec![SourceFile { path: PathBuf::from("Saverne/=1+1.xlsx"), sheets: vec!["@Postes".to_owned()] }],
    };
    let cell = CellRef { sheet: SheetId { file: FileId(0), index: 0 }, row: 11, col: 2 };
    let remarks = [
        Diagnostic::new(&RULE, Place::Cell(cell), "=HYPERLINK(\"x\"), lu").correction("-").territoire(Some("saverne")),
        Diagnostic::new(&RULE, Place::Inbox, "Rien"),
    ];
    let text = String::from_utf8(anomalies::csv(&remarks, &sources).unwrap()).unwrap();
    let expected = "code,gravite,fichier,feuille,cellule,territoire,message,correction\r\n\
        EFF-01,a_corriger,Saverne/=1+1.xlsx,'@Postes,C12,saverne,\"'=HYPERLINK(\"\"x\"\"), lu\",'-\r\n\
        EFF-01,a_corriger,,,,,Rien,\r\n";
    assert_eq!(text, expected);
}

#[test]
fn texts_that_look_like_formulas_are_made_harmless() {
    for (given, expected) in [
        ("=1", "'=1"),
        ("+33", "'+33"),
        ("-", "'-"),
        ("@a", "'@a"),
        ("\t=1", "'\t=1"),
        ("＝1", "'＝1"),
        ("a=1", "a=1"),
        ("", ""),
    ] {
        assert_eq!(harmless(given), expected);
    }
}

#[test]
fn the_columnar_file_holds_the_numbers_of_the_text() {
    let folder = tempfile::tempdir().unwrap();
    crate::write::sample::with(&figures(), |report| {
        write(report, folder.path()).unwrap();
        let path = folder.path().join("donnees/indicateurs_2017.parquet");
        let first = std::fs::read(&path).unwrap();
        write(report, folder.path()).unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), first);
        let read = ParquetReader::new(std::fs::File::open(&path).unwrap()).finish().unwrap();
        assert_eq!(read.get_column_names().iter().map(|it| it.as_str()).collect::<Vec<_>>().join(",") + "\r\n", HEADER);
        assert_eq!(read.column("valeur").unwrap().f64().unwrap().to_vec(), [Some(8.333333), Some(0.0), None]);
        assert_eq!(read.column("exercice").unwrap().i32().unwrap().get(0), Some(2017));
    });
}
