//! Whether a text over a column of answers names a site.

use super::standing::is_judge;
use crate::base::fold::fold;
use crate::base::territoire::towns;
use crate::identify::sheet::Sheet;

/// Whether a text names a declared territoire, or announces one: `MAIA Saverne`.
pub(in crate::identify) fn is_site(sheet: &Sheet, text: &str) -> bool {
    let named = towns(text);
    let folded = fold(text);
    let announced = folded.split(' ').any(|it| ["maia", "territoire", "site", "secteur"].contains(&it));
    let known = sheet.settings.territoire.iter().any(|declared| {
        let names = declared.alias.iter().chain([&declared.id, &declared.nom]);
        names.flat_map(|it| towns(it)).any(|it| it.len() >= 3 && named.contains(&it))
    });
    known || (announced && named.iter().any(|it| !is_judge(it)) && !folded.replace(' ', "").contains("maia25"))
}
