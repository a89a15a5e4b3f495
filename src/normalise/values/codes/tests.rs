use super::*;
use crate::base::codes;

fn given(text: &str) -> Value {
    Value::Text(text.into())
}

#[track_caller]
fn check(list: &'static CodeList, text: &str, how: How, expected: Option<&str>) {
    let (found, read) = classify(&given(text), list);
    assert_eq!((found, read.value()), (how, expected), "{text}");
}

#[test]
fn spellings_give_their_code() {
    use How::Exact;
    check(&codes::ORIENTEURS, "Médecin traitant", Exact, Some("MEDECIN_TRAITANT"));
    check(&codes::ORIENTEURS, "MT", Exact, Some("MEDECIN_TRAITANT"));
    check(&codes::MOTIFS_SORTIE, "DCD", Exact, Some("DECES"));
    check(&codes::MOTIFS_SORTIE, "STABILISATION", Exact, Some("STABILISATION"));
    check(&codes::GIRS, "GIR2", Exact, Some("2"));
    check(&codes::AIDANTS, "néant", Exact, Some("AUCUN"));
    assert_eq!(code(&Value::Number(4.0), &codes::GIRS), Read::Sure("4"));
    assert_eq!(code(&Value::Bool(true), &codes::OUI_EN_COURS_NON), Read::Sure("OUI"));
    assert_eq!(code(&Value::Date { day: 17_000, second: 0 }, &codes::OUI_EN_COURS_NON), Read::Sure("OUI"));
    assert_eq!(code(&given("✓"), &codes::OUI_EN_COURS_NON), Read::Sure("OUI"));
}

#[test]
fn a_spelling_among_other_words_is_found_unless_denied_or_tied() {
    use How::{Contained, Unknown};
    check(&codes::ORIENTEURS, "CH de Haguenau", Contained, Some("HOPITAL"));
    check(&codes::ORIENTEURS, "Consultation mémoire CH", Contained, Some("CONSULT_MEMOIRE"));
    check(&codes::MOTIFS_SORTIE, "Entrée en EHPAD le 3 mars", Contained, Some("EHPAD"));
    check(&codes::MOTIFS_SORTIE, "refus EHPAD", Unknown, Some("AUTRE"));
    check(&codes::MOTIFS_SORTIE, "pas d'EHPAD", Unknown, Some("AUTRE"));
    check(&codes::PROTECTIONS, "tutelle (demande en cours)", Contained, Some("EN_COURS"));
    check(&codes::GIRS, "GIR 5 et 6", Unknown, Some("NR"));
    check(&codes::GIRS, "2-3", Unknown, Some("NR"));
    check(&codes::VERSEMENTS, "Acompte n°2", How::Exact, Some("2"));
    check(&codes::VERSEMENTS, "acompte MAIA 2", Unknown, None);
    check(&codes::VERSEMENTS, "acompte MAIA 2017", Contained, Some("1"));
    check(&codes::MOTIFS_SORTIE, "Mr Untel", Unknown, Some("AUTRE"));
}

#[test]
fn blank_words_are_missing_not_unknown() {
    for text in ["NR", "?", "-", "non renseigné"] {
        assert_eq!(code(&given(text), &codes::ORIENTEURS), Read::Missing, "{text}");
    }
}

#[test]
fn an_unknown_value_is_shown_only_when_its_words_are_known() {
    let message = |text| match code(&given(text), &codes::MOTIFS_SORTIE) {
        Read::Chosen(_, finding) => finding.message,
        read => panic!("{read:?}"),
    };
    assert!(message("refus EHPAD").contains("refus EHPAD"));
    assert!(!message("Madame Schmitt").contains("Schmitt"));
}

#[test]
fn every_spelling_of_every_list_gives_its_code() {
    for list in codes::LISTS {
        for code in list.codes {
            for spelling in code.spellings.iter().chain([&code.label]) {
                let read = super::code(&given(spelling), list).value();
                assert!(read == Some(code.id) || code.id == NR, "{}: {spelling} → {read:?}", list.id);
            }
        }
    }
}

#[test]
fn yes_and_no_are_told_apart_from_missing() {
    for text in ["oui", "O", "x", "X", "✓", "1", "Vrai", "fait", "Signé", "oui, signé le 12/03"] {
        assert_eq!(yes_no(&given(text)), Read::Sure(true), "{text}");
    }
    for text in ["non", "N", "0", "faux", "-", "pas fait", "Non (refus)"] {
        assert_eq!(yes_no(&given(text)), Read::Sure(false), "{text}");
    }
    for text in ["NR", "?", "non renseigné"] {
        assert_eq!(yes_no(&given(text)), Read::Missing, "{text}");
    }
    assert!(matches!(yes_no(&given("peut-être")), Read::Unread(_)));
    assert!(matches!(yes_no(&Value::Number(3.0)), Read::Unread(_)));
}

#[test]
fn texts_are_tidied_and_numbers_written_in_french() {
    assert_eq!(text(&given(" GC \n N°1 ")), Read::Sure("GC N°1".to_owned()));
    assert_eq!(text(&Value::Number(67.0)), Read::Sure("67".to_owned()));
    assert_eq!(text(&Value::Number(1.5)), Read::Sure("1,5".to_owned()));
    assert_eq!(text(&given("x")), Read::Missing);
}

#[test]
fn initials_and_abridged_words_are_understood_when_one_spelling_only_is_meant() {
    use How::{Contained, Exact, Unknown};
    for (list, text, how, expected) in [
        (&codes::ORIENTEURS, "S.S.I.A.D.", Exact, "SSIAD"),
        (&codes::ORIENTEURS, "C.C.A.S.", Exact, "CCAS"),
        (&codes::ORIENTEURS, "AS CD", Exact, "SERVICE_SOCIAL"),
        (&codes::ORIENTEURS, "serv. social", Contained, "SERVICE_SOCIAL"),
        (&codes::PROTECTIONS, "curatelle renforc.", Contained, "CURATELLE_RENFORCEE"),
        (&codes::PROTECTIONS, "habilitation fam.", Contained, "HABILITATION_FAMILIALE"),
        (&codes::MOTIFS_SORTIE, "sit. stab.", Contained, "STABILISATION"),
        (&codes::MOTIFS_SORTIE, "décès du conjoint", Unknown, "AUTRE"),
        (&codes::MOTIFS_SORTIE, "retour d’hospitalisation", Unknown, "AUTRE"),
        (&codes::AIDANTS, "mari décédé", Unknown, "AUTRE"),
        (&codes::GIRS, "GIR n°3", Exact, "3"),
        (&codes::GIRS, "GIR III", Exact, "3"),
    ] {
        check(list, text, how, Some(expected));
    }
}
