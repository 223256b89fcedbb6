use super::Lists;
use crate::act::{Acts, Deed, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// Bytes are signed as they are: they can be a transaction, an order, anything.
    ETH_SIGN = "eth-sign", [Critical], check;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        if let Deed::SignHash { prefixed: false, .. } = &act.deed {
            let mut finding = ETH_SIGN.about_act(
                Level::Critical,
                act,
                Role::Signer,
                "What is signed may be a transaction that empties your account; nobody can tell \
                 from a hash. No honest site needs eth_sign.",
            );
            "This is a blank cheque: it signs bytes that can stand for any transaction."
                .clone_into(&mut finding.title);
            finding.path.clone_from(&act.path);
            findings.push(finding);
        }
    });
}
