//! Permits that are handed in: EIP-2612, DAI's, those of items (ERC-4494, Uniswap's positions), and
//! transfers by authorisation (EIP-3009).

use alloy_primitives::U256;

use super::function::{Called, Does, Function, Of, allow, function, send};
use crate::act::{Act, Amount, Asset, Change, Deed, Reader, Role};

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("permit(address owner,address spender,uint256 value,uint256 deadline,uint8 v,bytes32 r,bytes32 s)", allow(Of::This, "value", "spender"))
        .with(&[(Role::Holder, "owner")]),
    function("permit(address owner,address spender,uint256 value,uint256 deadline,bytes signature)", allow(Of::This, "value", "spender"))
        .with(&[(Role::Holder, "owner")]),
    function("permit(address holder,address spender,uint256 nonce,uint256 expiry,bool allowed,uint8 v,bytes32 r,bytes32 s)", Does::Custom(dai))
        .with(&[(Role::Holder, "holder")]),
    function("permit(address spender,uint256 tokenId,uint256 deadline,uint8 v,bytes32 r,bytes32 s)", Does::Custom(item)),
    function("permit(address spender,uint256 tokenId,uint256 deadline,uint256 nonce,bytes signature)", Does::Custom(item)),
    function("permit(address spender,uint256 tokenId,uint256 deadline,bytes signature)", Does::Custom(item)),
    function("permitForAll(address owner,address operator,bool approved,uint256 deadline,uint256 nonce,bytes signature)", Does::Custom(collection))
        .with(&[(Role::Holder, "owner")]),
    function("transferWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce,uint8 v,bytes32 r,bytes32 s)", send(Of::This, "value", "to"))
        .with(&[(Role::Holder, "from")]),
    function("transferWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce,bytes signature)", send(Of::This, "value", "to"))
        .with(&[(Role::Holder, "from")]),
    function("receiveWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce,uint8 v,bytes32 r,bytes32 s)", send(Of::This, "value", "to"))
        .with(&[(Role::Holder, "from")]),
    function("receiveWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce,bytes signature)", send(Of::This, "value", "to"))
        .with(&[(Role::Holder, "from")]),
    // The bridged dollars of Polygon, and what else came over its bridge in that way
    function("approveWithAuthorization(address owner,address spender,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce,uint8 v,bytes32 r,bytes32 s)", allow(Of::This, "value", "spender"))
        .with(&[(Role::Holder, "owner")]),
    function("increaseAllowanceWithAuthorization(address owner,address spender,uint256 increment,uint256 validAfter,uint256 validBefore,bytes32 nonce,uint8 v,bytes32 r,bytes32 s)", Does::Allow { asset: Of::This, amount: "increment", spender: "spender", change: Change::Raise })
        .with(&[(Role::Holder, "owner")]),
    function("decreaseAllowanceWithAuthorization(address owner,address spender,uint256 decrement,uint256 validAfter,uint256 validBefore,bytes32 nonce,uint8 v,bytes32 r,bytes32 s)", Does::Allow { asset: Of::This, amount: "decrement", spender: "spender", change: Change::Lower })
        .with(&[(Role::Holder, "owner")]),
    function("cancelAuthorization(address authorizer,bytes32 nonce,uint8 v,bytes32 r,bytes32 s)", Does::Ordinary),
    function("cancelAuthorization(address authorizer,bytes32 nonce,bytes signature)", Does::Ordinary),
];

/// DAI knows only everything and nothing.
fn dai(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let allowed = called.bool_at("allowed")?;
    let value = if allowed { U256::MAX } else { U256::ZERO };
    let asset = reader.token(called.call.to);
    let spender = called.party(Role::Spender, "spender", reader)?;
    let amount = Amount::allowed(value, asset.decimals());
    let deed = Deed::allowance(asset, amount);
    Some(called.act(deed, Role::Token, vec![spender], reader))
}

/// One item of a collection.
fn item(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let spender = called.party(Role::Spender, "spender", reader)?;
    let id = called.uint("tokenId")?.to_string();
    let asset = Asset::Collectible { address: reader.spelled(called.call.to), id };
    let amount = Amount::of(U256::from(1));
    let deed = Deed::allowance(asset, amount);
    Some(called.act(deed, Role::Token, vec![spender], reader))
}

/// Every item of a collection.
fn collection(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let operator = called.party(Role::Operator, "operator", reader)?;
    let asset = Asset::Collection { address: reader.spelled(called.call.to) };
    let deed = Deed::AllowCollection { asset, allowed: called.bool_at("approved")? };
    Some(called.act(deed, Role::Token, vec![operator], reader))
}
