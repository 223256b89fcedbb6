use super::Lists;
use crate::act::{Acts, Deed, Role};
use crate::finding::{Finding, Level};
use crate::site::{Site, names_site};

declare_rule! {
    /// A sign-in is for another site than the one that asks for it.
    SIGN_IN_ELSEWHERE = "sign-in-elsewhere", [Danger, Warning], check;
}

const IN_YOUR_NAME: &str = "With the signature this page could sign in to the other site in your name, and do \
                            there what you could.";

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        let Deed::SignIn { domain, uri, faults, .. } = &act.deed else { return };
        // What an application calls itself is no site, and that this is no sign-in as it should be is said already.
        if !faults.is_empty() && !names_site(domain) {
            return;
        }
        let Some(origin) = acts.asker.origin.as_deref().map(Site::read) else { return };
        let site = Site::read(domain);
        let top = acts.asker.top_origin.as_deref().map(Site::read);
        let elsewhere = uri.as_deref().filter(|uri| uri.contains("://")).map(Site::read);
        let (level, title, detail) = if !site.is_at(&origin) {
            if top.is_some_and(|top| site.is_at(&top)) {
                (
                    Level::Warning,
                    format!("A frame of {} asks you to sign in to the page around it.", origin.host),
                    "With the signature the frame could sign in there in your name. Pages do use frames \
                     of others for that; make sure that this one does.",
                )
            } else if site.is_sister(&origin) {
                (
                    Level::Warning,
                    format!("This signs you in to {domain:?}, but {} asks for it.", origin.host),
                    "By their names both belong to one owner. With the signature this page could sign in \
                     to the other site in your name; make sure that it is meant to.",
                )
            } else {
                (
                    Level::Danger,
                    format!("This signs you in to {domain:?}, but {} asks for it.", origin.host),
                    IN_YOUR_NAME,
                )
            }
        } else if let Some(uri) = elsewhere.filter(|uri| !uri.is_near(&site)) {
            (
                Level::Warning,
                format!("This signs you in for {:?}, which is not the site that asks.", uri.host),
                "The domain is right, but the address that the sign-in is for belongs to another site.",
            )
        } else {
            return;
        };
        let mut finding = SIGN_IN_ELSEWHERE.about_act(level, act, Role::Signer, detail);
        finding.title = title;
        finding.path.clone_from(&act.path);
        findings.push(finding);
    });
}
