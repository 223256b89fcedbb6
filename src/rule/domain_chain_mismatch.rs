use alloy_primitives::U256;

use super::Lists;
use crate::act::{Acts, Chain, Role, network};
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
                "It would take effect on {}, and your wallet is on {}.",
                name(named),
                name(U256::from(here))
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

/// What a network is called, by its number where nobody knows it.
fn name(chain_id: U256) -> String {
    let known = u64::try_from(chain_id).ok().and_then(network::name);
    known.map_or_else(|| format!("the network {chain_id}"), str::to_owned)
}
