//! Transfers that Permit2 makes by signature (`SignatureTransfer`), single and in a batch, and with a
//! witness: more data that is signed along, as `UniswapX` does with its orders.
//!
//! Whoever is named as spender says at the time of the transfer where the tokens go. So a transfer is an
//! allowance, unless the spender is a contract that is known to keep to the order it is signed with.

use alloy_primitives::{Address, U256};

use super::offer::Offer;
use super::{limit_orders, permit2};
use crate::act::known::{self, Kind};
use crate::act::sign::{Signed, first_with_others};
use crate::act::{Act, Amount, Deed, Part, Party, Reader, Role, network, tokens};
use crate::decode::typed_data::{Atom, Typed};
use crate::decode::{Chain, TypedData, limits};

/// The types without a witness; those with one go on in as many ways as there are witnesses.
const TYPES: [&str; 2] = [
    "PermitTransferFrom(TokenPermissions permitted,address spender,uint256 nonce,\
     uint256 deadline)TokenPermissions(address token,uint256 amount)",
    "PermitBatchTransferFrom(TokenPermissions[] permitted,address spender,uint256 nonce,\
     uint256 deadline)TokenPermissions(address token,uint256 amount)",
];

/// How types with a witness begin.
const WITH_WITNESS: [&str; 2] = [
    "PermitWitnessTransferFrom(TokenPermissions permitted,address spender,uint256 nonce,\
     uint256 deadline,",
    "PermitBatchWitnessTransferFrom(TokenPermissions[] permitted,address spender,uint256 nonce,\
     uint256 deadline,",
];

/// Reads `Permit…TransferFrom`.
pub(super) fn signed(data: &TypedData, reader: &mut Reader) -> Option<Act> {
    match data.primary_type.as_str() {
        "PermitTransferFrom" | "PermitBatchTransferFrom" => reader.note_other_type(data, &TYPES),
        "PermitWitnessTransferFrom" | "PermitBatchWitnessTransferFrom" => {
            if !WITH_WITNESS.iter().any(|start| data.encoded_type.starts_with(start)) {
                reader.note_other_type(data, &[]);
            }
        }
        _ => return None,
    }
    permit2::note_other_contract(data, reader);
    let spender = data.message.address_at("spender")?;
    let permitted = data.message.get("permitted")?;
    let settles =
        known::contract(reader.chain, &spender).is_some_and(|one| one.kind == Kind::Settlement);
    if settles && let Some(act) = order(data, permitted, reader) {
        return Some(act);
    }
    let bridges = known::contract(reader.chain, &spender).is_some_and(|one| one.name == ACROSS);
    if bridges && let Some(act) = bridged(data, permitted, reader) {
        return Some(act);
    }
    // What somebody else sends is safe by what is signed along, and by nothing else.
    let witnessed =
        !matches!(data.primary_type.as_str(), "PermitTransferFrom" | "PermitBatchTransferFrom");
    if witnessed
        && known::is_settler(reader.chain, &spender, known::SENT_BY_OTHERS)
        && let Some(act) = slippage(data, permitted, reader)
    {
        return Some(act);
    }
    let settler = !witnessed && known::is_settler(reader.chain, &spender, known::SENT_BY_SIGNER);
    match permitted.items() {
        None => allowance(data, permitted, "permitted", (spender, settler), reader),
        Some(items) => {
            reader.note_more(&format!("{}.message.permitted", data.path), items.len());
            let mut acts = Vec::new();
            for (index, item) in items.iter().enumerate().take(limits::ITEMS) {
                let place = format!("permitted[{index}]");
                acts.push(allowance(data, item, &place, (spender, settler), reader)?);
            }
            first_with_others(acts)
        }
    }
}

/// What the spender may take.
fn allowance(
    data: &TypedData,
    permitted: &Typed,
    place: &str,
    (spender, settler): (Address, bool),
    reader: &mut Reader,
) -> Option<Act> {
    let token = permitted.address_at("token")?;
    let value = permitted.uint_at("amount")?;
    let asset = reader.token(token);
    let amount = Amount::allowed(value, asset.decimals());
    if amount.unlimited {
        reader.ask_code(&spender);
    }
    let mut signed = Signed::new(data, Role::VerifyingContract, reader);
    let path = format!("{}.message.spender", data.path);
    let mut spender = Party::new(Role::Spender, spender, path, reader.chain);
    if settler {
        spender.name = Some("0x Settler".to_owned());
        spender.kind = Some(Kind::Settlement);
    }
    signed.add(spender);
    signed.party(Role::Token, &format!("{place}.token"), token);
    if let Some(recipients) = data.message.get("witness").and_then(recipients) {
        for (path, recipient) in recipients {
            signed.party(Role::Payee, &path, recipient);
        }
    }
    let deed = Deed::allowance(asset, amount);
    Some(signed.act(deed, data.message.uint_at("deadline")))
}

/// Whom a witness names as those who get what comes out, fees apart: all there is to know of one that holds no
/// bytes, in which anything may stand.
fn recipients(witness: &Typed) -> Option<Vec<(String, Address)>> {
    /// Those who get it back where it did not arrive are among them.
    const NAMES: [&str; 6] = ["recipient", "receiver", "to", "delegate", "depositor", "refundTo"];
    let mut found = Vec::new();
    let mut open = vec![("witness".to_owned(), witness)];
    while let Some((path, value)) = open.pop() {
        for (name, member) in value.members().unwrap_or_default() {
            let path = format!("{path}.{name}");
            let address = member.address().or_else(|| in_word(member));
            if let Some(address) = address.filter(|one| !one.is_zero()) {
                if NAMES.contains(&name.as_str()) {
                    found.push((path, address));
                }
            } else if matches!(member, Typed::Atom(Atom::Bytes(bytes)) if !bytes.is_empty()) {
                return None;
            } else if !name.to_ascii_lowercase().contains("fees") {
                open.push((path, member));
            }
        }
        for (index, item) in value.items().unwrap_or_default().iter().enumerate() {
            open.push((format!("{path}[{index}]"), item));
        }
    }
    Some(found)
}

/// An address in a word of 32 bytes, as bridges write those of all networks.
fn in_word(value: &Typed) -> Option<Address> {
    let word: &[u8; 32] = value.bytes()?.try_into().ok()?;
    let address = word.strip_prefix(&[0; 12])?;
    Some(Address::from_slice(address))
}

/// An order of `UniswapX` or of Bebop: what is permitted for the outputs that the witness names.
fn order(data: &TypedData, permitted: &Typed, reader: &mut Reader) -> Option<Act> {
    let mut order = Offer::new(data, reader);
    if limit_orders::in_witness(&mut order, data, reader).is_some() {
        order.party(Role::Spender, "spender");
        let items = permitted.items().unwrap_or(std::slice::from_ref(permitted));
        reader.note_more(&order.path("permitted"), items.len());
        for (index, one) in items.iter().enumerate().take(limits::ITEMS) {
            let token = one.address_at("token")?;
            order.note_token(token, &format!("permitted[{index}].token"));
            order.gives(reader.token(token), one.uint_at("amount"));
        }
        let deadline = data.message.uint_at("deadline");
        return Some(order.act(deadline));
    }
    let list = ["witness.outputs", "witness.baseOutputs"]
        .into_iter()
        .find(|list| order.get(list).is_some_and(|list| list.items().is_some()))?;
    order.maker("witness.info.swapper");
    order.party(Role::Spender, "spender");
    let token = order.token("permitted.token", reader)?;
    order.gives(token, permitted.uint_at("amount"));
    outputs(&mut order, data, list, reader)?;
    let deadline = data.message.uint_at("deadline");
    Some(order.act(deadline))
}

/// What is paid for an order: a list of tokens, amounts and recipients.
pub(super) fn outputs(
    order: &mut Offer<'_>,
    data: &TypedData,
    list: &str,
    reader: &mut Reader,
) -> Option<()> {
    let outputs = order.get(list)?.items()?;
    reader.note_more(&format!("{}.message.{list}", data.path), outputs.len());
    for (index, output) in outputs.iter().enumerate().take(limits::ITEMS) {
        let member = |name: &str| format!("{list}[{index}].{name}");
        let token = output.address_at("token")?;
        let recipient = output.address_at("recipient")?;
        order.note_token(token, &member("token"));
        let asset = reader.token_or_native(token);
        order.pays(asset, least(output), (recipient, &member("recipient")));
    }
    Some(())
}

/// Who opens orders of ERC-7683 at Across for those who signed them, and sees to it that these are what was signed.
const ACROSS: &str = "Across order settler";

/// Such an order: what is permitted goes to another network. If it goes to a stranger there, whoever holds the signature
/// takes it.
fn bridged(data: &TypedData, permitted: &Typed, reader: &mut Reader) -> Option<Act> {
    let order = data.message.get("witness")?.get("orderData")?;
    let path = |member: &str| format!("{}.message.witness.orderData.{member}", data.path);
    let address = |member: &str| {
        let member = order.get(member)?;
        member.address().or_else(|| in_word(member))
    };
    let recipient = address("recipient")?;
    if !reader.has_own(recipient) {
        let spender = data.message.address_at("spender")?;
        let mut act = allowance(data, permitted, "permitted", (spender, false), reader)?;
        if act.party(Role::Payee).is_none() {
            act.parties.push(Party::new(Role::Payee, recipient, path("recipient"), reader.chain));
        }
        return Some(act);
    }
    let chain = u64::try_from(order.uint_at("destinationChainId")?).ok()?;
    let asset = tokens::elsewhere(Some(Chain::Evm(chain)), address("outputToken")?);
    let amount = Amount::of(order.uint_at("outputAmount")?);
    let deed = Deed::Bridge {
        asset: reader.token(permitted.address_at("token")?),
        amount: Amount::of(permitted.uint_at("amount")?),
        to_chain: Some(network::name(chain).map_or_else(|| chain.to_string(), str::to_owned)),
        recipient: Some(reader.spelled(recipient).to_string()),
        arrives: vec![Part { asset, amount, to: None }],
    };
    let mut signed = Signed::new(data, Role::VerifyingContract, reader);
    signed.party(Role::Contract, "spender", data.message.address_at("spender")?);
    signed.add(Party::foreign(Role::BridgeRecipient, recipient.into(), path("recipient")));
    Some(signed.act(deed, data.message.uint_at("deadline")))
}

/// A trade at one of 0x's Settlers that somebody else sends: what its actions do is not read, but the least of
/// what comes of them, and for whom, is signed and enforced.
fn slippage(data: &TypedData, permitted: &Typed, reader: &mut Reader) -> Option<Act> {
    let mut order = Offer::new(data, reader);
    let witness = ["slippageAndActions", "slippage"]
        .into_iter()
        .find(|witness| order.get(witness).is_some())?;
    let member = |name: &str| format!("{witness}.{name}");
    let (recipient, token) = (member("recipient"), member("buyToken"));
    // Nobody in these places: nothing is enforced.
    if order.address(&recipient)?.is_zero() || order.address(&token)?.is_zero() {
        return None;
    }
    order.maker("");
    order.party(Role::Spender, "spender");
    let given = permitted.address_at("token")?;
    order.note_token(given, "permitted.token");
    order.gives(reader.token(given), permitted.uint_at("amount"));
    let least = order.uint(&member("minAmountOut"));
    let got = order.token(&token, reader)?;
    order.gets(got, least, &recipient);
    Some(order.act(data.message.uint_at("deadline")))
}

/// The least that an output may come to.
fn least(output: &Typed) -> Option<U256> {
    let member = |name: &str| output.uint_at(name);
    member("minAmount")
        .or_else(|| ["startAmount", "endAmount", "amount"].into_iter().filter_map(member).min())
}
