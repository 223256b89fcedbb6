//! Tokens that are known by their address, so that nobody has to be asked what they are called.
//!
//! Each address is the one that the token's issuer (or, for wrapped coins, the network) publishes, as
//! carried by `@uniswap/default-token-list`, `@bgd-labs/aave-address-book` and the registry of ERC-7730.

use alloy_primitives::{Address, address};

use super::homoglyph::folded;
use super::known::sieve::Sieve;
use super::known::tron::{self, Token};
use super::known::{self, Kind};
use super::{Asset, network};
use crate::decode::{Chain, spelled};

/// A token of an EVM network that is known.
struct Row {
    chain_id: u64,
    token: Token,
}

/// The addresses of all tokens.
#[allow(clippy::indexing_slicing)] // This runs when the engine is compiled.
static SIEVE: Sieve = {
    let (mut sieve, mut row) = (Sieve::new(), 0);
    while row < TOKENS.len() {
        sieve = sieve.with(&TOKENS[row].token.address);
        row += 1;
    }
    row = 0;
    while row < tron::TOKENS.len() {
        sieve = sieve.with(&tron::TOKENS[row].address);
        row += 1;
    }
    sieve
};

/// The known token at an address, if there is one.
pub(super) fn known(chain: Option<Chain>, address: &Address) -> Option<&'static Token> {
    let number = chain?.number()?;
    if !SIEVE.may_have(address) {
        return None;
    }
    if number == Chain::TRON {
        return tron::TOKENS.iter().find(|token| token.address == *address);
    }
    let key = (number, *address);
    let at = TOKENS.binary_search_by_key(&key, |row| (row.chain_id, row.token.address)).ok()?;
    TOKENS.get(at).map(|row| &row.token)
}

/// Whether a token is known at an address, on whichever network.
pub(super) fn is_known(address: &Address) -> bool {
    let tokens = || tron::TOKENS.iter().chain(TOKENS.iter().map(|row| &row.token));
    SIEVE.may_have(address) && tokens().any(|token| token.address == *address)
}

/// The known tokens of a network of the EVM.
pub(super) fn all(chain_id: u64) -> impl Iterator<Item = &'static Token> {
    TOKENS.iter().filter(move |row| row.chain_id == chain_id).map(|row| &row.token)
}

/// The network's own coin as a token, if it is known.
pub(super) fn wrapped_native(chain: Option<Chain>) -> Option<Address> {
    let mut addresses = all(chain?.number()?).map(|token| token.address);
    addresses.find(|address| is_wrapped_native(chain, address))
}

/// The known token of a network that goes by a symbol, also if that is written in letters that only look
/// the same.
pub(super) fn named(chain: Option<Chain>, symbol: &str) -> Option<&'static Token> {
    let (chain_id, symbol) = (chain?.number()?, folded(symbol));
    let is_named = |token: &&Token| folded(token.symbol) == symbol;
    if chain_id == Chain::TRON {
        return tron::TOKENS.iter().find(is_named);
    }
    all(chain_id).find(is_named)
}

/// Whether a token or a coin that is known on whatever network goes by a symbol, or by one that looks the
/// same.
pub(super) fn is_taken(symbol: &str) -> bool {
    let symbol = folded(symbol);
    let mut known = TOKENS.iter().map(|row| row.token.symbol).chain(network::coins());
    known.any(|known| folded(known) == symbol)
}

/// The network's own coin.
pub(super) fn native(chain: Option<Chain>) -> Asset {
    let symbol = chain.and_then(network::coin_of).map(str::to_owned);
    let decimals = match chain {
        // Every EVM network counts its coin in 10^-18.
        None | Some(Chain::Evm(_)) => 18,
        Some(Chain::Tron(_)) => 6,
        Some(Chain::Solana(_)) => 9,
        Some(Chain::Bitcoin(_)) => 8,
    };
    Asset::Native { symbol, decimals: Some(decimals) }
}

/// A token of another network of the EVM, where nothing can be asked of it; or that network's own coin.
pub(super) fn elsewhere(chain: Option<Chain>, address: Address) -> Asset {
    if stands_for_native(&address) {
        return native(chain);
    }
    let known = known(chain, &address);
    Asset::Token {
        address: address.into(),
        symbol: known.map(|token| token.symbol.to_owned()),
        decimals: known.map(|token| token.decimals),
    }
}

impl Token {
    /// The asset that it is.
    pub(super) fn asset(&self, chain: Option<Chain>) -> Asset {
        Asset::Token {
            address: spelled(self.address, chain),
            symbol: Some(self.symbol.to_owned()),
            decimals: Some(self.decimals),
        }
    }
}

/// What a known contract keeps under a symbol: a known token, or the network's own coin.
pub(super) fn kept(chain: Option<Chain>, symbol: &str) -> Asset {
    match named(chain, symbol) {
        None if chain.and_then(network::coin_of) != Some(symbol) => Asset::Unnamed,
        Some(token) => token.asset(chain),
        None => native(chain),
    }
}

/// A token of Tron itself by its number.
pub(super) fn trc10(id: String) -> Asset {
    let known = TRC10.iter().find(|(known, ..)| *known == id);
    Asset::Trc10 {
        id,
        symbol: known.map(|(_, symbol, _)| (*symbol).to_owned()),
        decimals: known.map(|(.., decimals)| *decimals),
    }
}

/// Numbers, symbols and decimals of the few tokens of Tron itself that people still have.
static TRC10: [(&str, &str, u8); 1] = [("1002000", "BTTOLD", 6)];

/// Whether a token is the network's own coin in wrapped form.
pub(super) fn is_wrapped_native(chain: Option<Chain>, address: &Address) -> bool {
    known::contract(chain, address).is_some_and(|one| one.kind == Kind::WrappedNative)
}

/// Whether the network's own coin is a token as well, at this address: on Polygon.
pub(super) fn is_coin(chain: Option<Chain>, address: &Address) -> bool {
    const POL: Address = address!("0x0000000000000000000000000000000000001010");
    chain == Some(Chain::Evm(137)) && *address == POL
}

/// Whether routers and markets write the address for the network's own coin.
pub(super) fn stands_for_native(address: &Address) -> bool {
    const ETHER: Address = address!("0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE");
    // Juicebox's.
    const SHORT: Address = address!("0x000000000000000000000000000000000000EEEe");
    [Address::ZERO, ETHER, SHORT].contains(address)
}

impl Asset {
    /// The token's decimals, if they are known.
    pub(super) fn decimals(&self) -> Option<u8> {
        match self {
            Self::Token { decimals, .. }
            | Self::Native { decimals, .. }
            | Self::Trc10 { decimals, .. } => *decimals,
            _ => None,
        }
    }
}

const fn token(chain_id: u64, address: Address, symbol: &'static str, decimals: u8) -> Row {
    Row { chain_id, token: Token { address, symbol, decimals } }
}

/// Sorted by chain id and address.
#[rustfmt::skip]
static TOKENS: &[Row] = &[
    // Ethereum
    token(1, address!("0x0000000000085d4780B73119b644AE5ecd22b376"), "TUSD", 18),
    token(1, address!("0x004E9C3EF86bc1ca1f0bB5C7662861Ee93350568"), "uniBTC", 8),
    token(1, address!("0x018008bfb33d285247A21d44E50697654f754e63"), "aEthDAI", 18),
    token(1, address!("0x056Fd409E1d7A124BD7017459dFEa2F387b6d5Cd"), "GUSD", 2),
    token(1, address!("0x0B925eD163218f6662a35e0f0371Ac234f9E9371"), "aEthwstETH", 18),
    token(1, address!("0x0bc529c00C6401aEF6D220BE8C6Ea1667F6Ad93e"), "YFI", 18),
    token(1, address!("0x0D8775F648430679A709E98d2b0Cb6250d2887EF"), "BAT", 18),
    token(1, address!("0x0F5D2fB29fb7d3CFeE444a200298f468908cC942"), "MANA", 18),
    token(1, address!("0x111111111117dC0aa78b770fA6A738034120C302"), "1INCH", 18),
    token(1, address!("0x152649eA73beAb28c5b49B26eb48f7EAD6d4c898"), "CAKE", 18),
    token(1, address!("0x18084fbA666a33d37592fA2633fD49a74DD93a88"), "tBTC", 18),
    token(1, address!("0x1a7e4e63778B4f12a199C062f3eFdD288afCBce8"), "agEUR", 18),
    token(1, address!("0x1aBaEA1f7C830bD89Acc67eC4af516284b1bC33c"), "EURC", 6),
    token(1, address!("0x1f9840a85d5aF5bf1D1762F925BDADdC4201F984"), "UNI", 18),
    token(1, address!("0x2260FAC5E5542a773Aa44fBCfeDf7C193bc2C599"), "WBTC", 8),
    token(1, address!("0x23878914EFE38d27C4D67Ab83ed1b93A74D4086a"), "aEthUSDT", 6),
    token(1, address!("0x3294395e62F4eB6aF3f1Fcf89f5602D90Fb3Ef69"), "CELO", 18),
    token(1, address!("0x35fA164735182de50811E8e2E824cFb9B6118ac2"), "eETH", 18),
    token(1, address!("0x3845badAde8e6dFF049820680d1F14bD3903a5d0"), "SAND", 18),
    token(1, address!("0x3c3a81e81dc49A522A592e7622A7E711c06bf354"), "MNT", 18),
    token(1, address!("0x40D16FC0246aD3160Ccc09B8D0D3A2cD28aE6C2f"), "GHO", 18),
    token(1, address!("0x44ff8620b8cA30902395A7bD3F2407e1A091BF73"), "VIRTUAL", 18),
    token(1, address!("0x455e53CBB86018Ac2B8092FdCd39d8444aFFC3F6"), "POL", 18),
    token(1, address!("0x4579a27aF00A62C0EB156349f31B345c08386419"), "aEthsUSDe", 18),
    token(1, address!("0x45804880De22913dAFE09f4980848ECE6EcbAf78"), "PAXG", 18),
    token(1, address!("0x4a220E6096B25EADb88358cb44068A3248254675"), "QNT", 18),
    token(1, address!("0x4c9EDD5852cd905f086C759E8383e09bff1E68B3"), "USDe", 18),
    token(1, address!("0x4d224452801ACEd8B2F0aebE155379bb5D594381"), "APE", 18),
    token(1, address!("0x4d5F47FA6A74757f35C14fD3a6Ef8E3C9BC514E8"), "aEthWETH", 18),
    token(1, address!("0x4F5923Fc5FD4a93352581b38B7cD26943012DECF"), "aEthUSDe", 18),
    token(1, address!("0x4Fabb145d64652a948d72533023f6E7A623C7C53"), "BUSD", 18),
    token(1, address!("0x514910771AF9Ca656af840dff83E8264EcF986CA"), "LINK", 18),
    token(1, address!("0x56072C95FAA701256059aa122697B133aDEd9279"), "SKY", 18),
    token(1, address!("0x57e114B691Db790C35207b2e685D4A43181e6061"), "ENA", 18),
    token(1, address!("0x58D97B57BB95320F9a05dC918Aef65434969c2B2"), "MORPHO", 18),
    token(1, address!("0x5A98FcBEA516Cf06857215779Fd812CA3beF1B32"), "LDO", 18),
    token(1, address!("0x5aFE3855358E112B5647B952709E6165e1c1eEEe"), "SAFE", 18),
    token(1, address!("0x5c647cE0Ae10658ec44FA4E11A51c96e94efd1Dd"), "aEthcbBTC", 8),
    token(1, address!("0x5E8422345238F34275888049021821E8E08CAa1f"), "frxETH", 18),
    token(1, address!("0x5Ee5bf7ae06D1Be5997A1A72006FE6C607eC6DE8"), "aEthWBTC", 8),
    token(1, address!("0x5f98805A4E8be255a32880FDeC7F6728C6568bA0"), "LUSD", 18),
    token(1, address!("0x6440f144b7e50D6a8439336510312d2F54beB01D"), "BOLD", 18),
    token(1, address!("0x6810e776880C02933D47DB1b9fc05908e5386b96"), "GNO", 18),
    token(1, address!("0x68749665FF8D2d112Fa859AA293F07A622782F38"), "XAUT", 6),
    token(1, address!("0x6982508145454Ce325dDbE47a25d4ec3d2311933"), "PEPE", 18),
    token(1, address!("0x6985884C4392D348587B19cb9eAAf157F13271cd"), "ZRO", 18),
    token(1, address!("0x6B175474E89094C44Da98b954EedeAC495271d0F"), "DAI", 18),
    token(1, address!("0x6B3595068778DD592e39A122f4f5a5cF09C90fE2"), "SUSHI", 18),
    token(1, address!("0x6c3ea9036406852006290770BEdFcAbA0e23A0e8"), "PYUSD", 6),
    token(1, address!("0x7D1AfA7B718fb893dB30A3aBc0Cfc608AaCfeBB0"), "MATIC", 18),
    token(1, address!("0x7f39C581F595B53c5cb19bD0b3f8dA6c935E2Ca0"), "wstETH", 18),
    token(1, address!("0x7Fc66500c84A76Ad7e9c93437bFc5Ac33E2DDaE9"), "AAVE", 18),
    token(1, address!("0x808507121B80c02388fAd14726482e061B8da827"), "PENDLE", 18),
    token(1, address!("0x8236a87084f8B84306f72007F36F2618A5634494"), "LBTC", 8),
    token(1, address!("0x8292Bb45bf1Ee4d140127049757C2E0fF06317eD"), "RLUSD", 18),
    token(1, address!("0x83F20F44975D03b1b09e64809B757c47f942BEeA"), "sDAI", 18),
    token(1, address!("0x853d955aCEf822Db058eb8505911ED77F175b99e"), "FRAX", 18),
    token(1, address!("0x8E870D67F660D95d5be530380D0eC0bd388289E1"), "USDP", 18),
    token(1, address!("0x92D6C1e31e14520e676a687F0a93788B716BEff5"), "DYDX", 18),
    token(1, address!("0x95aD61b0a150d79219dCF64E1E6Cc01f0B64C4cE"), "SHIB", 18),
    token(1, address!("0x98C23E9d8f34FEFb1B7BD6a91B7FF122F4e16F5c"), "aEthUSDC", 6),
    token(1, address!("0x9D39A5DE30e57443BfF2A8307A4256c8797A3497"), "sUSDe", 18),
    token(1, address!("0x9D65fF81a3c488d585bBfb0Bfe3c7707c7917f54"), "SSV", 18),
    token(1, address!("0x9E32b13ce7f2E80A01932B42553652E053D6ed8e"), "METIS", 18),
    token(1, address!("0x9f8F72aA9304c8B593d555F12eF6589cC3A579A2"), "MKR", 18),
    token(1, address!("0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48"), "USDC", 6),
    token(1, address!("0xA1290d69c65A6Fe4DF752f95823fae25cB99e5A7"), "rsETH", 18),
    token(1, address!("0xA17581A9E3356d9A858b789D68B4d866e593aE94"), "cWETHv3", 18),
    token(1, address!("0xa3931d71877C0E7a3148CB7Eb4463524FEc27fbD"), "sUSDS", 18),
    token(1, address!("0xac3E018457B222d93114458476f3E3416Abbe38F"), "sfrxETH", 18),
    token(1, address!("0xae78736Cd615f374D3085123A210448E74Fc6393"), "rETH", 18),
    token(1, address!("0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84"), "stETH", 18),
    token(1, address!("0xaea46A60368A7bD060eec7DF8CBa43b7EF41Ad85"), "FET", 18),
    token(1, address!("0xB50721BCf8d664c30412Cfbc6cf7a15145234ad1"), "ARB", 18),
    token(1, address!("0xba100000625a3754423978a60c9317c58a424e3D"), "BAL", 18),
    token(1, address!("0xBB0E17EF65F82Ab018d8EDd776e8DD940327B28b"), "AXS", 18),
    token(1, address!("0xBdfa7b7893081B35Fb54027489e2Bc7A38275129"), "aEthweETH", 18),
    token(1, address!("0xBe9895146f7AF43049ca1c1AE358B0541Ea49704"), "cbETH", 18),
    token(1, address!("0xbf5495Efe5DB9ce00f80364C8B423567e58d2110"), "ezETH", 18),
    token(1, address!("0xc00e94Cb662C3520282E6f5717214004A7f26888"), "COMP", 18),
    token(1, address!("0xC011a73ee8576Fb46F5E1c5751cA3B9Fe0af2a6F"), "SNX", 18),
    token(1, address!("0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2"), "WETH", 18),
    token(1, address!("0xC18360217D8F7Ab5e7c516566761Ea12Ce7F9D72"), "ENS", 18),
    token(1, address!("0xc3d688B66703497DAA19211EEdff47f25384cdc3"), "cUSDCv3", 6),
    token(1, address!("0xc944E90C64B2c07662A292be6244BDf05Cda44a7"), "GRT", 18),
    token(1, address!("0xCa14007Eff0dB1f8135f4C25B34De49AB0d42766"), "STRK", 18),
    token(1, address!("0xcbB7C0000aB88B473b1f5aFd9ef808440eed33Bf"), "cbBTC", 8),
    token(1, address!("0xCd5fE23C85820F7B72D0926FC9b05b43E359b7ee"), "weETH", 18),
    token(1, address!("0xD33526068D116cE69F19A9ee46F0bd304F21A51f"), "RPL", 18),
    token(1, address!("0xD533a949740bb3306d119CC777fa900bA034cd52"), "CRV", 18),
    token(1, address!("0xdAC17F958D2ee523a2206206994597C13D831ec7"), "USDT", 6),
    token(1, address!("0xdC035D45d973E3EC169d2276DDab16f1e407384F"), "USDS", 18),
    token(1, address!("0xDEf1CA1fb7FBcDC777520aa7f396b4E015F497aB"), "COW", 18),
    token(1, address!("0xE41d2489571d322189246DaFA5ebDe1F4699F498"), "ZRX", 18),
    token(1, address!("0xeA51d7853EEFb32b6ee06b1C12E6dcCA88Be0fFE"), "variableDebtEthWETH", 18),
    token(1, address!("0xec53bF9167f50cDEB3Ae105f56099aaaB9061F83"), "EIGEN", 18),
    token(1, address!("0xf1C9acDc66974dFB6dEcB12aA385b9cD01190E38"), "osETH", 18),
    token(1, address!("0xF57e7e7C23978C3cAEC3C3548E3D615c346e79fF"), "IMX", 18),
    token(1, address!("0xf939E0A03FB07F59A73314E73794Be0E57ac1b4E"), "crvUSD", 18),
    token(1, address!("0xf951E335afb289353dc249e82926178EaC7DEd78"), "swETH", 18),
    token(1, address!("0xfAbA6f8e4a5E8Ab82F62fe7C39859FA577269BE3"), "ONDO", 18),
    token(1, address!("0xFAe103DC9cf190eD75350761e95403b7b8aFa6c0"), "rswETH", 18),
    token(1, address!("0xFe0c30065B384F05761f15d0CC899D4F9F9Cc0eB"), "ETHFI", 18),
    // OP Mainnet
    token(10, address!("0x01bFF41798a0BcF287b996046Ca68b395DbC1071"), "USDT0", 6),
    token(10, address!("0x078f358208685046a11C85e8ad32895DED33A249"), "aOptWBTC", 8),
    token(10, address!("0x0994206dfE8De6Ec6920FF4D779B0d950605Fb53"), "CRV", 18),
    token(10, address!("0x0b2C639c533813f4Aa9D7837CAf62653d097Ff85"), "USDC", 6),
    token(10, address!("0x1F32b1c2345538c0c6f582fCB022739c4A194Ebb"), "wstETH", 18),
    token(10, address!("0x2E3D870790dC77A83DD1d18184Acc7439A53f475"), "FRAX", 18),
    token(10, address!("0x350a791Bfc2C21F9Ed5d10980Dad2e2638ffa7f6"), "LINK", 18),
    token(10, address!("0x38d693cE1dF5AaDF7bC62595A37D667aD57922e5"), "aOptUSDCn", 6),
    token(10, address!("0x4200000000000000000000000000000000000006"), "WETH", 18),
    token(10, address!("0x4200000000000000000000000000000000000042"), "OP", 18),
    token(10, address!("0x625E7708f30cA75bfd92586e17077590C60eb4cD"), "aOptUSDC", 6),
    token(10, address!("0x65559aA14915a70190438eF90104769e5E890A00"), "ENS", 18),
    token(10, address!("0x68f180fcCe6836688e9084f035309E29Bf0A2095"), "WBTC", 8),
    token(10, address!("0x6985884C4392D348587B19cb9eAAf157F13271cd"), "ZRO", 18),
    token(10, address!("0x6ab707Aca953eDAeFBc4fD23bA73294241490620"), "aOptUSDT", 6),
    token(10, address!("0x6c84a8f1c29108F47a79964b5Fe888D4f4D0dE40"), "tBTC", 18),
    token(10, address!("0x6fd9d7AD17242c41f7131d257212c54A0e816691"), "UNI", 18),
    token(10, address!("0x76A50b8c7349cCDDb7578c6627e79b5d99D24138"), "stETH", 18),
    token(10, address!("0x76FB31fb4af56892A25e32cFC43De717950c9278"), "AAVE", 18),
    token(10, address!("0x7F5c764cBc14f9669B88837ca1490cCa17c31607"), "USDC.e", 6),
    token(10, address!("0x94b008aA00579c1307B0EF2c499aD98a8ce58e58"), "USDT", 6),
    token(10, address!("0x9560e827aF36c94D2Ac33a39bCE1Fe78631088Db"), "VELO", 18),
    token(10, address!("0x9b88D293b7a791E40d36A39765FFd5A1B9b5c349"), "CELO", 18),
    token(10, address!("0x9Bcef72be871e61ED4fBbc7630889beE758eb81D"), "rETH", 18),
    token(10, address!("0x9C9e5fD8bbc25984B178FdCE6117Defa39d2db39"), "BUSD", 18),
    token(10, address!("0xab7bAdEF82E9Fe11f6f33f87BC9bC2AA27F2fCB5"), "MKR", 18),
    token(10, address!("0xadDb6A0412DE1BA0F936DCaeb8Aaa24578dcF3B2"), "cbETH", 18),
    token(10, address!("0xBC7B1Ff1c6989f006a1185318eD4E7b5796e66E1"), "PENDLE", 18),
    token(10, address!("0xC1c167CC44f7923cd0062c4370Df962f9DDB16f5"), "PEPE", 18),
    token(10, address!("0xc40F949F8a4e094D1b49a23ea9241D289B7b2819"), "LUSD", 18),
    token(10, address!("0xDA10009cBd5D07dd0CeCc66161FC93D7c9000da1"), "DAI", 18),
    token(10, address!("0xe50fA9b3c56FfB159cB0FCA61F5c9D750e8128c8"), "aOptWETH", 18),
    token(10, address!("0xeF4461891DfB3AC8572cCf7C794664A8DD927945"), "WCT", 18),
    token(10, address!("0xFdb794692724153d1488CcdBE0C56c252596735F"), "LDO", 18),
    // Flare
    token(14, address!("0x1D80c49BbBCd1C0911346656B529DF9E5c2F783d"), "WFLR", 18),
    token(14, address!("0xAd552A648C74D49E10027AB8a618A3ad4901c5bE"), "FXRP", 6),
    // Cronos
    token(25, address!("0x3D7F2C478aAfdB65542BCB44bCeeC05849999d2D"), "USDC", 6),
    token(25, address!("0x5C7F8A570d578ED84E63fdFA7b1eE72dEae1AE23"), "WCRO", 18),
    token(25, address!("0xA6dE01a2d62C6B5f3525d768f34d276652C554c8"), "EURC", 6),
    // XDC
    token(50, address!("0xfA2958CB79b0491CC627c1557F441eF849Ca8eb1"), "USDC", 6),
    // BNB Smart Chain
    token(56, address!("0x031b41e504677879370e9DBcF937283A8691Fa7f"), "FET", 18),
    token(56, address!("0x0782b6d8c4551B9760e74c0545a9bCD90bdc41E5"), "lisUSD", 18),
    token(56, address!("0x0E09FaBB73Bd3Ade0a17ECC321fD13a19e81cE82"), "CAKE", 18),
    token(56, address!("0x111111111117dC0aa78b770fA6A738034120C302"), "1INCH", 18),
    token(56, address!("0x12f31B73D812C6Bb0d735a218c086d44D5fe5f89"), "agEUR", 18),
    token(56, address!("0x1AF3F329e8BE154074D8769D1FFa4eE058B1DBc3"), "DAI", 18),
    token(56, address!("0x2170Ed0880ac9A755fd29B2688956BD959F933F8"), "WETH", 18),
    token(56, address!("0x26c5e01524d2E6280A48F2c50fF6De7e52E9611C"), "wstETH", 18),
    token(56, address!("0x52CE071Bd9b1C4B00A0b92D298c512478CaD67e8"), "COMP", 18),
    token(56, address!("0x55d398326f99059fF775485246999027B3197955"), "USDT", 18),
    token(56, address!("0x6985884C4392D348587B19cb9eAAf157F13271cd"), "ZRO", 18),
    token(56, address!("0x7130d2A12B9BCbFAe4f2634d864A1Ee1Ce3Ead9c"), "BTCB", 18),
    token(56, address!("0x715D400F88C167884bbCc41C5FeA407ed4D2f8A0"), "AXS", 18),
    token(56, address!("0x8AC76a51cc950d9822D68b83fE1Ad97B32Cd580d"), "USDC", 18),
    token(56, address!("0x90C97F71E18723b0Cf0dfa30ee176Ab653E89F40"), "FRAX", 18),
    token(56, address!("0x947950BcC74888a40Ffa2593C5798F11Fc9124C4"), "SUSHI", 18),
    token(56, address!("0xB0b84D294e0C75A6abe60171b70edEb2EFd14A1B"), "slisBNB", 18),
    token(56, address!("0xbb4CdB9CBd36B01bD1cBaEBF2De08d9173bc095c"), "WBNB", 18),
    token(56, address!("0xBf5140A22578168FD562DCcF235E5D43A02ce9B1"), "UNI", 18),
    token(56, address!("0xc5f0f7b66764F6ec8C8Dff7BA683102295E16409"), "FDUSD", 18),
    token(56, address!("0xCC42724C6683B7E57334c4E856f4c9965ED682bD"), "MATIC", 18),
    token(56, address!("0xe552Fb52a4F19e44ef5A967632DBc320B0820639"), "METIS", 18),
    token(56, address!("0xe9e7CEA3DedcA5984780Bafc599bD69ADd087D56"), "BUSD", 18),
    token(56, address!("0xf486ad071f3bEE968384D2E39e2D8aF0fCf6fd46"), "VELO", 18),
    token(56, address!("0xF8A0BF9cF54Bb92F17374d9e9A321E6a111a51bD"), "LINK", 18),
    token(56, address!("0xfb6115445Bff7b52FeB98650C87f44907E58f802"), "AAVE", 18),
    token(100, address!("0x177127622c4A00F3d409B75571e12cB3c8973d3c"), "COW", 18),
    // Gnosis
    token(100, address!("0x2a22f9c3b484c3629090FeED35F17Ff8F88f76F0"), "USDC.e", 6),
    token(100, address!("0x6A023CCd1ff6F2045C3309768eAd9E68F978f6e1"), "WETH", 18),
    token(100, address!("0x6C76971f98945AE98dD7d4DFcA8711ebea946eA6"), "wstETH", 18),
    token(100, address!("0x9C58BAcC331c9aa871AFD802DB6379a98e80CEdb"), "GNO", 18),
    token(100, address!("0xaf204776c7245bF4147c2612BF6e5972Ee483701"), "sDAI", 18),
    token(100, address!("0xcB444e90D8198415266c6a2724b7900fb12FC56E"), "EURe", 18),
    token(100, address!("0xDDAfbb505ad214D7b80b1f830fcCc89B60fb7A83"), "USDC", 6),
    token(100, address!("0xe91D153E0b41518A2Ce8Dd3D7944Fa863463a97d"), "WXDAI", 18),
    token(100, address!("0xfc421aD3C883Bf9E7C4f42dE845C4e4405799e73"), "GHO", 18),
    // Unichain
    token(130, address!("0x078D782b760474a361dDA0AF3839290b0EF57AD6"), "USDC", 6),
    token(130, address!("0x20CAb320A855b39F724131C69424240519573f81"), "DAI", 18),
    token(130, address!("0x4200000000000000000000000000000000000006"), "WETH", 18),
    token(130, address!("0x588CE4F028D8e7B53B687865d6A67b3A54C75518"), "USDT", 6),
    token(130, address!("0x81f2508AAC59757EF7425DDc9717AB5c2AA0A84F"), "stETH", 18),
    token(130, address!("0x8f187aA05619a017077f5308904739877ce9eA21"), "UNI", 18),
    token(130, address!("0x9151434b16b9763660705744891fA906F660EcC5"), "USDT0", 6),
    token(130, address!("0x927B51f251480a681271180DA4de28D44EC4AfB8"), "WBTC", 8),
    // Polygon
    token(137, address!("0x03b54A6e9a984069379fae1a4fC4dBAE93B3bCCD"), "wstETH", 18),
    token(137, address!("0x078f358208685046a11C85e8ad32895DED33A249"), "aPolWBTC", 8),
    token(137, address!("0x0d500B1d8E8eF31E21C99d1Db9A6444d3ADf1270"), "WPOL", 18),
    token(137, address!("0x172370d5Cd63279eFa6d502DAB29171933a610AF"), "CRV", 18),
    token(137, address!("0x1BFD67037B42Cf73acF2047067bd4F2C47D9BfD6"), "WBTC", 8),
    token(137, address!("0x236aa50979D5f3De3Bd1Eeb40E81137F22ab794b"), "tBTC", 18),
    token(137, address!("0x2791Bca1f2de4661ED88A30C99A7a9449Aa84174"), "USDC.e", 6),
    token(137, address!("0x3c499c542cEF5E3811e1192ce70d8cC03d5c3359"), "USDC", 6),
    token(137, address!("0x53E0bca35eC356BD5ddDFebbD1Fc0fD03FaBad39"), "LINK", 18),
    token(137, address!("0x5fe2B58c013d7601147DcdD68C143A77499f5531"), "GRT", 18),
    token(137, address!("0x5FFD62D3C3eE2E81C00A7b9079FB248e7dF024A8"), "GNO", 18),
    token(137, address!("0x625E7708f30cA75bfd92586e17077590C60eb4cD"), "aPolUSDC", 6),
    token(137, address!("0x6985884C4392D348587B19cb9eAAf157F13271cd"), "ZRO", 18),
    token(137, address!("0x6ab707Aca953eDAeFBc4fD23bA73294241490620"), "aPolUSDT", 6),
    token(137, address!("0x6f7C932e7684666C9fd1d44527765433e01fF61d"), "MKR", 18),
    token(137, address!("0x7ceB23fD6bC0adD59E62ac25578270cFf1b9f619"), "WETH", 18),
    token(137, address!("0x8505b9d2254A7Ae468c0E9dd10Ccea3A837aef5c"), "COMP", 18),
    token(137, address!("0x8f3Cf7ad23Cd3CaDbD9735AFf958023239c6A063"), "DAI", 18),
    token(137, address!("0xA4D94019934D8333Ef880ABFFbF2FDd611C762BD"), "aPolUSDCn", 6),
    token(137, address!("0xb33EaAd8d922B1083446DC23f610c2567fB5180f"), "UNI", 18),
    token(137, address!("0xbD7A5Cf51d22930B8B3Df6d834F9BCEf90EE7c4f"), "ENS", 18),
    token(137, address!("0xC011a7E12a19f7B1f670d46F03B03f3342E82DFB"), "pUSD", 6),
    token(137, address!("0xc2132D05D31c914a87C6611C10748AEb04B58e8F"), "USDT", 6),
    token(137, address!("0xD6DF932A45C0f255f85145f286eA0b292B21C90B"), "AAVE", 18),
    token(137, address!("0xe50fA9b3c56FfB159cB0FCA61F5c9D750e8128c8"), "aPolWETH", 18),
    // Monad
    token(143, address!("0x3bd359C1119dA7Da1D913D1C4D2B7c461115433A"), "WMON", 18),
    token(143, address!("0x754704Bc059F8C67012fEd69BC8A327a5aafb603"), "USDC", 6),
    token(143, address!("0xe7cd86e13AC4309349F30B3435a9d337750fC82D"), "USDT0", 6),
    // Sonic
    token(146, address!("0x039e2fB66102314Ce7b64Ce5Ce3E5183bc94aD38"), "wS", 18),
    token(146, address!("0x29219dd400f2Bf60E5a23d13Be72B486D4038894"), "USDC", 6),
    token(146, address!("0x50c42dEAcD8Fc9773493ED674b675bE577f2634b"), "WETH", 18),
    // X Layer
    token(196, address!("0xB6CEceAB302E2E4948951eE7843FC24E92933061"), "USDC", 6),
    // Fantom
    token(250, address!("0x21be370D5312f44cB42ce377BC9b8a0cEF1A4C83"), "WFTM", 18),
    // ZKsync Era
    token(324, address!("0x1d17CBcF0D6D143135aE902365D2E5e2A16538D4"), "USDC", 6),
    token(324, address!("0x493257fD37EDB34451f62EDf8D2a0C418852bA4C"), "USDT", 6),
    token(324, address!("0x5AEa5775959fBC2557Cc8789bC1bf90A239D9a91"), "WETH", 18),
    token(324, address!("0x703b52F2b28fEbcB60E1372858AF5b18849FE867"), "wstETH", 18),
    token(324, address!("0xAD17Da2f6Ac76746EF261E835C50b2651ce36DA8"), "sUSDe", 18),
    token(324, address!("0xc1Fa6E2E8667d9bE0Ca938a54c7E0285E9Df924a"), "weETH", 18),
    // World Chain
    token(480, address!("0x03C7054BCB39f7b2e5B2c7AcB37583e32D70Cfa3"), "WBTC", 8),
    token(480, address!("0x1C60ba0A0eD1019e8Eb035E6daF4155A5cE2380B"), "EURC", 6),
    token(480, address!("0x4200000000000000000000000000000000000006"), "WETH", 18),
    token(480, address!("0x79A02482A880bCE3F13e09Da970dC34db4CD24d1"), "USDC", 6),
    // HyperEVM
    token(999, address!("0x5555555555555555555555555555555555555555"), "WHYPE", 18),
    token(999, address!("0xb88339CB7199b77E23DB6E890353E22632Ba630f"), "USDC", 6),
    token(999, address!("0xB8CE59FC3717ada4C02eaDF9682A9e934F625ebb"), "USDT0", 6),
    token(999, address!("0xfD739d4e423301CE9385c1fb8850539D657C296D"), "kHYPE", 18),
    // Lisk
    token(1135, address!("0x4200000000000000000000000000000000000006"), "WETH", 18),
    // Sei
    token(1329, address!("0xe15fC38F6D8c56aF07bbCBe3BAf5708A2Bf42392"), "USDC", 6),
    // Pharos
    token(1672, address!("0xC879C018dB60520F4355C26eD1a6D572cdAC1815"), "USDC", 6),
    // Injective
    token(1776, address!("0xa00C59fF5a080D2b954d0c75e46E22a0c371235a"), "USDC", 6),
    // Soneium
    token(1868, address!("0x4200000000000000000000000000000000000006"), "WETH", 18),
    // Ronin
    token(2020, address!("0x0B7007c13325C48911F73A2daD5FA5dCBf808aDc"), "USDC", 6),
    token(2020, address!("0x97a9107C1793BC407d6F527b77e7fff4D812bece"), "AXS", 18),
    token(2020, address!("0xc99a6A985eD2Cac1ef41640596C5A5f9F4E19Ef5"), "WETH", 18),
    token(2020, address!("0xe514d9DEB7966c8BE0ca922de8a064264eA6bcd4"), "WRON", 18),
    // Morph
    token(2818, address!("0xCfb1186F4e93D60E60a8bDd997427D1F33bc372B"), "USDC", 6),
    // Edge
    token(3343, address!("0x98d2919b9A214E6Fa5384AC81E6864bA686Ad74c"), "USDC", 6),
    // Tempo
    token(4217, address!("0x20C0000000000000000000000000000000000000"), "pathUSD", 6),
    // Robinhood Chain
    token(4663, address!("0x0Bd7D308f8E1639FAb988df18A8011f41EAcAD73"), "WETH", 18),
    token(4663, address!("0x5fc5360D0400a0Fd4f2af552ADD042D716F1d168"), "USDG", 6),
    // Mantle
    token(5000, address!("0x09Bc4E0D864854c6aFB6eB9A9cdF58aC190D0dF9"), "USDC", 6),
    token(5000, address!("0x201EBa5CC46D216Ce6DC03F6a759e8E766e956aE"), "USDT", 6),
    token(5000, address!("0x78c1b0C915c4FAA5FffA6CAbf0219DA63d7f4cb8"), "WMNT", 18),
    // Arc
    token(5042, address!("0x3600000000000000000000000000000000000000"), "USDC", 6),
    token(5042, address!("0xbEf5f6d51CB62b58e6A8f77868681825C6fe21c1"), "EURC", 6),
    // Base
    token(8453, address!("0x04C0599Ae5A44757c0af6F9eC3b93da8976c150A"), "weETH", 18),
    token(8453, address!("0x0b3e328455c4059EEb9e3f84b5543F74E24e7E1b"), "VIRTUAL", 18),
    token(8453, address!("0x236aa50979D5f3De3Bd1Eeb40E81137F22ab794b"), "tBTC", 18),
    token(8453, address!("0x2416092f143378750bb29b79eD961ab195CcEea5"), "ezETH", 18),
    token(8453, address!("0x2Ae3F1Ec7F1F5012CFEab0185bfc7aa3cf0DEc22"), "cbETH", 18),
    token(8453, address!("0x3bB4445D30AC020a84c1b5A8A2C6248ebC9779D0"), "ZRX", 18),
    token(8453, address!("0x4200000000000000000000000000000000000006"), "WETH", 18),
    token(8453, address!("0x4e65fE4DbA92790696d040ac24Aa414708F5c0AB"), "aBasUSDC", 6),
    token(8453, address!("0x4ed4E862860beD51a9570b96d89aF5E1B0Efefed"), "DEGEN", 18),
    token(8453, address!("0x50c5725949A6F0c72E6C4a641F24049A917DB0Cb"), "DAI", 18),
    token(8453, address!("0x5875eEE11Cf8398102FdAd704C9E96607675467a"), "sUSDS", 18),
    token(8453, address!("0x60a3E35Cc302bFA44Cb288Bc5a4F316Fdb1adb42"), "EURC", 6),
    token(8453, address!("0x63706e401c06ac8513145b7687A14804d17f814b"), "AAVE", 18),
    token(8453, address!("0x6985884C4392D348587B19cb9eAAf157F13271cd"), "ZRO", 18),
    token(8453, address!("0x6Bb7a212910682DCFdbd5BCBb3e28FB4E8da10Ee"), "GHO", 18),
    token(8453, address!("0x7C307e128efA31F540F2E2d976C995E0B65F51F6"), "aBasweETH", 18),
    token(8453, address!("0x7D49a065D17d6d4a55dc13649901fdBB98B2AFBA"), "SUSHI", 18),
    token(8453, address!("0x820C137fa70C8691f0e44Dc420a5e53c168921Dc"), "USDS", 18),
    token(8453, address!("0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913"), "USDC", 6),
    token(8453, address!("0x940181a94A35A4569E4529A3CDfB74e38FD98631"), "AERO", 18),
    token(8453, address!("0x9e1028F5F1D5eDE59748FFceE5532509976840E0"), "COMP", 18),
    token(8453, address!("0xBdb9300b7CDE636d9cD4AFF00f6F009fFBBc8EE6"), "aBascbBTC", 8),
    token(8453, address!("0xc1CBa3fCea344f92D9239c08C0568f6F2F0ee452"), "wstETH", 18),
    token(8453, address!("0xc3De830EA07524a0761646a6a4e4be0e114a3C83"), "UNI", 18),
    token(8453, address!("0xcbB7C0000aB88B473b1f5aFd9ef808440eed33Bf"), "cbBTC", 8),
    token(8453, address!("0xD4a0e0b9149BCee3C920d2E00b5dE09138fd8bb7"), "aBasWETH", 18),
    token(8453, address!("0xd9aAEc86B65D86f6A7B5B1b0c42FFA531710b6CA"), "USDbC", 6),
    token(8453, address!("0xfde4C96c8593536E31F229EA8f37b2ADa2699bb2"), "USDT", 6),
    // Plasma
    token(9745, address!("0x2d661C89D812261039AF9764eceaAee884f5F67F"), "USDC", 6),
    token(9745, address!("0x3EE196E78d4d4248b849B8E1C7F44C5457FAFD2C"), "EURC", 6),
    token(9745, address!("0xB8CE59FC3717ada4C02eaDF9682A9e934F625ebb"), "USDT0", 6),
    token(33139, address!("0x48b62137EdfA95a428D35C09E44256a739F6B557"), "WAPE", 18),
    // Mode
    token(34443, address!("0x4200000000000000000000000000000000000006"), "WETH", 18),
    // Arbitrum One
    token(42161, address!("0x022cD1aEd3f5CBfd7Cf4481ac32847d62DA746E6"), "VIRTUAL", 18),
    token(42161, address!("0x044d8e7F3A17751D521efEa8CCf9282268fE08CC"), "POL", 18),
    token(42161, address!("0x078f358208685046a11C85e8ad32895DED33A249"), "aArbWBTC", 8),
    token(42161, address!("0x07D65C18CECbA423298c0aEB5d2BeDED4DFd5736"), "ETHFI", 18),
    token(42161, address!("0x0c880f6761F1af8d9Aa9C466984b80DAb9a8c9e8"), "PENDLE", 18),
    token(42161, address!("0x11cDb42B0EB46D95f990BeDD4695A6e3fA034978"), "CRV", 18),
    token(42161, address!("0x13Ad51ed4F1B7e9Dc168d8a00cB3f4dDD85EfA60"), "LDO", 18),
    token(42161, address!("0x17FC002b466eEc40DaE837Fc4bE5c67993ddBd6F"), "FRAX", 18),
    token(42161, address!("0x1DEBd73E752bEaF79865Fd6446b0c970EaE7732f"), "cbETH", 18),
    token(42161, address!("0x2416092f143378750bb29b79eD961ab195CcEea5"), "ezETH", 18),
    token(42161, address!("0x2e9a6Df78E42a30712c10a9Dc4b1C8656f8F2879"), "MKR", 18),
    token(42161, address!("0x2f2a2543B76A4166549F7aaB2e75Bef0aefC5B0f"), "WBTC", 8),
    token(42161, address!("0x31190254504622cEFdFA55a7d3d272e6462629a2"), "BUSD", 18),
    token(42161, address!("0x327006c8712FE0AbdbbD55B7999DB39b0967342E"), "PYUSD", 6),
    token(42161, address!("0x354A6dA3fcde098F8389cad84b0182725c6C91dE"), "COMP", 18),
    token(42161, address!("0x35751007a407ca6FEFfE80b3cB397736D2cf4dbe"), "weETH", 18),
    token(42161, address!("0x35E6A59F786d9266c7961eA28c7b768B33959cbB"), "PEPE", 18),
    token(42161, address!("0x4186BFC76E2E237523CBC30FD220FE055156b41F"), "rsETH", 18),
    token(42161, address!("0x4E51aC49bC5e2d87e0EF713E9e5AB2D71EF4F336"), "CELO", 18),
    token(42161, address!("0x5033833c9fe8B9d3E09EEd2f73d2aaF7E3872fd1"), "SHIB", 18),
    token(42161, address!("0x561877b6b3DD7651313794e5F2894B2F18bE0766"), "MATIC", 18),
    token(42161, address!("0x5979D7b546E38E414F7E9822514be443A4800529"), "wstETH", 18),
    token(42161, address!("0x606C3e5075e5555e79Aa15F1E9FACB776F96C248"), "EIGEN", 18),
    token(42161, address!("0x625E7708f30cA75bfd92586e17077590C60eb4cD"), "aArbUSDC", 6),
    token(42161, address!("0x6491c05A82219b8D1479057361ff1654749b876b"), "USDS", 18),
    token(42161, address!("0x6985884C4392D348587B19cb9eAAf157F13271cd"), "ZRO", 18),
    token(42161, address!("0x6ab707Aca953eDAeFBc4fD23bA73294241490620"), "aArbUSDT", 6),
    token(42161, address!("0x6c84a8f1c29108F47a79964b5Fe888D4f4D0dE40"), "tBTC", 18),
    token(42161, address!("0x724dc807b04555b71ed48a6896b6F41593b8C637"), "aArbUSDCn", 6),
    token(42161, address!("0x7dfF72693f6A4149b17e7C6314655f6A9F7c8B33"), "GHO", 18),
    token(42161, address!("0x7F728F3595db17B0B359f4FC47aE80FAd2e33769"), "METIS", 18),
    token(42161, address!("0x82aF49447D8a07e3bd95BD0d56f35241523fBab1"), "WETH", 18),
    token(42161, address!("0x863708032B5c328e11aBcbC0DF9D79C71Fc52a48"), "EURC", 6),
    token(42161, address!("0x912CE59144191C1204E64559FE8253a0e49E6548"), "ARB", 18),
    token(42161, address!("0x93b346b6BC2548dA6A1E7d98E9a421B42541425b"), "LUSD", 18),
    token(42161, address!("0x9623063377AD1B27544C965cCd7342f7EA7e88C7"), "GRT", 18),
    token(42161, address!("0x9c1a1C7bA9c2602123FD7EF3eb41a769edf6C53A"), "MNT", 18),
    token(42161, address!("0xa0b862F60edEf4452F25B4160F177db44DeB6Cf1"), "GNO", 18),
    token(42161, address!("0xaf88d065e77c8cC2239327C5EDb3A432268e5831"), "USDC", 6),
    token(42161, address!("0xba5DdD1f9d7F570dc94a51479a000E3BCE967196"), "AAVE", 18),
    token(42161, address!("0xcb8b5CD20BdCaea9a010aC1F8d835824F5C87A04"), "COW", 18),
    token(42161, address!("0xcbB7C0000aB88B473b1f5aFd9ef808440eed33Bf"), "cbBTC", 8),
    token(42161, address!("0xCdc343ebf71e38F003eD6c80171F5B8D7cF58860"), "CAKE", 18),
    token(42161, address!("0xd43f10cE4BC089782fF8635C17F015EDbc16d71B"), "SKY", 18),
    token(42161, address!("0xDA10009cBd5D07dd0CeCc66161FC93D7c9000da1"), "DAI", 18),
    token(42161, address!("0xdDb46999F8891663a8F2828d25298f70416d7610"), "sUSDS", 18),
    token(42161, address!("0xE390C0B46bd723995BE02640E6F1e1c802F620AC"), "MORPHO", 18),
    token(42161, address!("0xe50fA9b3c56FfB159cB0FCA61F5c9D750e8128c8"), "aArbWETH", 18),
    token(42161, address!("0xEC70Dcb4A1EFa46b8F2D97C310C9c4790ba5ffA8"), "rETH", 18),
    token(42161, address!("0xf97f4df75117a78c1A5a0DBb814Af92458539FB4"), "LINK", 18),
    token(42161, address!("0xFa7F8980b0f1E64A2062791cc3b0871572f1F7f0"), "UNI", 18),
    token(42161, address!("0xfc5A1A6EB076a2C7aD06eD22C90d7E710E35ad0a"), "GMX", 18),
    token(42161, address!("0xFd086bC7CD5C481DCC9C85ebE478A1C0b69FCbb9"), "USDT", 6),
    token(42161, address!("0xfeA31d704DEb0975dA8e77Bf13E04239e70d7c28"), "ENS", 18),
    token(42161, address!("0xFF970A61A04b1cA14834A43f5dE4533eBDDB5CC8"), "USDC.e", 6),
    // Celo
    token(42220, address!("0x471EcE3750Da237f93B8E339c536989b8978a438"), "CELO", 18),
    token(42220, address!("0x48065fbBE25f71C9282ddf5e1cD6D6A887483D5e"), "USDT", 6),
    token(42220, address!("0x765DE816845861e75A25fCA122bb6898B8B1282a"), "cUSD", 18),
    token(42220, address!("0xcebA9300f2b948710d2653dD7B07f33A8B32118C"), "USDC", 6),
    token(42220, address!("0xD221812de1BD094f35587EE8E174B07B6167D9Af"), "WETH", 18),
    // Avalanche
    token(43114, address!("0x152b9d0FdC40C096757F570A51E494bd4b943E50"), "BTC.b", 8),
    token(43114, address!("0x211Cc4DD073734dA055fbF44a2b4667d5E5fE5d2"), "sUSDe", 18),
    token(43114, address!("0x37B608519F91f70F2EeB0e5Ed9AF4061722e4F76"), "SUSHI", 18),
    token(43114, address!("0x49D5c2BdFfac6CE2BFdB6640F4F80f226bc10bAB"), "WETH.e", 18),
    token(43114, address!("0x50b7545627a5162F82A992c33b87aDc75187B218"), "WBTC", 8),
    token(43114, address!("0x5947BB275c521040051D82396192181b413227A3"), "LINK", 18),
    token(43114, address!("0x596fA47043f99A4e0F122243B841E55375cdE0d2"), "ZRX", 18),
    token(43114, address!("0x5d3a1Ff2b6BAb83b63cd9AD0787074081a52ef34"), "USDe", 18),
    token(43114, address!("0x625E7708f30cA75bfd92586e17077590C60eb4cD"), "aAvaUSDC", 6),
    token(43114, address!("0x62edc0692BD897D2295872a9FFCac5425011c661"), "GMX", 18),
    token(43114, address!("0x63a72806098Bd3D9520cC43356dD78afe5D386D9"), "AAVE", 18),
    token(43114, address!("0x6985884C4392D348587B19cb9eAAf157F13271cd"), "ZRO", 18),
    token(43114, address!("0x6ab707Aca953eDAeFBc4fD23bA73294241490620"), "aAvaUSDT", 6),
    token(43114, address!("0x88128fd4b259552A9A1D457f435a6527AAb72d42"), "MKR", 18),
    token(43114, address!("0x8a0cAc13c7da965a312f08ea4229c37869e85cB9"), "GRT", 18),
    token(43114, address!("0x9702230A8Ea53601f5cD2dc00fDBc13d4dF4A8c7"), "USDT", 6),
    token(43114, address!("0x98443B96EA4b0858FDF3219Cd13e98C7A4690588"), "BAT", 18),
    token(43114, address!("0x9C9e5fD8bbc25984B178FdCE6117Defa39d2db39"), "BUSD", 18),
    token(43114, address!("0x9eAaC1B23d935365bD7b542Fe22cEEe2922f52dc"), "YFI", 18),
    token(43114, address!("0xA7D7079b0FEaD91F3e65f86E8915Cb59c1a4C664"), "USDC.e", 6),
    token(43114, address!("0xAEC8318a9a59bAEb39861d10ff6C7f7bf1F96C57"), "agEUR", 18),
    token(43114, address!("0xB31f66AA3C1e785363F0875A1B74E27b85FD66c7"), "WAVAX", 18),
    token(43114, address!("0xB97EF9Ef8734C71904D8002F8b6Bc66Dd9c48a6E"), "USDC", 6),
    token(43114, address!("0xBeC243C995409E6520D7C41E404da5dEba4b209B"), "SNX", 18),
    token(43114, address!("0xc3048E19E76CB9a3Aa9d77D8C03c29Fc906e2437"), "COMP", 18),
    token(43114, address!("0xC891EB4cbdEFf6e073e859e987815Ed1505c2ACD"), "EURC", 6),
    token(43114, address!("0xD24C2Ad096400B6FBcd2ad8B24E7acBc21A1da64"), "FRAX", 18),
    token(43114, address!("0xd501281565bf7789224523144Fe5D98e8B28f267"), "1INCH", 18),
    token(43114, address!("0xe50fA9b3c56FfB159cB0FCA61F5c9D750e8128c8"), "aAvaWETH", 18),
    token(43114, address!("0xfB98B335551a418cD0737375a2ea0ded62Ea213b"), "PENDLE", 18),
    token(43114, address!("0xfc421aD3C883Bf9E7C4f42dE845C4e4405799e73"), "GHO", 18),
    // Ink
    token(57073, address!("0x0200C29006150606B650577BBE7B6248F58470c1"), "USDT0", 6),
    token(57073, address!("0x2D270e6886d130D724215A266106e6832161EAEd"), "USDC", 6),
    token(57073, address!("0x4200000000000000000000000000000000000006"), "WETH", 18),
    // Linea
    token(59144, address!("0x176211869cA2b568f2A7D4EE941E073a821EE1ff"), "USDC", 6),
    token(59144, address!("0x1Bf74C010E6320bab11e2e5A532b5AC15e0b8aA6"), "weETH", 18),
    token(59144, address!("0x2416092f143378750bb29b79eD961ab195CcEea5"), "ezETH", 18),
    token(59144, address!("0x3aAB2285ddcDdaD8edf438C1bAB47e1a9D05a9b4"), "WBTC", 8),
    token(59144, address!("0xA219439258ca9da29E9Cc4cE5596924745e12B93"), "USDT", 6),
    token(59144, address!("0xB5beDd42000b71FddE22D3eE8a79Bd49A568fC8F"), "wstETH", 18),
    token(59144, address!("0xe5D7C2a44FfDDf6b295A15c148167daaAf5Cf34f"), "WETH", 18),
    // Berachain
    token(80094, address!("0x6969696969696969696969696969696969696969"), "WBERA", 18),
    token(80094, address!("0x779Ded0c9e1022225f8E0630b35a9b54bE713736"), "USDT0", 6),
    token(80094, address!("0xFCBD14DC51f0A4d49d5E53C2E0950e0bC26d0Dce"), "HONEY", 18),
    // Codex
    token(81224, address!("0xd996633a415985DBd7D6D12f4A4343E31f5037cf"), "USDC", 6),
    // Blast
    token(81457, address!("0x4300000000000000000000000000000000000004"), "WETH", 18),
    // Plume
    token(98866, address!("0x222365EF19F7947e5484218551B56bb3965Aa7aF"), "USDC", 6),
    // Scroll
    token(534_352, address!("0x01f0a31698C4d065659b9bdC21B3610292a1c506"), "weETH", 18),
    token(534_352, address!("0x06eFdBFf2a14a7c8E15944D1F4A48F9F95F663A4"), "USDC", 6),
    token(534_352, address!("0x5300000000000000000000000000000000000004"), "WETH", 18),
    token(534_352, address!("0xf55BEC9cafDbE8730f096Aa55dad6D22d44099Df"), "USDT", 6),
    token(534_352, address!("0xf610A9dfB7C89644979b4A0f27063E9e7d7Cda32"), "wstETH", 18),
    // Zora
    token(7_777_777, address!("0x4200000000000000000000000000000000000006"), "WETH", 18),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_addresses_are_spelled_with_their_checksums() {
        let source = include_str!("tokens.rs");
        let listed = source.split("static TOKENS").nth(1).unwrap().split("];").next().unwrap();
        let mut checked = 0;
        for spelled in listed.split("address!(\"").skip(1) {
            let spelled = &spelled[..42];
            assert!(Address::parse_checksummed(spelled, None).is_ok(), "{spelled}");
            checked += 1;
        }
        assert_eq!(checked, TOKENS.len());
    }

    #[test]
    fn what_contracts_keep_is_known() {
        for contract in known::all() {
            let ids = contract.chains.iter().copied();
            for (id, symbol) in ids.flat_map(|id| contract.keeps.iter().map(move |one| (id, *one)))
            {
                let chain =
                    Some(if id == Chain::TRON { Chain::Tron(Some(id)) } else { Chain::Evm(id) });
                let coin = chain.and_then(network::coin_of) == Some(symbol);
                let token = named(chain, symbol).is_some_and(|token| token.symbol == symbol);
                assert!(coin != token, "{} keeps {symbol}", contract.name);
            }
            assert!(contract.keeps.is_empty() || !contract.chains.is_empty(), "{}", contract.name);
        }
    }

    #[test]
    fn the_table_is_sorted() {
        assert!(TOKENS.is_sorted_by_key(|row| (row.chain_id, row.token.address)));
    }
}
