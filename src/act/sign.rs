//! Signatures: typed data and messages.

use alloy_primitives::{Address, U256, keccak256};

use super::known::{self, Kind};
use super::words::and_more;
use super::{Act, Deed, Means, Party, Reader, Role, SignedData, protocol, service, sign_in};
use crate::decode::tron::recognise;
use crate::decode::typed_data::Typed;
use crate::decode::{self, Asked, Chain, SHORTEST, TypedData, Unread, envelope, shortened};
use crate::intel::{ChainAddress, base64};

/// An act by signature, under construction.
pub(super) struct Signed<'a> {
    data: &'a TypedData,
    parties: Vec<Party>,
    chain: Option<Chain>,
}

impl<'a> Signed<'a> {
    /// An act of signing `data`, whose verifying contract has this role.
    pub(super) fn new(data: &'a TypedData, contract_role: Role, reader: &Reader) -> Self {
        let mut signed = Self { data, parties: Vec::new(), chain: reader.chain };
        if let Some(contract) = data.verifying_contract() {
            let path = format!("{}.domain.verifyingContract", data.path);
            signed.parties.push(Party::new(contract_role, contract, path, reader.chain));
        }
        signed.parties.extend(signer(data.signer.as_ref(), reader));
        signed
    }

    /// Adds an address of the message.
    pub(super) fn party(&mut self, role: Role, member: &str, address: Address) {
        let path = format!("{}.message.{member}", self.data.path);
        self.parties.push(Party::new(role, address, path, self.chain));
    }

    /// Twenty bytes as an address of the network that the data is for.
    pub(super) fn spelled(&self, address: Address) -> ChainAddress {
        decode::spelled(address, self.chain)
    }

    /// Adds an address that was read with its place.
    pub(super) fn add(&mut self, party: Party) {
        self.parties.push(party);
    }

    /// The act.
    pub(super) fn act(self, deed: Deed, deadline: Option<U256>) -> Act {
        let path = format!("{}.message", self.data.path);
        let read_as = Some(self.data.primary_type.clone());
        let mut act = Act::new(deed, path, read_as, Means::Signature, self.parties);
        act.deadline = deadline.map(|time| time.to_string());
        act
    }
}

/// An act that stands for several which are signed together: the others stand inside the first.
pub(super) fn first_with_others(acts: Vec<Act>) -> Option<Act> {
    let mut acts = acts.into_iter();
    let mut first = acts.next()?;
    first.words = and_more(&first.words, acts.len());
    first.calls.extend(acts);
    Some(first)
}

impl Reader {
    /// Notes typed data whose verifying contract is not one that is known for it: what that contract
    /// makes of the signature is not known.
    pub(super) fn note_unknown_verifier(&mut self, data: &TypedData) {
        let known = data.verifying_contract().is_some_and(|contract| {
            known::contract(self.chain, &contract).is_some_and(|one| {
                matches!(
                    one.kind,
                    Kind::Settlement | Kind::Marketplace | Kind::Router | Kind::Permit2
                )
            })
        });
        if !known {
            let path = format!("{}.domain.verifyingContract", data.path);
            let reason = "this is not a contract that is known for data of this type";
            self.unread.push(Unread::new(path, reason));
        }
    }

    /// Notes typed data that goes by a known name but has other members than the type of that name:
    /// what those do is not known.
    pub(super) fn note_other_type(&mut self, data: &TypedData, known: &[&str]) {
        if !known.contains(&data.encoded_type.as_str()) {
            let reason = format!(
                "the type {} has other members than is usual: {}",
                data.primary_type,
                shortened(&data.encoded_type)
            );
            self.unread.push(Unread::new(format!("{}.types", data.path), reason));
        }
    }
}

/// The texts that typed data is made of and that are no payloads of their own, where it is given as an object.
fn short_texts(data: &TypedData) -> String {
    let mut texts = String::new();
    let mut open = vec![&data.domain, &data.message];
    while let Some(value) = open.pop() {
        match value {
            Typed::Struct(members) => open.extend(members.iter().rev().map(|(_, member)| member)),
            Typed::List(items) => open.extend(items.iter().rev()),
            _ => {
                if let Some(text) = value.text().filter(|text| text.len() < SHORTEST) {
                    texts.push_str(text);
                    texts.push('\n');
                }
            }
        }
    }
    texts
}

/// What signing typed data does.
pub(super) fn typed_data(data: &TypedData, reader: &mut Reader) -> Act {
    let chain_id = data.chain_id();
    if let Some(named) = chain_id {
        // Whatever the wallet is on, the signature is good on the chain that it names.
        reader.chain = u64::try_from(named).ok().map(|id| match reader.wallet_chain {
            Some(Chain::Tron(_)) => Chain::Tron(Some(id)),
            _ => Chain::Evm(id),
        });
    }
    if let Some(signer) = &data.signer {
        reader.own(signer.address);
    }
    let chain_id = chain_id.or_else(|| chain_in_salt(data));
    let read = protocol::typed_data(data, reader);
    let contract_path = format!("{}.domain.verifyingContract", data.path);
    reader.signed.push(SignedData {
        path: data.path.clone(),
        primary_type: protocol::contents_type(data).unwrap_or(&data.primary_type).to_owned(),
        domain_name: data.domain_name().map(str::to_owned),
        chain_id,
        short_texts: short_texts(data),
        verifying_contract: data.verifying_contract().map(|contract| {
            Party::new(Role::VerifyingContract, contract, contract_path, reader.chain)
        }),
        signer: data.signer.as_ref().map(|signer| reader.spelled(signer.address)),
        read: read.is_some(),
        harmless: read.as_ref().is_some_and(|act| matches!(act.deed, Deed::Vote { .. })),
        hashed: data.hashes.is_some() || data.legacy_hash.is_some(),
        digest: data.hashes.map(|hashes| hashes.digest),
        safe_nonce: (data.primary_type == "SafeTx")
            .then(|| data.message.uint_at("nonce"))
            .flatten(),
    });
    if let Some(act) = read {
        return act;
    }
    reader.unread.push(Unread::new(
        format!("{}.message", data.path),
        format!(
            "what a signature of the type {} does is not known here",
            shortened(&data.primary_type)
        ),
    ));
    let deed = Deed::SignTypedData {
        primary_type: data.primary_type.clone(),
        domain: data.domain_name().map(str::to_owned),
    };
    let (calls, named) = protocol::guess_typed_data(data, reader);
    let mut signed = Signed::new(data, Role::VerifyingContract, reader);
    signed.parties.extend(named);
    let mut act = signed.act(deed, None);
    act.calls = calls;
    act
}

/// The chain id that some tokens (bridged ones on Polygon) put into the domain's salt.
fn chain_in_salt(data: &TypedData) -> Option<U256> {
    let salt = U256::try_from_be_slice(data.domain.bytes_at("salt")?)?;
    u64::try_from(salt).is_ok_and(|id| id != 0).then_some(salt)
}

/// What signing a message does.
pub(super) fn message(
    bytes: &[u8],
    text: Option<&str>,
    by: Option<&decode::Party>,
    path: &str,
    reader: &mut Reader,
) -> Act {
    if let Some(by) = by {
        reader.own(by.address);
    }
    let hash = hash_in(bytes);
    let own = signer(by, reader);
    if hash.is_none()
        && let Some(text) = text
        && let Some(act) = sign_in::act(text, path, own.clone(), reader)
            .or_else(|| service::act(text, path, own.as_ref(), reader))
    {
        return act;
    }
    if hash.is_none()
        && let Some(transaction) = recognise(bytes, path)
    {
        return encoded_as("transaction", &Asked::Tron(transaction), by, path, reader);
    }
    // The shortest of transactions are as long as a hash is.
    let hidden = envelope::recognise(bytes, path);
    if let Some(hidden) = hidden.or_else(|| among_words(text?, path)) {
        return encoded(hidden, by, path, reader);
    }
    let deed = if let Some(hash) = hash {
        Deed::SignHash { hash: hex::encode_prefixed(hash), prefixed: true }
    } else {
        let readable = text.filter(|text| !has_control_characters(text));
        if readable.is_none() {
            let reason = "the message is not text that a person can read";
            reader.unread.push(Unread::new(path, reason));
        }
        Deed::SignMessage { text: readable.map(str::to_owned), bytes: hex::encode_prefixed(bytes) }
    };
    let parties = signer(by, reader).into_iter().collect();
    Act::new(deed, path.to_owned(), None, Means::Signature, parties)
}

/// What stands in a text among its words, in hex or in base64.
fn among_words(text: &str, path: &str) -> Option<envelope::Hidden> {
    /// No transaction that pays anybody is shorter in base64.
    const SHORTEST: usize = 40;
    /// How many words are tried.
    const WORDS: usize = 16;
    let spells = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '=' | '-' | '_');
    let words = text.split(|c| !spells(c)).filter(|word| word.len() >= SHORTEST).take(WORDS);
    let mut each = words.map(|word| word.trim_end_matches('=').as_bytes());
    each.find_map(|word| {
        envelope::recognise(word, path).or_else(|| envelope::recognise(&base64(word), path))
    })
}

/// What signing a message does that is the encoding of a transaction, or of an order to hand the account
/// over: that stands inside.
fn encoded(
    hidden: envelope::Hidden,
    by: Option<&decode::Party>,
    path: &str,
    reader: &mut Reader,
) -> Act {
    let (what, inside) = match hidden {
        envelope::Hidden::Transaction(one) => ("transaction", Asked::Transaction(one)),
        envelope::Hidden::Authorization(one) => {
            ("authorization", Asked::Authorizations(vec![*one]))
        }
    };
    encoded_as(what, &inside, by, path, reader)
}

fn encoded_as(
    what: &str,
    inside: &Asked,
    by: Option<&decode::Party>,
    path: &str,
    reader: &mut Reader,
) -> Act {
    let deed = Deed::SignEncoded { what: what.to_owned() };
    let parties = signer(by, reader).into_iter().collect();
    let mut act = Act::new(deed, path.to_owned(), None, Means::Signature, parties);
    act.calls = reader.asked(inside);
    act
}

/// What signing bytes without a prefix does.
pub(super) fn bare(
    bytes: &[u8],
    by: Option<&decode::Party>,
    path: &str,
    reader: &mut Reader,
) -> Act {
    if let Some(by) = by {
        reader.own(by.address);
    }
    let deed = Deed::SignHash { hash: hex::encode_prefixed(bytes), prefixed: false };
    let parties = signer(by, reader).into_iter().collect();
    let mut act = Act::new(deed, path.to_owned(), None, Means::Signature, parties);
    if let Some(hidden) = envelope::recognise(bytes, path) {
        act.calls.push(encoded(hidden, by, path, reader));
    }
    act
}

/// A sign-in that the wallet writes itself from parts (ERC-7846).
pub(super) fn in_parts(parts: &decode::SignIn, reader: &Reader) -> Act {
    let origin = reader.asker_origin.as_deref().unwrap_or_default();
    let host = origin.split_once("://").map_or(origin, |(_, host)| host);
    let deed = Deed::SignIn {
        domain: parts.domain.clone().unwrap_or_else(|| host.to_owned()),
        account: String::new(),
        uri: parts.uri.clone(),
        chain_id: parts.chain_id.map(|id| id.to_string()),
        statement: parts.statement.clone(),
        expires: parts.expiration_time.clone(),
        faults: Vec::new(),
    };
    let read_as = Some("EIP-4361".to_owned());
    let mut act = Act::new(deed, parts.path.clone(), read_as, Means::Signature, Vec::new());
    let expires = parts.expiration_time.as_deref();
    act.deadline = expires.and_then(sign_in::unix_time).map(|time| time.to_string());
    act
}

fn signer(signer: Option<&decode::Party>, reader: &Reader) -> Option<Party> {
    signer.map(|signer| Party::new(Role::Signer, signer.address, signer.path.clone(), reader.chain))
}

/// The 32-byte hash that a message is: raw, or spelled in hex as text, once or twice over, or in base64. What
/// is hashed to sign typed data is as good as its hash.
pub(super) fn hash_in(bytes: &[u8]) -> Option<[u8; 32]> {
    /// How it begins (EIP-712), and how long it is with the two hashes that follow.
    const TYPED_DATA: [u8; 2] = [0x19, 0x01];
    const PREIMAGE: usize = 66;
    if let Ok(hash) = bytes.try_into() {
        // 32 bytes of text are a message: a hash is hardly ever text, in any language.
        let is_text = std::str::from_utf8(bytes).is_ok_and(|text| !has_control_characters(text));
        return if is_text { None } else { Some(hash) };
    }
    if bytes.len() == PREIMAGE && bytes.starts_with(&TYPED_DATA) {
        return Some(keccak256(bytes).0);
    }
    let inner = spelled(bytes)?;
    if inner.len() == PREIMAGE {
        return hash_in(&inner);
    }
    match inner.as_slice().try_into() {
        Ok(hash) => Some(hash),
        Err(_) => spelled(&inner)?.as_slice().try_into().ok(),
    }
}

/// The bytes that a text spells in hex, or a hash in base64.
fn spelled(text: &[u8]) -> Option<Vec<u8>> {
    /// How many characters of base64 a hash takes, before the one that fills them up.
    const HASH: usize = 43;
    let text = std::str::from_utf8(text).ok()?.trim();
    if let Some(characters) = text.strip_suffix('=')
        && characters.len() == HASH
        && !characters.contains(char::is_whitespace)
    {
        return Some(base64(characters.as_bytes()));
    }
    hex::decode(text.strip_prefix("0X").unwrap_or(text)).ok()
}

/// Control characters have no place in a text, apart from the white space of every keyboard.
pub(super) fn has_control_characters(text: &str) -> bool {
    // In ASCII they are all below the space, but for one; beyond it they begin with one byte.
    text.bytes().any(|byte| byte < b' ' && !matches!(byte, b'\n' | b'\r' | b'\t') || byte == 0x7f)
        || !text.is_ascii() && text.chars().any(|c| c.is_control() && !c.is_ascii())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_found_in_every_spelling() {
        let hash = [0xb3; 32];
        let digits = hex::encode(hash);
        let twice = hex::encode(format!("0x{digits}"));
        for message in [
            hash.to_vec(),
            digits.clone().into_bytes(),
            format!("0x{digits}").into_bytes(),
            format!(" 0X{}\n", digits.to_uppercase()).into_bytes(),
            twice.into_bytes(),
            b"s7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7M=".to_vec(),
        ] {
            assert_eq!(hash_in(&message), Some(hash), "{message:?}");
        }
    }

    #[test]
    fn texts_are_not_taken_for_hashes() {
        for message in [
            b"Sign in to example.com, please! ".to_vec(),
            b"hello".to_vec(),
            b"".to_vec(),
            b"Sign in to app\nnonce 12345678901".to_vec(),
            "Connectez-vous à Exemple: oui !".as_bytes().to_vec(),
            vec![0; 31],
            vec![b'a'; 65],
        ] {
            assert_eq!(hash_in(&message), None, "{message:?}");
        }
    }
}
