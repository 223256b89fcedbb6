use super::Lists;
use crate::act::{Acts, Deed, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// A transaction of Solana stays good without an end once it is signed: it uses a durable nonce.
    SOLANA_DURABLE_NONCE = "solana-durable-nonce", [Danger], check;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        if !matches!(act.deed, Deed::DurableNonce {}) {
            return;
        }
        let mut finding = SOLANA_DURABLE_NONCE.about_act(
            Level::Danger,
            act,
            Role::Owner,
            "An ordinary transaction is worth nothing after a minute or two. This one can be sent in days \
             or months, when you have forgotten it, by whoever has it then. Sign it only if you set the \
             nonce up yourself and know who keeps the transaction.",
        );
        "This signature would stay good without an end.".clone_into(&mut finding.title);
        finding.path.clone_from(&act.path);
        findings.push(finding);
    });
}
