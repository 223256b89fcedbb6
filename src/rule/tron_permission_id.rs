use super::{Lists, Rule};
use crate::act::{Acts, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// A transaction of Tron's is to be signed for an account that several keys share.
    TRON_PERMISSION_ID = "tron-permission-id", [Warning], check;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    let rule: &Rule = &TRON_PERMISSION_ID;
    for transaction in acts.tron.iter().filter(|one| !one.published) {
        let mut find = |title: String, path: String| {
            let detail = "Several keys can share an account on Tron, each with a permission of its own. If \
                          you did not set that up, somebody else did, and may add what is missing to your \
                          signature.";
            findings.push(rule.about_place(Level::Warning, title, detail, path));
        };
        let asked = transaction.permission.filter(|id| *id != 0);
        let found = transaction.contracts.iter().find(|contract| contract.permission != 0);
        let by = |id| format!("Your key would sign this by the account's permission number {id}.");
        if let Some(contract) = found {
            find(by(contract.permission), format!("{}.Permission_id", transaction.raw_path));
        } else if let Some(id) = asked {
            find(by(id), transaction.path.clone());
        }
        if transaction.signatures > 0 {
            let title = "Somebody has signed this already; your signature would be added.";
            find(title.to_owned(), format!("{}.signature", transaction.path));
        }
    }
    let Some(account) = &acts.asker.account else { return };
    acts.each(|act| {
        let of_tron = acts.tron.iter().any(|one| act.path.starts_with(&one.raw_path));
        let Some(owner) = act.party(Role::Signer).filter(|_| of_tron) else { return };
        if !owner.address.is_same_account(account) {
            let title =
                format!("This is for the account {}, which is not the one that is connected.", owner.address);
            let mut finding = rule.about_act(
                Level::Warning,
                act,
                Role::Signer,
                "Your key would sign for an account that you may share with others. Make sure that you \
                 know it.",
            );
            finding.title = title;
            findings.push(finding);
        }
    });
}
