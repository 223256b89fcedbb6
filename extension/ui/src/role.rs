//! Roles in words.

use countersign::act::Role;

/// What a role is called, and what it means for the person who signs.
///
/// A role that has no words of its own is shown all the same, like one that is only mentioned.
#[allow(clippy::match_wildcard_for_single_variants, reason = "the engine gains roles")]
pub(crate) fn words(role: Role) -> (&'static str, &'static str) {
    match role {
        Role::Payee => ("Payee", "would receive it"),
        Role::Spender => ("Spender", "could take it later"),
        Role::Operator => ("Operator", "could move everything in the collection"),
        Role::Holder => ("Holder", "whose assets these are"),
        Role::Signer => ("Signer", "the account that signs"),
        Role::Token => ("Token", "the token’s contract"),
        Role::Contract => ("Contract", "the contract that is called"),
        Role::VerifyingContract => ("Verifying contract", "checks the signature"),
        Role::Delegate => ("Delegate", "would control the account"),
        _ => ("Mentioned", "named in the request"),
    }
}
