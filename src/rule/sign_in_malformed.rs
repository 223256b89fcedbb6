use super::Lists;
use crate::act::{Acts, Deed, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// A sign-in message deviates from the standard (EIP-4361).
    SIGN_IN_MALFORMED = "sign-in-malformed", [Warning], check;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        if let Deed::SignIn { faults, .. } = &act.deed
            && !faults.is_empty()
        {
            let mut finding =
                SIGN_IN_MALFORMED.about_act(Level::Warning, act, Role::Signer, "");
            "This sign-in is not written as the standard has it.".clone_into(&mut finding.title);
            finding.detail = format!(
                "Wallets cannot check it as they check others, and sites may read it differently: {}.",
                faults.join("; ")
            );
            finding.path.clone_from(&act.path);
            findings.push(finding);
        }
    });
}
