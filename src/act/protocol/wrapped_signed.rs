//! What accounts that are contracts wrap around a signature of theirs (ERC-7739 and older ways), and hashes in place
//! of what is signed.

use crate::act::sign::{self, Signed};
use crate::act::{self, Act, Deed, Reader, Role, protocol};
use crate::decode::{Party, TypedData, limits, typed_data::Typed};

/// How the types of ERC-7739 begin, whose first member is what is really signed.
const NESTED: &str = "TypedDataSign(";

/// What Sequence's accounts sign for: where it is typed data, only its hash.
const SEQUENCE: &str = "Message(bytes message,address[] wallets)";

/// Reads what stands inside a wrapper: typed data, a message, or a hash.
pub(super) fn signed(data: &TypedData, reader: &mut Reader) -> Option<Act> {
    match data.primary_type.as_str() {
        "TypedDataSign" => contents(data, reader),
        "PersonalSign" => message(data, reader),
        _ => hash(data, reader),
    }
}

/// What is really signed where it is wrapped by ERC-7739: the name of its type.
pub(in crate::act) fn contents_type(data: &TypedData) -> Option<&str> {
    data.encoded_type.strip_prefix(NESTED)?.split_once(" contents,").map(|(name, _)| name)
}

/// Typed data inside typed data. The domain is that of the contents.
fn contents(data: &TypedData, reader: &mut Reader) -> Option<Act> {
    let inner = data.message.get("contents")?;
    let name = contents_type(data)?;
    let mut types = data.encoded_type.split_inclusive(')').skip(1);
    let own = types
        .clone()
        .find(|one| one.strip_prefix(name).is_some_and(|rest| rest.starts_with('(')))?;
    let others: String = types.by_ref().filter(|one| *one != own).collect();
    // The account is the one that signs, by its owner's hand.
    let account = data.message.address_at("verifyingContract").map(|address| {
        reader.own(address);
        Party { address, path: format!("{}.message.verifyingContract", data.path) }
    });
    let inside = TypedData {
        signer: account.or_else(|| data.signer.clone()),
        primary_type: name.to_owned(),
        encoded_type: format!("{own}{others}"),
        message: inner.clone(),
        path: format!("{}.message.contents", data.path),
        ..data.clone()
    };
    let noted = reader.unread.len();
    let mut act = protocol::typed_data(&inside, reader)?;
    for gap in reader.unread.iter_mut().skip(noted) {
        in_place(&mut gap.path, &inside.path);
    }
    in_place_all(&mut act, &inside.path);
    Some(act)
}

/// What stands in typed data inside typed data has no message of its own around it, and its domain is the outer one.
fn in_place(path: &mut String, inside: &str) {
    let Some(rest) = path.strip_prefix(inside) else { return };
    if let Some(rest) = rest.strip_prefix(".message") {
        *path = format!("{inside}{rest}");
    } else if rest.starts_with(".domain")
        && let Some(outer) = inside.strip_suffix(".message.contents")
    {
        *path = format!("{outer}{rest}");
    }
}

fn in_place_all(act: &mut Act, inside: &str) {
    in_place(&mut act.path, inside);
    act.parties.iter_mut().for_each(|party| in_place(&mut party.path, inside));
    act.calls.iter_mut().for_each(|call| in_place_all(call, inside));
}

/// A message with the prefix of EIP-191.
fn message(data: &TypedData, reader: &mut Reader) -> Option<Act> {
    const PREFIX: &str = "\u{19}Ethereum Signed Message:\n";
    let bytes = data.message.bytes_at("prefixed")?;
    let text = bytes.strip_prefix(PREFIX.as_bytes()).unwrap_or(bytes);
    let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    // The length stands before the message; which digits belong to it is said by the length itself.
    let inner = (1..=digits)
        .filter_map(|count| text.split_at_checked(count))
        .find(|(length, rest)| {
            std::str::from_utf8(length).ok().and_then(|l| l.parse().ok()) == Some(rest.len())
        })
        .map_or(text, |(_, rest)| rest);
    let path = format!("{}.message.prefixed", data.path);
    let as_text = std::str::from_utf8(inner).ok();
    Some(sign::message(inner, as_text, data.signer.as_ref(), &path, reader))
}

/// Any call of an account at Boros, of which only the hash is signed.
const BOROS: &str = "PendleSignTx(bytes21 account,bytes32 connectionId,uint64 nonce)";

/// A hash alone, or beside the account that it is for.
fn hash(data: &TypedData, reader: &Reader) -> Option<Act> {
    let Typed::Struct(members) = &data.message else { return None };
    let (name, hash) = match members.as_slice() {
        [one] => one,
        [(_, account), hash] if account.address().is_some() => hash,
        [message, _] if data.encoded_type == SEQUENCE => message,
        [_, call, _] if data.encoded_type == BOROS => call,
        _ => return None,
    };
    // Nobody reads 32 bytes as a message. Of a Safe's more is said.
    let is_hash = name.to_lowercase().contains("hash")
        || name == "message" && data.primary_type != "SafeMessage"
        || data.encoded_type == BOROS;
    let hash = hash.bytes().filter(|hash| hash.len() == 32 && is_hash)?;
    Some(of_hash(data, hash, reader))
}

/// The same of one of several members: whoever else is named in these is named, and that they are not read is said.
fn among_others(data: &TypedData, hash: &[u8], reader: &mut Reader) -> Act {
    let mut signed = of_hash(data, hash, reader);
    let mut open: Vec<(String, &Typed)> = vec![(format!("{}.message", data.path), &data.message)];
    let mut others = Vec::new();
    while let Some((path, value)) = open.pop() {
        match value {
            Typed::List(items) => {
                open.extend(
                    items.iter().enumerate().map(|(at, one)| (format!("{path}[{at}]"), one)),
                );
            }
            Typed::Struct(members) => {
                open.extend(members.iter().map(|(name, one)| (format!("{path}.{name}"), one)));
            }
            value => others.extend(value.address().map(|one| (path, one))),
        }
    }
    others.retain(|(_, one)| !one.is_zero() && !reader.has_own(*one));
    if !others.is_empty() {
        reader.only_searched(format!("{}.message", data.path), "what else is signed");
    }
    for (path, one) in others.into_iter().take(limits::ITEMS) {
        signed.parties.push(act::Party::new(Role::Mentioned, one, path, reader.chain));
    }
    signed
}

fn of_hash(data: &TypedData, hash: &[u8], reader: &Reader) -> Act {
    let deed = Deed::SignHash { hash: hex::encode_prefixed(hash), prefixed: true };
    Signed::new(data, Role::VerifyingContract, reader).act(deed, None)
}

/// The hash of a whole operation of an account, wherever it stands; or the root of a tree of allowances and payments on
/// any network (Permit3 and its copies).
pub(super) fn of_operations(data: &TypedData, reader: &mut Reader) -> Option<Act> {
    const OPERATIONS: [&str; 2] = ["userOpHash", "userOperationHash"];
    const ROOT: &str =
        "(address owner,bytes32 salt,uint48 deadline,uint48 timestamp,bytes32 merkleRoot";
    if data.encoded_type.contains(ROOT) {
        return Some(among_others(data, data.message.bytes_at("merkleRoot")?, reader));
    }
    if !OPERATIONS.iter().any(|name| data.encoded_type.contains(name)) {
        return None;
    }
    let mut open = vec![&data.message];
    while let Some(value) = open.pop() {
        match value {
            Typed::List(items) => open.extend(items),
            Typed::Struct(members) => {
                open.extend(members.iter().map(|(_, member)| member));
                let hash = OPERATIONS.iter().find_map(|name| value.bytes_at(name));
                if let Some(hash) = hash.filter(|hash| hash.len() == 32) {
                    return Some(among_others(data, hash, reader));
                }
            }
            _ => {}
        }
    }
    None
}
