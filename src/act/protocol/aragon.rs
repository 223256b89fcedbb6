//! Aragon's scripts: calls that an organisation makes once its members have voted, one after the other in bytes.
//!
//! After four bytes that name the form, each is twenty bytes of the target, four of the length, and the calldata.

use alloy_primitives::{Address, U256};

use super::function::{Called, Does, Function, Of, Shape, administer, function, send};
use super::multisend::{Packed, each};
use crate::act::{Act, Deed, Power, Reader, Role};
use crate::decode::limits;

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("forward(bytes script)", Does::Custom(script)),
    function("newVote(bytes script,string)", Does::Custom(script)),
    function("newVote(bytes script,string,bool,bool)", Does::Custom(script)),
    function("newImmediatePayment(address token,address to,uint256 amount,string)", send(Of::Token("token"), "amount", "to")),
    function("createPermission(address entity,address app,bytes32 role,address manager)", administer(Power::RoleGranted, "role"))
        .with(&[(Role::Admin, "entity"), (Role::Admin, "manager"), (Role::Contract, "app")]),
    function("setPermissionManager(address manager,address app,bytes32 role)", administer(Power::RoleGranted, "role"))
        .with(&[(Role::Admin, "manager"), (Role::Contract, "app")]),
    function("setApp(bytes32 namespace,bytes32,address app)", administer(Power::Upgraded, "namespace")).with(&[(Role::Implementation, "app")]),
    // Its later ones: organisations that make calls themselves
    function("execute(bytes32,(address to,uint256 value,bytes data)[] actions,uint256)", ACTIONS),
    function("createProposal(bytes,(address to,uint256 value,bytes data)[] actions,uint256,uint64,uint64,uint8,bool)", ACTIONS),
    function("createProposal(bytes,(address to,uint256 value,bytes data)[] actions,uint256,bool,bool,uint64,uint64)", ACTIONS),
    function("createProposal(bytes,(address to,uint256 value,bytes data)[] actions,uint64,uint64,bytes)", ACTIONS),
    function("grant(address where,address who,bytes32 permission)", administer(Power::RoleGranted, "permission"))
        .with(&[(Role::Admin, "who"), (Role::Contract, "where")]),
    function("grantWithCondition(address where,address who,bytes32 permission,address condition)", administer(Power::RoleGranted, "permission"))
        .with(&[(Role::Admin, "who"), (Role::Contract, "where"), (Role::Mentioned, "condition")]),
    function("applyMultiTargetPermissions((uint8 operation,address where,address who,address,bytes32)[] items)", Does::Custom(permissions)),
    function("addAddresses(address[] members)", administer(Power::RoleGranted, "")).with(&[(Role::Admin, "members")]),
];

const ACTIONS: Does =
    Does::Calls(Shape::Each { list: "actions", to: "to", value: "value", data: "data" });

/// Permissions that are given and taken at once: those who get one are named.
fn permissions(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    const REVOKED: U256 = U256::ONE;
    let items = called.get("items")?.items()?;
    called.note_more(items.len(), reader);
    let (mut named, mut some) = (Vec::new(), false);
    for (index, item) in items.enumerate().take(limits::ITEMS) {
        let given = item.uint_at("operation")? != REVOKED;
        some |= given;
        let role = if given { Role::Admin } else { Role::Mentioned };
        for (role, member) in [(role, "who"), (Role::Mentioned, "where")] {
            named.extend(called.party(role, &format!("items.{index}.{member}"), reader));
        }
    }
    let power = if some { Power::RoleGranted } else { Power::RoleRevoked };
    let deed = Deed::Administer { power, about: None };
    Some(called.act(deed, Role::Contract, named, reader))
}

/// The one form there is.
const CALLS: [u8; 4] = [0, 0, 0, 1];

fn script(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let bytes = called.bytes_at("script")?.strip_prefix(&CALLS)?;
    let cut = "the script ends in the middle of a call";
    let (count, inner) = each(called, (bytes, &called.path("script")), first, cut, reader);
    let deed = if count == 0 { called.ordinary() } else { Deed::Calls { count } };
    let mut act = called.act(deed, Role::Contract, Vec::new(), reader);
    act.calls = inner;
    Some(act)
}

/// The first of the calls, and what follows it.
fn first(bytes: &[u8]) -> Option<(Packed<'_>, &[u8])> {
    let (to, rest) = bytes.split_first_chunk::<20>()?;
    let (length, rest) = rest.split_first_chunk::<4>()?;
    let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
    let (data, rest) = rest.split_at_checked(length)?;
    let to = Address::from(*to);
    Some((Packed { operation: 0, to, value: U256::ZERO, data }, rest))
}
