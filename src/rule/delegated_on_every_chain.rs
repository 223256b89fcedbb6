use super::Lists;
use crate::act::{Acts, Deed, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// An account is handed over to code on every chain at once (EIP-7702 with chain id 0).
    DELEGATED_ON_EVERY_CHAIN = "delegated-on-every-chain", [Critical], check;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        if let Deed::Delegate { chain_id: Some(chain_id), removed: false } = &act.deed
            && chain_id == "0"
        {
            findings.push(DELEGATED_ON_EVERY_CHAIN.about_act(
                Level::Critical,
                act,
                Role::Delegate,
                "The chain id is zero, so that anybody can use the signature on every chain where \
                 your account has as many transactions. On chains where the code does not exist yet, \
                 it may be somebody else's one day.",
            ));
        }
    });
}
