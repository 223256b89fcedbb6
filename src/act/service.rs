//! Texts that a service takes, signed, in place of a transaction or of a form.
//!
//! Each is told by how it begins and by its lines: whatever else a text says is a message, and stays one.

use super::sign::first_with_others;
use super::{Act, Amount, Asset, Deed, Means, Party, Power, Reader, Role, amount};
use crate::site::{Site, is_within};

/// How texts begin that log in at a site, up to where a name ends, and which one that is.
const LOG_INS: [(&str, &[&str]); 5] = [
    ("Welcome to OpenSea!", &["opensea.io"]),
    ("Sign in to Blur\n", &["blur.io"]),
    ("Welcome to Magic Eden. Signing ", &["magiceden.io", "magiceden.us"]),
    ("Welcome to Limitless.exchange!", &["limitless.exchange"]),
    ("You are signing into Astherus ", &["asterdex.com"]),
];

const MONERIUM: &[&str] = &["monerium.app", "monerium.com"];
const LIGHTER: &[&str] = &["lighter.xyz"];
const XMTP: &[&str] = &["xmtp.chat", "xmtp.org"];

/// What signing a text does that a service takes.
pub(super) fn act(
    text: &str,
    path: &str,
    signer: Option<&Party>,
    reader: &mut Reader,
) -> Option<Act> {
    let act = |deed| {
        let parties = signer.cloned().into_iter().collect();
        Act::new(deed, path.to_owned(), None, Means::Signature, parties)
    };
    let order = |sites: &[&str], what, pays| {
        act(Deed::Order {
            sites: sites.iter().map(|&site| site.to_owned()).collect(),
            what,
            pays,
            text: text.to_owned(),
        })
    };
    if let Some((what, pays)) = monerium(text.trim()) {
        return Some(order(MONERIUM, what, pays));
    }
    if let Some((what, pays)) = lighter(text) {
        return Some(order(LIGHTER, what, pays));
    }
    if let Some(domain) = log_in(text, reader.asker_origin.as_deref()) {
        return Some(act(Deed::SignIn {
            domain,
            account: String::new(),
            uri: None,
            chain_id: None,
            statement: Some(text.to_owned()),
            expires: None,
            faults: Vec::new(),
        }));
    }
    let acts = xmtp(text).into_iter().map(|what| match what {
        Xmtp::App => order(
            XMTP,
            "let an app of the page's read and write your messages at XMTP".to_owned(),
            false,
        ),
        Xmtp::Owner(address) => {
            let deed = Deed::Administer { power: Power::AccountOwnerAdded, about: None };
            let mut parties: Vec<Party> = signer.cloned().into_iter().collect();
            parties.push(Party::new(Role::Owner, address, path.to_owned(), reader.chain));
            Act::new(deed, path.to_owned(), Some("XMTP".to_owned()), Means::Signature, parties)
        }
    });
    first_with_others(acts.collect())
}

/// What a text of Monerium's does, and whether it pays: an order to pay money of the account's out to a bank account or to
/// somebody else, or that the account belongs to whoever has it linked.
fn monerium(text: &str) -> Option<(String, bool)> {
    const LINK: &str = "I hereby declare that I am the address owner.";
    if text == LINK {
        return Some(("link this account to somebody's profile at Monerium".to_owned(), false));
    }
    let (amount, to) = paid(text)?;
    Some((format!("pay {amount} out of this account to {to}"), true))
}

/// How much an order pays, and to whom: `Send EUR 100 to GR16… at …`, or with `on polygon` before the time.
fn paid(text: &str) -> Option<(String, String)> {
    /// Longer than any account's number, with the network.
    const LONGEST: usize = 100;
    let (currency, rest) = text.strip_prefix("Send ")?.split_once(' ')?;
    let (amount, rest) = rest.split_once(" to ")?;
    let (to, when) = rest.rsplit_once(" at ")?;
    let number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let orders = ["EUR", "GBP", "USD", "ISK"].contains(&currency)
        && !amount.is_empty()
        && amount.chars().all(number)
        && when.contains(|c: char| c.is_ascii_digit());
    orders.then(|| (format!("{currency} {amount}"), to.chars().take(LONGEST).collect()))
}

/// What the text does by which Lighter moves something from one of its accounts to another, each by its number there, and
/// whether that pays anybody.
fn lighter(text: &str) -> Option<(String, bool)> {
    let lines = text.strip_prefix("Transfer\n\n")?;
    // Of a form that is not known, it is a transfer all the same.
    let unread = || ("move something from an account at Lighter to another".to_owned(), true);
    read_lighter(lines).or_else(|| lines.starts_with("nonce: 0x").then(unread))
}

fn read_lighter(lines: &str) -> Option<(String, bool)> {
    let number = |name: &str| {
        let line = lines.lines().find_map(|line| line.strip_prefix(name))?;
        let digits = line.split(' ').next()?.strip_prefix("0x")?;
        u64::from_str_radix(digits, 16).ok()
    };
    let (from, to) = (number("from: ")?, number("to: ")?);
    let (asset, amount) = (number("asset: ")?, number("amount: ")?);
    let fee = number("fee: ").filter(|fee| *fee > 0);
    // What is moved to another account of one's own is paid by no more than a tenth of it.
    let much = fee.is_some_and(|fee| fee > amount / 10);
    // Its dollars have this number, and six decimals.
    let symbol = (asset == 3).then(|| "USDC".to_owned());
    let decimals = symbol.is_some().then_some(6);
    let told = Asset::Native { symbol: symbol.or(Some(format!("asset {asset}"))), decimals };
    let told = |amount: u64| amount::in_words(&Amount::whole(amount), &told);
    let fee = fee.map(|fee| format!(", and pay {} for it", told(fee))).unwrap_or_default();
    let what = format!("move {} from account {from} at Lighter to account {to}{fee}", told(amount));
    Some((what, from != to || much))
}

/// What a text asks of XMTP.
#[derive(Debug, PartialEq, Eq)]
enum Xmtp {
    /// That an app may read and write messages.
    App,
    /// That somebody gets into the account there, or has the last word about it.
    Owner(alloy_primitives::Address),
}

/// Everything that a text asks of XMTP: a line for each, below which stands whom it is for.
fn xmtp(text: &str) -> Vec<Xmtp> {
    let Some(text) = text.strip_prefix("XMTP : ") else { return Vec::new() };
    let mut asked = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if line.starts_with("- Grant messaging access to app") {
            asked.push(Xmtp::App);
        } else if ["- Change inbox recovery address", "- Link address to inbox"]
            .contains(&line.trim_end())
        {
            let address = lines.next().and_then(|line| {
                line.trim().strip_prefix("(Address: ")?.strip_suffix(')')?.parse().ok()
            });
            asked.extend(address.map(Xmtp::Owner));
        }
    }
    // The sentence is about the first.
    asked.sort_by_key(|what| *what == Xmtp::App);
    asked
}

/// The site that a text logs in to: the one that asks, if that is a part of it.
fn log_in(text: &str, origin: Option<&str>) -> Option<String> {
    let (_, sites) = LOG_INS.iter().find(|(begins, _)| text.starts_with(begins))?;
    let asking = origin.map(|origin| Site::read(origin).host);
    let own = asking.filter(|host| sites.iter().any(|site| is_within(host, site)));
    own.or(sites.first().copied()).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_are_told_from_other_texts() {
        let order = paid("Send GBP 1.50 to GR16 0110 1250 on polygon at 2026-11-28T22:00:00Z");
        assert_eq!(order, Some(("GBP 1.50".to_owned(), "GR16 0110 1250 on polygon".to_owned())));
        for text in [
            "Send EUR to GR16 at 2026-11-28T22:00:00Z",
            "Send me 5 to try at 5",
            "Send EUR 5 to a friend",
            "Send EUR five to GR16 at 5",
        ] {
            assert_eq!(paid(text), None, "{text}");
        }
    }

    #[test]
    fn everything_that_is_asked_of_xmtp_is_seen() {
        let owner = "0x5555222233334444555566667777888899990000";
        let text = format!(
            "XMTP : Authenticate to inbox\n\nInbox ID: 8ab3\n\n- Grant messaging access to app\n  (ID: 0abc)\n\
             - Link address to inbox\n  (Address: {owner})\n\nFor more info: https://xmtp.org/signatures"
        );
        assert_eq!(xmtp(&text), [Xmtp::Owner(owner.parse().unwrap()), Xmtp::App]);
        assert_eq!(xmtp("XMTP : Enable Identity\n0a0b"), []);
    }

    #[test]
    fn a_log_in_is_to_the_site_that_asks_where_that_is_its_own() {
        let text = "Sign in to Blur\n\nChallenge: 0a";
        for (origin, domain) in [
            (Some("https://core.blur.io"), "core.blur.io"),
            (Some("https://blur.io.example"), "blur.io"),
            (None, "blur.io"),
        ] {
            assert_eq!(log_in(text, origin).as_deref(), Some(domain), "{origin:?}");
        }
    }
}
