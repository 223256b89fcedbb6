use super::Lists;
use crate::act::{Acts, Content, Deed, SignedData};
use crate::finding::{Finding, Level};
use crate::site::is_within;

declare_rule! {
    /// A text is signed from whose signature an application computes a private key.
    KEY_FROM_SIGNATURE = "key-from-signature", [Danger, Warning, Notice], check;
}

/// What such texts say, and the sites whose it is. The key is computed from the signature of exactly this text, so
/// that nobody can write it otherwise.
const TEXTS: [(&str, &[&str]); 18] = [
    ("access your Umbra account", &["umbra.cash"]),
    ("Access zkSync account", &["zksync.io"]),
    ("Register zkSync pubkey", &["zksync.io"]),
    ("Register Lighter Account", &["lighter.xyz"]),
    ("to access Loopring Exchange", &["loopring.io", "loopring.com"]),
    ("to access DeGate", &["degate.com"]),
    ("initiated an action with Immutable X", &["immutable.com"]),
    ("Only sign this key linking request from Immutable X", &["immutable.com"]),
    ("STARK Key", &["dydx.exchange", "dydx.trade"]),
    ("dYdX Chain Onboarding", &["dydx.exchange", "dydx.trade"]),
    ("action: L2 Key", &["apex.exchange", "edgex.exchange"]),
    ("ClobAuthDomain", POLYMARKET),
    ("to generate your Aztec ", &["zk.money", "aztec.network"]),
    ("to generate your Fluidkey private payment keys", &["fluidkey.com"]),
    ("Enable Push ", &["push.org"]),
    ("Login to Hinkal", &["hinkal.pro", "hinkal.io"]),
    ("To protect your rhino.fi privacy", &["rhino.fi"]),
    ("Make sure the origin is https://app.brine.fi", &["brine.fi"]),
];

/// Its log-in gives keys to its server, which read and cancel orders. They move nothing: other programs ask for them
/// honestly.
const POLYMARKET: &[&str] = &["polymarket.com"];

/// Has the same text as dYdX.
const PARADEX: &[&str] = &["paradex.trade"];

/// What others write, of whom it is not known where they are.
const OTHERS: [&str; 12] = [
    "Only sign this message for a trusted client",
    "nly sign this message if you trust",
    "nly sign this message within a trusted",
    "nly sign this message on a trusted",
    "nly sign this message on the official",
    "ignature stays in your ",
    "derived from this signature",
    "hare this signature",
    "ign this message if you are in a trusted application only",
    " with key nonce: ",
    "XMTP : Create Identity",
    "XMTP : Enable Identity",
];

/// What the first line is of a text that makes no key, whatever its last one says.
const NONE: &str = "Create Lighter Sub Account\n";

/// Texts that have a key registered which stands in them: whoever made that one has what it opens.
const REGISTER: [&str; 2] = ["Register zkSync pubkey", "Register Lighter Account"];

/// How others say it: one of these, with a capital or without, and a key.
const MAKES: [&str; 7] = [
    "enerate your ",
    "erive your ",
    "enerate a ",
    "erive a ",
    "erive the ",
    "erive my ",
    "reate your own ",
];

/// The sites that a text is for, if a key is computed from its signature; none are known of most.
fn sites(text: &str) -> Option<&'static [&'static str]> {
    if text.starts_with(NONE) {
        return None;
    }
    if text.contains("STARK Key") && text.contains("Paradex") {
        return Some(PARADEX);
    }
    if let Some((_, sites)) = TEXTS.iter().find(|(says, _)| text.contains(says)) {
        return Some(sites);
    }
    // A key to an interface of a server moves nothing.
    let makes = |says: &&str| {
        text.match_indices(*says).any(|(at, _)| {
            let (before, rest) = text.split_at_checked(at).unwrap_or_default();
            !is_denied(before) && names_key(rest)
        })
    };
    let others = OTHERS.iter().any(|says| text.contains(says));
    (others || MAKES.iter().any(makes)).then_some(&[])
}

/// Whether what comes before says that it is not done: `we never derive your key`. The verb's first letter is there.
fn is_denied(before: &str) -> bool {
    let before = before.get(..before.len().saturating_sub(1)).unwrap_or(before).trim_end();
    ["never", "not", "n't"].iter().any(|word| before.ends_with(word))
}

fn names_key(rest: &str) -> bool {
    let sentence = rest.split(['.', '\n']).next().unwrap_or(rest).to_ascii_lowercase();
    sentence.split_whitespace().any(|word| {
        matches!(word.trim_end_matches([':', ',', '!']), "key" | "keys" | "key-pair" | "keypair")
    }) && !sentence.contains("api")
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        if let Deed::SignMessage { text: Some(text), .. } = &act.deed
            && let Some(sites) = sites(text)
        {
            findings.extend(finding(acts, sites, text, &act.path));
        }
    });
    for signed in &acts.signed {
        let inside = acts.payloads.iter().find_map(|payload| match &payload.content {
            Content::Text(text) if payload.path.starts_with(&signed.path) => {
                sites(text).map(|sites| (sites, text.as_str(), &payload.path))
            }
            _ => None,
        });
        let short =
            || Some((sites(&signed.short_texts)?, signed.short_texts.as_str(), &signed.path));
        let by_type = || Some((sites_of_type(signed)?, "", &signed.path));
        if let Some((sites, text, path)) = inside.or_else(short).or_else(by_type) {
            findings.extend(finding(acts, sites, text, path));
        }
    }
}

/// The sites that typed data is for from whose signature a key is computed, where no text in it says so: Extended's. The
/// domain's name is a part of what is signed, so that another one makes another key.
fn sites_of_type(signed: &SignedData) -> Option<&'static [&'static str]> {
    const SITES: &[&str] = &["extended.exchange", "x10.exchange"];
    let name = signed.domain_name.as_deref()?;
    let is_it =
        signed.primary_type == "AccountCreation" && SITES.iter().any(|site| is_within(name, site));
    is_it.then_some(SITES)
}

fn finding(acts: &Acts, sites: &[&str], text: &str, path: &str) -> Option<Finding> {
    let host = acts.asking_host();
    let is_at = |site: &&str| host.is_some_and(|host| is_within(host, site));
    let is_at_its_own = sites.iter().any(is_at);
    let (level, detail) = if is_at_its_own {
        if sites == POLYMARKET {
            return None;
        }
        (
            Level::Notice,
            "The site that asks is the one that this text is of. Sign it nowhere else.".to_owned(),
        )
    } else if let (POLYMARKET, Some(host)) = (sites, host) {
        let detail = format!(
            "The text is that of polymarket.com, and {host} asks for it. Its keys read and cancel orders and \
             move nothing, so that other programs ask for them honestly; make sure that this one is yours."
        );
        (Level::Warning, detail)
    } else if let (Some(host), Some(site)) = (host, sites.first()) {
        let detail = format!(
            "The text is that of {site}, and {host} asks for it. With the signature it could do there whatever \
             you can do."
        );
        (Level::Danger, detail)
    } else {
        (
            Level::Warning,
            "Sign it only on the one site that it is of, and only if you opened that site yourself.".to_owned(),
        )
    };
    let registers = REGISTER.iter().any(|says| text.contains(says));
    Some(KEY_FROM_SIGNATURE.about_place(
        level,
        if registers {
            "This registers a key of the page's: whoever has that one has what it opens."
        } else {
            "This signature is a key: whoever has it has what the key opens."
        },
        detail,
        path,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_told_from_other_texts() {
        for text in [
            "Sign this message to generate your viewing key.",
            "Sign to derive a key: 5",
            "Create a key.\n\nOnly sign this message for a trusted client!",
            "Sign this message to access Loopring Exchange: 0x0 with key nonce: 0",
            "Derive my encryption key pair",
            "Sign this message to unlock your safe. It is used only to derive the AES-256 key that encrypts it.",
            "Please sign this message to create your own Zero Knowledge proof key-pair.",
            "Your fresh addresses are derived from this signature.",
            "Don't share this signature with anyone!",
            "XMTP : Enable Identity\n0a0b",
        ] {
            assert!(sites(text).is_some(), "{text}");
        }
        for text in [
            "Sign to generate your API key",
            "Welcome to Keys! Sign to create your own profile. Only sign this message on keys.example.",
            "Sign this message to unlock the dashboard.",
            "We generate a nonce. The key is under the mat.",
            "Sign in to Monkeys to generate your profile",
            "Create Lighter Sub Account\n\nnonce: 0x05\nOnly sign this message for a trusted client!",
            "This costs nothing. We never derive your private key from it.",
        ] {
            assert!(sites(text).is_none(), "{text}");
        }
    }
}
