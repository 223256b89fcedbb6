use super::Lists;
use crate::act::{Acts, Asset, Deed, Means, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// Orders are signed by their hash alone: what they sell, and for what, is not in the request.
    OPAQUE_ORDER_ROOT = "opaque-order-root", [Danger], check;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        if let Deed::Trade { gives, gets } = &act.deed
            // A call that names pools in place of tokens shows what it is.
            && (act.means == Means::Signature && !act.is_call() || act.is_named(&ROOTS))
            // A guess shows what it can: a price, but not in what.
            && !act.guess
            && gives.iter().chain(gets).any(|part| part.asset == Asset::Unnamed)
        {
            let mut finding = OPAQUE_ORDER_ROOT.about_act(
                Level::Danger,
                act,
                Role::VerifyingContract,
                "The request holds a hash that stands for any number of orders. Whether they sell at \
                 your price or give everything away can only be seen by whoever made the hash.",
            );
            // Where nothing at all is shown, that is what counts.
            let hidden = gives.iter().chain(gets).all(|part| part.asset == Asset::Unnamed);
            let title = if hidden {
                "This would sign orders without showing them."
            } else {
                "This signs orders without showing them."
            };
            title.clone_into(&mut finding.title);
            finding.path.clone_from(&act.path);
            findings.push(finding);
        }
    });
}

/// The functions that publish such a hash (`CoW` Protocol).
const ROOTS: [&str; 2] = ["setRoot(bytes32", "setRootWithContext("];
