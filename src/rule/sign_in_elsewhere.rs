use super::Lists;
use super::node_url::is_within;
use crate::act::{Act, Acts, Deed, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// A sign-in is for another site than the one that asks for it.
    SIGN_IN_ELSEWHERE = "sign-in-elsewhere", [Danger, Warning], check;
}

/// A site: scheme, host, port. What is not said is left open, and a scheme's own port is its port.
#[derive(Clone, Copy, Debug)]
pub(super) struct Site<'a> {
    scheme: Option<&'a str>,
    pub(super) host: &'a str,
    port: Option<&'a str>,
}

impl<'a> Site<'a> {
    /// Reads `https://example.com:8443/path`, or the same without a scheme.
    pub(super) fn read(text: &'a str) -> Self {
        let (scheme, rest) = match text.split_once("://") {
            Some((scheme, rest)) => (Some(scheme), rest),
            None => (None, text),
        };
        let authority = rest.split(['/', '?', '#']).next().unwrap_or(rest);
        // Whoever writes a name before the host means it to be read as the host.
        let authority = authority.rsplit('@').next().unwrap_or(authority);
        let (host, port) = match authority.rsplit_once(':') {
            Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => {
                (host, Some(port))
            }
            _ => (authority, None),
        };
        Self { scheme, host, port }
    }

    fn effective_port(&self, scheme: Option<&str>) -> Option<&'a str> {
        self.port.or_else(|| match scheme?.to_ascii_lowercase().as_str() {
            "https" => Some("443"),
            "http" => Some("80"),
            _ => None,
        })
    }

    /// Whether the site that is written is the one at an origin.
    fn is_at(&self, origin: &Site<'_>) -> bool {
        let same_scheme = match (self.scheme, origin.scheme) {
            (Some(written), Some(real)) => written.eq_ignore_ascii_case(real),
            _ => true,
        };
        let scheme = self.scheme.or(origin.scheme);
        same_scheme
            && self.host.eq_ignore_ascii_case(origin.host)
            && self.effective_port(scheme) == origin.effective_port(origin.scheme)
    }

    /// Whether two hosts have the same last two labels: mostly, though not always, one owner.
    fn is_near(&self, other: &Site<'_>) -> bool {
        let last_two = |host: &str| -> Vec<String> {
            host.rsplit('.').take(2).map(str::to_ascii_lowercase).collect()
        };
        last_two(self.host) == last_two(other.host)
    }
}

/// The host of the page that asks, if it is known.
pub(super) fn asking_host(acts: &Acts) -> Option<&str> {
    acts.asker.origin.as_deref().map(|origin| Site::read(origin).host)
}

/// How texts of other forms begin that log in at a site, and which one that is.
const LOG_INS: [(&str, &[&str]); 5] = [
    ("Welcome to OpenSea!", &["opensea.io"]),
    ("Sign in to Blur", &["blur.io"]),
    ("Welcome to Magic Eden", &["magiceden.io", "magiceden.us"]),
    ("Welcome to Limitless", &["limitless.exchange"]),
    ("You are signing into Astherus ", &["asterdex.com"]),
];

const IN_YOUR_NAME: &str = "With the signature this page could sign in to the other site in your name, and do \
                            there what you could.";

/// A log-in of another form at a site that is known, if another one asks for it.
fn log_in(text: &str, acts: &Acts, act: &Act) -> Option<Finding> {
    let (_, sites) = LOG_INS.iter().find(|(begins, _)| text.starts_with(begins))?;
    let site = sites.first()?;
    let host = asking_host(acts)?;
    let elsewhere = !sites.iter().any(|site| is_within(host, site));
    elsewhere.then(|| {
        let title = format!("This signs you in to {site:?}, but {host} asks for it.");
        SIGN_IN_ELSEWHERE.about_place(Level::Danger, title, IN_YOUR_NAME, &act.path)
    })
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        if let Deed::SignMessage { text: Some(text), .. } = &act.deed {
            findings.extend(log_in(text, acts, act));
        }
        let Deed::SignIn { domain, uri, .. } = &act.deed else { return };
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sites_are_compared_by_scheme_host_and_port() {
        for (domain, origin, same) in [
            ("example.com", "https://example.com", true),
            ("Example.com", "https://example.com", true),
            ("example.com", "http://example.com", true),
            ("https://example.com", "http://example.com", false),
            ("example.com:443", "https://example.com", true),
            ("example.com:8443", "https://example.com", false),
            ("example.com", "https://example.com:8443", false),
            ("localhost:3000", "http://localhost:3000", true),
            ("app.example.com", "https://example.com", false),
            ("example.com", "https://example.com.evil.org", false),
            ("example.com@evil.org", "https://example.com", false),
            ("[::1]:3000", "http://[::1]:3000", true),
        ] {
            assert_eq!(Site::read(domain).is_at(&Site::read(origin)), same, "{domain} at {origin}");
        }
    }
}
