//! deBridge and `THORChain`: orders that somebody else fills, and deposits whose memo says what for.

use alloy_primitives::{Address, U256};

use super::super::foreign::{To, party};
use super::super::function::{
    Called, Does, Function, Of, Shape, UNSAID, VALUE, bridge, function, send,
};
use super::super::plan::encoded;
use crate::act::call::Call;
use crate::act::{Act, Amount, Asset, Deed, Part, Party, Reader, Role, is_associated};
use crate::decode::Unread;
use crate::intel::ChainAddress;

/// Who may change or cancel an order, or gets back what was given for it, decides where its money goes.
const ORDER: &[(Role, &str)] = &[
    (Role::RefundReceiver, "order.orderAuthorityAddressDst"),
    (Role::RefundReceiver, "order.allowedCancelBeneficiarySrc"),
    (Role::RefundReceiver, "order.givePatchAuthoritySrc"),
];

const WOOFI: Does =
    bridge(Of::Token("from.token"), "from.amount", "to", To::LayerZero("there.chainId"));

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    // Bungee's inbox
    function("createRequest(((uint256,uint256 toChainId,uint256,uint256,address sender,address receiver,address delegate,address bungeeGateway,uint32,address inputToken,uint256 inputAmount,address outputToken,uint256 outputAmount,uint256) basic,address,uint256,bytes32,bytes,uint256,bytes,address) request,address refundAddress)", bridge(Of::Token("request.basic.inputToken"), "request.basic.inputAmount", "request.basic.receiver", To::ChainId("request.basic.toChainId")))
        .with(&[(Role::Mentioned, "request.basic.sender"), (Role::Mentioned, "request.basic.delegate"), (Role::Zone, "request.basic.bungeeGateway"), (Role::RefundReceiver, "refundAddress")]),
    function("createRequest(((uint256,uint256 toChainId,uint256,uint256,address sender,address receiver,address delegate,address bungeeGateway,uint32,address inputToken,uint256 inputAmount,address outputToken,uint256 outputAmount,uint256) basic,address,uint256,bytes32,bytes,uint256,bytes,address) request)", bridge(Of::Token("request.basic.inputToken"), "request.basic.inputAmount", "request.basic.receiver", To::ChainId("request.basic.toChainId")))
        .with(&[(Role::Mentioned, "request.basic.sender"), (Role::Mentioned, "request.basic.delegate"), (Role::Zone, "request.basic.bungeeGateway")]),
    // Butter: where it goes is told in data of its own
    function("swapAndBridge(bytes32,address initiator,address srcToken,uint256 amount,bytes swapData,bytes bridgeData,bytes,bytes feeData)", Does::Custom(butter)),
    // WOOFi
    function("crossSwap(uint256,address to,(address token,address,uint256 amount,uint256) from,(uint16 chainId,address,address,uint256,uint256,uint256) there,(address swapRouter,bytes),(address,bytes))", WOOFI),
    function("crossSwap(uint256,address to,(address token,address,uint256 amount,uint256) from,(uint16 chainId,address,address,uint256,uint256,uint256,bytes) there,(address swapRouter,bytes),(address,bytes))", WOOFI),
    function("crossSwap(address to,(address token,address,uint256 amount,uint256) from,(uint32 chainId,address,address,uint256,uint128,uint128) there,(address,bytes),(address,uint256,bytes))", WOOFI),
    // Cashmere
    function("transfer((uint64 amount,uint128 fee,uint64,uint128,uint32 domain,bytes32 recipient,bytes32 owner,bool isNative,bytes) params)", Does::Custom(cashmere)),
    function("transferWithPermit((uint64 amount,uint128 fee,uint64,uint128,uint32 domain,bytes32 recipient,bytes32 owner,bool isNative,bytes) params,(uint256,uint256,bytes) permit)", Does::Custom(cashmere)),
    function("transferV2((uint64 amount,uint256 maxFee,uint128 fee,uint64,uint128,uint32 domain,uint32,bytes32 recipient,bytes32 owner,bool isNative,bytes,bytes) params)", Does::Custom(cashmere)),
    function("transferV2WithPermit((uint64 amount,uint256 maxFee,uint128 fee,uint64,uint128,uint32 domain,uint32,bytes32 recipient,bytes32 owner,bool isNative,bytes,bytes) params,(uint256,uint256,bytes) permit)", Does::Custom(cashmere)),
    // deBridge
    function("createOrder((address giveTokenAddress,uint256 giveAmount,bytes takeTokenAddress,uint256 takeAmount,uint256 takeChainId,bytes receiverDst,address givePatchAuthoritySrc,bytes orderAuthorityAddressDst,bytes allowedTakerDst,bytes externalCall,bytes allowedCancelBeneficiarySrc) order,bytes affiliateFee,uint32 referralCode,bytes permitEnvelope)", Does::Custom(order)).with(ORDER),
    function("createSaltedOrder((address giveTokenAddress,uint256 giveAmount,bytes takeTokenAddress,uint256 takeAmount,uint256 takeChainId,bytes receiverDst,address givePatchAuthoritySrc,bytes orderAuthorityAddressDst,bytes allowedTakerDst,bytes externalCall,bytes allowedCancelBeneficiarySrc) order,uint64 salt,bytes affiliateFee,uint32 referralCode,bytes permitEnvelope,bytes metadata)", Does::Custom(order)).with(ORDER),
    function("send(address token,uint256 amount,uint256 chainId,bytes receiver,bytes permit,bool useAssetFee,uint32 referralCode,bytes autoParams)", bridge(Of::Token("token"), "amount", "receiver", To::ChainId("chainId"))),
    function("strictlySwapAndCall(address tokenIn,uint256 amountIn,bytes permitEnvelope,address swapRouter,bytes swapCalldata,address tokenOut,uint256 minAmountOut,address refundRecipient,address target,bytes targetData)", Does::Custom(swap_and_call)).with(&[(Role::Mentioned, "swapRouter"), (Role::RefundReceiver, "refundRecipient")]),
    // THORChain's router, and Maya's
    function("deposit(address vault,address asset,uint256 amount,string memo)", Does::Custom(memo)),
    function("depositWithExpiry(address vault,address asset,uint256 amount,string memo,uint256 expiration)", Does::Custom(memo)),
    function("transferOut(address to,address asset,uint256 amount,string memo)", send(Of::Token("asset"), "amount", "to")),
    // Gas.zip, or a deposit with a note
    function("deposit(uint256 amount,bytes32 recipient)", Does::Custom(gas)),
];

/// Dollars over Circle's bridge. On Solana an account of its own for them receives them, whose owner stands beside it.
fn cashmere(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    const DOLLARS: &str = "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v";
    let [account, owner] = ["params.recipient", "params.owner"];
    let words = [called.get(account)?.word(), called.get(owner)?.word()];
    let mint = DOLLARS.parse::<ChainAddress>().ok()?.solana_key()?;
    let is_of_owner = is_associated(&words[0], &words[1], &mint);
    let to = if is_of_owner { owner } else { account };
    let asset = called.counted(Of::Unnamed, "params.amount", reader)?;
    let amount = called.amount("params.amount");
    let mut act = called.bridge(asset, amount, to, To::Circle("params.domain"), reader);
    // What is not paid in the coin that is sent along is kept of the dollars.
    let fees = if called.bool_at("params.isNative")? { 1 } else { 2 };
    let fees = ["params.maxFee", "params.fee"].iter().take(fees).filter_map(|fee| called.uint(fee));
    act.leaves_fee(fees.fold(U256::ZERO, U256::saturating_add));
    Some(act)
}

/// Butter's router: trades, if there are any, a fee, and a bridge.
fn butter(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    static TOLD: Function =
        function("bridge((uint256 chain,uint256,bytes receiver,bytes data) told)", Does::Ordinary);
    let asset = called.given(Of::Token("srcToken"), reader)?;
    let path = called.path("bridgeData");
    let call = Call { data: called.bytes_at("bridgeData")?, path: &path, ..*called.call };
    let told = encoded(&call, &TOLD);
    let after = told.bytes_at("told.data")?;
    let to = To::ChainId("told.chain");
    let mut act = told.bridge(asset, called.amount("amount"), "told.receiver", to, reader);
    act.parties.extend(called.party(Role::RefundReceiver, "initiator", reader));
    let parts =
        [("swapData", called.bytes_at("swapData")?), ("feeData", called.bytes_at("feeData")?)];
    for (name, data) in parts.into_iter().chain([("bridgeData", after)]) {
        if !data.is_empty() {
            reader.only_searched(called.path(name), "what is done with it on the way");
        }
    }
    Some(act)
}

/// An order of deBridge's.
fn order(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let asset = called.given_as(Of::Token("order.giveTokenAddress"), "order.giveAmount", reader)?;
    let amount = called.amount("order.giveAmount");
    let to = To::ChainId("order.takeChainId");
    let mut act = called.bridge(asset.clone(), amount, "order.receiverDst", to, reader);
    act.pays_fee(affiliate(called, reader), (asset, called.uint("order.giveAmount")?));
    if !called.bytes_at("order.externalCall")?.is_empty() {
        reader.only_searched(
            called.path("order.externalCall"),
            "what is done with it on the other network",
        );
    }
    Some(act)
}

/// Who is paid for having brought the order, without padding: 20 bytes, and 32 that say how much.
fn affiliate(called: &Called<'_>, reader: &Reader) -> Option<(U256, Party)> {
    let (address, amount) = called.bytes_at("affiliateFee")?.split_at_checked(20)?;
    let amount = U256::try_from_be_slice(amount)?;
    let address = Address::from_slice(address);
    let path = called.path("affiliateFee");
    Some((amount, Party::new(Role::FeeReceiver, address, path, reader.chain)))
}

/// A trade, and then a call with what it brought.
fn swap_and_call(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let part = |asset, amount| Part { asset, amount: called.amount(amount), to: None };
    let gives = vec![part(called.given_as(Of::Token("tokenIn"), "amountIn", reader)?, "amountIn")];
    let gets = vec![part(called.asset(Of::Token("tokenOut"), reader)?, "minAmountOut")];
    let shape = Shape::One { to: "target", value: UNSAID, data: "targetData" };
    let calls = called.calls(shape, reader)?.calls;
    // What is got is handed to whoever is called with it.
    let target = called.party(Role::Payee, "target", reader)?;
    let mut act = called.act(Deed::Trade { gives, gets }, Role::Contract, vec![target], reader);
    act.calls = calls;
    Some(act)
}

/// A deposit in a vault of `THORChain`'s. The memo says what becomes of it: `=:BTC.BTC:address:limit`.
fn memo(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let asset = called.given(Of::Token("asset"), reader)?;
    let amount = match called.amount("amount") {
        // Of the network's own coin what is sent along counts.
        amount if amount.is_zero() => called.amount(VALUE),
        amount => amount,
    };
    Some(by_memo(called, (asset, amount), ("vault", "memo"), reader))
}

/// The same, of what is given to a vault with a memo.
pub(in super::super) fn by_memo(
    called: &Called<'_>,
    (asset, amount): (Asset, Amount),
    (vault, memo): (&str, &str),
    reader: &mut Reader,
) -> Act {
    /// How many letters of a memo are shown: far more than any honest one has.
    const SHOWN: usize = 256;
    // Whoever is named as the vault gets the money: the memo only asks for something in return.
    let vault = called.party(Role::Payee, vault, reader);
    let text = called.text_at(memo);
    let path = called.path(memo);
    let Some(said) = text.and_then(Memo::read) else {
        let reason = match text {
            Some(text) => format!(
                "what the memo asks for is not known here: {:?}",
                text.chars().take(SHOWN).collect::<String>()
            ),
            None => "the memo is not text".to_owned(),
        };
        reader.unread.push(Unread::new(path, reason));
        let deed =
            Deed::Bridge { asset, amount, to_chain: None, recipient: None, arrives: Vec::new() };
        return called.act(deed, Role::Contract, vault.into_iter().collect(), reader);
    };
    said.act(called, (asset, amount), vault, path, reader)
}

/// A memo of `THORChain`'s.
struct Memo<'a> {
    /// The network that the swapped asset is on.
    chain: Option<&'a str>,
    /// Who gets it, in that network's alphabet.
    destination: Option<&'a str>,
}

impl<'a> Memo<'a> {
    /// Reads `ACTION:ASSET:DESTINATION:…`, in the actions that wallets ask for and their short forms.
    /// A destination may be followed by another for refunds, behind a slash.
    fn read(text: &'a str) -> Option<Self> {
        let mut parts = text.split(':');
        let action = parts.next()?.to_ascii_uppercase();
        let asset = parts.next();
        let destination = parts.next().filter(|one| !one.is_empty());
        let chain = asset.map(|asset| asset.split(['.', '/', '~', '-']).next().unwrap_or(asset));
        match action.as_str() {
            "SWAP" | "=" | "S" | "LOAN+" | "$+" => {
                Some(Self { chain: chain.map(long_name), destination })
            }
            // Liquidity and savings: the address is the account's own on THORChain, if there is one.
            "ADD" | "+" | "A" | "WITHDRAW" | "WD" | "-" | "LOAN-" | "$-" => {
                Some(Self { chain: Some("THORChain"), destination })
            }
            // The whole address is what follows.
            "BOND" | "UNBOND" | "LEAVE" | "RESERVE" | "DONATE" => {
                Some(Self { chain: Some("THORChain"), destination: None })
            }
            _ => None,
        }
    }

    /// Who gets it there, as it is written, and those who are named by addresses that are known.
    fn named(&self, path: String) -> (Option<&'a str>, Vec<Party>) {
        let (destination, refund) = match self.destination.and_then(|one| one.split_once('/')) {
            Some((destination, refund)) => (Some(destination), Some(refund)),
            None => (self.destination, None),
        };
        let mut parties = Vec::new();
        if let Some(address) = destination.and_then(|text| text.parse::<ChainAddress>().ok()) {
            parties.push(party(address, path.clone()));
        }
        if let Some(address) = refund.and_then(|text| text.parse::<ChainAddress>().ok()) {
            let refund = party(address, path);
            parties.push(Party { role: Role::RefundReceiver, ..refund });
        }
        (destination, parties)
    }

    fn act(
        self,
        called: &Called<'_>,
        (asset, amount): (Asset, Amount),
        vault: Option<Party>,
        path: String,
        reader: &Reader,
    ) -> Act {
        let (destination, parties) = self.named(path);
        let deed = Deed::Bridge {
            asset,
            amount,
            to_chain: self.chain.map(str::to_owned),
            recipient: destination.map(str::to_owned),
            arrives: Vec::new(),
        };
        let mut act = called.act(deed, Role::Contract, parties, reader);
        act.parties.extend(vault);
        act
    }
}

/// Tells of a payment beside which such a memo is written on the chain what that asks of whoever is paid, if it names an
/// address. Whether it does.
pub(in crate::act) fn with_memo(paid: &mut Act, memo: &str, path: &str) -> bool {
    let Some(said) = Memo::read(memo) else { return false };
    let (to, parties) = said.named(path.to_owned());
    let receives = parties.first().filter(|one| one.role == Role::BridgeRecipient);
    let (Some(chain), Some(to), Some(receives)) = (said.chain, to, receives) else { return false };
    let Deed::Send { asset, amount } = &paid.deed else { return false };
    let (words, who) = (paid.words.trim_end_matches('.'), receives.short());
    paid.words = format!("{words}, who is asked to pay it out to {who} on the network {chain}.");
    paid.deed = Deed::Bridge {
        asset: asset.clone(),
        amount: amount.clone(),
        to_chain: Some(chain.to_owned()),
        recipient: Some(to.to_owned()),
        arrives: Vec::new(),
    };
    paid.parties.extend(parties);
    true
}

/// What `THORChain` calls networks, in words; assets in their short forms stand for their networks.
fn long_name(chain: &str) -> &str {
    match chain {
        "BTC" | "b" => "Bitcoin",
        "ETH" | "e" => "Ethereum",
        "BSC" | "s" => "BNB Smart Chain",
        "BNB" => "BNB Beacon Chain",
        "LTC" | "l" => "Litecoin",
        "BCH" | "c" => "Bitcoin Cash",
        "DOGE" | "d" => "Dogecoin",
        "AVAX" | "a" => "Avalanche",
        "GAIA" | "g" => "Cosmos",
        "BASE" | "f" => "Base",
        "XRP" | "x" => "XRP Ledger",
        "TRON" | "tr" => "Tron",
        "SOL" | "o" => "Solana",
        "THOR" | "r" => "THORChain",
        other => other,
    }
}

/// Coin for several networks at once, whose numbers stand where others have an amount; without coin it is theirs.
fn gas(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let paid = called.call.value.is_none_or(|value| !value.is_zero());
    if paid {
        let (coin, amount) = (called.asset(Of::Native, reader)?, called.amount(VALUE));
        return Some(called.bridge(coin, amount, "recipient", To::Unsaid, reader));
    }
    let deed = Deed::Deposit {
        asset: called.counted(Of::Unnamed, "amount", reader)?,
        amount: called.amount("amount"),
    };
    Some(called.act(deed, Role::Contract, Vec::new(), reader))
}

#[cfg(test)]
mod tests {
    use super::Memo;

    #[test]
    fn memos_name_who_gets_it() {
        for (text, chain, destination) in [
            ("=:BTC.BTC:bc1qabc:0/1/0:ti:70", Some("Bitcoin"), Some("bc1qabc")),
            ("SWAP:ETH.USDC-0XA0B8:0xabc", Some("Ethereum"), Some("0xabc")),
            ("=:b:bc1qabc", Some("Bitcoin"), Some("bc1qabc")),
            ("s:LTC.LTC:ltc1q/0xrefund", Some("Litecoin"), Some("ltc1q/0xrefund")),
            ("+:BTC/BTC::t:0", Some("THORChain"), None),
            ("=:XRP.XRP:", Some("XRP Ledger"), None),
        ] {
            let memo = Memo::read(text).unwrap();
            assert_eq!((memo.chain, memo.destination), (chain, destination), "{text}");
        }
        assert!(Memo::read("hello").is_none() && Memo::read("").is_none());
    }
}
