//! The opening of elements: names and attributes.

use std::borrow::Cow;

use quick_xml::escape::unescape;
use quick_xml::events::BytesStart;
use quick_xml::events::attributes::Attribute;

use crate::extract::fault::Fault;

/// The opening of an element.
#[derive(Debug)]
pub(in crate::extract) struct Tag<'a>(BytesStart<'a>);

impl<'a> Tag<'a> {
    pub(super) fn new(content: &'a str, name_length: usize) -> Self {
        Tag(BytesStart::from_content(content, name_length))
    }

    /// The local name: that of `x:row` is `row`.
    pub(in crate::extract) fn name(&self) -> &[u8] {
        self.0.local_name().into_inner().as_bytes()
    }

    /// The value of an attribute, as written with its prefix; references resolved.
    pub(in crate::extract) fn get(&self, name: &[u8]) -> Result<Option<Cow<'_, str>>, Fault> {
        self.find(|it| it.key.0.as_bytes() == name)
    }

    /// The value of an attribute that has a prefix, whichever it is.
    pub(in crate::extract) fn get_local(&self, name: &[u8]) -> Result<Option<Cow<'_, str>>, Fault> {
        self.find(|it| it.key.prefix().is_some() && it.key.local_name().into_inner().as_bytes() == name)
    }

    /// Whether an attribute says yes.
    pub(in crate::extract) fn is_true(&self, name: &[u8]) -> Result<bool, Fault> {
        Ok(matches!(self.get(name)?.as_deref(), Some("1" | "true" | "on")))
    }

    /// A whole number that an attribute holds; `None` when absent or not a whole number.
    pub(in crate::extract) fn number(&self, name: &[u8]) -> Result<Option<u64>, Fault> {
        Ok(self.get(name)?.and_then(|it| it.trim().parse().ok()))
    }

    /// Attributes in written order: names with their prefix, values with their references resolved.
    pub(in crate::extract) fn attributes(&self) -> impl Iterator<Item = Result<(&[u8], Cow<'_, str>), Fault>> {
        self.written().map(|it| it.and_then(|it| Ok((it.key.0.as_bytes(), value(it)?))))
    }

    fn find(&self, wanted: impl Fn(&Attribute) -> bool) -> Result<Option<Cow<'_, str>>, Fault> {
        for attribute in self.written() {
            let attribute = attribute?;
            if wanted(&attribute) {
                return value(attribute).map(Some);
            }
        }
        Ok(None)
    }

    fn written(&self) -> impl Iterator<Item = Result<Attribute<'_>, Fault>> {
        let mut attributes = self.0.attributes();
        attributes.with_checks(false);
        attributes.map(|it| it.ok().filter(|it| is_name(it.key.0)).ok_or_else(Fault::malformed))
    }
}

impl<'a> From<BytesStart<'a>> for Tag<'a> {
    fn from(start: BytesStart<'a>) -> Self {
        Tag(start)
    }
}

/// Whether an element or an attribute may bear that name.
pub(super) fn is_name(name: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b":_-.".contains(&byte) || byte >= 0x80;
    !name.is_empty() && name.bytes().all(plain)
}

fn value(attribute: Attribute<'_>) -> Result<Cow<'_, str>, Fault> {
    match attribute.value {
        Cow::Borrowed(raw) => unescape(raw).map_err(|_| Fault::malformed()),
        Cow::Owned(raw) => unescape(&raw).map(|it| Cow::Owned(it.into_owned())).map_err(|_| Fault::malformed()),
    }
}
