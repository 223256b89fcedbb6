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

    /// Whether the site that is written is the one at an origin.
    pub(crate) fn is_at(&self, origin: &Site<'_>) -> bool {
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
    pub(crate) fn is_near(&self, other: &Site<'_>) -> bool {
        let last_two = |host: &str| -> Vec<String> {
            host.rsplit('.').take(2).map(str::to_ascii_lowercase).collect()
        };
        last_two(self.host) == last_two(other.host)
    }
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
            ("example.com", "https://example.com.evil.org", false),
            ("example.com@evil.org", "https://example.com", false),
            ("[::1]:3000", "http://[::1]:3000", true),
        ] {
            assert_eq!(Site::read(domain).is_at(&Site::read(origin)), same, "{domain} at {origin}");
        }
    }
}
