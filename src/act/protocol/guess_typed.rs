//! What typed data of a type that is not known looks like, by the names of its members: allowances, offers,
//! payments, new owners, and calls of known functions; and whom it names. A guess is said to be one, adds to what is
//! found, and takes nothing away: one kind does not stand for another, nor the first of several for the others.

use alloy_primitives::{Address, U256};

use super::guess;
use super::offer::Offer;
use crate::act::call::{Call, Caller};
use crate::act::homoglyph::folded;
use crate::act::sign::Signed;
use crate::act::{Act, Amount, Asset, Deed, Means, Part, Party, Power, Reader, Role, UNLIMITED};
use crate::act::{tokens, worth};
use crate::decode::abi::{self, SELECTOR, WORD, signature};
use crate::decode::typed_data::{Atom, Typed};
use crate::decode::{Chain, Doubt, TypedData, Unread, limits};
use crate::intel::{ChainAddress, base64};

/// How many strangers are named: nobody reads more.
const STRANGERS: usize = 100;

/// What members are called that say what an offer gives, and how much of it. All names are in small letters, as they
/// are once [`folded`].
const GIVES: [(&str, &str); 28] = [
    ("signertoken", "signeramount"),
    ("makerasset", "makingamount"),
    ("makerasset", "makeramount"),
    ("makerasset", "makerassetamount"),
    ("makertoken", "makeramount"),
    ("makertoken", "makertokenamount"),
    ("selltoken", "sellamount"),
    ("tokensell", "amountsell"),
    ("srctoken", "srcamount"),
    ("fromtoken", "fromamount"),
    ("fromtoken", "fromtokenamount"),
    ("tokenin", "amountin"),
    ("inputtoken", "inputamount"),
    ("offertoken", "offeramount"),
    ("offerasset", "offeramount"),
    ("inputtoken", "amountin"),
    ("inputtoken", "maxinputamount"),
    ("tokenin", "maxamountin"),
    ("fromtoken", "amount"),
    ("sell", "sellamount"),
    ("fromasset", "fromamount"),
    ("sellasset", "sellqty"),
    ("sellasset", "sellamount"),
    ("selltoken", "sellqty"),
    ("intoken", "inamount"),
    ("give.token", "give.amount"),
    ("offer.token", "offer.amount"),
    ("sell.token", "sell.amount"),
];

/// What members are called that say what is paid for it. Those that name a least are not here: it may be zero
/// where somebody else watches over the price.
const GETS: [(&str, &str); 24] = [
    ("sendertoken", "senderamount"),
    ("takerasset", "takingamount"),
    ("takerasset", "takeramount"),
    ("takerasset", "takerassetamount"),
    ("takertoken", "takeramount"),
    ("takertoken", "takertokenamount"),
    ("buytoken", "buyamount"),
    ("tokenbuy", "amountbuy"),
    ("dsttoken", "dstamount"),
    ("desttoken", "destamount"),
    ("totoken", "toamount"),
    ("tokenout", "amountout"),
    ("outputtoken", "outputamount"),
    ("wanttoken", "wantamount"),
    ("wantasset", "wantamount"),
    ("buy", "buyamount"),
    ("toasset", "toamount"),
    ("buyasset", "buyqty"),
    ("buyasset", "buyamount"),
    ("buytoken", "buyqty"),
    ("outtoken", "outamount"),
    ("take.token", "take.amount"),
    ("want.token", "want.amount"),
    ("buy.token", "buy.amount"),
];

/// What the member is called that says on which network it is paid.
const ELSEWHERE: [&str; 7] = [
    "destinationchainid",
    "dstchainid",
    "destchainid",
    "outputchainid",
    "tochainid",
    "targetchainid",
    "destinationchain",
];

/// What the members are called that say which item is sold, by whom, for how much, and in what.
const COLLECTIONS: [&str; 8] = [
    "collection",
    "collectionaddress",
    "nft",
    "nftaddress",
    "nftcontract",
    "tokencontract",
    "tokenaddress",
    "token",
];
const ITEMS: [&str; 3] = ["tokenid", "nftid", "assetid"];
const SELLERS: [&str; 2] = ["seller", "lister"];
const MAKERS: [&str; 4] = ["maker", "owner", "from", "signer"];
const PRICES: [&str; 5] = ["price", "saleprice", "askprice", "minprice", "endprice"];
const CURRENCIES: [&str; 5] = ["currency", "paymenttoken", "paytoken", "erc20token", "quotetoken"];

/// What types are called by which something is sold, or bought.
const SALES: [&str; 4] = ["List", "Sell", "Sale", "Ask"];
const PURCHASES: [&str; 4] = ["Bid", "Buy", "Purchase", "Offer"];

/// What the member is called whom something is paid to that is offered.
const RECEIVERS: [&str; 8] = [
    "receiver",
    "recipient",
    "beneficiary",
    "to",
    "dst",
    "payoutaddress",
    "payoutwallet",
    "proceedsaddress",
];

/// What the member is called that a call is made to.
const TARGETS: [&str; 9] = [
    "to",
    "target",
    "dest",
    "destination",
    "contractaddress",
    "contractaddr",
    "contract",
    "callee",
    "module",
];

/// What the member is called that holds what is called there.
const CALLED: [&str; 9] = [
    "data",
    "calldata",
    "payload",
    "functionsignature",
    "functiondata",
    "args",
    "input",
    "inputs",
    "calls",
];

/// What the members are called that say who may take, and how much.
const SPENDERS: [&str; 4] = ["spender", "operator", "grantee", "spenderaddress"];
const AMOUNTS: [&str; 18] = [
    "value",
    "amount",
    "allowance",
    "wad",
    "collateralamount",
    "quantity",
    "qty",
    "numtokens",
    "maxamount",
    "assets",
    "shares",
    "amountperperiod",
    "payment",
    "cap",
    "limit",
    "spendlimit",
    "maxspend",
    "maxdebt",
];
const TOKENS: [&str; 10] = [
    "token",
    "asset",
    "currency",
    "tokenaddress",
    "collateral",
    "collateralasset",
    "erc20",
    "tokencontract",
    "tokenid",
    "tokencurrency",
];

/// What the members are called that say who is paid.
const PAYEES: [&str; 17] = [
    "to",
    "recipient",
    "receiver",
    "payee",
    "destination",
    "beneficiary",
    "payto",
    "merchant",
    "sendto",
    "toaddress",
    "toaccount",
    "toethaddress",
    "destinationaddress",
    "recipientaddress",
    "payoutaddress",
    "payoutwallet",
    "dst",
];

/// What the members are called that say who has an account from then on.
const OWNERS: [&str; 5] = ["newowner", "newowners", "newsigner", "newsigners", "newadmin"];

/// What the members are called that say who may act for the signer from then on.
const ACTING: [&str; 20] = [
    "delegate",
    "agent",
    "agentaddress",
    "operator",
    "manager",
    "sessionkey",
    "guardian",
    "dispatcher",
    "positionmanager",
    "authorizee",
    "delegatedexecutors",
    "delegatekey",
    "delegatee",
    "sessionsigner",
    "sessionpublickey",
    "signer",
    "authorized",
    "recoveryaddress",
    "key",
    "publickey",
];

/// Those of them that say so only as the whole name, or after a word that says whose they are: a market has a key, and
/// a vault a manager.
const ALONE: [&str; 6] = ["signer", "key", "publickey", "manager", "positionmanager", "agent"];
const WHOSE: [&str; 14] = [
    "new",
    "session",
    "delegate",
    "delegated",
    "api",
    "trading",
    "linked",
    "recovery",
    "authorized",
    "approved",
    "agent",
    "added",
    "backup",
    "trusted",
];

/// What stands before a word that then is no amount and nobody who is paid: `charLimit`, `replyTo`.
const OTHERWISE: [&str; 13] = [
    "char", "rate", "time", "word", "supply", "vote", "slippage", "price", "size", "reply",
    "relative", "respond", "assigned",
];

/// The amounts that are of money wherever they stand; the others count things as well.
const MONEY: [&str; 8] =
    ["value", "amount", "wad", "payment", "assets", "allowance", "maxamount", "amountperperiod"];

/// What types are called by which something is paid out; by the latter, at times to the one who signs.
const PAYS: [&str; 5] = ["withdraw", "transfer", "send", "pay", "spend"];
const PAYS_OUT: [&str; 5] = ["claim", "redeem", "redemption", "stream", "donat"];

/// What members are called that hold a number by which something is told from others, and nobody.
const NUMBERS: [&str; 6] = ["salt", "nonce", "id", "hash", "uid", "ref"];

/// What members are called beside a new owner who gets that, and not the account.
const NAMES: [&str; 4] = ["name", "label", "node", "domain"];

/// What members are called that take the place of neither of these, in part of their names.
const ASIDE: [&str; 6] = ["fee", "gas", "refund", "referr", "royalt", "min"];

/// What members are called that are things and not people: they are named last.
const THINGS: [&str; 12] = [
    "vault", "pool", "market", "strategy", "adapter", "oracle", "hook", "hooks", "router",
    "module", "target", "contract",
];

/// What types are called that count something and move nothing.
const COUNTED: [&str; 9] =
    ["like", "vote", "score", "mint", "voucher", "attest", "react", "follow", "rating"];

/// Whether a type is called by what pays.
pub(crate) fn is_payment(kind: &str) -> bool {
    pays(kind) || PAYS_OUT.iter().any(|verb| folded(kind).contains(verb)) || has_word(kind, "tip")
}

/// Whether it is called by what takes something out, and nothing in.
fn pays(kind: &str) -> bool {
    let kind = folded(kind).replace("payload", "").replace("paymaster", "");
    PAYS.iter().any(|verb| kind.contains(verb))
}

/// Whether one of the words of a name begins like this.
fn has_word(name: &str, word: &str) -> bool {
    let mut found = name.to_ascii_lowercase();
    found.retain(|c| c.is_ascii());
    let letters: Vec<char> = name.chars().filter(char::is_ascii).collect();
    found.match_indices(word).any(|(at, _)| {
        let letter = |at: usize| letters.get(at).copied().unwrap_or('_');
        letter(at).is_ascii_uppercase() || at == 0 || !letter(at - 1).is_ascii_alphabetic()
    })
}

/// Looks through the members of a message: what it looks like, and who is named in it that nobody knows.
pub(in crate::act) fn typed_data(data: &TypedData, reader: &mut Reader) -> (Vec<Act>, Vec<Party>) {
    let mut search = Search {
        data,
        acts: Vec::new(),
        structs_left: limits::ITEMS,
        strangers: Vec::new(),
        own: None,
        more_structs: false,
        more_strangers: false,
    };
    search.names(&data.message, "", &mut String::new(), reader);
    search.look(&data.message, &mut String::new(), reader);
    let path = || format!("{}.message", data.path);
    if search.more_structs {
        let reason = format!("only the first {} of its parts were looked through", limits::ITEMS);
        reader.unread.push(Unread::ambiguous(path(), reason));
    }
    if search.more_strangers {
        let reason = format!("only the first {STRANGERS} of the addresses in it are named");
        reader.unread.push(Unread::new(path(), reason));
    }
    let (acts, mut strangers) = (search.acts, search.strangers);
    strangers.retain(|(_, party)| !is_found(&acts, &party.address));
    // Who may get something first: only one of them stands in the sentence.
    let mut named = Vec::with_capacity(strangers.len());
    for wanted in [Sort::Payee, Sort::Person, Sort::Thing] {
        let these = strangers.iter().filter(|(sort, _)| *sort == wanted);
        named.extend(these.map(|(_, party)| party.clone()));
    }
    (acts.into_iter().map(Act::guessed).collect(), named)
}

/// Whether somebody has a part in an act that is always warned of, or is only a token.
fn is_found(acts: &[Act], address: &ChainAddress) -> bool {
    let mut found = false;
    for act in acts {
        act.each(&mut |act| {
            let warned = matches!(
                act.deed,
                Deed::Send { .. }
                    | Deed::Grant { .. }
                    | Deed::Administer { .. }
                    | Deed::Delegatecall { .. }
            );
            found |= act
                .parties
                .iter()
                .any(|party| party.address == *address && (warned || party.role == Role::Token));
        });
    }
    found
}

/// Whether somebody has a part in one of these acts.
fn tells_of(acts: &[Act], address: &ChainAddress) -> bool {
    let mut told = false;
    for act in acts {
        act.each(&mut |act| told |= act.parties.iter().any(|party| party.address == *address));
    }
    told
}

/// What an address is, by what its member is called.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Payee,
    Person,
    Thing,
}

struct Search<'a> {
    data: &'a TypedData,
    acts: Vec<Act>,
    structs_left: usize,
    strangers: Vec<(Sort, Party)>,
    /// Where the account itself is named, if it is.
    own: Option<String>,
    more_structs: bool,
    more_strangers: bool,
}

impl<'a> Search<'a> {
    /// Notes whom a value names: `called` is what its member is called, `at` where it stands.
    fn names(&mut self, value: &Typed, called: &str, at: &mut String, reader: &Reader) {
        let end = at.len();
        match value {
            Typed::Struct(members) => {
                for (name, member) in members {
                    if end > 0 {
                        at.push('.');
                    }
                    at.push_str(name);
                    self.names(member, name, at, reader);
                    at.truncate(end);
                }
            }
            Typed::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    push_index(at, index);
                    self.names(item, called, at, reader);
                    at.truncate(end);
                }
            }
            // A number is an address only where its member says so.
            Typed::Atom(Atom::Uint(_)) => {
                if let Some(address) = whom(value).filter(|_| sort(called) == Sort::Payee) {
                    self.name(address, called, at, reader);
                }
            }
            Typed::Atom(Atom::Text(text)) => {
                let words = text.split(|c: char| !c.is_ascii_alphanumeric());
                for word in words.filter(|word| word.len() == 42 && word.starts_with("0x")) {
                    if let Ok(address) = word.parse() {
                        self.name(address, called, at, reader);
                    }
                }
            }
            Typed::Atom(Atom::Bytes(bytes)) if whom(value).is_none() => {
                let words = match bytes.len() % WORD {
                    0 => bytes.as_slice(),
                    SELECTOR => bytes.get(SELECTOR..).unwrap_or_default(),
                    _ => return,
                };
                for at_word in (0..words.len()).step_by(WORD) {
                    if let Some(address) = guess::address(words, at_word) {
                        self.name(address, called, at, reader);
                    }
                }
            }
            // What stands in so many bytes is more often a number than somebody.
            Typed::Atom(Atom::FixedBytes(word, WORD)) => {
                let is_number = || {
                    let tails = tails(called);
                    let zeros = word.iter().take_while(|byte| **byte == 0).count();
                    tails.iter().any(|tail| NUMBERS.contains(&tail.as_str())) || zeros >= WORD / 2
                };
                if let Some(address) = whom(value)
                    && (sort(called) == Sort::Payee || !is_number())
                {
                    self.name(address, called, at, reader);
                }
            }
            _ => {
                if let Some(address) = whom(value) {
                    self.name(address, called, at, reader);
                }
            }
        }
    }

    fn name(&mut self, address: Address, called: &str, at: &str, reader: &Reader) {
        if self.data.signer.as_ref().is_some_and(|signer| signer.address == address) {
            self.own.get_or_insert_with(|| at.to_owned());
            return;
        }
        if self.more_strangers
            || self.strangers.iter().any(|(_, party)| party.address.bytes20() == Some(&address))
            || tokens::stands_for_native(&address)
            || reader.has_own(address)
            || self.data.verifying_contract() == Some(address)
            || tokens::is_known(&address)
        {
            return;
        }
        let path = format!("{}.message.{at}", self.data.path);
        let party = Party::new(Role::Mentioned, address, path, reader.chain);
        if party.kind.is_some() {
            return;
        }
        self.more_strangers = self.strangers.len() == STRANGERS;
        if !self.more_strangers {
            self.strangers.push((sort(called), party));
        }
    }

    /// Looks at a value and at all that is inside it.
    fn look(&mut self, value: &'a Typed, at: &mut String, reader: &mut Reader) {
        let end = at.len();
        match value {
            Typed::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    push_index(at, index);
                    self.look(item, at, reader);
                    at.truncate(end);
                }
            }
            Typed::Struct(members) => {
                let Some(left) = self.structs_left.checked_sub(1) else {
                    self.more_structs = true;
                    return;
                };
                self.structs_left = left;
                if end > 0 {
                    at.push('.');
                }
                let found = Members::of(self.data, value, members, at).read(self, reader);
                self.acts.extend(found);
                let start = at.len();
                for (name, member) in members {
                    at.push_str(name);
                    self.look(member, at, reader);
                    at.truncate(start);
                }
                at.truncate(end);
            }
            _ => {}
        }
    }
}

/// Adds the number of an item to where its list stands.
fn push_index(at: &mut String, index: usize) {
    at.push('[');
    at.push_str(&index.to_string());
    at.push(']');
}

/// What an address is, by what its member is called.
fn sort(called: &str) -> Sort {
    let tails = tails(called);
    let among = |words: &[&str]| tails.iter().any(|tail| words.contains(&tail.as_str()));
    if among(&TOKENS) || among(&COLLECTIONS) || among(&THINGS) {
        return Sort::Thing;
    }
    let gets = among(&PAYEES) || among(&OWNERS) || among(&SPENDERS) || among(&ACTING);
    if gets || tails.first().is_some_and(|whole| whole.contains("fee")) {
        return Sort::Payee;
    }
    Sort::Person
}

/// What a member is called, and what its name ends in, word by word: `payoutTo` ends in `to`.
fn tails(name: &str) -> Vec<String> {
    /// No name that says something is longer.
    const LONGEST: usize = 100;
    if name.len() > LONGEST {
        return vec![folded(name)];
    }
    let mut before = '_';
    let mut tails = Vec::new();
    for (at, letter) in name.char_indices() {
        if before == '_' || letter.is_uppercase() && !before.is_uppercase() {
            tails.push(folded(name.get(at..).unwrap_or_default()));
        }
        before = letter;
    }
    tails
}

/// The address that a value is, in any of the forms in which one is written.
fn whom(value: &Typed) -> Option<Address> {
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

/// What is paid, how much of it, and where its token is named.
type Paid<'a> = (Asset, Amount, Option<(&'a str, Address)>);

/// A member of a struct.
struct Member<'a> {
    name: &'a str,
    /// Its name as it is compared, and what that ends in.
    tails: Vec<String>,
    value: &'a Typed,
}

impl Member<'_> {
    /// Its whole name as it is compared.
    fn whole(&self) -> &str {
        self.tails.first().map(String::as_str).unwrap_or_default()
    }

    /// Whether its name ends in one of these words, and is not of something aside.
    fn ends_in(&self, words: &[&str]) -> bool {
        let says = |tail: &str| {
            let before = self.whole().strip_suffix(tail).unwrap_or_default();
            let after = |words: &[&str]| words.iter().any(|word| before.ends_with(word));
            !after(&OTHERWISE) && (before.is_empty() || !ALONE.contains(&tail) || after(&WHOSE))
        };
        self.tails.iter().any(|tail| words.contains(&tail.as_str()) && says(tail))
            && !ASIDE.iter().any(|aside| self.whole().contains(aside))
    }
}

/// The members of a struct, as guesses look at them.
struct Members<'a> {
    data: &'a TypedData,
    value: &'a Typed,
    all: Vec<Member<'a>>,
    /// Where the struct stands in the message, with the dot behind it.
    at: String,
}

impl<'a> Members<'a> {
    fn of(data: &'a TypedData, value: &'a Typed, members: &'a [(String, Typed)], at: &str) -> Self {
        let all = members
            .iter()
            .map(|(name, value)| Member { name, tails: tails(name), value })
            .collect();
        Self { data, value, all, at: at.to_owned() }
    }

    /// Everything that the struct looks like.
    fn read(&self, search: &Search<'_>, reader: &mut Reader) -> Vec<Act> {
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
    fn whole(&self, name: &str) -> Option<&Member<'a>> {
        self.all.iter().find(|member| member.whole() == name)
    }

    /// The members of these names, in the order of the names, and then those whose names end in one of them.
    fn called(&self, names: &[&str]) -> impl Iterator<Item = &Member<'a>> {
        let whole = names.iter().filter_map(move |name| self.whole(name));
        let others = self
            .all
            .iter()
            .filter(move |member| member.ends_in(names) && !names.contains(&member.whole()));
        whole.chain(others)
    }

    /// The first member of these names that is an address.
    fn address(&self, names: &[&str]) -> Option<(&'a str, Address)> {
        let mut members = names.iter().filter_map(|name| self.whole(name));
        members.find_map(|member| Some((member.name, member.value.address()?)))
    }

    fn uint(&self, names: &[&str]) -> Option<U256> {
        names.iter().find_map(|name| self.whole(name)?.value.uint())
    }

    /// Who stands in one of these places, and where: the first who is a stranger that nothing is said of, or else the
    /// first.
    fn someone(&self, names: &[&str], told: &[Act], reader: &Reader) -> Option<(String, Address)> {
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
    fn stranger(&self, names: &[&str], told: &[Act], reader: &Reader) -> Option<(String, Address)> {
        self.someone(names, told, reader).filter(|(_, address)| !reader.has_own(*address))
    }

    /// The token that is named, if it is certain which.
    fn token(&self) -> Option<(&'a str, Address)> {
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
    fn amounts(&self) -> Vec<(&Member<'a>, U256)> {
        let uint = |member: &'_ Member<'a>| member.value.uint().filter(|amount| !amount.is_zero());
        let every = |fits: &dyn Fn(&Member<'a>) -> bool| {
            let fitting = self.all.iter().filter(|member| fits(member));
            fitting.filter_map(|member| Some((member, uint(member)?))).collect::<Vec<_>>()
        };
        let whole = every(&|member| AMOUNTS.contains(&member.whole()));
        if whole.is_empty() { every(&|member| member.ends_in(&AMOUNTS)) } else { whole }
    }

    /// An amount that is written as text.
    fn amount_in_text(&self) -> Option<&'a str> {
        self.called(&AMOUNTS).find_map(|member| member.value.text())
    }

    /// Where a member of a member stands, or one of its own, by the names as they are compared.
    fn place(&self, path: &str) -> Option<String> {
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

    /// So much of one token for so much of another.
    fn offer(&self, reader: &mut Reader) -> Option<Act> {
        let mut order = Offer::inside(self.data, self.value, self.at.clone(), reader);
        let token = |name: &str| self.place(name).filter(|place| order.address(place).is_some());
        let amount = |name: &str| self.place(name).filter(|place| order.uint(place).is_some());
        let said = |(name, much): &(&str, &str)| Some((token(name)?, Some(amount(much)?)));
        let mut given = GIVES.iter().find_map(said)?;
        // Where only a least is said of what is paid, the token is known, and who gets it.
        let alone = |(name, _): &(&str, &str)| Some((token(name)?, None));
        let mut paid = GETS.iter().find_map(said).or_else(|| GETS.iter().find_map(alone))?;
        let maker = self.address(&["maker"]);
        let own = |(_, address): &(&str, Address)| reader.has_own(*address);
        // Whoever takes the offer of somebody else gives what is paid for it.
        if maker.is_some_and(|maker| !own(&maker))
            && self.address(&["taker"]).as_ref().is_some_and(own)
        {
            std::mem::swap(&mut given, &mut paid);
        } else if let Some((maker, _)) = maker {
            order.maker(maker);
        }
        let chain = self.uint(&ELSEWHERE).and_then(|id| u64::try_from(id).ok()).map(Chain::Evm);
        let chain = chain.filter(|chain| Some(*chain) != reader.chain);
        let asset = order.token(&given.0, reader)?;
        let amount = given.1.and_then(|place| order.uint(&place));
        order.gives(asset, amount);
        let asset = match chain {
            Some(_) => tokens::elsewhere(chain, order.address(&paid.0)?),
            None => order.token(&paid.0, reader)?,
        };
        let amount = paid.1.and_then(|place| order.uint(&place));
        self.pay(&mut order, asset, amount, reader);
        if let Some((fee, _)) = self.fee(reader) {
            order.party(Role::FeeReceiver, fee);
        }
        Some(order.act(None))
    }

    /// Adds what is paid for an order, to whoever gets it.
    fn pay(&self, order: &mut Offer<'_>, asset: Asset, amount: Option<U256>, reader: &Reader) {
        match self.someone(&RECEIVERS, &[], reader) {
            Some((place, address)) => order.pays(asset, amount, (address, &place)),
            None => order.gets(asset, amount, ""),
        }
    }

    /// Who else gets a fee, and how many of so many parts of the price, if that is said.
    fn fee(&self, reader: &Reader) -> Option<(&'a str, Option<(U256, u64)>)> {
        let fees = || {
            let is_fee = |name: &str| name.contains("fee") || name.contains("royalt");
            self.all.iter().filter(move |member| is_fee(member.whole()))
        };
        let stranger = |member: &&Member<'a>| {
            member.value.address().is_some_and(|one| !one.is_zero() && !reader.has_own(one))
        };
        let receiver =
            fees().find(|member| stranger(member) && sort(member.name) != Sort::Thing)?;
        let share = fees().find_map(|member| {
            let name = member.whole();
            let whole = if ["bps", "bips", "basispoints"].iter().any(|unit| name.ends_with(unit)) {
                10_000
            } else if name.ends_with("percent") || name.ends_with("percentage") {
                100
            } else {
                return None;
            };
            Some((member.value.uint().filter(|parts| *parts <= U256::from(whole))?, whole))
        });
        Some((receiver.name, share))
    }

    /// An item of the signer's for a price.
    fn listing(&self, reader: &mut Reader) -> Option<Act> {
        /// So many of the smallest units are worth nothing in any currency in which items are sold.
        const NOTHING: U256 = U256::from_limbs([1_000_000, 0, 0, 0]);
        let kind = &self.data.primary_type;
        let is = |words: &[&str]| words.iter().any(|word| kind.contains(word));
        // Whoever takes a bid sells.
        let accepts = has_word(kind, "accept") && is(&PURCHASES);
        let (member, collection) = self.address(&COLLECTIONS)?;
        let id = self.uint(&ITEMS)?;
        let price = self.uint(&PRICES)?;
        let signer = self.data.signer.as_ref()?.address;
        let own = |names: &[&str]| self.address(names).filter(|(_, address)| *address == signer);
        let seller = own(&SELLERS);
        // Who bids names the same, but pays the price.
        if seller.is_none() && kind.contains("Bid") && !accepts {
            return None;
        }
        let (maker, _) = seller.or_else(|| own(&MAKERS))?;
        let mut order = Offer::inside(self.data, self.value, self.at.clone(), reader);
        order.maker(maker);
        let item = Asset::Collectible { address: reader.spelled(collection), id: id.to_string() };
        order.note_token(collection, member);
        order.gives(item, Some(U256::ONE));
        // Nobody knows what a price is of that names no currency; but next to nothing is nothing in any.
        let (currency, price) = match self.address(&CURRENCIES) {
            Some((name, _)) => (order.token(name, reader)?, Some(price)),
            None => (Asset::Unnamed, Some(price).filter(|price| *price < NOTHING)),
        };
        // A maker may as well be who pays the price, unless there is none.
        let amount = price.map_or_else(Amount::unread, Amount::of);
        let part = Part { asset: currency.clone(), amount, to: None };
        let nothing = worth::is_dust_price(&part);
        let sells = accepts || is(&SALES) || nothing;
        if seller.is_none() && (is(&PURCHASES) && !accepts || !sells) {
            return None;
        }
        let mut rest = price;
        if let Some((fee, share)) = self.fee(reader) {
            match share.zip(price) {
                Some(((parts, whole), price)) => {
                    let part = price.saturating_mul(parts) / U256::from(whole);
                    rest = Some(price.saturating_sub(part));
                    order.gets(currency.clone(), Some(part), fee);
                }
                None => order.party(Role::FeeReceiver, fee),
            }
        }
        self.pay(&mut order, currency, rest, reader);
        Some(order.act(None))
    }

    /// Somebody who may take a token: the one that is named, or the one that verifies the signature.
    fn allowance(&self, reader: &mut Reader) -> Option<Act> {
        let (member, spender) = self.stranger(&SPENDERS, &[], reader)?;
        let token = self.token();
        // One item, of which an operator does something.
        if token.is_none() && self.uint(&ITEMS).is_some() {
            return None;
        }
        // If several amounts are named, it may be any of them.
        let most = self.amounts().into_iter().map(|(_, amount)| amount).max();
        let zero = || self.called(&AMOUNTS).find_map(|member| member.value.uint());
        let text = || self.amount_in_text().map(|text| text.parse().unwrap_or_default());
        let amount = match most.or_else(zero) {
            Some(amount) => Some(amount),
            None => Some(text()?).filter(|amount| *amount >= UNLIMITED),
        };
        let asset = match token {
            Some((_, token)) => reader.token_or_native(token),
            // Which of several it is nobody knows; where none is named, it is the one that verifies.
            None if self.all.iter().any(|member| member.ends_in(&TOKENS)) => Asset::Unnamed,
            None => reader.token(self.data.verifying_contract()?),
        };
        let amount =
            amount.map_or_else(Amount::unread, |amount| Amount::allowed(amount, asset.decimals()));
        let itself = token.is_none() && asset != Asset::Unnamed;
        let role = if itself { Role::Token } else { Role::VerifyingContract };
        let mut signed = Signed::new(self.data, role, reader);
        signed.party(Role::Spender, &self.path(&member), spender);
        if let Some((name, token)) = token {
            signed.party(Role::Token, &self.path(name), token);
        }
        let deed = Deed::allowance(asset, amount);
        Some(signed.act(deed, None))
    }

    fn path(&self, member: &str) -> String {
        format!("{}{member}", self.at)
    }

    /// Somebody who would be paid in a token that is named, or given an item.
    fn payment(&self, told: &[Act], search: &Search<'_>, reader: &mut Reader) -> Option<Act> {
        let (member, payee) = self.someone(&PAYEES, told, reader).or_else(|| {
            let is_item = self.uint(&ITEMS).is_some();
            self.stranger(&OWNERS, told, reader).filter(|_| is_item)
        })?;
        let unnamed = self.token().is_none();
        let kind = &self.data.primary_type;
        // What has a price is bought, and what has a text of its own is created.
        let aside = self.all.iter().any(|member| {
            let price = has_word(member.name, "price") && !member.whole().contains("gas");
            price || member.tails.iter().any(|tail| matches!(tail.as_str(), "uri" | "tokenuri"))
        });
        let aside = aside && !pays(kind);
        let counted = unnamed && !pays(kind) && COUNTED.iter().any(|word| has_word(kind, word));
        let called =
            unnamed && self.target().is_some_and(|(_, target)| target == payee) && self.has_data();
        if aside || counted || called {
            return None;
        }
        let (asset, amount, token) = self.item(search, reader).or_else(|| self.sum(reader))?;
        let mut signed = Signed::new(self.data, Role::VerifyingContract, reader);
        signed.party(Role::Payee, &self.path(&member), payee);
        if let Some((name, token)) = token {
            signed.party(Role::Token, &self.path(name), token);
        }
        if let (Some(place), Some(signer)) = (&search.own, &self.data.signer) {
            signed.party(Role::Holder, place, signer.address);
        }
        Some(signed.act(Deed::Send { asset, amount }, None))
    }

    /// One item of a collection, or several of its kind.
    fn item(&self, search: &Search<'_>, reader: &Reader) -> Option<Paid<'a>> {
        search.own.as_ref()?;
        let id = self.uint(&ITEMS)?;
        let (name, collection) =
            self.address(&COLLECTIONS).filter(|(_, one)| !tokens::is_known(one))?;
        let asset = Asset::Collectible { address: reader.spelled(collection), id: id.to_string() };
        let amount = self.amounts().first().map_or(U256::ONE, |(_, amount)| *amount);
        Some((asset, Amount::of(amount), Some((name, collection))))
    }

    /// So much of a token.
    fn sum(&self, reader: &mut Reader) -> Option<Paid<'a>> {
        let mut amounts = self.amounts();
        let mut text = self.amount_in_text();
        let token = self.token();
        // How many there are of something is not how much is paid.
        if token.is_none() && !self.is_named() && !is_payment(&self.data.primary_type) {
            amounts.retain(|(member, _)| member.ends_in(&MONEY));
            text = text.filter(|_| self.all.iter().any(|member| member.ends_in(&MONEY)));
        }
        let amount = match amounts.as_slice() {
            [] => text.map(|_| None)?,
            [(_, first), others @ ..] => {
                Some(*first).filter(|_| others.iter().all(|(_, other)| other == first))
            }
        };
        // Shares are not what they are paid out in.
        let shares = amounts.iter().any(|(member, _)| member.whole().ends_with("shares"));
        let asset = match token {
            Some((_, token)) if !shares => reader.token_or_native(token),
            Some(_) => Asset::Unnamed,
            // Exchanges name their tokens in letters or by number, and contracts that keep one not at all.
            None if self.is_named() || self.data.verifying_contract().is_some() => Asset::Unnamed,
            None => return None,
        };
        let decimals = asset.decimals();
        let amount = amount.map_or_else(Amount::unread, |amount| Amount::allowed(amount, decimals));
        Some((asset, amount, token))
    }

    /// Whether a token is named in another way than by its address.
    fn is_named(&self) -> bool {
        let mut named = TOKENS.iter().filter_map(|name| self.whole(name));
        named.any(|member| member.value.text().is_some() || member.value.uint().is_some())
    }

    /// Somebody who has the account from then on.
    fn owner(&self, reader: &Reader) -> Option<Act> {
        let (member, owner) = self.stranger(&OWNERS, &[], reader)?;
        let beside = |names: &[&str]| names.iter().any(|name| self.whole(name).is_some());
        if beside(&ITEMS) || beside(&NAMES) {
            return None;
        }
        let deed = Deed::Administer { power: Power::AccountOwnerAdded, about: None };
        let mut signed = Signed::new(self.data, Role::VerifyingContract, reader);
        signed.party(Role::Owner, &self.path(&member), owner);
        Some(signed.act(deed, None))
    }

    /// Somebody else who may act for the signer.
    fn acting(&self, told: &[Act], reader: &Reader) -> Option<Act> {
        let (member, other) = self.stranger(&ACTING, told, reader)?;
        // An order names who signs for it.
        if self.whole("price").is_some() && self.amounts().len() == 1 {
            return None;
        }
        let permission = self.data.primary_type.clone();
        let deed =
            Deed::Grant { permission, asset: None, amount: None, period: None, expires: None };
        let mut signed = Signed::new(self.data, Role::VerifyingContract, reader);
        signed.party(Role::Delegate, &self.path(&member), other);
        Some(signed.act(deed, None))
    }

    /// Whom a call is made to, by the name of the member.
    fn target(&self) -> Option<(&'a str, Address)> {
        let mut members = self.called(&TARGETS);
        members.find_map(|member| Some((member.name, member.value.address()?)))
    }

    /// Whether there is room for what is called.
    fn has_data(&self) -> bool {
        let mut members = CALLED.iter().filter_map(|name| self.whole(name));
        members.any(|member| matches!(member.value, Typed::Atom(Atom::Bytes(_)) | Typed::List(_)))
    }

    /// Calls in bytes beside the addresses that they are made to.
    fn calls(&self, reader: &mut Reader) -> Vec<Act> {
        let mut acts = Vec::new();
        for member in &self.all {
            match member.value {
                Typed::List(items) => {
                    for (index, item) in items.iter().enumerate().take(limits::ITEMS) {
                        let Some(bytes) = calldata(item) else { continue };
                        let place = format!("{}[{index}]", member.name);
                        let target = self.target_in_list(items.len(), index);
                        acts.extend(self.call(member, &place, &bytes, target, reader));
                    }
                }
                value => {
                    let Some(bytes) = calldata(value) else { continue };
                    acts.extend(self.call(member, member.name, &bytes, None, reader));
                }
            }
        }
        acts
    }

    /// The address at this index in a list of as many addresses.
    fn target_in_list(&self, count: usize, index: usize) -> Option<(String, Address)> {
        self.all.iter().find_map(|member| {
            let items = member.value.items().filter(|items| items.len() == count)?;
            Some((format!("{}[{index}]", member.name), items.get(index)?.address()?))
        })
    }

    /// The selector that stands beside its arguments: its four bytes, or the signature that it is made of.
    fn selector(&self) -> Option<[u8; SELECTOR]> {
        /// No signature of a token's functions is longer.
        const LONGEST: usize = 100;
        self.all.iter().find_map(|member| match member.value {
            Typed::Atom(Atom::FixedBytes(word, SELECTOR)) => word.first_chunk().copied(),
            Typed::Atom(Atom::Text(text))
                if text.len() <= LONGEST && text.ends_with(')') && text.contains('(') =>
            {
                Some(signature::selector(text))
            }
            _ => None,
        })
    }

    fn call(
        &self,
        member: &Member<'_>,
        place: &str,
        bytes: &[u8],
        target: Option<(String, Address)>,
        reader: &mut Reader,
    ) -> Vec<Act> {
        /// How long a call is that has an argument.
        const SHORTEST: usize = SELECTOR + WORD;
        let joined;
        let mut bytes = bytes;
        if !bytes.is_empty()
            && bytes.len().is_multiple_of(WORD)
            && let Some(selector) = self.selector()
        {
            joined = [selector.as_slice(), bytes].concat();
            bytes = &joined;
        }
        let holds = CALLED.contains(&member.whole());
        let named = target.or_else(|| self.target().map(|(name, to)| (name.to_owned(), to)));
        let place_of = |member: &str| format!("{}.message.{}{member}", self.data.path, self.at);
        let value = self.uint(&["value"]).filter(|_| holds && named.is_some()).unwrap_or_default();
        let known = super::function(bytes).filter(|_| bytes.first() != Some(&0));
        let arguments = bytes.get(SELECTOR..).unwrap_or_default();
        let whole = known.and_then(|function| abi::standard_size(function.signature, arguments));
        // Of what is not known, all that is sure is whom it is made to, and what is paid.
        let called = holds
            && named.is_some()
            && (bytes.len() % WORD == SELECTOR || bytes.is_empty() && !value.is_zero());
        if whole.is_none() && !called && bytes.len() < SHORTEST {
            return Vec::new();
        }
        let own = named.is_some();
        let named = named.map(|(name, to)| (place_of(&name), to)).or_else(|| {
            let known = self.all.iter().find_map(|member| {
                let address = member.value.address()?;
                let party =
                    Party::new(Role::Contract, address, place_of(member.name), reader.chain);
                party.kind.map(|_| (party.path, address))
            });
            let path = format!("{}.domain.verifyingContract", self.data.path);
            known.or_else(|| self.data.verifying_contract().map(|contract| (path, contract)))
        });
        let Some((to_path, to)) = named else { return Vec::new() };
        let (path, value_path) = (place_of(place), place_of("value"));
        let call = Call {
            by: Caller::of(self.data.signer.as_ref(), None),
            to,
            to_path: &to_path,
            value: Some(value),
            value_path: if own { &value_path } else { &path },
            data: bytes,
            path: &path,
            means: Means::Signature,
        };
        if whole.is_none() && !called {
            return guess::guess(&call, reader).calls;
        }
        if self.uint(&["operation"]) == Some(U256::ONE) {
            let mut act = reader.delegatecall(&call);
            // Others than Safe's count their operations otherwise.
            if matches!(act.deed, Deed::Delegatecall { .. }) && !self.is_of_safe() {
                act.read_as = Some(self.data.primary_type.clone());
            }
            return vec![act];
        }
        let acts = reader.call(&call);
        if known.is_none() {
            // That the whole is not known says as much.
            reader.unread.retain(|gap| gap.path != path || gap.doubt != Doubt::Unknown);
        }
        acts
    }

    /// Whether a call is written as a Safe's transactions are.
    fn is_of_safe(&self) -> bool {
        let whole = |name: &&str| self.whole(name).is_some();
        let says = |name: &str| ["Safe", "Module"].iter().any(|word| name.contains(word));
        ["to", "value", "data", "operation"].iter().all(whole)
            || says(&self.data.primary_type)
            || self.data.domain_name().is_some_and(says)
    }
}

/// The bytes of a value: as they are, or written in hex, or in base64 where they are a call that is known.
fn calldata(value: &Typed) -> Option<Vec<u8>> {
    /// No call that says anything is shorter in base64.
    const SHORTEST: usize = 48;
    match value {
        Typed::Atom(Atom::Bytes(bytes)) => Some(bytes.clone()),
        Typed::Atom(Atom::Text(text)) => match text.trim().strip_prefix("0x") {
            Some(digits) => {
                hex::decode(digits).ok().filter(|bytes| bytes.len() > Address::len_bytes())
            }
            None if text.len() >= SHORTEST => Some(base64(text.trim().as_bytes()))
                .filter(|bytes| super::function(bytes).is_some()),
            None => None,
        },
        _ => None,
    }
}
