//! The members of a struct, and what is found among them by their names.

use alloy_primitives::{Address, U256};

use super::super::{contents_type, guess};
use super::Search;
use super::names::{ALONE, AMOUNTS, ANSWERED, ASIDE, OTHERWISE, TOKENS, WHOSE, pays, tails};
use crate::act::homoglyph::folded;
use crate::act::{Act, Reader};
use crate::decode::abi::WORD;
use crate::decode::typed_data::{Atom, Typed};
use crate::decode::{TypedData, limits};
use crate::intel::ChainAddress;

/// A member of a struct.
pub(super) struct Member<'a> {
    pub(super) name: &'a str,
    /// Its name as it is compared, and what that ends in.
    pub(super) tails: Vec<String>,
    pub(super) value: &'a Typed,
    /// Whether it is a member of what pays.
    pays: bool,
}

impl Member<'_> {
    /// Its whole name as it is compared.
    pub(super) fn whole(&self) -> &str {
        self.tails.first().map(String::as_str).unwrap_or_default()
    }

    /// Whether its name ends in one of these words, and is not of something aside.
    pub(super) fn ends_in(&self, words: &[&str]) -> bool {
        let says = |tail: &str| {
            let before = self.whole().strip_suffix(tail).unwrap_or_default();
            let after = |words: &[&str]| words.iter().any(|word| before.ends_with(word));
            let otherwise = after(&OTHERWISE) && !(self.pays && after(&ANSWERED));
            !otherwise && (before.is_empty() || !ALONE.contains(&tail) || after(&WHOSE))
        };
        self.tails.iter().any(|tail| words.contains(&tail.as_str()) && says(tail))
            && !ASIDE.iter().any(|aside| self.whole().contains(aside))
    }
}

/// The members of a struct, as guesses look at them.
pub(super) struct Members<'a> {
    pub(super) data: &'a TypedData,
    pub(super) value: &'a Typed,
    pub(super) all: Vec<Member<'a>>,
    /// Where the struct stands in the message, with the dot behind it.
    pub(super) at: String,
}

impl<'a> Members<'a> {
    pub(super) fn of(
        data: &'a TypedData,
        value: &'a Typed,
        members: &'a [(String, Typed)],
        at: &str,
    ) -> Self {
        let pays = pays(contents_type(data).unwrap_or(&data.primary_type));
        let all = members
            .iter()
            .map(|(name, value)| Member { name, tails: tails(name), value, pays })
            .collect();
        Self { data, value, all, at: at.to_owned() }
    }

    /// What the type is called that is signed, or that one which a contract account wraps.
    pub(super) fn kind(&self) -> &'a str {
        contents_type(self.data).unwrap_or(&self.data.primary_type)
    }

    /// Everything that the struct looks like.
    pub(super) fn read(&self, search: &Search<'_>, reader: &mut Reader) -> Vec<Act> {
        let order = self.offer(reader).or_else(|| self.listing(reader));
        let mut acts = Vec::new();
        acts.extend(self.allowance(reader));
        // Whom an order pays is paid nothing beside it, unless an amount is named that is none of the order's.
        let beside = self.all.iter().any(|member| AMOUNTS.contains(&member.whole()))
            && self.whole("fromtoken").is_none();
        let told = if beside { &acts } else { order.as_slice() };
        acts.extend(self.payment(told, search, reader));
        acts.extend(self.owner(reader));
        acts.extend(self.acting(&acts, reader));
        acts.extend(order);
        acts.extend(self.calls(reader));
        acts
    }

    /// The member of this name.
    pub(super) fn whole(&self, name: &str) -> Option<&Member<'a>> {
        self.all.iter().find(|member| member.whole() == name)
    }

    /// The members of these names, in the order of the names, and then those whose names end in one of them.
    pub(super) fn called(&self, names: &[&str]) -> impl Iterator<Item = &Member<'a>> {
        let whole = names.iter().filter_map(move |name| self.whole(name));
        let others = self
            .all
            .iter()
            .filter(move |member| member.ends_in(names) && !names.contains(&member.whole()));
        whole.chain(others)
    }

    /// The first member of these names that is an address.
    pub(super) fn address(&self, names: &[&str]) -> Option<(&'a str, Address)> {
        let mut members = names.iter().filter_map(|name| self.whole(name));
        members.find_map(|member| Some((member.name, member.value.address()?)))
    }

    pub(super) fn uint(&self, names: &[&str]) -> Option<U256> {
        names.iter().find_map(|name| self.whole(name)?.value.uint())
    }

    /// Who stands in one of these places, and where: the first who is a stranger that nothing is said of, or else the
    /// first.
    pub(super) fn someone(
        &self,
        names: &[&str],
        told: &[Act],
        reader: &Reader,
    ) -> Option<(String, Address)> {
        let mut first = None;
        for member in self.called(names) {
            let one = |value: &Typed, place: String| whom(value).map(|address| (place, address));
            let found: Vec<(String, Address)> = match member.value {
                Typed::List(items) => {
                    let items = items.iter().take(limits::ITEMS).enumerate();
                    items
                        .filter_map(|(n, item)| one(item, format!("{}[{n}]", member.name)))
                        .collect()
                }
                // `payee: { addr, label }`
                Typed::Struct(members) => {
                    let mut inner = members.iter().filter(|(_, value)| value.address().is_some());
                    let alone = inner.next().filter(|_| inner.next().is_none());
                    let place = |(name, _): &(String, Typed)| format!("{}.{name}", member.name);
                    alone.and_then(|it| one(&it.1, place(it))).into_iter().collect()
                }
                value => one(value, member.name.to_owned()).into_iter().collect(),
            };
            for (place, address) in found {
                if address.is_zero() || tells_of(told, &reader.spelled(address)) {
                    continue;
                }
                if !reader.has_own(address) {
                    return Some((place, address));
                }
                first.get_or_insert((place, address));
            }
        }
        first
    }

    /// The same, but nobody who is the user.
    pub(super) fn stranger(
        &self,
        names: &[&str],
        told: &[Act],
        reader: &Reader,
    ) -> Option<(String, Address)> {
        self.someone(names, told, reader).filter(|(_, address)| !reader.has_own(*address))
    }

    /// The token that is named, if it is certain which.
    pub(super) fn token(&self) -> Option<(&'a str, Address)> {
        let address = |member: &Member<'a>| Some((member.name, whom(member.value)?));
        let known = |member: &&Member<'a>| !matches!(member.value, Typed::Atom(Atom::Uint(_)));
        let whole =
            TOKENS.iter().filter_map(|name| self.whole(name)).filter(known).find_map(address);
        whole.or_else(|| {
            let mut others = self
                .all
                .iter()
                .filter(|one| one.ends_in(&TOKENS))
                .filter(known)
                .filter_map(address);
            let first = others.next()?;
            others.all(|(_, other)| other == first.1).then_some(first)
        })
    }

    /// The amounts that are named: those of these very names, or else those whose names end in one of them.
    pub(super) fn amounts(&self) -> Vec<(&Member<'a>, U256)> {
        let uint = |member: &'_ Member<'a>| member.value.uint().filter(|amount| !amount.is_zero());
        let every = |fits: &dyn Fn(&Member<'a>) -> bool| {
            let fitting = self.all.iter().filter(|member| fits(member));
            fitting.filter_map(|member| Some((member, uint(member)?))).collect::<Vec<_>>()
        };
        let whole = every(&|member| AMOUNTS.contains(&member.whole()));
        if whole.is_empty() { every(&|member| member.ends_in(&AMOUNTS)) } else { whole }
    }

    /// An amount that is written as text.
    pub(super) fn amount_in_text(&self) -> Option<&'a str> {
        self.called(&AMOUNTS).find_map(|member| member.value.text())
    }

    /// Where a member of a member stands, or one of its own, by the names as they are compared.
    pub(super) fn place(&self, path: &str) -> Option<String> {
        let mut parts = path.split('.');
        let first = self.whole(parts.next()?)?;
        let (mut value, mut place) = (first.value, first.name.to_owned());
        for part in parts {
            let (name, inner) = value.members()?.iter().find(|(name, _)| folded(name) == part)?;
            value = inner;
            place.push('.');
            place.push_str(name);
        }
        Some(place)
    }

    pub(super) fn path(&self, member: &str) -> String {
        format!("{}{member}", self.at)
    }
}

/// The address that a value is, in any of the forms in which one is written.
pub(super) fn whom(value: &Typed) -> Option<Address> {
    let padded = |word: &[u8]| {
        let (first, rest) = word.split_at_checked(Address::len_bytes())?;
        // A short text stands so as well.
        let is_text = first.iter().all(|byte| matches!(byte, 0 | b' ') || byte.is_ascii_graphic());
        let left = rest.iter().all(|byte| *byte == 0) && !is_text;
        let turned = [rest, first].concat();
        guess::address(word, 0).or_else(|| guess::address(&turned, 0).filter(|_| left))
    };
    match value {
        Typed::Atom(Atom::Address(address)) => Some(*address),
        Typed::Atom(Atom::Uint(number)) => guess::address(&number.to_be_bytes::<WORD>(), 0),
        Typed::Atom(Atom::Text(text)) => text.trim().parse().ok(),
        Typed::Atom(Atom::Bytes(_) | Atom::FixedBytes(..)) => {
            let bytes = value.bytes()?;
            match bytes.len() {
                20 => Some(Address::from_slice(bytes)),
                WORD => padded(bytes),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Whether somebody has a part in one of these acts.
pub(super) fn tells_of(acts: &[Act], address: &ChainAddress) -> bool {
    let mut told = false;
    for act in acts {
        act.each(&mut |act| told |= act.parties.iter().any(|party| party.address == *address));
    }
    told
}
