//! The user's own addresses.

use std::cmp::Ordering;
use std::sync::Arc;

use crate::intel::ChainAddress;
use crate::order::sorted;

/// The user's own addresses, kept apart from the address set.
///
/// They are whoever's runs the engine: a user's, or a team's that gives its lists to everybody
/// who signs for it. Blocking is final. Trust lowers what is the user's own business to decide, by
/// the rules that say so of themselves (`lowered by trust`), and nothing else: what is listed for
/// North Korea or by a sanctions authority stays what it is, and so does a block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Book {
    /// Addresses paid before.
    pub paid: AddressList,
    /// Addresses the user trusts.
    pub trusted: AddressList,
    /// Addresses the user has blocked.
    pub blocked: AddressList,
}

impl Book {
    /// Whether there is nobody in it.
    pub fn is_empty(&self) -> bool {
        self.paid.is_empty() && self.trusted.is_empty() && self.blocked.is_empty()
    }

    /// These lists, and in place of each that is empty the one of a book that is kept for all requests.
    ///
    /// List by list, so that whoever gives a request the addresses that its user has paid does not lose
    /// those that are blocked for everybody.
    #[must_use]
    pub fn or(&self, kept: &Self) -> Self {
        let list = |own: &AddressList, kept: &AddressList| {
            if own.is_empty() { kept.clone() } else { own.clone() }
        };
        Self {
            paid: list(&self.paid, &kept.paid),
            trusted: list(&self.trusted, &kept.trusted),
            blocked: list(&self.blocked, &kept.blocked),
        }
    }

    /// Whether the user trusts an address, and has not blocked it as well.
    pub fn trusts(&self, address: &ChainAddress) -> bool {
        self.trusted.contains(address) && !self.blocked.contains(address)
    }
}

/// An address in the book.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct BookEntry {
    /// The address.
    pub address: ChainAddress,
    /// What the user calls it.
    pub name: Option<String>,
    /// The list it came with, if it is not the user's own: a team's, for example.
    pub list: Option<String>,
}

impl From<ChainAddress> for BookEntry {
    fn from(address: ChainAddress) -> Self {
        Self { address, name: None, list: None }
    }
}

/// Addresses, sorted so that ten thousand of them are asked as fast as ten. Cheap to clone.
///
/// EVM networks and Tron share the 20 bytes of an account, and whoever holds its key holds both;
/// so an address of one is found when it stands in the list for the other, too.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AddressList(Arc<[BookEntry]>);

impl AddressList {
    /// Every entry about an address.
    pub fn entries_of(&self, address: &ChainAddress) -> &[BookEntry] {
        let start =
            self.0.partition_point(|entry| order(&entry.address, address) == Ordering::Less);
        let rest = self.0.get(start..).unwrap_or_default();
        let count = rest.partition_point(|entry| order(&entry.address, address) == Ordering::Equal);
        rest.get(..count).unwrap_or_default()
    }

    /// Whether an address stands in the list.
    pub fn contains(&self, address: &ChainAddress) -> bool {
        !self.entries_of(address).is_empty()
    }

    /// Every entry.
    pub fn iter(&self) -> impl Iterator<Item = &BookEntry> {
        self.0.iter()
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no entry.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T: Into<BookEntry>> FromIterator<T> for AddressList {
    fn from_iter<I: IntoIterator<Item = T>>(entries: I) -> Self {
        let entries: Vec<BookEntry> = entries.into_iter().map(Into::into).collect();
        let mut entries = sorted(entries, |one, other| {
            order(&one.address, &other.address).then_with(|| one.cmp(other))
        });
        entries.dedup();
        Self(entries.into())
    }
}

/// An order in which the two spellings of one account are equal.
fn order(one: &ChainAddress, other: &ChainAddress) -> Ordering {
    match (one.bytes20(), other.bytes20()) {
        (Some(one), Some(other)) => one.cmp(other),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => one.cmp(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> ChainAddress {
        text.parse().unwrap()
    }

    #[test]
    fn an_account_is_found_in_either_spelling_and_with_all_its_entries() {
        let evm = address("0x00bE5e0C85BE35948d97AD37F62d108243F89AE0");
        let tron = address("TA3941uFAvmVibSkQ6fMJXxmaSNovX86mz");
        let bitcoin = address("125W5ek3DT6Zqy5S2iPt4FHQdNMCbZA3FU");
        let named = |address: &ChainAddress, list: &str| BookEntry {
            address: address.clone(),
            name: None,
            list: Some(list.to_owned()),
        };
        let list: AddressList =
            [named(&tron, "b"), named(&bitcoin, "a"), named(&evm, "a"), named(&evm, "a")]
                .into_iter()
                .collect();
        assert_eq!(list.len(), 3);
        for spelling in [&evm, &tron] {
            let lists: Vec<_> = list.entries_of(spelling).iter().map(|e| e.list.clone()).collect();
            assert_eq!(lists, [Some("a".to_owned()), Some("b".to_owned())], "{spelling}");
        }
        assert!(list.contains(&bitcoin));
        assert!(!list.contains(&address("0x00bE5e0C85BE35948d97AD37F62d108243F89AE1")));
        assert!(!list.contains(&address("12FACbewf5Fy9nmeaLQtm6Ugo5WS8g2Hay")));
        assert!(!AddressList::default().contains(&evm));
    }

    #[test]
    fn what_is_blocked_is_not_trusted() {
        let evm = address("0x00bE5e0C85BE35948d97AD37F62d108243F89AE0");
        let mut book = Book { trusted: [evm.clone()].into_iter().collect(), ..Book::default() };
        assert!(book.trusts(&evm));
        book.blocked = [address("TA3941uFAvmVibSkQ6fMJXxmaSNovX86mz")].into_iter().collect();
        assert!(!book.trusts(&evm));
    }
}
