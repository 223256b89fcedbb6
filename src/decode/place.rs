//! Where something stands in a request, written out only where it is told.

use std::fmt;

use crate::request::{is_plain_name, shortened};

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

    /// Every string of a request has its place written, so this does without the machinery of
    /// formatting where it can.
    fn write(&self, out: &mut String) {
        if let Some(parent) = self.parent {
            parent.write(out);
        }
        match self.step {
            Step::Written(path) => out.push_str(path),
            Step::Member(name) => {
                out.push('.');
                if is_plain_name(name) {
                    out.push_str(name);
                } else {
                    out.push_str(&shortened(name));
                }
            }
            Step::Item(index @ 0..10) => {
                out.push('[');
                out.extend(u32::try_from(index).ok().and_then(|index| char::from_digit(index, 10)));
                out.push(']');
            }
            Step::Item(index) => {
                out.push('[');
                out.push_str(&index.to_string());
                out.push(']');
            }
            Step::Layer(name) => {
                out.push('/');
                out.push_str(name);
            }
        }
    }
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&String::from(*self))
    }
}

impl From<Place<'_>> for String {
    fn from(place: Place<'_>) -> Self {
        /// As long as most places are.
        const USUAL: usize = 40;
        let mut path = Self::with_capacity(USUAL);
        place.write(&mut path);
        path
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
