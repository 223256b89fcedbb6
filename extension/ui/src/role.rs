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
        Role::Delegate => ("Delegate", "would act for the account"),
        Role::Code => ("Code", "would run as the account itself"),
        Role::Account => ("Account", "the account that acts"),
        Role::Owner => ("Owner", "would become, or stop being, an owner"),
        Role::Admin => ("Administrator", "would get, or lose, a role of administration"),
        Role::Module => ("Module", "could act without the owners"),
        Role::Guard => ("Guard", "checks what the account does, and can stop it"),
        Role::FallbackHandler => ("Fallback handler", "answers what the account does not know"),
        Role::Implementation => ("Implementation", "the code that runs from now on"),
        Role::Zone => ("Zone", "decides who may fill the order"),
        Role::Taker => ("Taker", "the only one who may fill the order"),
        Role::RefundReceiver => ("Refund receiver", "gets back what is paid too much"),
        Role::Paymaster => ("Paymaster", "pays for the gas, and may be paid for that"),
        Role::FeeReceiver => ("Fee receiver", "gets a fee"),
        Role::BridgeRecipient => ("Recipient", "would receive it on another network"),
        Role::Factory => ("Factory", "creates the account that acts"),
        Role::Executor => ("Executor", "is handed what is given before anything comes of it"),
        _ => ("Mentioned", "named in the request"),
    }
}
