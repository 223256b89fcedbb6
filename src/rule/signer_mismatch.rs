use super::Lists;
use crate::act::{Acts, Means, Role};
use crate::finding::{Finding, Level};
use crate::intel::{ChainAddress, ChainKind};

declare_rule! {
    /// What is signed is about another account than the one that signs.
    SIGNER_MISMATCH = "signer-mismatch", [Danger, Warning], check;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        let of_type = acts.signed.iter().any(|signed| {
            act.read_as.as_deref() == Some(signed.primary_type.as_str())
                && act.path.starts_with(&signed.path)
        });
        if act.means != Means::Signature || !of_type {
            return;
        }
        if let (Some(signer), Some(holder)) = (act.party(Role::Signer), act.party(Role::Holder))
            && !signer.address.is_same_account(&holder.address)
        {
            findings.push(SIGNER_MISMATCH.about_party(
                Level::Danger,
                act,
                holder,
                &format!("{}, which is not the account that signs", holder.address),
                "Either the signature is worthless, or the account signs for another one, such as a \
                 contract that it owns: then that one pays."
                    .to_owned(),
            ));
        }
    });
    let Some(account) = &acts.asker.account else { return };
    let others = acts.signed.iter().filter_map(|signed| {
        let signer = signed.signer.as_ref().filter(|signer| !signer.is_same_account(account));
        signer.map(|signer| (signed, signer))
    });
    for (signed, signer) in others {
        findings.push(another(signer, &signed.path));
    }
    // The account that a page names as the sender counts as the user's own. Of other networks' it is said elsewhere.
    let sender = acts.acts.iter().find_map(|act| {
        let signer = act.party(Role::Signer).filter(|_| act.means == Means::Transaction)?;
        let is_another = !signer.address.is_same_account(account);
        (is_another && signer.address.chain() == ChainKind::Evm).then_some(signer)
    });
    findings.extend(sender.map(|sender| another(&sender.address, &sender.path)));
}

/// Another account than the one that is connected is to sign.
fn another(signer: &ChainAddress, path: &str) -> Finding {
    Finding {
        rule: SIGNER_MISMATCH.id.to_owned(),
        level: Level::Warning,
        title: format!("This asks {signer} to sign, which is not the account that is connected."),
        detail: "The page asks an account of yours that you did not choose for it. Make sure that \
                 you know which one signs."
            .to_owned(),
        subject: Some(signer.clone()),
        role: Some(Role::Signer),
        path: path.to_owned(),
        evidence: Vec::new(),
    }
}
