//! Where something stands in a request, written out only where it is told.

use std::fmt;

/// A place in a request: a chain back to where it begins. Costs nothing until it is shown.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'a> {
    parent: Option<&'a Place<'a>>,
    step: Step<'a>,
}

#[derive(Clone, Copy, Debug)]
enum Step<'a> {
    /// A path as it is written.
    Written(&'a str),
    /// A member of an object: `.to`.
    Member(&'a str),
    /// An item of a list: `[2]`.
    Item(usize),
    /// Something inside decoded bytes: `/to`.
    Layer(&'a str),
}

impl<'a> Place<'a> {
    /// The place that a path names.
    pub(super) fn written(path: &'a str) -> Self {
        Self { parent: None, step: Step::Written(path) }
    }

    /// A member of the object that stands here.
    pub(super) fn member(&'a self, name: &'a str) -> Self {
        Self { parent: Some(self), step: Step::Member(name) }
    }

    /// An item of the list that stands here.
    pub(super) fn item(&'a self, index: usize) -> Self {
        Self { parent: Some(self), step: Step::Item(index) }
    }

    /// Something inside the bytes that stand here.
    pub(super) fn layer(&'a self, name: &'a str) -> Self {
        Self { parent: Some(self), step: Step::Layer(name) }
    }
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(parent) = self.parent {
            parent.fmt(out)?;
        }
        match self.step {
            Step::Written(path) => out.write_str(path),
            Step::Member(name) => write!(out, ".{}", crate::request::shortened_name(name)),
            Step::Item(index) => write!(out, "[{index}]"),
            Step::Layer(name) => write!(out, "/{name}"),
        }
    }
}

impl From<Place<'_>> for String {
    fn from(place: Place<'_>) -> Self {
        place.to_string()
    }
}

impl From<&Place<'_>> for String {
    fn from(place: &Place<'_>) -> Self {
        place.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_written_as_paths() {
        let params = Place::written("params");
        let first = params.item(0);
        let calls = first.member("calls");
        let call = calls.item(2);
        assert_eq!(call.member("to").to_string(), "params[0].calls[2].to");
        assert_eq!(first.layer("authorizationList").to_string(), "params[0]/authorizationList");
        assert_eq!(first.member("a member").to_string(), "params[0].\"a member\"");
    }
}
