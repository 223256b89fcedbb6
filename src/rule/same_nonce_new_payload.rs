use alloy_primitives::{Address, U256};

use super::Lists;
use crate::act::{Acts, Role, SignedData};
use crate::finding::{Finding, Level};

declare_rule! {
    /// A Safe transaction of this number was signed before, with other contents.
    SAME_NONCE_NEW_PAYLOAD = "same-nonce-new-payload", [Danger], check;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    for data in &acts.signed {
        if let Some(finding) = other_than_before(acts, data) {
            findings.push(finding);
        }
    }
}

fn other_than_before(acts: &Acts, data: &SignedData) -> Option<Finding> {
    let (nonce, digest) = (data.safe_nonce?, data.digest?);
    let contract = data.verifying_contract.as_ref()?;
    let safe: &Address = contract.address.bytes20()?;
    let chain_id = data.chain_id.unwrap_or(U256::ZERO);
    let before = acts.facts.safe_transaction(&chain_id, safe, &nonce)?;
    if before == digest {
        return None;
    }
    Some(Finding {
        rule: SAME_NONCE_NEW_PAYLOAD.id.to_owned(),
        level: Level::Danger,
        title: format!("You signed another transaction number {nonce} for this Safe before."),
        detail: format!(
            "Of the two only one can be carried out, and whoever asks you chooses which. If you were \
             told that the first one failed, somebody may be collecting signatures for something \
             else: that is how Radiant was robbed. Before, you signed {before}; this is {digest}."
        ),
        subject: Some(contract.address.clone()),
        role: Some(Role::VerifyingContract),
        path: format!("{}.message.nonce", data.path),
        evidence: Vec::new(),
    })
}
