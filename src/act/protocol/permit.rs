//! Permits: approvals by signature, as tokens and collections have them.

use alloy_primitives::{Address, U256};

use crate::act::sign::Signed;
use crate::act::{Act, Amount, Asset, Change, Deed, Reader, Role};
use crate::decode::TypedData;

/// The types that tokens take: EIP-2612's, DAI's, and (with the names of its own) ERC-7597's.
const TOKENS: [&str; 3] = [
    "Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)",
    "Permit(address holder,address spender,uint256 nonce,uint256 expiry,bool allowed)",
    "ApproveWithAuthorization(address owner,address spender,uint256 value,uint256 validAfter,\
     uint256 validBefore,bytes32 nonce)",
];

/// How much is added to an allowance, or taken from it, by signature, and the types of that: as Polygon's
/// bridged dollars have them.
const STEPS: [(&str, Change, &str); 2] = [
    (
        "increment",
        Change::Raise,
        "IncreaseAllowanceWithAuthorization(address owner,address spender,uint256 increment,\
         uint256 validAfter,uint256 validBefore,bytes32 nonce)",
    ),
    (
        "decrement",
        Change::Lower,
        "DecreaseAllowanceWithAuthorization(address owner,address spender,uint256 decrement,\
         uint256 validAfter,uint256 validBefore,bytes32 nonce)",
    ),
];

/// The types for one item of a collection (ERC-4494, and Uniswap's positions).
const ITEMS: [&str; 2] = [
    "Permit(address spender,uint256 tokenId,uint256 nonce,uint256 deadline)",
    "Permit(address owner,address spender,uint256 tokenId,uint256 nonce,uint256 deadline)",
];

/// The types for a whole collection: Uniswap's positions (v4), ERC-1155 with permits.
const COLLECTIONS: [&str; 3] = [
    "PermitForAll(address operator,bool approved,uint256 nonce,uint256 deadline)",
    "PermitForAll(address owner,address operator,bool approved,uint256 nonce,uint256 deadline)",
    "Permit(address owner,address operator,bool approved,uint256 nonce,uint256 deadline)",
];

/// The types by which a debt is taken in somebody's name (Aave's debt tokens).
const DEBTS: [&str; 1] =
    ["DelegationWithSig(address delegatee,uint256 value,uint256 nonce,uint256 deadline)"];

/// Reads a permit. What it is for is the domain's verifying contract.
pub(super) fn signed(data: &TypedData, reader: &mut Reader) -> Option<Act> {
    match data.primary_type.as_str() {
        "Permit" | "PermitAll" | "PermitForAll" | "ApprovalForAll" => {
            token(data, reader).or_else(|| item(data, reader)).or_else(|| collection(data, reader))
        }
        "ApproveWithAuthorization" => token(data, reader),
        "IncreaseAllowanceWithAuthorization" | "DecreaseAllowanceWithAuthorization" => {
            STEPS.iter().find_map(|step| by_a_step(data, step, reader))
        }
        "DelegationWithSig" | "CreditDelegation" => debt(data, reader),
        _ => None,
    }
}

fn token(data: &TypedData, reader: &mut Reader) -> Option<Act> {
    let message = &data.message;
    let spender = message.address_at("spender")?;
    let uint = |name| message.uint_at(name);
    let (value, deadline) = match (uint("value"), message.bool_at("allowed")) {
        // DAI knows only everything and nothing, and an expiry of zero that means never. Where a type
        // has both members, the worse is believed.
        (_, Some(true)) => {
            let expiry = uint("expiry");
            (U256::MAX, expiry.map(|time| if time.is_zero() { U256::MAX } else { time }))
        }
        (Some(value), _) => (value, uint("deadline").or_else(|| uint("validBefore"))),
        (None, Some(false)) => (U256::ZERO, uint("expiry")),
        (None, None) => return None,
    };
    let asset = data.verifying_contract().map_or(Asset::Unnamed, |token| reader.token(token));
    reader.note_other_type(data, &TOKENS);
    Some(allowance(data, ("spender", spender), asset, value, deadline, reader))
}

fn by_a_step(
    data: &TypedData,
    (member, change, type_): &(&str, Change, &str),
    reader: &mut Reader,
) -> Option<Act> {
    let spender = data.message.address_at("spender")?;
    let value = data.message.uint_at(member)?;
    let deadline = data.message.uint_at("validBefore");
    let asset = reader.token(data.verifying_contract()?);
    reader.note_other_type(data, &[type_]);
    let mut act = allowance(data, ("spender", spender), asset, value, deadline, reader);
    if let Deed::Allow { change: set, amount, .. } = &mut act.deed {
        *set = *change;
        if *change == Change::Lower {
            *amount = Amount::of(value);
        }
    }
    act.words = act.in_words();
    Some(act)
}

fn debt(data: &TypedData, reader: &mut Reader) -> Option<Act> {
    let delegatee = data.message.address_at("delegatee")?;
    let value = data.message.uint_at("value")?;
    let deadline = data.message.uint_at("deadline");
    let asset = reader.token(data.verifying_contract()?);
    reader.note_other_type(data, &DEBTS);
    Some(allowance(data, ("delegatee", delegatee), asset, value, deadline, reader))
}

fn allowance(
    data: &TypedData,
    (member, spender): (&str, Address),
    asset: Asset,
    value: U256,
    deadline: Option<U256>,
    reader: &mut Reader,
) -> Act {
    let amount = Amount::allowed(value, asset.decimals());
    if amount.unlimited {
        reader.ask_code(&spender);
    }
    let deed = Deed::allowance(asset, amount);
    let mut signed = Signed::new(data, Role::Token, reader);
    signed.party(Role::Spender, member, spender);
    holder(data, &mut signed);
    signed.act(deed, deadline)
}

fn item(data: &TypedData, reader: &mut Reader) -> Option<Act> {
    let spender = data.message.address_at("spender")?;
    let id = data.message.uint_at("tokenId")?;
    let deadline = data.message.uint_at("deadline");
    reader.note_other_type(data, &ITEMS);
    let asset = Asset::Collectible {
        address: reader.spelled(data.verifying_contract()?),
        id: id.to_string(),
    };
    let amount = Amount::of(U256::from(1));
    let deed = Deed::allowance(asset, amount);
    let mut signed = Signed::new(data, Role::Token, reader);
    signed.party(Role::Spender, "spender", spender);
    holder(data, &mut signed);
    Some(signed.act(deed, deadline))
}

fn collection(data: &TypedData, reader: &mut Reader) -> Option<Act> {
    let (member, operator) = ["operator", "spender"]
        .into_iter()
        .find_map(|name| data.message.address_at(name).map(|address| (name, address)))?;
    let allowed = data.message.bool_at("approved")?;
    let deadline = data.message.uint_at("deadline");
    reader.note_other_type(data, &COLLECTIONS);
    let asset = Asset::Collection { address: reader.spelled(data.verifying_contract()?) };
    let mut signed = Signed::new(data, Role::Token, reader);
    signed.party(Role::Operator, member, operator);
    holder(data, &mut signed);
    Some(signed.act(Deed::AllowCollection { asset, allowed }, deadline))
}

/// Whose tokens they are, where the permit says so.
fn holder(data: &TypedData, signed: &mut Signed<'_>) {
    for name in ["owner", "holder"] {
        if let Some(address) = data.message.address_at(name) {
            signed.party(Role::Holder, name, address);
            return;
        }
    }
}
