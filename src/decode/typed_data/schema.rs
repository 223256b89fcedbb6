//! The struct types that typed data declares.

use std::rc::Rc;

use alloy_primitives::{B256, keccak256};
use serde_json::Value;

use super::atom::Kind;
use crate::decode::limits;
use crate::order;

/// A member of a struct type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Member {
    pub(super) name: String,
    /// The type as it is written: `uint256`, `Person[]`, `bytes32[2][]`.
    pub(super) kind: String,
}

/// A struct type.
#[derive(Clone, Debug)]
struct Struct {
    name: String,
    members: Rc<[Member]>,
    /// Its `typeHash`, once somebody has asked for it.
    hash: Option<B256>,
}

/// The members that a domain has by the standard, in its order.
const DOMAIN_MEMBERS: [(&str, &str); 5] = [
    ("name", "string"),
    ("version", "string"),
    ("chainId", "uint256"),
    ("verifyingContract", "address"),
    ("salt", "bytes32"),
];

/// The struct types that typed data declares, in the order of their names.
#[derive(Clone, Debug, Default)]
pub struct Schema(Vec<Struct>);

impl Schema {
    /// Reads the member `types` of typed data.
    ///
    /// # Errors
    ///
    /// In words, if it is not an object of lists of `{name, type}`, if a member is declared twice,
    /// or if there are more types or members than [`limits`] allows.
    pub fn from_json(types: Option<&Value>) -> Result<Self, String> {
        let Some(Value::Object(types)) = types else {
            return Err("the typed data declares no types".to_owned());
        };
        if types.len() > limits::TYPES {
            return Err(format!("more than {} types", limits::TYPES));
        }
        let mut schema = Self::default();
        let mut total = 0;
        for (name, members) in types {
            let Value::Array(list) = members else {
                return Err(format!("the type {name:?} is not a list of members"));
            };
            // Wallets look references up by the word a type begins with, and so disagree on others.
            if Kind::parse(name).is_some() {
                // A wallet may take it for the elementary type, or for this struct.
                return Err(format!("the type {name:?} is declared, but is elementary"));
            }
            if !is_name(name) {
                return Err(format!("the name of the type {name:?} is not a word"));
            }
            total += list.len();
            if total > limits::TYPE_MEMBERS {
                return Err(format!("more than {} members of types", limits::TYPE_MEMBERS));
            }
            let mut members: Vec<Member> = Vec::with_capacity(list.len());
            let mut names = Vec::with_capacity(list.len());
            for member in list {
                let text = |key: &str| member.get(key).and_then(Value::as_str);
                let (Some(member_name), Some(kind)) = (text("name"), text("type")) else {
                    return Err(format!("a member of the type {name:?} has no name or no type"));
                };
                if !order::insert(&mut names, member_name) {
                    return Err(format!("the type {name:?} declares {member_name:?} twice"));
                }
                members.push(Member { name: member_name.to_owned(), kind: kind.to_owned() });
            }
            schema.declare(name, members.into());
        }
        match schema.ambiguous_prefix() {
            Some(name) => Err(format!("the name of the type {name:?} is not a word")),
            None => Ok(schema),
        }
    }

    /// A type whose name has a prefix (`Some:Type`) in a place where wallets, which look references up by
    /// the word that a name begins with, would disagree: it refers to other types, or others to it.
    fn ambiguous_prefix(&self) -> Option<&str> {
        let referred = |name: &str| {
            self.0.iter().flat_map(|one| one.members.iter()).any(|one| root(&one.kind) == name)
        };
        let prefixed = self.0.iter().filter(|one| one.name.contains(':'));
        prefixed
            .filter(|one| {
                one.name.split(':').next().is_some_and(|word| self.contains(word))
                    || one.members.iter().any(|member| self.contains(root(&member.kind)))
                    || referred(&one.name)
            })
            .map(|one| one.name.as_str())
            .next()
    }

    /// What is declared so that wallets sign different things for it, in words: some take a domain's standard
    /// members in their standard order, whatever is declared, and some write `uint` as `uint256`.
    pub(super) fn differs(&self, domain: &str) -> Option<&'static str> {
        let mut standard = DOMAIN_MEMBERS.iter();
        let ordered = self.declared(domain).is_none_or(|one| {
            one.members.iter().all(|member| {
                standard.any(|(name, kind)| *name == member.name && *kind == member.kind)
            })
        });
        if !ordered {
            return Some(
                "EIP712Domain has other members than is usual, or in another order: wallets differ in what they sign",
            );
        }
        let mut kinds = self.0.iter().flat_map(|one| one.members.iter()).map(|one| root(&one.kind));
        kinds
            .any(|kind| matches!(kind, "uint" | "int"))
            .then_some("a type is written in short (uint, int): wallets differ in what they sign")
    }

    /// Where a struct of this name stands, or where it would.
    fn place(&self, name: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|one| one.name.as_str().cmp(name))
    }

    fn declared(&self, name: &str) -> Option<&Struct> {
        self.0.get(self.place(name).ok()?)
    }

    /// Declares a struct, instead of the one of this name if there is one.
    fn declare(&mut self, name: &str, members: Rc<[Member]>) {
        let one = Struct { name: name.to_owned(), members, hash: None };
        match self.place(name) {
            Ok(place) => self.0.iter_mut().skip(place).take(1).for_each(|old| *old = one.clone()),
            Err(place) => self.0.insert(place, one),
        }
    }

    /// Whether a struct of this name is declared.
    pub fn contains(&self, name: &str) -> bool {
        self.place(name).is_ok()
    }

    /// Declares the domain's struct by the standard members that a domain has.
    pub(super) fn declare_domain(&mut self, name: &str, domain: &Value) {
        let members = DOMAIN_MEMBERS
            .into_iter()
            .filter(|(name, _)| domain.get(name).is_some())
            .map(|(name, kind)| Member { name: name.to_owned(), kind: kind.to_owned() });
        self.declare(name, members.collect());
    }

    /// The members of a struct.
    pub(super) fn members(&self, name: &str) -> Option<Rc<[Member]>> {
        self.declared(name).map(|one| Rc::clone(&one.members))
    }

    /// The declaration of one struct alone, without those that it refers to.
    pub(super) fn alone(&self, name: &str) -> Self {
        // Without its hash, which is another then.
        let own = self.declared(name).map(|one| Struct { hash: None, ..one.clone() });
        Self(own.into_iter().collect())
    }

    /// `typeHash`: the Keccak hash of [`Schema::encode_type`]. Kept, since arrays ask for it often.
    pub(super) fn type_hash(&mut self, name: &str) -> B256 {
        let place = self.place(name);
        if let Ok(place) = place
            && let Some(Struct { hash: Some(hash), .. }) = self.0.get(place)
        {
            return *hash;
        }
        let hash = keccak256(self.encode_type(name));
        if let Ok(place) = place
            && let Some(one) = self.0.get_mut(place)
        {
            one.hash = Some(hash);
        }
        hash
    }

    /// `encodeType`: the struct, then every struct it refers to, sorted by name.
    pub fn encode_type(&self, name: &str) -> String {
        let mut found = Vec::new();
        let mut open = vec![name];
        while let Some(next) = open.pop() {
            for member in self.declared(next).map_or(&[][..], |one| &one.members) {
                let root = root(&member.kind);
                if root != name && self.contains(root) && order::insert(&mut found, root) {
                    open.push(root);
                }
            }
        }
        let mut encoded = String::new();
        for name in std::iter::once(name).chain(found) {
            encoded.push_str(name);
            encoded.push('(');
            for (index, member) in
                self.declared(name).map_or(&[][..], |one| &one.members).iter().enumerate()
            {
                if index > 0 {
                    encoded.push(',');
                }
                encoded.push_str(&member.kind);
                encoded.push(' ');
                encoded.push_str(&member.name);
            }
            encoded.push(')');
        }
        encoded
    }
}

/// The struct that no other refers to: what is signed, where typed data does not say. `None` if there are
/// several, or none.
pub(super) fn primary_type(types: Option<&Value>) -> Option<String> {
    let types = types?.as_object()?;
    let referred = |name: &str| {
        types.iter().any(|(_, members)| {
            let members = members.as_array().map_or(&[][..], Vec::as_slice);
            members
                .iter()
                .any(|one| one.get("type").and_then(Value::as_str).map(root) == Some(name))
        })
    };
    let mut found = types.keys().filter(|name| *name != super::DOMAIN && !referred(name));
    let first = found.next()?;
    if found.next().is_some() { None } else { Some(first.clone()) }
}

/// Whether a text is a name for a type: a word, or one with a prefix, as Hyperliquid has them.
fn is_name(text: &str) -> bool {
    let word = |word: &str| {
        !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    };
    match text.split_once(':') {
        None => word(text),
        Some((prefix, rest)) => word(prefix) && word(rest),
    }
}

/// A type without its array brackets.
fn root(kind: &str) -> &str {
    kind.split('[').next().unwrap_or(kind)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn types_are_encoded_with_their_references_sorted() {
        let schema = Schema::from_json(Some(&json!({
            "Mail": [{"name": "from", "type": "Person"}, {"name": "to", "type": "Person[]"},
                     {"name": "asset", "type": "Asset"}],
            "Person": [{"name": "name", "type": "string"}, {"name": "next", "type": "Person[]"}],
            "Asset": [{"name": "token", "type": "address"}]
        })))
        .unwrap();
        assert_eq!(
            schema.encode_type("Mail"),
            "Mail(Person from,Person[] to,Asset asset)Asset(address token)\
             Person(string name,Person[] next)"
        );
        assert_eq!(schema.encode_type("Person"), "Person(string name,Person[] next)");
    }

    #[test]
    fn malformed_types_say_why() {
        for (types, part) in [
            (json!(null), "declares no types"),
            (json!({"A": {}}), "not a list"),
            (json!({"Per$on": []}), "not a word"),
            (json!({"A": [{"name": "x"}]}), "no name or no type"),
            (json!({"A": [{"name": "x", "type": "bool"}, {"name": "x", "type": "bool"}]}), "twice"),
        ] {
            let error = Schema::from_json(Some(&types)).unwrap_err();
            assert!(error.contains(part), "{types}: {error}");
        }
    }
}
