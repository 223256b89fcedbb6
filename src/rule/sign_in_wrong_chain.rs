use super::Lists;
use crate::act::{Acts, Chain, Deed, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// A sign-in names another network than the wallet is on.
    SIGN_IN_WRONG_CHAIN = "sign-in-wrong-chain", [Warning], check;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    let Some(here) = acts.asker.chain.and_then(Chain::number) else { return };
    acts.each(|act| {
        if let Deed::SignIn { chain_id: Some(named), .. } = &act.deed
            && named.parse::<u64>().is_ok_and(|named| named != here)
        {
            let mut finding = SIGN_IN_WRONG_CHAIN.about_act(
                Level::Warning,
                act,
                Role::Signer,
                "It moves nothing, but the site asks for something that does not fit your wallet. An \
                 account that is a contract may belong to somebody else there.",
            );
            finding.title =
                format!("This signs in on another network (chain {named}) than your wallet is on.");
            finding.path.clone_from(&act.path);
            findings.push(finding);
        }
    });
}
