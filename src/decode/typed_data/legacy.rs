//! Typed data of the first form (`eth_signTypedData`, version 1): a list of named values, without a
//! domain, hashed in a way that only wallets know.

use alloy_primitives::{B256, keccak256};
use serde_json::Value;

use super::atom::{Atom, Kind};
use super::{Typed, TypedData, Version};
use crate::decode::object::Object;
use crate::decode::{Party, Place, Unread, limits};

/// Reads the list.
pub(super) fn read(
    list: &[Value],
    signer: Option<Party>,
    place: Place<'_>,
    unread: &mut Vec<Unread>,
) -> Option<TypedData> {
    if list.is_empty() {
        unread.push(Unread::new(place, "there is nothing to sign in it"));
        return None;
    }
    if list.len() > limits::TYPE_MEMBERS {
        unread.push(Unread::new(place, format!("more than {} values", limits::TYPE_MEMBERS)));
        return None;
    }
    let mut members = Vec::with_capacity(list.len());
    let mut schema = Vec::new();
    let mut encoded_type = String::new();
    let mut packed = Some(Vec::new());
    for (index, item) in list.iter().enumerate() {
        let at = place.item(index);
        let Some(object) = Object::read(item, at, unread) else {
            packed = None;
            continue;
        };
        object.note_others(&["name", "type", "value"], "value", unread);
        let (name, kind) = (object.text("name", unread), object.text("type", unread));
        let (Some(name), Some(kind)) = (name, kind) else {
            unread.push(Unread::new(at, "a value without a name or a type"));
            packed = None;
            continue;
        };
        let member = format!("{kind} {name}");
        schema.extend_from_slice(member.as_bytes());
        if index > 0 {
            encoded_type.push(',');
        }
        encoded_type.push_str(&member);
        let value = object.get("value").unwrap_or(&Value::Null);
        let before = unread.len();
        let typed = value_of(&kind, value, at.member("value"), packed.as_mut(), unread);
        // What is odd in any way, the old library reads in ways of its own.
        if unread.len() > before {
            packed = None;
        }
        members.push((name, typed));
    }
    let legacy_hash =
        packed.map(|packed| keccak256([keccak256(schema), keccak256(packed)].concat()));
    Some(TypedData {
        version: Version::V1,
        primary_type: String::new(),
        encoded_type,
        domain: Typed::Nothing,
        message: Typed::Struct(members),
        signer,
        hashes: None,
        legacy_hash,
        path: place.into(),
    })
}

/// A value, which is also appended to the packed encoding.
fn value_of(
    kind: &str,
    value: &Value,
    place: Place<'_>,
    mut packed: Option<&mut Vec<u8>>,
    unread: &mut Vec<Unread>,
) -> Typed {
    let fail = |place: Place<'_>, unread: &mut Vec<Unread>| {
        unread.push(Unread::new(
            place,
            format!("not a value of type {}", crate::request::shortened(kind)),
        ));
        Typed::Nothing
    };
    let Some((item_kind, length)) = kind.strip_suffix(']').and_then(|rest| rest.rsplit_once('['))
    else {
        let Some((kind, read)) = Kind::parse(kind).and_then(|kind| Some((kind, kind.read(value)?)))
        else {
            return fail(place, unread);
        };
        if let Some((doubt, reason)) = read.note {
            unread.push(Unread { doubt, ..Unread::new(place, reason) });
        }
        if let Some(packed) = packed {
            pack(kind, &read.atom, packed);
        }
        return Typed::Atom(read.atom);
    };
    let (Value::Array(list), Some(item_kind)) = (value, Kind::parse(item_kind)) else {
        return fail(place, unread);
    };
    if !length.is_empty() && length.parse() != Ok(list.len()) {
        return fail(place, unread);
    }
    let mut items = Vec::with_capacity(list.len());
    for (index, item) in list.iter().enumerate() {
        let place = place.item(index);
        let Some(read) = item_kind.read(item) else { return fail(place, unread) };
        if let Some((doubt, reason)) = read.note {
            unread.push(Unread { doubt, ..Unread::new(place, reason) });
        }
        if let Some(packed) = packed.as_deref_mut() {
            match item_kind {
                // In an array, numbers and addresses are words, and only these are not.
                Kind::Bytes | Kind::String | Kind::FixedBytes(_) => {
                    pack(item_kind, &read.atom, packed);
                }
                _ => packed.extend_from_slice(read.atom.word().as_slice()),
            }
        }
        items.push(Typed::Atom(read.atom));
    }
    Typed::List(items)
}

/// Appends a value in as many bytes as its type has.
fn pack(kind: Kind, atom: &Atom, packed: &mut Vec<u8>) {
    let last = |word: B256, size: usize| word.get(32 - size..).unwrap_or_default().to_vec();
    let bytes = match (kind, atom) {
        (Kind::Address, atom) => last(atom.word(), 20),
        (Kind::Bool, atom) => last(atom.word(), 1),
        (Kind::Uint(bits) | Kind::Int(bits), atom) => last(atom.word(), bits / 8),
        (Kind::FixedBytes(size), atom) => atom.word().get(..size).unwrap_or_default().to_vec(),
        (_, Atom::Bytes(bytes)) => bytes.clone(),
        (_, Atom::Text(text)) => text.clone().into_bytes(),
        (_, atom) => atom.word().to_vec(),
    };
    packed.extend_from_slice(&bytes);
}
