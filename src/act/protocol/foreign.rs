//! Other networks: what bridges call them, and who receives there.

use alloy_primitives::{Address, U256};

use super::bridges::{across, layer_zero};
use super::function::{Called, UNSAID};
use crate::act::{
    Act, Amount, Asset, Deed, Part, Party, Reader, Role, known, network, solana, tokens,
};
use crate::decode::Chain;
use crate::decode::abi::Value;
use crate::intel::{BitcoinSpelling, ChainAddress};

/// Which argument names the other network, and how its bridge counts networks.
#[derive(Clone, Copy, Debug)]
pub(super) enum To {
    /// The request does not say, or only in a way that is not read.
    Unsaid,
    /// There is only one.
    Named(&'static str),
    /// By chain id, with the numbers that bridges made up for networks without one.
    ChainId(&'static str),
    /// By `LayerZero`'s endpoint ids, of both versions.
    LayerZero(&'static str),
    /// By Wormhole's numbers.
    Wormhole(&'static str),
    /// By the domains of Circle's CCTP.
    Circle(&'static str),
    /// By Chainlink's selectors.
    Ccip(&'static str),
    /// By Chainflip's numbers.
    Chainflip(&'static str),
    /// By name, as the bridge spells it.
    Text(&'static str),
}

/// The network whose addresses are 32-byte keys written in base58.
const SOLANA: &str = "Solana";
const BITCOIN: &str = "Bitcoin";

/// Networks without a chain id of their own, by the numbers that bridges use beside chain ids.
/// Solana's are those of deBridge, Across, Relay and LI.FI, in that order.
#[rustfmt::skip]
const WITHOUT_CHAIN_ID: &[(u64, &str)] = &[
    (7_565_164, SOLANA), (34_268_394_551_451, SOLANA), (792_703_809, SOLANA),
    (1_151_111_081_099_710, SOLANA), (100_000_026, "Tron"), (728_126_428, "Tron"),
    (20_000_000_000_001, "Bitcoin"), (8_253_038, "Bitcoin"), (9_270_000_000_000_000, "Sui"),
    (1_885_080_386_571_452, "Tron"),
];

/// `LayerZero`'s endpoint ids, as version 1 has them. Version 2 adds 30,000.
#[rustfmt::skip]
const LAYER_ZERO: &[(u64, &str)] = &[
    (101, "Ethereum"), (102, "BNB Smart Chain"), (106, "Avalanche"), (108, "Aptos"),
    (109, "Polygon"), (110, "Arbitrum One"), (111, "OP Mainnet"), (112, "Fantom"),
    (125, "Celo"), (126, "Moonbeam"), (145, "Gnosis"), (151, "Metis"), (158, "Polygon zkEVM"),
    (165, "ZKsync Era"), (168, SOLANA), (175, "Arbitrum Nova"), (181, "Mantle"), (183, "Linea"),
    (184, "Base"), (195, "Zora"), (214, "Scroll"), (243, "Blast"), (260, "Mode"),
    (320, "Unichain"), (332, "Sonic"), (343, "TON"), (362, "Berachain"), (367, "HyperEVM"),
    (420, "Tron"), (177, "Kava"), (202, "opBNB"), (217, "Manta Pacific"), (255, "Fraxtal"),
    (274, "X Layer"), (280, "Sei"), (295, "Flare"), (319, "World Chain"), (322, "Morph"),
    (324, "Abstract"), (335, "Swell"), (339, "Ink"), (340, "Soneium"), (375, "Katana"),
    (383, "Plasma"), (390, "Monad"),
];

/// What version 2 of `LayerZero` adds to the ids of version 1.
const LAYER_ZERO_V2: u64 = 30_000;

/// Wormhole's numbers.
#[rustfmt::skip]
const WORMHOLE: &[(u64, &str)] = &[
    (1, SOLANA), (2, "Ethereum"), (4, "BNB Smart Chain"), (5, "Polygon"), (6, "Avalanche"),
    (8, "Algorand"), (10, "Fantom"), (13, "Kaia"), (14, "Celo"), (15, "NEAR"), (16, "Moonbeam"),
    (19, "Injective"), (21, "Sui"), (22, "Aptos"), (23, "Arbitrum One"), (24, "OP Mainnet"),
    (25, "Gnosis"), (30, "Base"), (32, "Sei"), (34, "Scroll"), (35, "Mantle"), (36, "Blast"),
    (38, "Linea"), (39, "Berachain"), (44, "Unichain"), (45, "World Chain"),
];

/// The domains of Circle's CCTP.
#[rustfmt::skip]
const CIRCLE: &[(u64, &str)] = &[
    (0, "Ethereum"), (1, "Avalanche"), (2, "OP Mainnet"), (3, "Arbitrum One"), (4, "Noble"),
    (5, SOLANA), (6, "Base"), (7, "Polygon"), (8, "Sui"), (9, "Aptos"), (10, "Unichain"),
    (11, "Linea"), (13, "Sonic"), (14, "World Chain"), (16, "Sei"), (17, "BNB Smart Chain"),
    (12, "Codex"), (15, "Monad"), (18, "XDC"), (19, "HyperEVM"), (21, "Ink"), (22, "Plume"),
];

/// Chainlink's selectors of networks.
#[rustfmt::skip]
const CCIP: &[(u64, &str)] = &[
    (5_009_297_550_715_157_269, "Ethereum"), (3_734_403_246_176_062_136, "OP Mainnet"),
    (11_344_663_589_394_136_015, "BNB Smart Chain"), (465_200_170_687_744_372, "Gnosis"),
    (1_923_510_103_922_296_319, "Unichain"), (4_051_577_828_743_386_545, "Polygon"),
    (8_481_857_512_324_358_265, "Monad"), (15_971_525_489_660_198_786, "Base"),
    (4_949_039_107_694_359_620, "Arbitrum One"), (6_433_500_567_565_415_381, "Avalanche"),
    (124_615_329_519_749_607, SOLANA),
];

/// Chainflip's numbers of networks.
#[rustfmt::skip]
const CHAINFLIP: &[(u64, &str)] = &[
    (1, "Ethereum"), (2, "Polkadot"), (3, "Bitcoin"), (4, "Arbitrum One"), (5, SOLANA),
];

/// Where LI.FI says to which network, and its number for Hyperliquid's own.
const LIFI: &str = "data.destinationChainId";
const HYPERLIQUID: u64 = 1_337;

fn named(table: &[(u64, &'static str)], number: u64) -> Option<&'static str> {
    table.iter().find(|(id, _)| *id == number).map(|(_, name)| *name)
}

/// A name that the page chose, so that it cannot pass for anything else in a sentence.
fn spelled(name: &str) -> String {
    /// No bridge's name of a network is longer.
    const LONGEST: usize = 32;
    let plain = name.len() <= LONGEST
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_ ".contains(&byte));
    if plain {
        name.to_owned()
    } else {
        format!("{:?}", name.chars().take(LONGEST).collect::<String>())
    }
}

impl To {
    /// The chain id of the network that Circle counts by this number.
    pub(super) fn of_circle(domain: U256) -> Option<u64> {
        let domain = u64::try_from(domain).ok()?;
        let name = named(CIRCLE, domain)?;
        network::all().find(|(_, other)| *other == name).map(|(id, _)| id)
    }

    /// The name of that network, or else the number.
    pub(super) fn name_of_circle(domain: U256) -> String {
        let name = u64::try_from(domain).ok().and_then(|number| named(CIRCLE, number));
        name.map_or_else(|| domain.to_string(), str::to_owned)
    }

    /// The network's name, or its number in the bridge's own counting.
    pub(super) fn read(self, called: &Called<'_>) -> Option<String> {
        let (Self::ChainId(argument)
        | Self::LayerZero(argument)
        | Self::Wormhole(argument)
        | Self::Circle(argument)
        | Self::Ccip(argument)
        | Self::Chainflip(argument)) = self
        else {
            return match self {
                Self::Named(name) => Some(name.to_owned()),
                Self::Text(argument) => {
                    let text = called.get(argument)?.text()?;
                    let same = |name: &&str| name.eq_ignore_ascii_case(text);
                    let known = network::all().map(|(_, name)| name).find(same);
                    Some(known.map_or_else(|| spelled(text), str::to_owned))
                }
                _ => None,
            };
        };
        let number = called.uint(argument)?;
        let name = u64::try_from(number).ok().and_then(|number| match self {
            // LI.FI's number for it is that of networks on one's own machine.
            Self::ChainId(LIFI) if number == HYPERLIQUID => Some("Hyperliquid"),
            Self::ChainId(_) => network::name(number).or_else(|| named(WITHOUT_CHAIN_ID, number)),
            Self::LayerZero(_) => {
                named(LAYER_ZERO, number.checked_sub(LAYER_ZERO_V2).unwrap_or(number))
            }
            Self::Wormhole(_) => named(WORMHOLE, number),
            Self::Ccip(_) => named(CCIP, number),
            Self::Chainflip(_) => named(CHAINFLIP, number),
            _ => named(CIRCLE, number),
        });
        Some(name.map_or_else(|| number.to_string(), str::to_owned))
    }
}

/// The network of that name.
pub(super) fn chain_called(name: &str) -> Option<Chain> {
    network::all().find(|(_, one)| *one == name).map(|(id, _)| Chain::Evm(id))
}

/// What whoever has it paid out at Wormhole's bridge keeps of it: anybody may.
pub(super) const ARBITER_FEE: &str = "arbiterFee";

impl Called<'_> {
    /// The chain id of the rollup that the contract leads to, if it is known to.
    pub(super) fn leads_to(&self, reader: &Reader) -> Option<u64> {
        known::contract(reader.chain, &self.call.to)?.leads_to.map(|id| id.get().into())
    }

    /// Moves an asset to another network.
    pub(super) fn bridge(
        &self,
        asset: Asset,
        amount: Amount,
        recipient: &str,
        to: To,
        reader: &mut Reader,
    ) -> Act {
        let leads = || self.leads_to(reader).and_then(network::name).map(str::to_owned);
        let to_chain = to.read(self).or_else(leads);
        let recipient = self.get(recipient).map(|value| (value, self.path(recipient)));
        let first = FIRST.iter().any(|name| self.function.signature.starts_with(name));
        // Across pays out to whoever is named, were it nobody.
        let contract = known::contract(reader.chain, &self.call.to);
        let nobody = contract.is_some_and(|contract| contract.name.starts_with("Across"));
        let (party, recipient) = match recipient {
            Some((value, path)) if nobody && value.word() == [0; 32] => {
                (Some(party(Address::ZERO.into(), path)), Some(Address::ZERO.to_string()))
            }
            Some((value, path)) => foreign(&value, path, to_chain.as_deref(), first),
            None => (None, None),
        };
        let arrives = self.arrives(to).into_iter().collect();
        let dropped = match to {
            To::LayerZero(_) => layer_zero::dropped(self, to_chain.as_deref(), reader),
            _ => Vec::new(),
        };
        let deed = Deed::Bridge { asset, amount, to_chain, recipient, arrives };
        let mut act = self.act(deed, Role::Contract, party.into_iter().collect(), reader);
        act.calls.extend(dropped);
        act.leaves_fee(self.uint(ARBITER_FEE).unwrap_or_default());
        across::tell_message(self, &mut act, reader);
        act
    }
}

impl Act {
    /// Tells of a bridge what arrives where so much of what is sent is kept as a fee, if that is more than is usual.
    pub(super) fn leaves_fee(&mut self, fee: U256) {
        /// A fee of a thirty-third is the most that is usual.
        const USUAL: u64 = 33;
        if let Deed::Bridge { asset, amount, arrives, .. } = &mut self.deed
            && let Some(sent) = amount.number()
            && fee > sent / U256::from(USUAL)
        {
            let amount = Amount::of(sent.saturating_sub(fee));
            arrives.push(Part { asset: asset.clone(), amount, to: None });
            self.words = self.in_words();
        }
    }

    /// Tells of a bridge what the call says that goes on to another one: where to, who receives, and what arrives.
    /// Whether it says so; if not, it is a call inside this one.
    pub(super) fn goes_on(&mut self, onward: Option<Self>) -> bool {
        let said = match (&mut self.deed, onward) {
            (
                Deed::Bridge { to_chain, recipient, arrives, .. },
                Some(Self {
                    deed: Deed::Bridge { to_chain: chain, recipient: who, arrives: what, .. },
                    parties,
                    calls,
                    ..
                }),
            ) => {
                (*to_chain, *recipient, *arrives) = (chain.or(to_chain.take()), who, what);
                let named = [Role::BridgeRecipient, Role::RefundReceiver];
                let named = parties.into_iter().filter(|one| named.contains(&one.role));
                self.parties.splice(0..0, named);
                self.calls.extend(calls);
                true
            }
            (_, inner) => {
                self.calls.extend(inner);
                false
            }
        };
        self.words = self.in_words();
        said
    }
}

/// What arrives on the other network at bridges where somebody else pays it out, and gets what was sent for it: the
/// arguments that say which token, and how much of it; and whether no token is the network's own coin there, or else
/// the one that was sent, by its address there.
pub(super) const ARRIVING: &[(&str, &str, bool)] = &[
    ("outputToken", "outputAmount", false),
    ("deposit.outputToken", "deposit.outputAmount", false),
    ("depositData.outputToken", "depositData.outputAmount", false),
    ("data.deposit.outputToken", "data.deposit.outputAmount", false),
    ("order.takeTokenAddress", "order.takeAmount", true),
    ("there.takeTokenAddress", "there.takeAmount", true),
    ("there.outputToken", "there.outputAmount", false),
    ("params.destToken", "params.destAmount", false),
    ("destQuery.tokenOut", "destQuery.minAmountOut", false),
    ("request.basic.outputToken", "request.basic.outputAmount", false),
    ("across.inputOutputTokens.1", "across.outputAmountToChainIdArray.0", false),
    ("across.outputToken", "across.outputAmountToChainIdArray.0", false),
    (UNSAID, "there.amountOutMin", false),
    (UNSAID, "outputAmount", false),
];

/// The same where it is a share of what is sent: the token, the share, what it is a share of, and how many decimals it
/// is written with.
const SHARES: [(&str, &str, &str, u64); 2] = [
    ("there.outputToken", "there.outputShare", "data.minAmount", 30),
    ("there.outputToken", "there.outputPart", "data.minAmount", 18),
];

impl Called<'_> {
    /// What arrives there, if it is said.
    fn arrives(&self, to: To) -> Option<Part> {
        /// Of no token are so many of its smallest units worth more than a few cents.
        const UNITS: u64 = 1_000;
        let To::ChainId(chain) = to else { return None };
        let id = u64::try_from(self.uint(chain)?).ok();
        let solana = id.and_then(|id| named(WITHOUT_CHAIN_ID, id)) == Some(SOLANA);
        let chain = id.map(Chain::Evm);
        // Synapse names none where nothing is traded there.
        let none = |token: &str| {
            token.starts_with("destQuery.") && self.address(token).is_some_and(|one| one.is_zero())
        };
        let has = |token: &str| token == UNSAID || self.get(token).is_some() && !none(token);
        let said = ARRIVING
            .iter()
            .filter(|(token, ..)| has(token))
            .find_map(|(token, amount, is_coin)| Some((*token, self.uint(amount)?, *is_coin)));
        let shared = || {
            SHARES.iter().find_map(|(token, share, of, decimals)| {
                let whole = self.uint(share)?.saturating_mul(self.uint(of)?);
                Some((*token, whole / U256::from(10).pow(U256::from(*decimals)), false))
            })
        };
        let (argument, amount, is_coin) = said.or_else(shared)?;
        let token = self.get(argument).and_then(|token| match token.bytes() {
            Some(bytes) => in_bytes(bytes, solana),
            None => in_word(&token.word(), solana),
        });
        let asset =
            token.map_or(Asset::Unnamed, |token| match (token.bytes20(), token.solana_key()) {
                (Some(address), _) if address.is_zero() && !is_coin => Asset::Unnamed,
                (Some(address), _) if solana && address.is_zero() => coin_of_solana(),
                (Some(_), _) if solana => Asset::Unnamed,
                (Some(address), _) => tokens::elsewhere(chain, *address),
                (None, Some(mint)) => solana::named(&mint, None),
                (None, None) => Asset::Unnamed,
            });
        let nothing = asset == Asset::Unnamed && amount < U256::from(UNITS);
        let amount = if nothing { U256::ZERO } else { amount };
        Some(Part { asset, amount: Amount::of(amount), to: None })
    }
}

/// What bridges write zero for.
fn coin_of_solana() -> Asset {
    Asset::Native { symbol: Some("SOL".to_owned()), decimals: Some(9) }
}

/// Functions of `LayerZero`'s first version, and of Stargate's: of bytes, the first 20 are the recipient, whatever follows.
const FIRST: [&str; 4] = ["swap(uint16", "swapETH", "redeemRemote(", "sendFrom("];

/// A recipient on another network, in whatever alphabet: as a party if it is an address of one that is
/// known, and as it is written. `first` if more bytes than an address has are none.
fn foreign(
    value: &Value<'_>,
    path: String,
    to_chain: Option<&str>,
    first: bool,
) -> (Option<Party>, Option<String>) {
    let solana = to_chain.is_none_or(|name| name.eq_ignore_ascii_case(SOLANA));
    let address = match value.kind() {
        "address" => value.address().map(ChainAddress::from),
        "bytes32" => in_word(&value.word(), solana),
        "string" => value.text().and_then(|text| text.trim().parse().ok()),
        _ if first && value.bytes().is_some_and(|bytes| bytes.len() > 20) => None,
        _ => value.bytes().and_then(|bytes| {
            let script = (to_chain == Some(BITCOIN)).then(|| in_script(bytes));
            script.flatten().or_else(|| in_bytes(bytes, solana))
        }),
    };
    // Nobody: the bridge takes the one who calls it.
    if address.as_ref().and_then(ChainAddress::bytes20) == Some(&Address::ZERO) {
        return (None, None);
    }
    let text = match &address {
        Some(address) => Some(address.to_string()),
        None if value.kind() == "bytes32" => Some(hex::encode_prefixed(value.word())),
        None => match value.text() {
            Some(text) => Some(text.to_owned()),
            None => value.bytes().map(hex::encode_prefixed),
        },
    };
    (address.map(|address| party(address, path)), text)
}

/// A party on another network: what is known on this one says nothing about it.
pub(super) fn party(address: ChainAddress, path: String) -> Party {
    Party::foreign(Role::BridgeRecipient, address, path)
}

/// An address in 32 bytes: of an EVM network in the last 20, as bridges write it, or a key of Solana's.
pub(super) fn in_word(word: &[u8; 32], solana: bool) -> Option<ChainAddress> {
    let (high, low) = word.split_at_checked(12)?;
    if high.iter().all(|byte| *byte == 0) {
        return Some(Address::from_slice(low).into());
    }
    if solana { bs58::encode(word).into_string().parse().ok() } else { None }
}

/// The address in a word that is followed by one other.
pub(super) fn padded(bytes: &[u8]) -> Option<Address> {
    let (word, rest) = bytes.split_first_chunk::<32>()?;
    let (high, low) = word.split_at_checked(12)?;
    let only = rest.len() == 32 && high.iter().all(|byte| *byte == 0);
    only.then(|| Address::from_slice(low))
}

/// The address that a script of Bitcoin's pays; some have its length before it.
fn in_script(bytes: &[u8]) -> Option<ChainAddress> {
    let bare = match bytes.split_first() {
        Some((length, rest)) if usize::from(*length) == rest.len() => rest,
        _ => bytes,
    };
    BitcoinSpelling::MAIN.address(bare)
}

pub(super) fn in_bytes(bytes: &[u8], solana: bool) -> Option<ChainAddress> {
    if bytes.len() == 20 {
        return Some(Address::from_slice(bytes).into());
    }
    if let Ok(word) = <&[u8; 32]>::try_from(bytes) {
        return in_word(word, solana);
    }
    std::str::from_utf8(bytes).ok()?.trim().parse().ok()
}
