//! Links to the sources of evidence.

use crate::element::{Built, append, element, words};
use crate::text;

/// A source's title, linked to where it can be read; the title alone where the address is not one
/// of the web.
///
/// Opening it is the person's own act: nothing is fetched by showing it, and the page it opens
/// learns neither where it was opened from nor anything about the request.
pub(crate) fn source(title: &str, url: &str) -> Built {
    let Some(host) = web_host(url) else {
        return text::outside("span", "source", title);
    };
    let holder = element("span", "source")?;
    let link = text::outside("a", "", title)?;
    link.set_attribute("href", url)?;
    link.set_attribute("target", "_blank")?;
    link.set_attribute("rel", "noopener noreferrer")?;
    append(&holder, [&link, &words("span", "host", &format!(" ({host})"))?])?;
    Ok(holder)
}

/// The host of an `https` or `http` address that is plain ASCII without spaces; nothing otherwise.
fn web_host(url: &str) -> Option<&str> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let host = rest.split(['/', '?', '#']).next()?;
    let plain = url.bytes().all(|byte| byte.is_ascii_graphic())
        && !host.is_empty()
        && !host.contains(['@', '\\']);
    plain.then_some(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_web_is_linked() {
        assert_eq!(web_host("https://ofac.treasury.gov/x?id=1"), Some("ofac.treasury.gov"));
        assert_eq!(web_host("http://example.org"), Some("example.org"));
        for other in [
            "",
            "javascript:alert(1)",
            "JAVASCRIPT://x",
            "data:text/html,x",
            "file:///etc/passwd",
            "https://",
            "https:///x",
            "https://ofac.treasury.gov@evil.example/",
            "https://evil.example\\@ofac.treasury.gov/",
            "https://a b/",
            "https://exam\u{202e}ple/",
            "//example.org",
        ] {
            assert_eq!(web_host(other), None, "{other}");
        }
    }
}
