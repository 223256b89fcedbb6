use super::Lists;
use crate::act::{Acts, Deed, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// A sign-in names another account than the one that signs.
    SIGN_IN_AS_SOMEONE_ELSE = "sign-in-as-someone-else", [Danger], check;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        if !matches!(act.deed, Deed::SignIn { .. }) {
            return;
        }
        let signer = act
            .party(Role::Signer)
            .map(|signer| signer.address.clone())
            .or_else(|| acts.asker.account.clone());
        if let (Some(signer), Some(account)) = (signer, act.party(Role::Account))
            && !signer.is_same_account(&account.address)
        {
            let mut finding = SIGN_IN_AS_SOMEONE_ELSE.about_act(
                Level::Danger,
                act,
                Role::Account,
                "A site that checks properly would refuse this signature. One that does not would take \
                 you for somebody else, or somebody else for you.",
            );
            finding.title = format!("This signs in as {}, which is not you.", account.address);
            findings.push(finding);
        }
    });
}
