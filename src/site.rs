//! Sites: where a page is from, and whose what it asks for is.

/// A site: scheme, host, port. What is not said is left open, and a scheme's own port is its port.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Site<'a> {
    scheme: Option<&'a str>,
    pub(crate) host: &'a str,
    port: Option<&'a str>,
}

impl<'a> Site<'a> {
    /// Reads `https://example.com:8443/path`, or the same without a scheme.
    pub(crate) fn read(text: &'a str) -> Self {
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

    /// Whether the site that is written is the one at an origin; `www.` in front makes it no other.
    pub(crate) fn is_at(&self, origin: &Site<'_>) -> bool {
        let same_scheme = match (self.scheme, origin.scheme) {
            (Some(written), Some(real)) => written.eq_ignore_ascii_case(real),
            _ => true,
        };
        let scheme = self.scheme.or(origin.scheme);
        same_scheme
            && bare(self.host).eq_ignore_ascii_case(bare(origin.host))
            && self.effective_port(scheme) == origin.effective_port(origin.scheme)
    }

    /// Whether two hosts have the same last two labels: mostly, though not always, one owner.
    pub(crate) fn is_near(&self, other: &Site<'_>) -> bool {
        let last_two = |host: &str| -> Vec<String> {
            host.rsplit('.').take(2).map(str::to_ascii_lowercase).collect()
        };
        last_two(self.host) == last_two(other.host)
    }

    /// Whether two hosts differ, but have one owner as far as their names tell: they are below the same one, and that is
    /// none under which anybody may have a site.
    pub(crate) fn is_sister(&self, other: &Site<'_>) -> bool {
        let host = other.host.to_ascii_lowercase();
        let is_number = host.ends_with(|last: char| last.is_ascii_digit() || last == ']');
        let shared = || SHARED.iter().any(|shared| is_within(&host, shared));
        // `co.uk`, `com.au`, and a few that are longer
        let mut labels = host.rsplit('.');
        let is_shared = |second: &str| second.len() <= 3 || matches!(second, "blogspot" | "info");
        let of_country = labels.next().is_some_and(|last| last.len() == 2)
            && labels.next().is_some_and(is_shared);
        // In letters of other alphabets a name only looks like another.
        let plain = |host: &str| host.is_ascii() && !host.contains("xn--");
        self.is_near(other)
            && plain(self.host)
            && plain(&host)
            && !self.host.eq_ignore_ascii_case(other.host)
            && !is_number
            && !of_country
            && !shared()
    }
}

/// Names under which anybody may have a site.
const SHARED: [&str; 85] = [
    "4everland.app",
    "amazonaws.com",
    "appspot.com",
    "arweave.net",
    "azureedge.net",
    "azurefd.net",
    "azurestaticapps.net",
    "azurewebsites.net",
    "b-cdn.net",
    "base44.app",
    "blogspot.com",
    "bolt.host",
    "bubbleapps.io",
    "canva.site",
    "cloudapp.net",
    "cloudfront.net",
    "codesandbox.io",
    "crypto.site",
    "csb.app",
    "deno.dev",
    "duckdns.org",
    "dweb.link",
    "edgeone.app",
    "eth.limo",
    "eth.link",
    "eu.org",
    "firebaseapp.com",
    "fleek.co",
    "fly.dev",
    "framer.app",
    "framer.website",
    "gitbook.io",
    "github.io",
    "gitlab.io",
    "glitch.me",
    "google.com",
    "herokuapp.com",
    "hf.space",
    "hosted.app",
    "ic0.app",
    "icp0.io",
    "ipfs.io",
    "loca.lt",
    "lovable.app",
    "manus.space",
    "mypinata.cloud",
    "myshopify.com",
    "netlify.app",
    "ngrok-free.app",
    "ngrok-free.dev",
    "ngrok.app",
    "ngrok.io",
    "notion.site",
    "on-fleek.app",
    "ondigitalocean.app",
    "onrender.com",
    "pages.dev",
    "r2.dev",
    "railway.app",
    "repl.co",
    "replit.app",
    "replit.dev",
    "run.app",
    "softr.app",
    "sol.site",
    "stackblitz.io",
    "streamlit.app",
    "super.site",
    "surge.sh",
    "trycloudflare.com",
    "us.com",
    "v0.build",
    "val.run",
    "vercel.app",
    "w3s.link",
    "wal.app",
    "web.app",
    "webcontainer.io",
    "webflow.io",
    "weebly.com",
    "windows.net",
    "wixsite.com",
    "wordpress.com",
    "workers.dev",
    "zeabur.app",
];

/// A host without the `www.` in front.
fn bare(host: &str) -> &str {
    host.strip_prefix("www.").unwrap_or(host)
}

/// Whether a text can name a site, and not only what an application is called.
pub(crate) fn names_site(text: &str) -> bool {
    let text = text.trim_end_matches(['.', ':']);
    text.contains(['.', ':']) || text.eq_ignore_ascii_case("localhost") || !text.is_ascii()
}

/// Whether a host is this one, or one of its own below it.
pub(crate) fn is_within(host: &str, domain: &str) -> bool {
    host.strip_suffix(domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
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
            ("www.example.com", "https://example.com", true),
            ("example.com", "https://www.example.com", true),
            ("example.com", "https://example.com.evil.org", false),
            ("example.com@evil.org", "https://example.com", false),
            ("[::1]:3000", "http://[::1]:3000", true),
        ] {
            assert_eq!(Site::read(domain).is_at(&Site::read(origin)), same, "{domain} at {origin}");
        }
    }
    #[test]
    fn sisters_are_below_a_name_that_has_one_owner() {
        for (one, other, are) in [
            ("auth.abs.xyz", "portal.abs.xyz", true),
            ("example.com", "app.example.com", true),
            ("example.com", "example.com:8443", false),
            ("one.vercel.app", "other.vercel.app", false),
            ("one.ngrok-free.dev", "other.ngrok-free.dev", false),
            ("sites.google.com", "app.google.com", false),
            ("one.blogspot.de", "other.blogspot.de", false),
            ("one.co.uk", "other.co.uk", false),
            ("10.0.3.4", "11.1.3.4", false),
            ("example.com", "example.com.evil.org", false),
        ] {
            assert_eq!(Site::read(one).is_sister(&Site::read(other)), are, "{one} of {other}");
        }
    }
}
