//! Functions that let somebody do with everything an account has in a protocol what the account itself
//! could: the same power as `setApprovalForAll`, under names that sound like less.

use super::function::{Called, Does, Function, function};
use crate::act::{Act, Asset, Deed, Reader, Role};

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    // Compound III
    function("allow(address operator,bool approved)", Does::Custom(said)),
    function("allowBySig(address owner,address operator,bool approved,uint256 nonce,uint256 expiry,uint8 v,bytes32 r,bytes32 s)", Does::Custom(said))
        .with(&[(Role::Holder, "owner")]),
    // Morpho
    function("setAuthorization(address operator,bool approved)", Does::Custom(said)),
    function("setAuthorizationWithSig((address authorizer,address operator,bool approved,uint256 nonce,uint256 deadline) authorization,(uint8 v,bytes32 r,bytes32 s) signature)", Does::Custom(morpho)),
    // Maker's Vat
    function("hope(address operator)", Does::Custom(given)),
    function("hope(address owner,uint256 index,address operator)", Does::Custom(given)).with(&[(Role::Holder, "owner")]),
    function("nope(address owner,uint256 index,address operator)", Does::Custom(taken)).with(&[(Role::Holder, "owner")]),
    function("nope(address operator)", Does::Custom(taken)),
    // Ethereum Vault Connector (Euler)
    function("setAccountOperator(address account,address operator,bool approved)", Does::Custom(said))
        .with(&[(Role::Holder, "account")]),
    // Sushi's BentoBox and Abracadabra's DegenBox
    function("setMasterContractApproval(address user,address operator,bool approved,uint8 v,bytes32 r,bytes32 s)", Does::Custom(said))
        .with(&[(Role::Holder, "user")]),
    // Superfluid: streams of any size to anybody.
    function("grantPermissions(address token,address operator)", Does::Custom(given)),
    function("revokePermissions(address token,address operator)", Does::Custom(taken)),
    function("authorizeFlowOperatorWithFullControl(address token,address operator,bytes ctx)", Does::Custom(given)),
    function("revokeFlowOperatorWithFullControl(address token,address operator,bytes ctx)", Does::Custom(taken)),
];

/// Liquidity at Trader Joe is held as in a collection, under a function of another name.
pub(super) fn joe(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    everything_here(called, "spender", "approved", reader)
}

/// Lets the operator do everything in the called contract, or takes that back.
pub(super) fn everything_here(
    called: &Called<'_>,
    operator: &str,
    approved: &str,
    reader: &mut Reader,
) -> Option<Act> {
    let allowed = called.bool_at(approved)?;
    hand_over(called, operator, allowed, reader)
}

fn said(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    everything_here(called, "operator", "approved", reader)
}

fn morpho(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    everything_here(called, "authorization.operator", "authorization.approved", reader)
}

fn given(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    hand_over(called, "operator", true, reader)
}

fn taken(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    hand_over(called, "operator", false, reader)
}

fn hand_over(
    called: &Called<'_>,
    operator: &str,
    allowed: bool,
    reader: &mut Reader,
) -> Option<Act> {
    let operator = called.party(Role::Operator, operator, reader)?;
    let asset = Asset::Collection { address: reader.spelled(called.call.to) };
    let deed = Deed::AllowCollection { asset, allowed };
    // The contract is no token: that it is called one is what tells this from a collection.
    Some(called.act(deed, Role::Contract, vec![operator], reader))
}
