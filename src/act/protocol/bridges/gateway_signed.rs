//! Circle's Gateway: USDC that is kept there is burnt on one network, and created on another, by a signature.

use alloy_primitives::Address;

use super::super::foreign::{self, To};
use crate::act::sign::{Signed, first_with_others};
use crate::act::{Act, Amount, Deed, Party, Reader, Role, amount};
use crate::decode::{Chain, TypedData, Unread, limits, typed_data::Typed};

/// How the type of one intent ends, in both versions of its last members.
const MEMBERS: [&str; 2] =
    ["uint256 value,bytes32 salt,bytes hookData)", "uint256 value,bytes32 nonce,bytes metadata)"];
const INTENT: &str = "BurnIntent(uint256 maxBlockHeight,uint256 maxFee,TransferSpec spec)\
    TransferSpec(uint32 version,uint32 sourceDomain,uint32 destinationDomain,bytes32 sourceContract,\
    bytes32 destinationContract,bytes32 sourceToken,bytes32 destinationToken,bytes32 sourceDepositor,\
    bytes32 destinationRecipient,bytes32 sourceSigner,bytes32 destinationCaller,";
const SET: &str = "BurnIntentSet(BurnIntent[] intents)";

/// Reads `BurnIntent`, and the set of several.
pub(in crate::act::protocol) fn signed(data: &TypedData, reader: &mut Reader) -> Option<Act> {
    let many = match data.primary_type.as_str() {
        "BurnIntent" => false,
        "BurnIntentSet" => true,
        _ => return None,
    };
    let encoded = data.encoded_type.as_str();
    let one = if many { encoded.strip_prefix(SET).unwrap_or_default() } else { encoded };
    if !one.strip_prefix(INTENT).is_some_and(|rest| MEMBERS.contains(&rest)) {
        reader.note_other_type(data, &[]);
    }
    let wallet_chain = reader.chain;
    let act = if many {
        let intents = data.message.get("intents")?.items()?;
        let acts: Option<Vec<Act>> = intents
            .iter()
            .take(limits::ITEMS)
            .enumerate()
            .map(|(index, one)| intent(data, one, &format!("intents[{index}]."), reader))
            .collect();
        first_with_others(acts?)
    } else {
        intent(data, &data.message, "", reader)
    };
    reader.chain = wallet_chain;
    act
}

/// What one intent burns, and who gets it where. The network is the one that the intent names: its domain
/// has none.
fn intent(data: &TypedData, one: &Typed, path: &str, reader: &mut Reader) -> Option<Act> {
    let spec = one.get("spec")?;
    let word = |name: &str| <[u8; 32]>::try_from(spec.bytes_at(name)?).ok();
    let evm = |name: &str| foreign::in_word(&word(name)?, false)?.bytes20().copied();
    reader.chain = To::of_circle(spec.uint_at("sourceDomain")?).map(Chain::Evm);
    let to_chain = To::name_of_circle(spec.uint_at("destinationDomain")?);
    let place = |name: &str| format!("{}.message.{path}spec.{name}", data.path);
    let mut signed = Signed::new(data, Role::VerifyingContract, reader);
    let recipient = foreign::in_word(&word("destinationRecipient")?, true);
    if let Some(recipient) = &recipient {
        signed.add(foreign::party(recipient.clone(), place("destinationRecipient")));
    }
    if let Some(depositor) = evm("sourceDepositor") {
        signed.add(Party::new(Role::Holder, depositor, place("sourceDepositor"), reader.chain));
    }
    if let Some(caller) = evm("destinationCaller").filter(|caller| !caller.is_zero()) {
        signed.add(Party::new(Role::Mentioned, caller, place("destinationCaller"), None));
    }
    let token: Address = evm("sourceToken")?;
    let (asset, value) = (reader.token(token), spec.uint_at("value")?);
    if let Some(fee) = one.uint_at("maxFee").filter(|fee| *fee > value) {
        let fee = amount::in_words(&Amount::of(fee), &asset);
        let reason = format!("a fee of up to {fee} may be taken, more than what is sent");
        reader.unread.push(Unread::new(format!("{}.message.{path}maxFee", data.path), reason));
    }
    let deed = Deed::Bridge {
        asset,
        amount: Amount::of(value),
        to_chain: Some(to_chain),
        recipient: recipient.map(|recipient| recipient.to_string()),
        arrives: Vec::new(),
    };
    Some(signed.act(deed, None))
}
