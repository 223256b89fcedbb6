//! What decoded things do: every act with every address in it, labelled with its role.
//!
//! A protocol is one file in `act::protocol`: its functions or types, and what each of them does.

mod amount;
mod asked;
mod asset;
mod bitcoin;
mod call;
mod deed;
mod deploy;
mod flat;
pub mod homoglyph;
mod known;
pub mod network;
mod party;
mod power;
mod protocol;
mod question;
mod service;
mod sign;
mod sign_in;
mod solana;
mod tokens;
mod tron;
mod words;
pub mod worth;

use std::ops::Range;

use alloy_primitives::{Address, B256, U256};
use serde::Deserialize;

pub use amount::UNLIMITED;
pub(crate) use amount::grouped;
pub use asked::UNDER;
pub use asset::{Amount, Asset, Part};
pub use bitcoin::{ANYONE_CAN_PAY, Covered, Fee, NONE, SINGLE};
pub use call::RELAY_SOLVER;
pub use deed::{Change, Deed, Key, Means, Permission, ResourceChange};
pub use known::{Kind, is_known_collection, is_trading_settler};
pub use party::{Party, Role};
pub use power::Power;
pub(crate) use protocol::is_payment;
pub use question::{Question, RpcCall};
pub use solana::is_associated;
pub(crate) use words::{Owned, leading};
pub use words::{and_at_least, and_more};

pub use crate::decode::payload::{Content, Payload};
pub use crate::decode::tron::Transaction as TronTransaction;
pub use crate::decode::{Chain, Doubt, Unread};
use crate::decode::{Decoded, Facts, limits, spelled};
use crate::intel::ChainAddress;
use crate::site::Site;

/// One thing that the request would do.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[allow(clippy::struct_excessive_bools)] // Each is noted where it is read, by itself.
pub struct Act {
    /// What it does.
    #[serde(flatten)]
    // In parentheses: an interface cannot extend a union, so it has to become an intersection.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "(Deed)"))]
    pub deed: Deed,
    /// One sentence in plain words.
    pub words: String,
    /// Where in the request it was read.
    pub path: String,
    /// What it was read as, for example `approve(address,uint256)` or `Permit`.
    pub read_as: Option<String>,
    /// How it takes effect.
    pub means: Means,
    /// Every address in it.
    pub parties: Vec<Party>,
    /// Whether it is only what bytes look like that are not understood.
    #[serde(default)]
    pub guess: bool,
    /// Whether what a trade gives is taken from whoever calls, and not from what the contract has.
    #[serde(skip)]
    pub of_caller: bool,
    /// Whether a trade goes by way of a token that nobody knows.
    #[serde(skip)]
    pub by_strangers: bool,
    /// The number of the call that it is made in, if that may fail and the rest be done all the same, to the last of
    /// those inside it.
    #[serde(skip)]
    pub apart: Range<u32>,
    /// Whether what it brings to the contract that makes it is sent to another network when all calls are made.
    #[serde(skip)]
    pub bridged: bool,
    /// When it is made among those that stand beside it, where another order tells more.
    #[serde(skip)]
    pub turn: usize,
    /// What is lent for as long as the acts inside it take.
    #[serde(skip)]
    pub lends: Option<Part>,
    /// Which of the acts inside it counts most, where it only makes calls.
    #[serde(skip)]
    leads: Option<usize>,
    /// Until when a signature may be used, in unix seconds as a decimal string.
    pub deadline: Option<String>,
    /// Acts inside this one.
    pub calls: Vec<Act>,
}

impl Act {
    /// An act without acts inside it.
    fn new(
        deed: Deed,
        path: String,
        read_as: Option<String>,
        means: Means,
        parties: Vec<Party>,
    ) -> Self {
        let mut act = Self {
            deed,
            words: String::new(),
            path,
            read_as,
            means,
            parties,
            guess: false,
            of_caller: false,
            by_strangers: false,
            bridged: false,
            turn: 0,
            apart: 0..0,
            lends: None,
            leads: None,
            deadline: None,
            calls: Vec::new(),
        };
        act.words = act.in_words();
        act
    }

    /// The same as a guess.
    fn guessed(mut self) -> Self {
        if !self.guess {
            self.guess = true;
            self.calls = self.calls.into_iter().map(Self::guessed).collect();
            self.words = self.in_words();
        }
        self
    }

    /// How a sentence about its effect begins.
    pub fn begins(&self) -> &'static str {
        if self.guess { "This looks as if it would" } else { "This would" }
    }

    /// Whether it is a call of a function: by a transaction, or in one that a Safe or another account makes by its
    /// owner's signature. Orders and permits are none.
    pub fn is_call(&self) -> bool {
        self.means == Means::Transaction
            || self.read_as.as_deref().is_some_and(|read_as| read_as.contains('('))
    }

    /// Whether the function that it was read as has one of these names, or its signature begins like that.
    pub(crate) fn is_named(&self, names: &[&str]) -> bool {
        let read_as = self.read_as.as_deref().unwrap_or_default();
        names.iter().any(|name| read_as.starts_with(name))
    }

    /// The act's address in this role, if it has one.
    pub fn party(&self, role: Role) -> Option<&Party> {
        self.parties.iter().find(|party| party.role == role)
    }

    /// What is put into the contract that is called and stays there, for whatever comes next.
    pub(crate) fn put_there(&self) -> Option<Part> {
        let Deed::Deposit { asset, amount } = &self.deed else { return None };
        let payee = self.party(Role::Payee).map(|payee| &payee.address);
        let contract = self.party(Role::Contract).map(|contract| &contract.address);
        let stays = payee.is_none() || payee == contract;
        stays.then(|| Part { asset: asset.clone(), amount: amount.clone(), to: None })
    }

    /// Notes that it is made in a call that may fail, and the rest is done all the same.
    fn set_apart(&mut self, call: &Range<u32>) {
        if self.apart.is_empty() {
            self.apart = call.clone();
            self.calls.iter_mut().for_each(|inner| inner.set_apart(call));
        }
    }

    /// Whether it is made for certain if the other one is.
    pub(crate) fn is_made_with(&self, other: &Self) -> bool {
        self.apart.is_empty() || self.apart.contains(&other.apart.start)
    }

    /// Whether a trade takes what it gives from elsewhere than this contract, which it is made by: from whoever calls.
    pub(crate) fn spares(&self, place: &ChainAddress) -> bool {
        let itself = self.party(Role::Contract).is_some_and(|contract| contract.address == *place);
        self.of_caller && itself
    }

    /// This act and every act inside it.
    pub fn each<'a>(&'a self, visit: &mut dyn FnMut(&'a Self)) {
        visit(self);
        for call in &self.calls {
            call.each(visit);
        }
    }

    /// Whether what it does with the native amount sent along is said by the act itself.
    fn moves_coin(&self, paid: &Amount) -> bool {
        // Another amount than is paid would hide what is paid.
        let said = |asset: &Asset, amount: &Amount| {
            matches!(asset, Asset::Native { .. }) && amount.value == paid.value
        };
        match &self.deed {
            Deed::Send { asset, amount }
            | Deed::Deposit { asset, amount }
            | Deed::Bridge { asset, amount, .. } => said(asset, amount),
            Deed::Trade { gives, .. } => gives.iter().any(|part| said(&part.asset, &part.amount)),
            _ => false,
        }
    }
}

/// Who asks, and in which circumstances.
#[derive(Clone, Debug, Default)]
pub struct Asker {
    /// The origin of the page; `None` if it is not known.
    pub origin: Option<String>,
    /// The origin of the page that frames it, if one does.
    pub top_origin: Option<String>,
    /// The account that is connected, if it is known.
    pub account: Option<ChainAddress>,
    /// The network that the wallet is on, if it is known.
    pub chain: Option<Chain>,
    /// The time, in unix seconds, if it is known.
    pub now: Option<u64>,
}

/// What typed data says of itself, apart from what it does.
#[derive(Clone, Debug)]
pub struct SignedData {
    /// Where the typed data stands.
    pub path: String,
    /// The primary type.
    pub primary_type: String,
    /// The name in the domain: whatever the page wrote there.
    pub domain_name: Option<String>,
    /// The domain's chain id.
    pub chain_id: Option<U256>,
    /// The texts in its domain and message that are too short to be payloads, a line each.
    pub short_texts: String,
    /// The contract that is to verify the signature.
    pub verifying_contract: Option<Party>,
    /// The account that is asked to sign.
    pub signer: Option<ChainAddress>,
    /// Whether what a signature of it does is known.
    pub read: bool,
    /// Whether a signature of it moves and allows nothing: a vote.
    pub harmless: bool,
    /// Whether it could be hashed: typed data that cannot is not what it says.
    pub hashed: bool,
    /// What is signed, if it could be hashed.
    pub digest: Option<B256>,
    /// The count of the Safe's transactions that it is for, if it is a Safe transaction.
    pub safe_nonce: Option<U256>,
}

/// Everything that a request would do, and the bytes it is made of.
#[derive(Clone, Debug, Default)]
pub struct Acts {
    /// The acts, as they stand in the request.
    pub acts: Vec<Act>,
    /// Which of the acts are made together, as one batch of calls.
    pub together: Vec<Range<usize>>,
    /// Which of the acts are of one call of a batch each, where its calls may be made one by one.
    pub one_by_one: Vec<Range<usize>>,
    /// Typed data that is signed, in the order of the request.
    pub signed: Vec<SignedData>,
    /// Where transactions stand that were signed before, and are only to be published.
    pub published: Vec<String>,
    /// What the signatures of Bitcoin's coins are to cover.
    pub covered: Vec<Covered>,
    /// What transactions pay for being put on the chain, where that is known (Bitcoin, Solana).
    pub fees: Vec<Fee>,
    /// Transactions of Tron, for what they say of themselves apart from what they do.
    pub tron: Vec<TronTransaction>,
    /// Where private keys stood that a page handed over to sign with.
    pub keys_in_page: Vec<String>,
    /// Who asks.
    pub asker: Asker,
    /// The user's own addresses as far as the request shows them: who signs, and the accounts that act.
    pub own: Vec<ChainAddress>,
    /// Every run of bytes and every text in the request.
    pub payloads: Vec<Payload>,
    /// Facts of the chain that would make the review better.
    pub questions: Vec<Question>,
    /// What is known already of the facts.
    pub facts: Facts,
    /// What could not be read, by decoding or by what follows it.
    pub unread: Vec<Unread>,
}

impl Acts {
    /// The host of the page that asks, if it is known.
    pub(crate) fn asking_host(&self) -> Option<&str> {
        self.asker.origin.as_deref().map(|origin| Site::read(origin).host)
    }

    /// Visits every act, outer ones first.
    pub fn each<'a>(&'a self, mut visit: impl FnMut(&'a Act)) {
        for act in &self.acts {
            act.each(&mut visit);
        }
    }

    /// Whether an address is one of the user's own, as far as the request shows.
    pub fn is_own(&self, address: &ChainAddress) -> bool {
        self.own.iter().chain(&self.asker.account).any(|own| own.is_same_account(address))
    }
}

/// The signatures of the functions that are known, with the names of their parameters.
pub fn known_functions() -> impl Iterator<Item = &'static str> {
    protocol::signatures()
}

/// Says what a decoded request does.
pub fn read(decoded: Decoded, asker: Asker) -> Acts {
    let Decoded { asked, payloads, unread, chain, facts } = decoded;
    let mut reader = Reader {
        chain,
        wallet_chain: chain,
        asker_origin: asker.origin.clone(),
        facts,
        questions: Vec::new(),
        unread,
        together: Vec::new(),
        one_by_one: Vec::new(),
        signed: Vec::new(),
        published: Vec::new(),
        covered: Vec::new(),
        fees: Vec::new(),
        tron: Vec::new(),
        keys_in_page: Vec::new(),
        own: asker.account.iter().cloned().collect(),
        code: None,
        depth: 0,
        calls_left: limits::CALLS,
        bytes_left: payloads.iter().map(Payload::size).sum::<usize>() * limits::SHARED
            + limits::SHARED_ALWAYS,
        shares: Vec::new(),
        exhausted: false,
        guesses_left: limits::GUESSES,
        pools_left: limits::POOLS,
        calls_apart: 0,
    };
    let mut acts = asked.map_or_else(Vec::new, |asked| reader.asked(&asked));
    acts.iter_mut().for_each(Act::tell_of_calls);
    for act in &acts {
        act.each(&mut |act| reader.ask_about_takers(act));
    }
    // The least of the questions come last: a host may stop asking.
    let mut proxies = Vec::new();
    for act in &mut acts {
        reader.tell_of_code(act, &mut proxies);
    }
    // A request that is nothing but what one account does is that account's.
    if let [act] = acts.as_slice()
        && let Some(account) = act.party(Role::Account)
        // On Solana, what acts is a key that signs; the accounts of programs are not the user's for that.
        && account.address.bytes20().is_some()
        && !takes_of_another(act, &account.address, &reader)
    {
        reader.own_account(account.address.clone());
    }
    let Reader {
        questions,
        unread,
        facts,
        together,
        one_by_one,
        signed,
        published,
        covered,
        fees,
        tron,
        keys_in_page,
        own,
        ..
    } = reader;
    let asker = Asker { chain, ..asker };
    if let Some(account) = &asker.account {
        for act in &mut acts {
            act.name_signer(account);
        }
    }
    Acts {
        acts,
        together,
        one_by_one,
        signed,
        published,
        covered,
        fees,
        tron,
        keys_in_page,
        asker,
        own,
        payloads,
        questions,
        facts,
        unread,
    }
}

/// Whether an account takes something out, or borrows, in the name of another address of the user's, or takes what that
/// one has. The user's own account spends its own; but a stranger's contract that has been allowed to may be
/// called like one. What known code does that is run as a person's own proxy is such an account's doing: it moves
/// positions of its owner's. What the same request does beside it is not.
fn takes_of_another(act: &Act, account: &ChainAddress, reader: &Reader) -> bool {
    let is_other = |address: &ChainAddress| address != account && reader.is_own(address);
    let by_code =
        |party: &Party| party.role == Role::Code && party.kind == Some(Kind::ProxyActions);
    if act.parties.iter().any(by_code) {
        return false;
    }
    let of_another = act.party(Role::Holder).is_some_and(|holder| is_other(&holder.address));
    let takes_out = match &act.deed {
        Deed::Send { .. }
        | Deed::Withdraw { .. }
        | Deed::Borrow { .. }
        | Deed::Trade { .. }
        | Deed::Bridge { .. }
        | Deed::Burn { .. } => true,
        // What is put in for its holder stays the holder's.
        Deed::Deposit { .. } => {
            act.party(Role::Payee).is_some_and(|payee| !is_other(&payee.address))
        }
        _ => false,
    };
    of_another && takes_out
        || act.calls.iter().any(|inner| takes_of_another(inner, account, reader))
}

/// What reading acts needs besides the decoded request, and what it leaves behind.
struct Reader {
    /// The chain that is read for: what the request names, or else the wallet's.
    chain: Option<Chain>,
    /// The chain that the wallet is on.
    wallet_chain: Option<Chain>,
    asker_origin: Option<String>,
    facts: Facts,
    questions: Vec<Question>,
    unread: Vec<Unread>,
    together: Vec<Range<usize>>,
    one_by_one: Vec<Range<usize>>,
    signed: Vec<SignedData>,
    published: Vec<String>,
    covered: Vec<Covered>,
    fees: Vec<Fee>,
    tron: Vec<TronTransaction>,
    keys_in_page: Vec<String>,
    own: Vec<ChainAddress>,
    /// The code that runs as the account that makes the calls that are read.
    code: Option<Address>,
    depth: usize,
    calls_left: usize,
    bytes_left: usize,
    exhausted: bool,
    /// Of which tokens the plan that is read pays shares as fees, and how much of each, in hundredths of a percent.
    shares: Vec<(Address, U256)>,
    /// How many more guesses may be tried at what unknown calldata holds.
    guesses_left: usize,
    /// How many more pools may be compared with those of known factories.
    pools_left: usize,
    /// How many calls were read that may fail by themselves, or might have.
    calls_apart: u32,
}

impl Reader {
    /// What is read of a call that may fail, if it may, and the rest is done all the same.
    fn apart(&mut self, may_fail: bool, read: impl FnOnce(&mut Self) -> Vec<Act>) -> Vec<Act> {
        self.calls_apart = self.calls_apart.saturating_add(1);
        let first = self.calls_apart;
        let mut acts = read(self);
        if may_fail {
            let call = first..self.calls_apart.saturating_add(1);
            for act in &mut acts {
                act.set_apart(&call);
            }
        }
        acts
    }

    /// Notes an address as the user's own.
    fn own(&mut self, address: Address) {
        self.own_account(self.spelled(address));
    }

    /// Whether an EVM address is one of the user's own.
    fn has_own(&self, address: Address) -> bool {
        self.is_own(&self.spelled(address))
    }

    /// Whether one of the user's own EVM addresses stands anywhere in bytes.
    fn is_named_in(&self, bytes: &[u8]) -> bool {
        let mut own = self.own.iter().filter_map(ChainAddress::bytes20);
        own.any(|own| bytes.windows(Address::len_bytes()).any(|window| window == own))
    }

    /// The same for an address in any alphabet.
    fn own_account(&mut self, address: ChainAddress) {
        if !self.is_own(&address) {
            self.own.push(address);
        }
    }

    fn is_own(&self, address: &ChainAddress) -> bool {
        self.own.iter().any(|own| own.is_same_account(address))
    }

    /// Twenty bytes as an address of the network that is read for.
    fn spelled(&self, address: Address) -> ChainAddress {
        spelled(address, self.chain)
    }

    /// Notes that a list is longer than what is read of it.
    fn note_more(&mut self, path: &str, count: usize) {
        if count > limits::ITEMS {
            let reason = format!("only the first {} of {count} items are shown", limits::ITEMS);
            self.unread.push(Unread::ambiguous(path, reason));
        }
    }

    /// A token, with what is known of it; asks for the rest.
    fn token(&mut self, address: Address) -> Asset {
        if tokens::is_coin(self.chain, &address) {
            return tokens::native(self.chain);
        }
        if let Some(known) = tokens::known(self.chain, &address) {
            return known.asset(self.chain);
        }
        self.ask_token(&address);
        Asset::Token {
            // Facts come from the page's own provider, so nothing takes a known token's name by them.
            symbol: self.facts.symbol(&address).filter(|symbol| !tokens::is_taken(symbol)),
            decimals: self.facts.decimals(&address),
            address: self.spelled(address),
        }
    }

    /// Notes that part of what an act does stands in data of a form that is not known.
    fn only_searched(&mut self, path: impl Into<String>, what: &str) {
        let reason = format!("{what} stands in data that were only searched");
        self.unread.push(Unread::new(path, reason));
    }

    /// A token, or the network's own coin where an address stands for it.
    fn token_or_native(&mut self, address: Address) -> Asset {
        if tokens::stands_for_native(&address) {
            tokens::native(self.chain)
        } else {
            self.token(address)
        }
    }
}
