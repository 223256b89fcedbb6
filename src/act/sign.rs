//! Signatures: typed data and messages.

use alloy_primitives::{Address, U256};

use super::call::party;
use super::{Act, Deed, Means, Party, Reader, Role, protocol};
use crate::decode::{self, TypedData, Unread, shortened};

/// An act by signature, under construction.
pub(super) struct Signed<'a> {
    data: &'a TypedData,
    parties: Vec<Party>,
}

impl<'a> Signed<'a> {
    /// An act of signing `data`, whose verifying contract has this role.
    pub(super) fn new(data: &'a TypedData, contract_role: Role) -> Self {
        let mut parties = Vec::new();
        if let Some(contract) = data.verifying_contract() {
            let path = format!("{}.domain.verifyingContract", data.path);
            parties.push(party(contract_role, contract, path));
        }
        parties.extend(signer(data.signer));
        Self { data, parties }
    }

    /// Adds an address of the message.
    pub(super) fn party(&mut self, role: Role, member: &str, address: Address) {
        let path = format!("{}.message.{member}", self.data.path);
        self.parties.push(party(role, address, path));
    }

    /// The act.
    pub(super) fn act(self, deed: Deed, deadline: Option<U256>) -> Act {
        let path = format!("{}.message", self.data.path);
        let read_as = Some(self.data.primary_type.as_str());
        let mut act = Act::new(deed, path, read_as, Means::Signature, self.parties);
        act.deadline = deadline.map(|time| time.to_string());
        act
    }
}

impl Reader {
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

/// What signing typed data does.
pub(super) fn typed_data(data: &TypedData, reader: &mut Reader) -> Act {
    if let Some(named) = data.chain_id() {
        let path = format!("{}.domain.chainId", data.path);
        if let Some(chain_id) = reader.chain_id
            && named != U256::from(chain_id)
        {
            let reason = format!("the data is for chain {named}, the wallet is on {chain_id}");
            reader.unread.push(Unread::new(path, reason));
        }
        // Whatever the wallet is on, the signature is good on the chain that it names.
        reader.chain_id = u64::try_from(named).ok();
    }
    if let Some(act) = protocol::typed_data(data, reader) {
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
    Signed::new(data, Role::VerifyingContract).act(deed, None)
}

/// What signing a message does.
pub(super) fn message(
    bytes: &[u8],
    text: Option<&str>,
    by: Option<decode::Party>,
    path: &str,
    reader: &mut Reader,
) -> Act {
    let deed = if let Some(hash) = hash_in(bytes) {
        Deed::SignHash { hash: hex::encode_prefixed(hash), prefixed: true }
    } else {
        let readable = text.filter(|text| !has_control_characters(text));
        if readable.is_none() {
            let reason = "the message is not text that a person can read";
            reader.unread.push(Unread::new(path, reason));
        }
        Deed::SignMessage { text: readable.map(str::to_owned), bytes: hex::encode_prefixed(bytes) }
    };
    Act::new(deed, path.to_owned(), None, Means::Signature, signer(by).into_iter().collect())
}

/// What signing bytes without a prefix does.
pub(super) fn bare(bytes: &[u8], by: Option<decode::Party>, path: &str) -> Act {
    let deed = Deed::SignHash { hash: hex::encode_prefixed(bytes), prefixed: false };
    Act::new(deed, path.to_owned(), None, Means::Signature, signer(by).into_iter().collect())
}

fn signer(signer: Option<decode::Party>) -> Option<Party> {
    signer.map(|signer| party(Role::Signer, signer.address, signer.member.to_owned()))
}

/// The 32-byte hash that a message is: raw, or spelled in hex as text, once or twice over.
fn hash_in(bytes: &[u8]) -> Option<[u8; 32]> {
    if let Ok(hash) = bytes.try_into() {
        // 32 bytes of text are a message: a hash is hardly ever text, in any language.
        let is_text = std::str::from_utf8(bytes).is_ok_and(|text| !has_control_characters(text));
        return if is_text { None } else { Some(hash) };
    }
    let inner = spelled(bytes)?;
    match inner.as_slice().try_into() {
        Ok(hash) => Some(hash),
        Err(_) => spelled(&inner)?.as_slice().try_into().ok(),
    }
}

/// The bytes that a text spells in hex.
fn spelled(text: &[u8]) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(text).ok()?.trim();
    hex::decode(text.strip_prefix("0X").unwrap_or(text)).ok()
}

/// Control characters have no place in a text, apart from the white space of every keyboard.
fn has_control_characters(text: &str) -> bool {
    text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
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
