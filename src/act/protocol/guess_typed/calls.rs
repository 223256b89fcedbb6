//! Calls that stand among the members.

use alloy_primitives::{Address, U256};

use super::super::function;
use super::super::guess;
use super::members::{Member, Members};
use super::names::{CALLED, TARGETS};
use crate::act::call::{Call, Caller};
use crate::act::{Act, Deed, Means, Party, Reader, Role};
use crate::decode::abi::{self, SELECTOR, WORD, signature};
use crate::decode::typed_data::{Atom, Typed};
use crate::decode::{Doubt, limits};
use crate::intel::base64;

impl Members<'_> {
    /// Whom a call is made to, by the name of the member.
    pub(super) fn target(&self) -> Option<(&str, Address)> {
        let mut members = self.called(&TARGETS);
        members.find_map(|member| Some((&*member.name, member.value.address()?)))
    }

    /// Whether there is room for what is called.
    pub(super) fn has_data(&self) -> bool {
        let mut members = CALLED.iter().filter_map(|name| self.whole(name));
        members.any(|member| matches!(member.value, Typed::Atom(Atom::Bytes(_)) | Typed::List(_)))
    }

    /// Calls in bytes beside the addresses that they are made to.
    pub(super) fn calls(&self, reader: &mut Reader) -> Vec<Act> {
        let mut acts = Vec::new();
        for member in &self.all {
            match member.value {
                Typed::List(items) => {
                    for (index, item) in items.iter().enumerate().take(limits::ITEMS) {
                        let Some(bytes) = calldata(item) else { continue };
                        let place = format!("{}[{index}]", member.name);
                        let target = self.target_in_list(items.len(), index);
                        acts.extend(self.call(member, &place, &bytes, target, reader));
                    }
                }
                value => {
                    let Some(bytes) = calldata(value) else { continue };
                    acts.extend(self.call(member, &member.name, &bytes, None, reader));
                }
            }
        }
        acts
    }

    /// The address at this index in a list of as many addresses.
    pub(super) fn target_in_list(&self, count: usize, index: usize) -> Option<(String, Address)> {
        self.all.iter().find_map(|member| {
            let items = member.value.items().filter(|items| items.len() == count)?;
            Some((format!("{}[{index}]", member.name), items.get(index)?.address()?))
        })
    }

    /// The selector that stands beside its arguments: its four bytes, or the signature that it is made of.
    pub(super) fn selector(&self) -> Option<[u8; SELECTOR]> {
        /// No signature of a token's functions is longer.
        const LONGEST: usize = 100;
        self.all.iter().find_map(|member| match member.value {
            Typed::Atom(Atom::FixedBytes(word, SELECTOR)) => word.first_chunk().copied(),
            Typed::Atom(Atom::Text(text))
                if text.len() <= LONGEST && text.ends_with(')') && text.contains('(') =>
            {
                Some(signature::selector(text))
            }
            _ => None,
        })
    }

    pub(super) fn call(
        &self,
        member: &Member<'_>,
        place: &str,
        bytes: &[u8],
        target: Option<(String, Address)>,
        reader: &mut Reader,
    ) -> Vec<Act> {
        /// How long a call is that has an argument.
        const SHORTEST: usize = SELECTOR + WORD;
        let joined;
        let mut bytes = bytes;
        if !bytes.is_empty()
            && bytes.len().is_multiple_of(WORD)
            && let Some(selector) = self.selector()
        {
            joined = [selector.as_slice(), bytes].concat();
            bytes = &joined;
        }
        let holds = CALLED.contains(&member.whole());
        let named = target.or_else(|| self.target().map(|(name, to)| (name.to_owned(), to)));
        let place_of = |member: &str| format!("{}.message.{}{member}", self.data.path, self.at);
        let value = self.uint(&["value"]).filter(|_| holds && named.is_some()).unwrap_or_default();
        let known = function(bytes).filter(|_| bytes.first() != Some(&0));
        let arguments = bytes.get(SELECTOR..).unwrap_or_default();
        let whole = known.and_then(|function| abi::standard_size(function.signature, arguments));
        // Of what is not known, all that is sure is whom it is made to, and what is paid.
        let called = holds
            && named.is_some()
            && (bytes.len() % WORD == SELECTOR || bytes.is_empty() && !value.is_zero());
        if whole.is_none() && !called && bytes.len() < SHORTEST {
            return Vec::new();
        }
        let own = named.is_some();
        let named = named.map(|(name, to)| (place_of(&name), to)).or_else(|| {
            let known = self.all.iter().find_map(|member| {
                let address = member.value.address()?;
                let party =
                    Party::new(Role::Contract, address, place_of(&member.name), reader.chain);
                party.kind.map(|_| (party.path, address))
            });
            let path = format!("{}.domain.verifyingContract", self.data.path);
            known.or_else(|| self.data.verifying_contract().map(|contract| (path, contract)))
        });
        let Some((to_path, to)) = named else { return Vec::new() };
        let (path, value_path) = (place_of(place), place_of("value"));
        let call = Call {
            by: Caller::of(self.data.signer.as_ref(), None),
            to,
            to_path: &to_path,
            value: Some(value),
            value_path: if own { &value_path } else { &path },
            data: bytes,
            path: &path,
            means: Means::Signature,
        };
        if whole.is_none() && !called {
            return guess::guess(&call, reader).calls;
        }
        if self.uint(&["operation"]) == Some(U256::ONE) {
            let mut act = reader.delegatecall(&call);
            // Others than Safe's count their operations otherwise.
            if matches!(act.deed, Deed::Delegatecall { .. }) && !self.is_of_safe() {
                act.read_as = Some(self.data.primary_type.clone());
            }
            return vec![act];
        }
        let acts = reader.call(&call);
        if known.is_none() {
            // That the whole is not known says as much.
            reader.unread.retain(|gap| gap.path != path || gap.doubt != Doubt::Unknown);
        }
        acts
    }

    /// Whether a call is written as a Safe's transactions are.
    pub(super) fn is_of_safe(&self) -> bool {
        let whole = |name: &&str| self.whole(name).is_some();
        let says = |name: &str| ["Safe", "Module"].iter().any(|word| name.contains(word));
        ["to", "value", "data", "operation"].iter().all(whole)
            || says(&self.data.primary_type)
            || self.data.domain_name().is_some_and(says)
    }
}

/// The bytes of a value: as they are, or written in hex, or in base64 where they are a call that is known.
fn calldata(value: &Typed) -> Option<Vec<u8>> {
    /// No call that says anything is shorter in base64.
    const SHORTEST: usize = 48;
    match value {
        Typed::Atom(Atom::Bytes(bytes)) => Some(bytes.clone()),
        Typed::Atom(Atom::Text(text)) => match text.trim().strip_prefix("0x") {
            Some(digits) => {
                hex::decode(digits).ok().filter(|bytes| bytes.len() > Address::len_bytes())
            }
            None if text.len() >= SHORTEST => {
                Some(base64(text.trim().as_bytes())).filter(|bytes| function(bytes).is_some())
            }
            None => None,
        },
        _ => None,
    }
}
