//! Contracts that everybody knows, so that they can be named, and so that ordinary acts through them
//! do not alarm. Being known never makes an act good.

mod contracts;

use alloy_primitives::Address;

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
    /// Moves assets between networks.
    Bridge,
    /// Runs several calls of a Safe in one, each as a call only.
    MultiSendCallOnly,
    /// Runs several calls of a Safe in one, which may be delegatecalls.
    MultiSend,
    /// Code of Safe's own that is meant to be run by delegatecall (signing messages, migrations,
    /// creating contracts).
    SafeLibrary,
    /// Code that Safes run.
    SafeSingleton,
    /// Creates Safes.
    SafeFactory,
    /// Answers for Safes what they do not know themselves.
    SafeFallbackHandler,
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
}

/// The known contract at an address of a chain, if there is one.
pub(super) fn contract(chain_id: Option<u64>, address: &Address) -> Option<&'static Contract> {
    let table = contracts::CONTRACTS;
    let start = table.partition_point(|contract| contract.address < *address);
    table.get(start..)?.iter().take_while(|contract| contract.address == *address).find(|contract| {
        contract.chains.is_empty() || chain_id.is_some_and(|id| contract.chains.contains(&id))
    })
}
