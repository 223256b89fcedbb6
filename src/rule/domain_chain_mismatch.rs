use alloy_primitives::U256;

use super::Lists;
use crate::act::{Acts, Chain, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// Typed data is for another network than the wallet is on.
    DOMAIN_CHAIN_MISMATCH = "domain-chain-mismatch", [Danger], check;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    let Some(here) = acts.asker.chain.and_then(Chain::number) else { return };
    for signed in acts.signed.iter().filter(|signed| !signed.harmless) {
        let Some(named) = signed.chain_id.filter(|named| *named != U256::from(here)) else {
            continue;
        };
        let contract = signed.verifying_contract.as_ref();
        findings.push(Finding {
            rule: DOMAIN_CHAIN_MISMATCH.id.to_owned(),
            level: Level::Danger,
            title: format!(
                "This would take effect on another network (chain {named}) than your wallet is on."
            ),
            detail:
                "Pages do this to reach what you own where you do not look. Wallets that check it \
                     refuse to sign."
                    .to_owned(),
            subject: contract.map(|contract| contract.address.clone()),
            role: contract.map(|_| Role::VerifyingContract),
            path: format!("{}.domain.chainId", signed.path),
            evidence: Vec::new(),
        });
    }
}
