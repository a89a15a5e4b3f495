//! Budgets with sites in columns: the columns of each site are a table, those of their total the département's.

use crate::base::cell::{CellRef, Place, a1};
use crate::base::date::MOIS;
use crate::base::diagnostic::Diagnostic;
use crate::base::fold::fold;
use crate::base::territoire::towns;
use crate::extract::grid::Value;
use crate::identify::cells::labels::{announces_site, is_whole};
use crate::identify::cells::words::{folded, significant};
use crate::identify::layout::headings::Heading;
use crate::identify::layout::segments::Segment;
use crate::identify::lexicon::{LEXICONS, Lexicon};
use crate::identify::remarks::naming::list;
use crate::identify::remarks::rules::TAB_01;
use crate::identify::sheet::Sheet;
use crate::identify::tables::budget::{KIND, TERRITOIRE};
use crate::identify::{How, Matched, RawTable};

/// The columns of one site, the labels with them.
pub(super) struct OfSite {
    pub site: Site,
    pub segment: Segment,
}

/// A site as headings name it.
#[derive(Debug, Clone)]
pub(super) struct Site {
    /// What they write; `Département` over the total of all sites.
    name: String,
    cell: CellRef,
}

/// The columns of each site; none when headings do not name several sites, or when nothing says that these names are sites.
pub(super) fn sites(
    sheet: &Sheet,
    segment: &Segment,
    titles: &[(CellRef, String)],
) -> (Vec<OfSite>, Option<Diagnostic>) {
    let Some(lexicon) = LEXICONS.iter().find(|it| it.vocabulary.kind == &KIND) else { return (Vec::new(), None) };
    let columns: Vec<Column> = segment.headings.iter().map(|it| Column::of(sheet, segment, lexicon, it)).collect();
    let mut named: Vec<(String, &Column)> = Vec::new();
    for column in columns.iter().filter(|it| it.figures) {
        let Some(key) = column.site.as_deref().map(fold) else { continue };
        if !named.iter().any(|it| it.0 == key) {
            named.push((key, column));
        }
    }
    let announced = |name: &str| announces_site(&fold(name)) || is_declared(sheet, name);
    let all_announced = named.iter().all(|it| it.1.site.as_deref().is_some_and(announced));
    let titled = titles.iter().any(|it| speaks_of_sites(&it.1)) || speaks_of_sites(&sheet.grid.name);
    if named.len() < 2 || !(all_announced || titled) {
        return (Vec::new(), None);
    }
    let remark = (!all_announced).then(|| remark(&named));
    let first = columns.iter().position(|it| it.figures).unwrap_or(0);
    let whole = columns.iter().find(|it| it.figures && it.site.is_none() && !lexicon.is_derived(&it.rest));
    let group = |key: Option<&str>, of: &Column| {
        // What stands right of the amounts of all sites is said of their total, or else of each.
        let belongs = |(rank, it): &(usize, &Column)| {
            let own = it.site.as_deref().map(fold).as_deref() == key;
            own || (!it.figures && it.site.is_none() && (*rank < first || whole.is_none()))
        };
        let headings = columns.iter().enumerate().filter(belongs).map(|it| it.1.bare()).collect();
        let name = key.and(of.site.clone()).unwrap_or_else(|| "Département".to_owned());
        OfSite { site: Site { name, cell: of.heading.cell }, segment: Segment { headings, ..segment.clone() } }
    };
    let of_sites = named.iter().map(|(key, column)| group(Some(key), column));
    (of_sites.chain(whole.map(|it| group(None, it))).collect(), remark)
}

impl Site {
    /// The table with the site as a column of its own.
    pub(super) fn of(&self, table: RawTable) -> RawTable {
        let Some(column) =
            KIND.column(TERRITOIRE).filter(|_| !table.columns.iter().any(|it| it.column.id == TERRITOIRE))
        else {
            return table;
        };
        let mut table = table;
        let heading = self.name.clone();
        table.columns.push(Matched { column, col: self.cell.col, heading, how: How::Exact });
        for row in &mut table.rows {
            row.cells.push(Some(Value::Text(self.name.as_str().into())));
        }
        table
    }
}

/// A heading, and what it says of a site.
struct Column {
    heading: Heading,
    site: Option<String>,
    /// What it says besides.
    rest: String,
    figures: bool,
}

impl Column {
    fn of(sheet: &Sheet, segment: &Segment, lexicon: &Lexicon, heading: &Heading) -> Self {
        let profile = sheet.profile(heading.cell.col, segment.rows.1 + 1, segment.limit);
        let figures = profile.is_numbers() && !profile.are_accounts();
        let (site, rest) = match &heading.site {
            Some((above, own)) if is_whole(&fold(above)) => (None, own.clone()),
            Some((above, own)) => (Some(above.clone()), own.clone()),
            None if is_whole(&fold(&heading.text)) => (None, heading.text.clone()),
            None => parted(lexicon, &heading.text),
        };
        let site = site.filter(|it| may_be_site(it));
        let rest = if site.is_some() || heading.site.is_some() { rest } else { heading.text.clone() };
        Self { heading: heading.clone(), site, rest, figures }
    }

    /// The heading without its site; an amount where nothing else is said.
    fn bare(&self) -> Heading {
        let text = if self.figures && significant(&folded(&self.rest)).is_empty() && self.site.is_some() {
            "Montant".to_owned()
        } else {
            self.rest.clone()
        };
        Heading { text, own: None, site: None, ..self.heading.clone() }
    }
}

/// The words of a heading that may name a site, and the others: `Prévu MAIA Saverne` gives `MAIA Saverne` and `Prévu`.
fn parted(lexicon: &Lexicon, heading: &str) -> (Option<String>, String) {
    let is_known = |word: &str| {
        let word = folded(word);
        let significant = significant(&word);
        !announces_site(&word) && significant.iter().all(|it| lexicon.knows(it)) && !is_link(&word)
    };
    let (mut site, mut rest): (Vec<&str>, Vec<&str>) = (Vec::new(), Vec::new());
    for word in heading.split_whitespace() {
        let side = if is_known(word) { &mut rest } else { &mut site };
        side.push(word);
    }
    let named = site.iter().any(|it| !is_link(&folded(it)));
    (named.then(|| site.join(" ")), rest.join(" "))
}

/// `de`, `d’`: they go with the name.
fn is_link(word: &str) -> bool {
    matches!(word, "de" | "d" | "du" | "des" | "la" | "le")
}

/// Whether a name may be that of a site: words, none of which says who pays, when, or how much.
fn may_be_site(name: &str) -> bool {
    let words = towns(name);
    let otherwise = |it: &str| OTHERWISE.contains(&it) || MOIS.contains(&it);
    let may_be = |it: &String| it.len() >= 3 && !it.bytes().any(|it| it.is_ascii_digit()) && !otherwise(it);
    !words.is_empty() && words.iter().all(may_be)
}

/// Whether `maia.toml` lists a territoire of that name.
fn is_declared(sheet: &Sheet, name: &str) -> bool {
    let towns = towns(name);
    let listed = |it: &String| crate::base::territoire::towns(it) == towns;
    sheet.settings.territoire.iter().any(|it| listed(&it.nom) || it.alias.iter().any(listed))
}

/// `Budget par site`, `Répartition par MAIA`.
fn speaks_of_sites(text: &str) -> bool {
    let folded = format!(" {} ", fold(text));
    [" par site ", " par maia ", " par territoire ", " par antenne ", " des sites ", " sites ", " territoires "]
        .iter()
        .any(|it| folded.contains(it))
}

/// Names that only the title says to be those of sites.
fn remark(named: &[(String, &Column)]) -> Diagnostic {
    let cells: Vec<String> = named.iter().map(|it| a1(it.1.heading.cell.row, it.1.heading.cell.col)).collect();
    let message =
        format!("Les en-têtes au-dessus de {} ont été lus comme les noms de territoires.", list(&cells, "et"));
    let place = named.first().map_or(Place::Inbox, |it| Place::Cell(it.1.heading.cell));
    Diagnostic::new(&TAB_01, place, message)
}

/// Words of headings of amounts that name no site.
const OTHERWISE: &[&str] = &[
    "ars",
    "fir",
    "cnsa",
    "departement",
    "departemental",
    "conseil",
    "commune",
    "communes",
    "region",
    "etat",
    "cpam",
    "carsat",
    "agirc",
    "arrco",
    "autre",
    "autres",
    "part",
    "parts",
    "participation",
    "subvention",
    "trimestre",
    "semestre",
    "mois",
    "quantite",
    "cumul",
    "hors",
    "taxe",
    "ttc",
    "investissement",
    "fonctionnement",
    "personnel",
    "gestionnaire",
    "gestionnaires",
    "pilote",
    "pilotes",
    "engage",
    "engages",
    "mandate",
    "mandates",
    "estime",
    "estimation",
    "estimations",
    "projection",
    "atterrissage",
    "report",
    "reports",
    "anterieur",
    "anterieurs",
    "precedent",
    "previous",
    "variante",
    "hypothese",
    "scenario",
    "version",
    "propose",
    "proposition",
    "demande",
    "demandes",
    "valide",
    "retenu",
    "charges",
    "salaires",
];
