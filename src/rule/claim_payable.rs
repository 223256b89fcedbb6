use super::Lists;
use crate::act::{Acts, Deed, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// A function that promises a claim, a check or a connection takes the network's own coin.
    CLAIM_PAYABLE = "claim-payable", [Warning], check;
}

/// What drainers call the function that keeps the money. Nothing is claimed by paying.
const PROMISES: [&str; 11] = [
    "claim",
    "securityupdate",
    "connect",
    "verify",
    "validate",
    "airdrop",
    "reward",
    "migrate",
    "networkmerge",
    "walletupdate",
    "receivereward",
];

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        let Deed::Call { function: Some(function), amount, .. } = &act.deed else {
            return;
        };
        let paid = !amount.is_zero() && !amount.value.is_empty();
        let known = act.party(Role::Contract).is_some_and(|contract| contract.kind.is_some());
        let name = function.split('(').next().unwrap_or(function).to_ascii_lowercase();
        if paid && !known && PROMISES.iter().any(|promise| name.starts_with(promise)) {
            findings.push(CLAIM_PAYABLE.about_act(
                Level::Warning,
                act,
                Role::Contract,
                "What it is called promises you something, but all that is certain is that you pay. \
                 Thieves give such names to functions that keep what is sent.",
            ));
        }
    });
}
