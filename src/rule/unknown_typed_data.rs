use super::Lists;
use crate::act::{Acts, Deed, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// Typed data is signed whose effect is not known here.
    UNKNOWN_TYPED_DATA = "unknown-typed-data", [Warning], check;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        if let Deed::SignTypedData { .. } = &act.deed {
            findings.push(UNKNOWN_TYPED_DATA.about_act(
                Level::Warning,
                act,
                Role::VerifyingContract,
                "Typed data is what contracts take orders by. This type is not known here, so nobody \
                 can say what a contract would do with the signature.",
            ));
        }
    });
}
