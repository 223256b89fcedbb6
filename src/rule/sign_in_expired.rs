use super::Lists;
use crate::act::{Acts, Deed, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// A sign-in has expired before it is signed.
    SIGN_IN_EXPIRED = "sign-in-expired", [Warning], check;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    let Some(now) = acts.asker.now else { return };
    acts.each(|act| {
        let end = act.deadline.as_deref().and_then(|time| time.parse::<u64>().ok());
        if let (Deed::SignIn { expires, .. }, Some(end)) = (&act.deed, end)
            && end < now
        {
            let mut finding = SIGN_IN_EXPIRED.about_act(
                Level::Warning,
                act,
                Role::Signer,
                "A site that checks would refuse it. That it is asked for all the same means that the \
                 message was made for another occasion, or that your clock is wrong.",
            );
            finding.title =
                format!("This sign-in expired already ({}).", expires.as_deref().unwrap_or_default());
            finding.path.clone_from(&act.path);
            findings.push(finding);
        }
    });
}
