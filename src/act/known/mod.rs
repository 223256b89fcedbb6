//! Contracts that everybody knows, so that they can be named, and so that ordinary acts through them
//! do not alarm. Being known never makes an act good.

mod accounts;
mod bridges;
mod collections;
mod contracts;
mod defi;
mod delegates;
mod keepers;
mod markets;
mod safe;
mod settlements;
mod settler;
pub(super) mod sieve;
mod sweepers;
pub(super) mod tron;
mod wrapped;

use std::num::NonZeroU32;

use alloy_primitives::Address;
pub use settler::is_trading_settler;
pub(super) use settler::{SENT_BY_OTHERS, SENT_BY_SIGNER, is_settler};
use sieve::Sieve;

use crate::decode::Chain;
use crate::intel::ChainAddress;

/// What a known contract is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Uniswap's Permit2.
    Permit2,
    /// Trades tokens for whoever calls it: a router or an aggregator.
    Router,
    /// Moves collectibles that were sold: a market's contract or conduit, which asks for control of
    /// whole collections as a matter of course.
    Marketplace,
    /// Settles signed orders (Seaport, `CoW`, 0x, 1inch).
    Settlement,
    /// Lends, stakes or keeps what is deposited.
    Vault,
    /// A protocol's own contract that people let act for them there, and that does for each caller only what
    /// that caller could do.
    Manager,
    /// Moves assets between networks.
    Bridge,
    /// Runs several calls of a Safe in one, each as a call only.
    MultiSendCallOnly,
    /// Runs several calls of a Safe in one, which may be delegatecalls.
    MultiSend,
    /// Code of Safe's own that is meant to be run by delegatecall (signing messages, migrations,
    /// creating contracts).
    SafeLibrary,
    /// Code that a person's own proxy is meant to run by delegatecall (Maker's, `DeFi` Saver's).
    ProxyActions,
    /// Code that Safes run.
    SafeSingleton,
    /// Creates Safes.
    SafeFactory,
    /// Answers for Safes what they do not know themselves.
    SafeFallbackHandler,
    /// A module for Safes that Safe itself publishes, or one that as many use.
    SafeModule,
    /// Makes several calls in one (Multicall3).
    Multicall,
    /// An ERC-4337 `EntryPoint`.
    EntryPoint,
    /// Code of a wallet that accounts delegate themselves to (EIP-7702).
    Delegate,
    /// Code that empties accounts delegated to it.
    Sweeper,
    /// Wraps the network's own coin as a token.
    WrappedNative,
    /// A token.
    Token,
    /// A collection (ERC-721).
    Collection,
    /// Registers names.
    Names,
    /// Anything else that is known.
    Other,
}

/// A known contract.
#[derive(Clone, Copy, Debug)]
pub(super) struct Contract {
    /// The chain ids it is at this address on; empty if it is the same on every one.
    pub chains: &'static [u64],
    /// Its address.
    pub address: Address,
    /// What it is called.
    pub name: &'static str,
    /// What it is.
    pub kind: Kind,
    /// The symbols of the tokens that it keeps, in the order in which its calls count them, where those do not
    /// name them.
    pub keeps: &'static [&'static str],
    /// The chain id of the rollup that it leads to.
    pub leads_to: Option<NonZeroU32>,
    /// What one item of it costs at least, in dollars; 0 if that is not said.
    pub least: u16,
}

/// A row of a table.
const fn on(chains: &'static [u64], address: Address, name: &'static str, kind: Kind) -> Contract {
    Contract { chains, address, name, kind, keeps: &[], leads_to: None, least: 0 }
}

impl Contract {
    /// The same, keeping these tokens.
    const fn keeping(self, keeps: &'static [&'static str]) -> Self {
        Self { keeps, ..self }
    }

    /// The same, leading to this rollup.
    const fn leading_to(self, chain_id: u32) -> Self {
        Self { leads_to: NonZeroU32::new(chain_id), ..self }
    }

    /// The same, of which an item costs so many dollars at least.
    const fn worth(self, least: u16) -> Self {
        Self { least, ..self }
    }

    /// Whether it numbers what it keeps, and gives each number to somebody as an item (ERC-721).
    fn is_collection(&self) -> bool {
        const NAMES: [&str; 2] = ["ENS names", "Lido withdrawal queue"];
        self.kind == Kind::Collection
            || self.name.ends_with(" positions")
            || NAMES.contains(&self.name)
    }
}

/// On every chain where it was created: an address that follows from the code.
const ANY: &[u64] = &[];

/// The tables, each sorted by address.
static TABLES: &[&[Contract]] = &[
    accounts::CONTRACTS,
    bridges::CONTRACTS,
    collections::CONTRACTS,
    contracts::CONTRACTS,
    defi::CONTRACTS,
    delegates::CONTRACTS,
    keepers::CONTRACTS,
    markets::CONTRACTS,
    safe::CONTRACTS,
    settlements::CONTRACTS,
    sweepers::CONTRACTS,
    &tron::CONTRACTS,
    wrapped::CONTRACTS,
];

/// The addresses in them.
static SIEVE: Sieve = {
    let (mut sieve, mut table) = (Sieve::new(), 0);
    while table < TABLES.len() {
        let mut row = 0;
        #[allow(clippy::indexing_slicing)] // This runs when the engine is compiled.
        while row < TABLES[table].len() {
            sieve = sieve.with(&TABLES[table][row].address);
            row += 1;
        }
        table += 1;
    }
    sieve
};

/// The known contract at an address of a chain, if there is one.
pub(super) fn contract(chain: Option<Chain>, address: &Address) -> Option<&'static Contract> {
    if !SIEVE.may_have(address) {
        return None;
    }
    TABLES.iter().find_map(|table| contract_in(table, chain, address))
}

fn contract_in(
    table: &'static [Contract],
    chain: Option<Chain>,
    address: &Address,
) -> Option<&'static Contract> {
    let start = table.partition_point(|contract| contract.address < *address);
    table.get(start..)?.iter().take_while(|contract| contract.address == *address).find(
        |contract| {
            let number = chain.and_then(Chain::number);
            // What is at one address on every network is so on those of the EVM.
            contract.chains.is_empty() && matches!(chain, None | Some(Chain::Evm(_)))
                || number.is_some_and(|id| contract.chains.contains(&id))
        },
    )
}

/// Whether a known contract numbers what it keeps, and gives each number to somebody as an item (ERC-721).
pub(super) fn is_collection(chain: Option<Chain>, address: &Address) -> bool {
    contract(chain, address).is_some_and(Contract::is_collection)
}

/// The known collection at an address, on whichever network: nobody else creates another at that address elsewhere.
pub(super) fn collection(address: &Address) -> Option<&'static Contract> {
    if !SIEVE.may_have(address) {
        return None;
    }
    let mut found = TABLES.iter().filter_map(|table| {
        let at = table.binary_search_by_key(address, |contract| contract.address).ok()?;
        table.get(at)
    });
    found.find(|contract| contract.is_collection())
}

/// Whether a collection is known, on whichever network.
pub fn is_known_collection(address: &ChainAddress) -> bool {
    address.bytes20().is_some_and(|address| collection(address).is_some())
}

/// The contract that goes by a name on a chain, if there is one.
pub(super) fn named(chain: Option<Chain>, name: &str) -> Option<Address> {
    let id = chain.and_then(Chain::number)?;
    let mut all = TABLES.iter().flat_map(|table| table.iter());
    all.find(|one| one.name == name && one.chains.contains(&id)).map(|one| one.address)
}

/// All of them.
#[cfg(test)]
pub(super) fn all() -> impl Iterator<Item = &'static Contract> {
    TABLES.iter().flat_map(|table| table.iter())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_addresses_are_spelled_with_their_checksums() {
        let sources = [
            include_str!("accounts.rs"),
            include_str!("bridges.rs"),
            include_str!("collections.rs"),
            include_str!("contracts.rs"),
            include_str!("defi.rs"),
            include_str!("delegates.rs"),
            include_str!("keepers.rs"),
            include_str!("markets.rs"),
            include_str!("safe.rs"),
            include_str!("settlements.rs"),
            include_str!("sweepers.rs"),
            include_str!("wrapped.rs"),
        ];
        let mut checked = 0;
        for spelled in sources.iter().flat_map(|source| source.split("address!(\"").skip(1)) {
            let spelled = &spelled[..42];
            assert!(Address::parse_checksummed(spelled, None).is_ok(), "{spelled}");
            checked += 1;
        }
        assert!(checked >= all().count() - tron::CONTRACTS.len(), "only {checked}");
    }

    #[test]
    fn tables_are_sorted_and_no_address_has_two_names() {
        for table in TABLES {
            assert!(table.is_sorted_by_key(|contract| contract.address));
        }
        let all: Vec<&Contract> = all().collect();
        for (position, one) in all.iter().enumerate() {
            let rival = all.iter().skip(position + 1).find(|other| {
                let shared = |id| other.chains.is_empty() || other.chains.contains(id);
                other.address == one.address
                    && (one.chains.is_empty() || one.chains.iter().any(shared))
            });
            assert!(rival.is_none(), "{} is also {rival:?}", one.name);
            let chain = one.chains.first().copied().or(Some(1));
            assert_eq!(
                contract(chain.map(Chain::Evm), &one.address).map(|found| found.name),
                Some(one.name)
            );
        }
    }
}
