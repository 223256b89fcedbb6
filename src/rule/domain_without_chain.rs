use super::Lists;
use crate::act::{Acts, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// Typed data names no network, so that the signature may be good on every one.
    DOMAIN_WITHOUT_CHAIN = "domain-without-chain", [Warning], check;
}

/// Safes before version 1.3.0 name no network, and bind their address instead.
const BY_DESIGN: [&str; 2] = ["SafeTx", "SafeMessage"];

/// Circle's Gateway is one account on all networks; its orders name both of them themselves.
const NAMED_INSIDE: [&str; 2] = ["BurnIntent", "BurnIntentSet"];

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    for signed in &acts.signed {
        let by_design = BY_DESIGN.contains(&signed.primary_type.as_str())
            && signed.verifying_contract.is_some()
            || NAMED_INSIDE.contains(&signed.primary_type.as_str());
        if signed.chain_id.is_some() || signed.harmless || !signed.read || by_design {
            continue;
        }
        let contract = signed.verifying_contract.as_ref();
        findings.push(Finding {
            rule: DOMAIN_WITHOUT_CHAIN.id.to_owned(),
            level: Level::Warning,
            title: "This signature is not bound to one network.".to_owned(),
            detail:
                "Where the same contract stands on other networks, the signature may be good there \
                     as well, for what you own there."
                    .to_owned(),
            subject: contract.map(|contract| contract.address.clone()),
            role: contract.map(|_| Role::VerifyingContract),
            path: format!("{}.domain", signed.path),
            evidence: Vec::new(),
        });
    }
}
