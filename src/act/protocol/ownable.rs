//! Who owns a contract: `Ownable` in its many spellings.

use super::function::{Does, Function, administer, function};
use crate::act::{Power, Role};

const fn given() -> Does {
    administer(Power::OwnershipTransferred, "")
}

const fn accepted() -> Does {
    administer(Power::OwnershipAccepted, "")
}

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("transferOwnership(address newOwner)", given()).with(&[(Role::Owner, "newOwner")]),
    function("transferOwnership(address newOwner,bool direct,bool renounce)", given()).with(&[(Role::Owner, "newOwner")]),
    function("safeTransferOwnership(address newOwner,bool safe)", given()).with(&[(Role::Owner, "newOwner")]),
    function("setOwner(address newOwner)", given()).with(&[(Role::Owner, "newOwner")]),
    function("changeOwner(address newOwner)", given()).with(&[(Role::Owner, "newOwner")]),
    function("setPendingOwner(address newOwner)", given()).with(&[(Role::Owner, "newOwner")]),
    function("proposeOwner(address newOwner)", given()).with(&[(Role::Owner, "newOwner")]),
    function("nominateNewOwner(address newOwner)", given()).with(&[(Role::Owner, "newOwner")]),
    function("completeOwnershipHandover(address pendingOwner)", given()).with(&[(Role::Owner, "pendingOwner")]),
    function("transferGovernance(address newGovernor)", given()).with(&[(Role::Owner, "newGovernor")]),
    function("setGovernance(address newGovernance)", given()).with(&[(Role::Owner, "newGovernance")]),
    function("setGovernor(address newGovernor)", given()).with(&[(Role::Owner, "newGovernor")]),
    function("beginDefaultAdminTransfer(address newAdmin)", given()).with(&[(Role::Owner, "newAdmin")]),
    function("setPendingAdmin(address newAdmin)", given()).with(&[(Role::Owner, "newAdmin")]),
    function("_setPendingAdmin(address newAdmin)", given()).with(&[(Role::Owner, "newAdmin")]),
    function("transferAdmin(address newAdmin)", given()).with(&[(Role::Owner, "newAdmin")]),
    function("commit_transfer_ownership(address newOwner)", given()).with(&[(Role::Owner, "newOwner")]),
    function("renounceOwnership()", administer(Power::OwnershipRenounced, "")),
    function("acceptOwnership()", accepted()),
    function("claimOwnership()", accepted()),
    function("acceptNewOwner()", accepted()),
    function("acceptOwner()", accepted()),
    function("acceptGovernance()", accepted()),
    function("acceptDefaultAdminTransfer()", accepted()),
    function("acceptAdmin()", accepted()),
    function("_acceptAdmin()", accepted()),
    function("requestOwnershipHandover()", Does::Ordinary),
    function("cancelOwnershipHandover()", Does::Ordinary),
    function("cancelDefaultAdminTransfer()", Does::Ordinary),
];
