use alloy_primitives::{Address, address};

use super::Lists;
use super::several_assets_sent::INSTRUCTION;
use crate::act::{Acts, Asset, Deed, Kind, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// Something would be sent to an address that nobody holds, or destroyed.
    NULL_PAYEE = "null-payee", [Danger, Warning], check;
}

/// Addresses that people write where something is to vanish, or where a placeholder is meant. Nobody
/// holds a key to them.
const NOBODY: [Address; 3] = [
    address!("0x000000000000000000000000000000000000dEaD"),
    address!("0xdEAD000000000000000042069420694206942069"),
    address!("0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE"),
];

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        if let Deed::Burn { asset, amount } = &act.deed
            && !amount.is_zero()
        {
            let contract = act.party(Role::Contract).filter(|one| one.kind == Some(Kind::Token));
            // One of Solana's that everybody knows.
            let known = matches!(asset, Asset::Token { symbol: Some(_), .. });
            let mint = act.party(Role::Token).filter(|_| known && act.path.contains(INSTRUCTION));
            if let Some(token) = contract.or(mint) {
                findings.push(NULL_PAYEE.about_act(Level::Warning, act, token.role, DESTROYED));
            }
        }
        let (Deed::Send { amount, .. } | Deed::Bridge { amount, .. }) = &act.deed else {
            return;
        };
        let payee = act.party(Role::Payee).or_else(|| act.party(Role::BridgeRecipient));
        let Some(payee) = payee else { return };
        if !amount.is_zero() && payee.address.bytes20().is_some_and(is_nobody) {
            findings.push(NULL_PAYEE.about_party(
                Level::Danger,
                act,
                payee,
                "an address that nobody holds",
                format!(
                    "What is sent to {} is gone for good: there is no key to it. If you mean to \
                     destroy something, this is how; otherwise an address is missing.",
                    payee.address
                ),
            ));
        }
    });
}

const DESTROYED: &str =
    "What is destroyed is gone for good, and nothing in this request says what you get for it.";

/// The zero address, the few after it that stand for built-in functions, and the customary ones.
fn is_nobody(address: &Address) -> bool {
    let [start @ .., _] = &address.0.0;
    start.iter().all(|byte| *byte == 0) || NOBODY.contains(address)
}
