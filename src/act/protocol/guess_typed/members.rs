//! The members of a struct, and what is found among them by their names.

use std::borrow::Cow;

use alloy_primitives::{Address, U256};

use super::super::{contents_type, guess};
use super::Search;
use super::names::{
    ALONE, AMOUNTS, ANSWERED, ASIDE, CALLED, COLLECTIONS, ITEMS, MONEY, OTHERWISE, PAYEES,
    SPENDERS, TOKENS, WHOSE, is_payment, pays, tails,
};
use crate::act::homoglyph::folded;
use crate::act::{Act, Asset, Deed, Party, Reader, Role};
use crate::decode::abi::WORD;
use crate::decode::typed_data::{Atom, Typed};
use crate::decode::{TypedData, limits};
use crate::intel::ChainAddress;

/// How many lists and structs are opened within others for the parts of one payment.
const DEEPEST: usize = 2;

/// A member of a struct.
#[derive(Clone)]
pub(super) struct Member<'a> {
    pub(super) name: Cow<'a, str>,
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
            && !self.is_aside()
    }

    fn is_aside(&self) -> bool {
        ASIDE.iter().any(|aside| self.whole().contains(aside))
    }
}

impl<'a> Member<'a> {
    /// What stands at an index of a list, or first where it is shorter, and where; what is no list is one thing.
    fn at(&self, index: usize) -> Option<(String, &'a Typed)> {
        let Some(items) = self.value.items() else {
            return Some((self.name.clone().into_owned(), self.value));
        };
        let index = if index < items.len() { index } else { 0 };
        Some((format!("{}[{index}]", self.name), items.get(index)?))
    }

    /// Whether each of them names a token of its own.
    fn names_token(&self, members: &Members<'_>) -> bool {
        let inside = |item: &Typed| {
            let inside = item.members().map(|inside| Members::of(members.data, item, inside, ""));
            inside.is_some_and(|inside| inside.all.iter().any(|one| one.ends_in(&TOKENS)))
        };
        self.ends_in(&TOKENS) || self.at(0).is_some_and(|(_, item)| inside(item))
    }

    /// The amount that stands there.
    fn amount_at(&self, index: usize, members: &Members<'_>) -> Option<U256> {
        let (_, item) = self.at(index)?;
        let inside = item.members().map(|inside| Members::of(members.data, item, inside, ""));
        let mut inside = inside.iter().flat_map(|inside| &inside.all);
        let whole = item.uint().filter(|_| self.ends_in(&AMOUNTS));
        whole.or_else(|| inside.find(|one| one.ends_in(&AMOUNTS))?.value.uint())
    }

    /// Whether what stands there may be somebody else, where it is somebody, and something, where it is an amount.
    fn tells_at(&self, index: usize, members: &Members<'_>, reader: &Reader) -> bool {
        let tells = |member: &Member<'_>, value: &Typed| {
            let own = one(value, String::new()).is_some_and(|(_, who)| reader.has_own(who));
            let nothing = value.uint().is_some_and(|amount| amount.is_zero());
            !(own && member.ends_in(&PAYEES) || nothing && member.ends_in(&AMOUNTS))
        };
        let Some((_, item)) = self.at(index) else { return false };
        let inside = item.members().map(|inside| Members::of(members.data, item, inside, ""));
        let mut inside = inside.iter().flat_map(|inside| &inside.all);
        tells(self, item) && inside.all(|member| tells(member, member.value))
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
            .map(|(name, value)| Member { name: name.into(), tails: tails(name), value, pays })
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
        if !acts.iter().any(|act| is_to_another(act, reader)) {
            acts.extend(self.in_parts(DEEPEST, order.as_slice(), search, reader));
        }
        acts.extend(self.owner(reader));
        acts.extend(self.acting(&acts, reader));
        acts.extend(order);
        acts.extend(self.calls(reader));
        acts
    }

    /// A payment or an allowance to somebody else of which a part stands in a list or in a struct, or one part in each
    /// of several lists: the first of them, and how many more there are.
    fn in_parts(
        &self,
        depth: usize,
        told: &[Act],
        search: &Search<'_>,
        reader: &mut Reader,
    ) -> Option<Act> {
        let parts = self.parts();
        let counts = parts.iter().filter_map(|part| part.value.items()).map(<[_]>::len);
        let count = if parts.is_empty() { return None } else { counts.max().unwrap_or(1) };
        let tells = |index: &usize| parts.iter().all(|part| part.tells_at(*index, self, reader));
        // Of several payments of the same it is the largest.
        let same = !parts.iter().any(|part| part.names_token(self));
        let amount = |index: usize| {
            parts.iter().filter(|_| same).filter_map(|part| part.amount_at(index, self)).max()
        };
        let mut most: Option<(usize, Option<U256>)> = None;
        for index in (0..count.min(limits::ITEMS)).filter(tells) {
            let amount = amount(index);
            if most.as_ref().is_none_or(|(_, before)| amount > *before) {
                most = Some((index, amount));
            }
        }
        let index = most.map_or(0, |(index, _)| index);
        let beside = self.all.iter().filter(|member| member.value.items().is_none()).cloned();
        let mut one = Self { all: beside.collect(), at: self.at.clone(), ..*self };
        for part in parts {
            let (name, item) = part.at(index)?;
            for (member, value) in item.members().unwrap_or_default() {
                let (name, tails) = (format!("{name}.{member}").into(), tails(member));
                one.all.push(Member { name, tails, value, ..part });
            }
            one.all.push(Member { name: name.into(), value: item, ..part });
        }
        let act = one.allowance(reader).or_else(|| one.payment(told, search, reader));
        // How many there are of something is not what is paid; and whoever is called is handed the rest of it.
        let counted = || {
            let money = one.amounts().iter().any(|(member, _)| member.ends_in(&MONEY));
            !(one.is_named() || money && is_payment(self.kind()))
        };
        let called = |payee: &Party| {
            let target = one.target().filter(|_| {
                let data = CALLED.iter().filter_map(|name| one.whole(name)?.value.bytes());
                data.into_iter().any(|data| !data.is_empty())
            });
            target.is_some_and(|(_, target)| payee.address.bytes20() == Some(&target))
        };
        let act = act.filter(|act| {
            is_to_another(act, reader)
                && !(matches!(act.deed, Deed::Send { asset: Asset::Unnamed, .. }) && counted())
                && !act.party(Role::Payee).is_some_and(called)
        });
        let deeper = || one.in_parts(depth.checked_sub(1)?, told, search, reader);
        let mut act = act.map(Act::guessed).or_else(deeper)?;
        if count > 1 && !act.words.ends_with(" more).") {
            let said = act.words.trim_end_matches('.');
            act.words = format!("{said} (and {} more).", count - 1);
        }
        Some(act)
    }

    /// The lists and structs that hold parts of payments, or of allowances, by the names of one of what is in them.
    /// What a struct says by itself is read there.
    fn parts(&self) -> Vec<Member<'a>> {
        const PARTS: [&[&str]; 6] = [&PAYEES, &SPENDERS, &AMOUNTS, &TOKENS, &COLLECTIONS, &ITEMS];
        let mut parts = Vec::new();
        for member in &self.all {
            let one = Member {
                tails: member.tails.iter().map(|tail| singular(tail)).collect(),
                ..member.clone()
            };
            let Some((_, first)) = one.at(0).filter(|_| !one.is_aside()) else { continue };
            let is_part = match first {
                Typed::Struct(members) => {
                    let inside = Self::of(self.data, first, members, "");
                    let has =
                        |names: &[&str]| inside.all.iter().any(|member| member.ends_in(names));
                    !(has(&PAYEES) && has(&AMOUNTS))
                }
                _ if member.value.items().is_none() => false,
                // Words are no amounts.
                Typed::Atom(Atom::Text(text)) if whom(first).is_none() => {
                    text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
                }
                _ => PARTS.iter().any(|names| one.ends_in(names)),
            };
            if is_part {
                parts.push(one);
            }
        }
        parts
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
    pub(super) fn address(&self, names: &[&str]) -> Option<(&str, Address)> {
        let mut members = names.iter().filter_map(|name| self.whole(name));
        members.find_map(|member| Some((&*member.name, member.value.address()?)))
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
            let found: Vec<(String, Address)> = match member.value {
                Typed::List(items) => {
                    let items = items.iter().take(limits::ITEMS).enumerate();
                    items
                        .filter_map(|(n, item)| one(item, format!("{}[{n}]", member.name)))
                        .collect()
                }
                value => one(value, member.name.clone().into_owned()).into_iter().collect(),
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
    pub(super) fn token(&self) -> Option<(&str, Address)> {
        fn address<'m>(member: &'m Member<'_>) -> Option<(&'m str, Address)> {
            Some((&*member.name, whom(member.value)?))
        }
        let known = |member: &&Member<'_>| !matches!(member.value, Typed::Atom(Atom::Uint(_)));
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
        let (mut value, mut place) = (first.value, first.name.clone().into_owned());
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

/// Who a value at a place is, or which one somebody is that it tells of: `payee: { addr, label }`.
fn one(value: &Typed, place: String) -> Option<(String, Address)> {
    let Typed::Struct(members) = value else { return Some((place, whom(value)?)) };
    let mut inner = members.iter().filter(|(_, value)| value.address().is_some());
    let (name, value) = inner.next().filter(|_| inner.next().is_none())?;
    Some((format!("{place}.{name}"), whom(value)?))
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

/// What one thing in a list is called by the name of the list: `recipients`, `addressList`.
fn singular(name: &str) -> String {
    let name = ["list", "array"].iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name);
    if let Some(start) = name.strip_suffix("ies") {
        return format!("{start}y");
    }
    let name = name.strip_suffix("es").filter(|start| start.ends_with("ss")).unwrap_or(name);
    name.strip_suffix('s').filter(|start| !start.ends_with('s')).unwrap_or(name).to_owned()
}

/// Whether it pays somebody else than the user, or lets one take something.
fn is_to_another(act: &Act, reader: &Reader) -> bool {
    let others = [Role::Payee, Role::Spender];
    others.iter().filter_map(|role| act.party(*role)).any(|party| !reader.is_own(&party.address))
}

/// Whether somebody has a part in one of these acts.
pub(super) fn tells_of(acts: &[Act], address: &ChainAddress) -> bool {
    let mut told = false;
    for act in acts {
        act.each(&mut |act| told |= act.parties.iter().any(|party| party.address == *address));
    }
    told
}
