use super::Lists;
use crate::act::{Acts, Deed, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// A message to sign is a bare hash.
    HASH_AS_MESSAGE = "hash-as-message", [Danger], check;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        if let Deed::SignHash { prefixed: true, .. } = &act.deed {
            let mut finding = HASH_AS_MESSAGE.about_act(
                Level::Danger,
                act,
                Role::Signer,
                "A message is there to be read, and a hash cannot be. Contracts such as Safe \
                 accept signatures of this kind for whatever the hash stands for.",
            );
            finding.path.clone_from(&act.path);
            findings.push(finding);
        }
    });
}
