//! The URL of a node, as a browser reads it.

use crate::site::is_within;

/// What matters of a URL.
pub(super) struct NodeUrl {
    /// Whether the connection is encrypted.
    pub encrypted: bool,
    /// The host, in small letters; empty if there is none.
    pub host: String,
}

impl NodeUrl {
    /// Reads a URL as browsers do: white space and line breaks do not count, `\` is `/`, and what
    /// stands before `@` is not the host.
    pub(super) fn read(url: &str) -> Self {
        let text: String =
            url.trim().chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect();
        let (scheme, rest) = text.split_once(':').unwrap_or_default();
        let rest = rest.trim_start_matches(['/', '\\']);
        let authority = rest.split(['/', '\\', '?', '#']).next().unwrap_or_default();
        let host = authority.rsplit('@').next().unwrap_or_default();
        // The colons inside an IPv6 address are no port.
        let host = match host.strip_prefix('[').and_then(|host| host.split_once(']')) {
            Some((inside, _)) => inside,
            None => host.split(':').next().unwrap_or_default(),
        };
        Self {
            encrypted: matches!(scheme.to_ascii_lowercase().as_str(), "https" | "wss"),
            host: host.trim_end_matches('.').to_ascii_lowercase(),
        }
    }

    /// Whether the node is on the same computer.
    pub(super) fn is_local(&self) -> bool {
        matches!(self.host.as_str(), "localhost" | "::1")
            || self.host.ends_with(".localhost")
            || self.is_loopback()
    }

    /// Whether the host is one of the addresses `127.…` that every computer has for itself.
    fn is_loopback(&self) -> bool {
        let mut parts = self.host.split('.');
        parts.next() == Some("127")
            && parts.clone().count() == 3
            && parts.all(|part| part.parse::<u8>().is_ok())
    }

    /// Whether the host is this one, or one of its own below it.
    pub(super) fn is_of(&self, domain: &str) -> bool {
        is_within(&self.host, domain)
    }

    /// The host in a sentence, with what is invisible in it made visible.
    pub(super) fn host_in_words(&self) -> String {
        /// No honest host is longer.
        const SHOWN: usize = 80;
        let host: String = self.host.chars().take(SHOWN).collect();
        if host.is_empty() { "a node that is not named".to_owned() } else { format!("{host:?}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_host_is_the_one_that_would_be_asked() {
        for (url, host, encrypted) in [
            ("https://mainnet.infura.io/v3/abc", "mainnet.infura.io", true),
            ("HTTPS://Mainnet.Infura.IO.:443/v3", "mainnet.infura.io", true),
            ("https://mainnet.infura.io@evil.example/", "evil.example", true),
            ("https://evil.example\\@mainnet.infura.io", "evil.example", true),
            ("https://evil.example?.infura.io", "evil.example", true),
            (" ht\ntps:/\\evil.example", "evil.example", true),
            ("http://localhost:8545", "localhost", false),
            ("ws://[::1]:8546/", "::1", false),
            ("rpc.example.com", "", false),
            ("", "", false),
        ] {
            let read = NodeUrl::read(url);
            assert_eq!((read.host.as_str(), read.encrypted), (host, encrypted), "{url}");
        }
    }

    #[test]
    fn a_domain_is_matched_as_a_whole() {
        assert!(NodeUrl::read("https://a.infura.io").is_of("infura.io"));
        assert!(NodeUrl::read("https://infura.io").is_of("infura.io"));
        assert!(!NodeUrl::read("https://notinfura.io").is_of("infura.io"));
        assert!(!NodeUrl::read("https://infura.io.example").is_of("infura.io"));
        assert!(NodeUrl::read("http://127.0.0.7:1").is_local());
        assert!(!NodeUrl::read("http://127.0.0.1.example").is_local());
    }
}
