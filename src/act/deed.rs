//! What acts do.

use serde::{Deserialize, Serialize};

use super::asset::{Amount, Asset, Part};
use super::power::Power;
use crate::intel::ChainAddress;

/// What becomes of an allowance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// It becomes the amount (`approve`, permits).
    Set,
    /// The amount is added to it (`increaseAllowance`).
    Raise,
    /// The amount is taken off it (`decreaseAllowance`).
    Lower,
}

/// How an act takes effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Means {
    /// By a transaction of the signer.
    Transaction,
    /// By a signature that somebody else may use.
    Signature,
}

/// What becomes of coins that are staked for resources (Tron).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum ResourceChange {
    /// They are staked.
    Stake,
    /// They are taken out of stake.
    Unstake,
    /// Their resources are lent to the payee.
    Delegate,
    /// Resources that were lent to the payee are taken back.
    Reclaim,
}

/// Who may sign for an account (Tron), and for what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Permission {
    /// `owner`, which may do everything, `witness` or `active`.
    pub of: String,
    /// The name that the request gives it.
    pub name: String,
    /// The sum of weights that it takes to sign, a decimal string.
    pub threshold: String,
    /// Whose keys sign.
    pub keys: Vec<Key>,
    /// What it allows, by the names of contract types; the owner's allows everything and says nothing.
    pub operations: Vec<String>,
}

/// A key of a permission, and how much its signature counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Key {
    /// The address of the key.
    pub address: ChainAddress,
    /// Its weight, a decimal string.
    pub weight: String,
}

/// What an act does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Deed {
    /// Moves an asset to the payee.
    Send {
        /// What.
        asset: Asset,
        /// How much.
        amount: Amount,
    },
    /// Allows the spender to take an asset. Amount zero takes an allowance back.
    Allow {
        /// What.
        asset: Asset,
        /// How much.
        amount: Amount,
        /// What becomes of the allowance there was.
        change: Change,
        /// Until when, in unix seconds as a decimal string, if the allowance itself ends.
        expires: Option<String>,
    },
    /// Allows (or forbids) the operator to move everything in a collection.
    AllowCollection {
        /// The collection.
        asset: Asset,
        /// Whether it is allowed or taken back.
        allowed: bool,
    },
    /// Gives assets for assets: a swap or a purchase by transaction, an order by signature.
    Trade {
        /// What the account gives, at most.
        gives: Vec<Part>,
        /// What is paid for it, at least; each to the one it names, or else to the account or the act's
        /// payee. Empty if the request does not say.
        gets: Vec<Part>,
    },
    /// Puts an asset into a contract, to the credit of the payee (or of the account if there is none):
    /// lending, staking, vaults, wrapping.
    Deposit {
        /// What.
        asset: Asset,
        /// How much.
        amount: Amount,
    },
    /// Takes an asset out of a contract, to the payee (or to the account if there is none).
    Withdraw {
        /// What.
        asset: Asset,
        /// How much.
        amount: Amount,
    },
    /// Borrows an asset, which is owed by the holder (or by the account if there is none).
    Borrow {
        /// What.
        asset: Asset,
        /// How much.
        amount: Amount,
    },
    /// Moves an asset to another network.
    Bridge {
        /// What.
        asset: Asset,
        /// How much.
        amount: Amount,
        /// The other network: its name, or its number in the bridge's own counting.
        to_chain: Option<String>,
        /// Who receives there, as that network spells addresses, if it is said.
        recipient: Option<String>,
        /// What arrives there, where the request says it because whoever pays it out keeps the rest.
        arrives: Vec<Part>,
    },
    /// Leaves an asset with the user: what a transaction of Bitcoin pays back to the one who spends, or
    /// what moves between the user's own accounts.
    Keep {
        /// What.
        asset: Asset,
        /// How much.
        amount: Amount,
    },
    /// Destroys tokens.
    Burn {
        /// What.
        asset: Asset,
        /// How much.
        amount: Amount,
    },
    /// Pays for being put on the chain.
    Fee {
        /// The coin.
        asset: Asset,
        /// How much, at most.
        amount: Amount,
    },
    /// Writes something on the chain for everybody to read (`OP_RETURN`, memos).
    Write {
        /// The text, where the bytes are UTF-8.
        text: Option<String>,
        /// The bytes, `0x` hex.
        bytes: String,
    },
    /// Keeps the signatures of the transaction good for as long as its durable nonce is not used (Solana).
    DurableNonce {},
    /// Calls a contract.
    Call {
        /// The function selector, `0x` and eight hex digits, if there is one.
        selector: Option<String>,
        /// The function's signature, if it is known; of an unknown one what it looks like.
        function: Option<String>,
        /// Whether the function was read in full; otherwise the signature is only a guess.
        read: bool,
        /// The native amount sent along, in wei.
        amount: Amount,
    },
    /// Has the contract or the account make the calls that stand inside the act.
    Calls {
        /// How many calls there are.
        count: usize,
    },
    /// Has the account run somebody's code as its own (`delegatecall`): that code may do anything with
    /// it. What the calldata looks like stands inside the act.
    Delegatecall {
        /// The function selector, `0x` and eight hex digits, if there is one.
        selector: Option<String>,
    },
    /// Creates a contract.
    Deploy {
        /// The native amount sent along, in wei.
        amount: Amount,
    },
    /// Changes who controls a contract or an account.
    Administer {
        /// What changes.
        power: Power,
        /// The number, role or hash that it is about, in words.
        about: Option<String>,
    },
    /// Changes whose keys sign for the account, and for what (Tron). All that there was before is replaced.
    ChangePermissions {
        /// Every permission that the account has from then on.
        permissions: Vec<Permission>,
    },
    /// Stakes coins for the network's resources, or lends the resources (Tron).
    Resources {
        /// What changes.
        change: ResourceChange,
        /// `bandwidth`, `energy` or `votes`.
        resource: String,
        /// The network's coin.
        asset: Asset,
        /// How many coins the resources are of.
        amount: Amount,
        /// For how many seconds it cannot be taken back, a decimal string, if it is locked.
        locked_for: Option<String>,
    },
    /// Something else that the network itself offers, which pays nobody and allows nothing.
    Operate {
        /// What the network calls it.
        operation: String,
        /// What it does, in words.
        what: String,
    },
    /// Hands the account itself over to code (EIP-7702).
    Delegate {
        /// The chain id, a decimal string, if it could be read; `0` stands for every chain.
        chain_id: Option<String>,
        /// Whether it only takes an earlier delegation back.
        removed: bool,
    },
    /// Lets the delegate act for the account within bounds (ERC-7715, ERC-7710, agents).
    Grant {
        /// What is permitted: the type that the request names.
        permission: String,
        /// The asset that it is about.
        asset: Option<Asset>,
        /// How much.
        amount: Option<Amount>,
        /// How often again, in words.
        period: Option<String>,
        /// Until when, in unix seconds as a decimal string; none if it never ends.
        expires: Option<String>,
    },
    /// Adds a network to the wallet, or changes one (EIP-3085).
    AddNetwork {
        /// The chain id, a decimal string.
        chain_id: Option<String>,
        /// The name that the page gives it.
        name: Option<String>,
        /// Through whom the wallet would read the network and send to it.
        rpc_urls: Vec<String>,
        /// The symbol that the page gives its coin.
        symbol: Option<String>,
        /// The name by which the chain id is known, if it is.
        known_as: Option<String>,
    },
    /// Changes the network that the wallet is on (EIP-3326).
    SwitchNetwork {
        /// The chain id, a decimal string.
        chain_id: Option<String>,
    },
    /// Shows a token in the wallet (EIP-747).
    WatchAsset {
        /// The token: symbol and decimals are what the page says.
        asset: Asset,
        /// The symbol by which the token's address is known, if it is.
        known_as: Option<String>,
        /// Its true decimals, where the token's address is known.
        known_decimals: Option<u8>,
        /// The token that everybody knows by this symbol on the network, if that is another.
        namesake: Option<ChainAddress>,
    },
    /// Signs in to a site (EIP-4361).
    SignIn {
        /// The domain that is signed in to.
        domain: String,
        /// The account, as it is written.
        account: String,
        /// The URI that the sign-in is for.
        uri: Option<String>,
        /// The chain id, a decimal string.
        chain_id: Option<String>,
        /// The statement, if there is one.
        statement: Option<String>,
        /// Until when, as it is written.
        expires: Option<String>,
        /// Where it deviates from the standard, in words.
        faults: Vec<String>,
    },
    /// Orders something of a service by a signed text, which that takes in place of a transaction.
    Order {
        /// The sites of the service.
        sites: Vec<String>,
        /// What it does, in words.
        what: String,
        /// Whether something is paid by it.
        pays: bool,
        /// The text.
        text: String,
    },
    /// Votes, or signs something else that moves and allows nothing.
    Vote {
        /// What for, in words.
        what: String,
    },
    /// Has the wallet decrypt a message, or give away the key for encrypting to it.
    Decrypt {
        /// Whether a message is decrypted, and so shown to the page.
        reveals: bool,
    },
    /// Signs a text (EIP-191 `personal_sign`).
    SignMessage {
        /// The text as the wallet shows it, where the bytes are UTF-8.
        text: Option<String>,
        /// The bytes, `0x` hex.
        bytes: String,
    },
    /// Signs a bare 32-byte hash, which can stand for anything.
    SignHash {
        /// The hash, `0x` hex.
        hash: String,
        /// Whether the wallet prefixes it (EIP-191) or signs it as it is (`eth_sign`).
        prefixed: bool,
    },
    /// Signs as a message what is the encoding of a transaction or of an EIP-7702 authorisation, which
    /// stands inside the act.
    SignEncoded {
        /// What it is: `transaction` or `authorization`.
        what: String,
    },
    /// Signs typed data (EIP-712) that is not one of the forms read above.
    SignTypedData {
        /// The primary type.
        primary_type: String,
        /// The name in the domain, if any: whatever the page wrote there.
        domain: Option<String>,
    },
}

impl Deed {
    /// That somebody may take this much, until it is changed.
    pub(super) fn allowance(asset: Asset, amount: Amount) -> Self {
        Self::Allow { asset, amount, change: Change::Set, expires: None }
    }

    /// What it moves, and how much of it, where that is one asset.
    pub fn moved(&self) -> Option<(&Asset, &Amount)> {
        match self {
            Self::Send { asset, amount }
            | Self::Deposit { asset, amount }
            | Self::Withdraw { asset, amount }
            | Self::Borrow { asset, amount }
            | Self::Bridge { asset, amount, .. } => Some((asset, amount)),
            _ => None,
        }
    }

    /// The asset that it is about, if it is one.
    pub fn asset(&self) -> Option<&Asset> {
        match self {
            Self::Send { asset, .. }
            | Self::Allow { asset, .. }
            | Self::AllowCollection { asset, .. }
            | Self::Deposit { asset, .. }
            | Self::Withdraw { asset, .. }
            | Self::Borrow { asset, .. }
            | Self::Bridge { asset, .. }
            | Self::Keep { asset, .. }
            | Self::Burn { asset, .. }
            | Self::Fee { asset, .. }
            | Self::Resources { asset, .. }
            | Self::WatchAsset { asset, .. } => Some(asset),
            Self::Grant { asset, .. } => asset.as_ref(),
            _ => None,
        }
    }
}
