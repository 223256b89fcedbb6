//! An object of JSON, its members read one by one.

use alloy_primitives::U256;
use serde_json::{Map, Value};

use super::{Party, Place, Unread, value};

/// An object of JSON and where it stands. A member that is null counts as missing.
#[derive(Clone, Copy)]
pub(super) struct Object<'a> {
    members: &'a Map<String, Value>,
    pub(super) place: Place<'a>,
}

impl<'a> Object<'a> {
    pub(super) fn new(members: &'a Map<String, Value>, place: Place<'a>) -> Self {
        Self { members, place }
    }

    /// The object that a value is; anything else is noted.
    pub(super) fn read(
        value: &'a Value,
        place: Place<'a>,
        unread: &mut Vec<Unread>,
    ) -> Option<Self> {
        let members = value.as_object();
        if members.is_none() {
            unread.push(Unread::new(place, "not an object"));
        }
        Some(Self::new(members?, place))
    }

    pub(super) fn get(&self, name: &str) -> Option<&'a Value> {
        self.members.get(name).filter(|value| !value.is_null())
    }

    /// The first of these members that is there, by its name: one thing has several names.
    pub(super) fn first(&self, names: &[&'static str]) -> Option<&'static str> {
        names.iter().copied().find(|name| self.get(name).is_some())
    }

    /// The same where wallets differ in which of the names they read: a second one that says something else
    /// is noted.
    pub(super) fn one_of(
        &self,
        names: &[&'static str],
        unread: &mut Vec<Unread>,
    ) -> Option<&'static str> {
        let name = self.first(names)?;
        let is_other = |other: &&str| {
            let (one, other) = (self.get(name), self.get(other));
            match (one.and_then(Value::as_str), other.and_then(Value::as_str)) {
                (Some(one), Some(other)) => !one.eq_ignore_ascii_case(other),
                _ => other.is_some() && one != other,
            }
        };
        if let Some(other) = names.iter().copied().find(is_other) {
            let reason = format!("this is named twice, and the member {name} says something else");
            unread.push(Unread::ambiguous(self.place.member(other), reason));
        }
        Some(name)
    }

    pub(super) fn bytes(&self, name: &str, unread: &mut Vec<Unread>) -> Option<Vec<u8>> {
        value::bytes(self.get(name)?, self.place.member(name), unread)
    }

    pub(super) fn calldata(&self, name: &str, unread: &mut Vec<Unread>) -> Option<Vec<u8>> {
        value::calldata(self.get(name)?, self.place.member(name), unread)
    }

    pub(super) fn quantity(&self, name: &str, unread: &mut Vec<Unread>) -> Option<U256> {
        value::quantity(self.get(name)?, self.place.member(name), unread)
    }

    /// A number where decimals are usual too; one that cannot be read is noted.
    pub(super) fn number(&self, name: &str, unread: &mut Vec<Unread>) -> Option<U256> {
        let number = value::number(self.get(name)?);
        if number.is_none() {
            unread.push(Unread::new(self.place.member(name), "not a number"));
        }
        number
    }

    pub(super) fn chain_id(&self, name: &str, unread: &mut Vec<Unread>) -> Option<u64> {
        value::chain_id(self.get(name)?, self.place.member(name), unread)
    }

    pub(super) fn party(&self, name: &str, unread: &mut Vec<Unread>) -> Option<Party> {
        party(self.get(name)?, self.place.member(name), unread)
    }

    pub(super) fn text(&self, name: &str, unread: &mut Vec<Unread>) -> Option<String> {
        let text = self.get(name)?.as_str();
        if text.is_none() {
            unread.push(Unread::new(self.place.member(name), "not a text"));
        }
        text.map(str::to_owned)
    }

    pub(super) fn bool(&self, name: &str, unread: &mut Vec<Unread>) -> Option<bool> {
        let value = self.get(name)?.as_bool();
        if value.is_none() {
            unread.push(Unread::new(self.place.member(name), "neither true nor false"));
        }
        value
    }

    /// A list; a member that is none is noted and counts as empty.
    pub(super) fn list(&self, name: &str, unread: &mut Vec<Unread>) -> &'a [Value] {
        match self.get(name) {
            None => &[],
            Some(Value::Array(list)) => list,
            Some(_) => {
                unread.push(Unread::new(self.place.member(name), "not a list"));
                &[]
            }
        }
    }

    /// Notes every member that is not one of these and says something; wallets may act on it.
    pub(super) fn note_others(&self, known: &[&str], what: &str, unread: &mut Vec<Unread>) {
        for (name, member) in self.members {
            let empty = match member {
                Value::Null => true,
                Value::Array(list) => list.is_empty(),
                Value::Object(members) => members.is_empty(),
                _ => false,
            };
            if !empty && !known.contains(&name.as_str()) {
                let reason = format!("a member of the {what} that is not read here");
                unread.push(Unread::new(self.place.member(name), reason));
            }
        }
    }

    pub(super) fn members(&self) -> impl Iterator<Item = (&'a str, &'a Value)> + use<'a> {
        self.members.iter().map(|(name, value)| (name.as_str(), value))
    }
}

/// An address, and where it stands.
pub(super) fn party(value: &Value, place: Place<'_>, unread: &mut Vec<Unread>) -> Option<Party> {
    let address = value::address(value, place, unread)?;
    Some(Party { address, path: place.into() })
}
