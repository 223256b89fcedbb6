//! Signatures that put an account's whole position in a lending protocol into somebody's hands.

use alloy_primitives::U256;

use crate::act::sign::Signed;
use crate::act::{Act, Asset, Deed, Reader, Role};
use crate::decode::TypedData;

/// Compound's `allowBySig`, Morpho's `setAuthorizationWithSig`, and what Sushi's `BentoBox` takes.
const TYPES: [&str; 3] = [
    "SetMasterContractApproval(string warning,address user,address masterContract,bool approved,\
     uint256 nonce)",
    "Authorization(address owner,address manager,bool isAllowed,uint256 nonce,uint256 expiry)",
    "Authorization(address authorizer,address authorized,bool isAuthorized,uint256 nonce,\
     uint256 deadline)",
];

/// Reads `Authorization`: a manager who may withdraw and borrow whatever the account could.
pub(super) fn signed(data: &TypedData, reader: &mut Reader) -> Option<Act> {
    if !matches!(data.primary_type.as_str(), "Authorization" | "SetMasterContractApproval") {
        return None;
    }
    let address = |name: &str| data.message.address_at(name);
    let (owner, manager, allowed, end) = if address("manager").is_some() {
        ("owner", "manager", "isAllowed", "expiry")
    } else if address("masterContract").is_some() {
        ("user", "masterContract", "approved", "")
    } else {
        ("authorizer", "authorized", "isAuthorized", "deadline")
    };
    let to = address(manager)?;
    let allowed = data.message.bool_at(allowed)?;
    let deadline: Option<U256> = data.message.uint_at(end);
    reader.note_other_type(data, &TYPES);
    let contract = data.verifying_contract()?;
    let mut signed = Signed::new(data, Role::VerifyingContract, reader);
    let (role, deed) = if allowed {
        let deed = Deed::Grant {
            permission: "with everything that you have in this contract".to_owned(),
            asset: None,
            amount: None,
            period: None,
            expires: None,
        };
        (Role::Delegate, deed)
    } else {
        let asset = Asset::Collection { address: reader.spelled(contract) };
        (Role::Operator, Deed::AllowCollection { asset, allowed })
    };
    signed.party(role, manager, to);
    if let Some(from) = address(owner) {
        signed.party(Role::Holder, owner, from);
    }
    Some(signed.act(deed, deadline))
}
