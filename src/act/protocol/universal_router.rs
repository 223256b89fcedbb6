//! Uniswap's Universal Router in all its versions, and the forks of it (`PancakeSwap`, Velodrome).
//!
//! It does whatever its commands say: trades, but also permits handed in and payments to anybody.

use alloy_primitives::{Address, U256, uint};

use super::foreign::To;
use super::function::{
    Called, Does, Function, Of, UNSAID, bridge, function, sweep, trade, withdraw,
};
use super::permit2_calls::{permit, permit_batch, transfers};
use super::plan::{Command, Plan, command, passes_on, whole};
use super::pools::whose_pair;
use super::{spectra, uniswap_v4};
use crate::act::call::{Call, Caller};
use crate::act::{Act, Amount, Asset, Deed, Part, Party, Reader, Role, known};
use crate::decode::limits;

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("execute(bytes commands,bytes[] inputs,uint256 deadline)", Does::Custom(execute)),
    function("execute(bytes commands,bytes[] inputs)", Does::Custom(execute)),
    function("execute(address router,address token,uint256 amount,bytes commands,bytes[] inputs,uint256 deadline)", Does::Custom(proxied)),
    function("executeSigned(bytes commands,bytes[] inputs,bytes32 intent,bytes32 data,bool verifySender,bytes32 nonce,bytes signature,uint256 deadline)", Does::Custom(execute)),
];

const V3_IN: Does =
    trade((Of::First("path"), "amountIn"), (Of::Last("path"), "amountOutMin"), "recipient");
const V3_OUT: Does =
    trade((Of::Last("path"), "amountInMax"), (Of::First("path"), "amountOut"), "recipient");
const V2_IN: Does =
    trade((Of::Token("path.0"), "amountIn"), (Of::Token("path.last"), "amountOutMin"), "recipient");
const V2_OUT: Does =
    trade((Of::Token("path.0"), "amountInMax"), (Of::Token("path.last"), "amountOut"), "recipient");

/// A path of a router that packs those of both kinds of pools, whichever amount is exact.
const PACKED_OUT: Does =
    trade((Of::First("path"), "amountInMax"), (Of::Last("path"), "amountOut"), "recipient");
const ROUTES_IN: Does = trade(
    (Of::Token("routes.0.from"), "amountIn"),
    (Of::Token("routes.last.to"), "amountOutMin"),
    "recipient",
);
const ROUTES_OUT: Does = trade(
    (Of::Token("routes.0.from"), "amountInMax"),
    (Of::Token("routes.last.to"), "amountOut"),
    "recipient",
);

/// The highest bit says that a command may fail. Codes above 0x3f came with version 2.1; earlier
/// routers ignore the bit that they need, and have no command that would then be another.
const PLAN: Plan = Plan { commands: "commands", inputs: "inputs", mask: 0x7f, table: COMMANDS };

#[rustfmt::skip]
static COMMANDS: &[Command] = &[
    command(0x00, "V3_SWAP_EXACT_IN(address recipient,uint256 amountIn,uint256 amountOutMin,bytes path,bool payerIsUser)", V3_IN),
    command(0x00, "V3_SWAP_EXACT_IN(address recipient,uint256 amountIn,uint256 amountOutMin,bytes path,bool payerIsUser,uint256[] minHopPrices)", V3_IN),
    command(0x01, "V3_SWAP_EXACT_OUT(address recipient,uint256 amountOut,uint256 amountInMax,bytes path,bool payerIsUser)", V3_OUT),
    command(0x01, "V3_SWAP_EXACT_OUT(address recipient,uint256 amountOut,uint256 amountInMax,bytes path,bool payerIsUser,uint256[] minHopPrices)", V3_OUT),
    command(0x02, "PERMIT2_TRANSFER_FROM(address token,address recipient,uint160 amount)", Does::Custom(pull)),
    command(0x03, "PERMIT2_PERMIT_BATCH(((address token,uint160 amount,uint48 expiration,uint48 nonce)[] details,address spender,uint256 sigDeadline) permit,bytes signature)", Does::Custom(permit_batch)),
    command(0x04, "SWEEP(address token,address recipient,uint256 amountMin)", sweep(Of::Token("token"), "amountMin", "recipient")),
    command(0x05, "TRANSFER(address token,address recipient,uint256 value)", withdraw(Of::Token("token"), "value", "recipient")),
    command(0x06, "PAY_PORTION(address token,address recipient,uint256 bips)", Does::Custom(portion)),
    command(0x07, "PAY_PORTION_FULL_PRECISION(address token,address recipient,uint256 portion)", Does::Custom(portion_of_all)),
    command(0x08, "V2_SWAP_EXACT_IN(address recipient,uint256 amountIn,uint256 amountOutMin,address[] path,bool payerIsUser)", V2_IN),
    command(0x08, "V2_SWAP_EXACT_IN(address recipient,uint256 amountIn,uint256 amountOutMin,address[] path,bool payerIsUser,uint256[] minHopPrices)", V2_IN),
    command(0x09, "V2_SWAP_EXACT_OUT(address recipient,uint256 amountOut,uint256 amountInMax,address[] path,bool payerIsUser)", V2_OUT),
    command(0x09, "V2_SWAP_EXACT_OUT(address recipient,uint256 amountOut,uint256 amountInMax,address[] path,bool payerIsUser,uint256[] minHopPrices)", V2_OUT),
    command(0x0a, "PERMIT2_PERMIT(((address token,uint160 amount,uint48 expiration,uint48 nonce) details,address spender,uint256 sigDeadline) permit,bytes signature)", Does::Custom(permit)),
    command(0x0b, "WRAP_ETH(address recipient,uint256 amount)", Does::Custom(wrap)),
    command(0x0c, "UNWRAP_WETH(address recipient,uint256 amountMin)", sweep(Of::Native, "amountMin", "recipient")),
    command(0x0d, "PERMIT2_TRANSFER_FROM_BATCH((address from,address to,uint160 amount,address token)[] details)", Does::Custom(pull_all)),
    command(0x0e, "BALANCE_CHECK_ERC20(address owner,address token,uint256 minBalance)", Does::Ordinary),
    command(0x10, "V4_SWAP(bytes actions,bytes[] params)", Does::Custom(uniswap_v4::actions)),
    command(0x10, "SEAPORT(uint256 value,bytes data)", Does::Custom(market)),
    command(0x11, "LOOKS_RARE_V2(uint256 value,bytes data)", Does::Custom(market)),
    passes_on(0x11, "V3_POSITION_MANAGER_PERMIT()"),
    command(0x12, "NFTX(uint256 value,bytes data)", Does::Custom(market)),
    passes_on(0x12, "V3_POSITION_MANAGER_CALL()"),
    command(0x13, "V4_INITIALIZE_POOL((address currency0,address currency1,uint24 fee,int24 tickSpacing,address hooks) poolKey,uint160 sqrtPriceX96)", Does::Ordinary),
    command(0x13, "CRYPTOPUNKS(uint256 punkId,address recipient,uint256 value)", withdraw(Of::Unnamed, UNSAID, "recipient")),
    command(0x13, "INFI_CL_INITIALIZE_POOL((address currency0,address currency1,address hooks,address poolManager,uint24 fee,bytes32 parameters) poolKey,uint160 sqrtPriceX96)", Does::Ordinary),
    command(0x14, "INFI_BIN_INITIALIZE_POOL((address currency0,address currency1,address hooks,address poolManager,uint24 fee,bytes32 parameters) poolKey,uint24 activeId)", Does::Ordinary),
    passes_on(0x14, "V4_POSITION_MANAGER_CALL()"),
    command(0x15, "OWNER_CHECK_721(address owner,address token,uint256 id)", Does::Ordinary),
    passes_on(0x15, "INFI_CL_POSITION_CALL()"),
    command(0x16, "OWNER_CHECK_1155(address owner,address token,uint256 id,uint256 minBalance)", Does::Ordinary),
    passes_on(0x16, "INFI_BIN_POSITION_CALL()"),
    command(0x17, "SWEEP_ERC721(address token,address recipient,uint256 id)", Does::Custom(sweep_item)),
    command(0x18, "X2Y2_721(uint256 value,bytes data,address recipient,address token,uint256 id)", Does::Custom(sweep_item)),
    command(0x1b, "X2Y2_1155(uint256 value,bytes data,address recipient,address token,uint256 id,uint256 amount)", Does::Custom(sweep_item)),
    command(0x1c, "FOUNDATION(uint256 value,bytes data,address recipient,address token,uint256 id)", Does::Custom(sweep_item)),
    command(0x1d, "SWEEP_ERC1155(address token,address recipient,uint256 id,uint256 amount)", Does::Custom(sweep_item)),
    command(0x20, "EXECUTE_SUB_PLAN(bytes commands,bytes[] inputs)", Does::Custom(execute)),
    command(0x21, "EXECUTE_SUB_PLAN(bytes commands,bytes[] inputs)", Does::Custom(execute)),
    // Velodrome and Aerodrome: a word more says whose pools they are. Before that, their routes were lists.
    command(0x00, "V3_SWAP_EXACT_IN(address recipient,uint256 amountIn,uint256 amountOutMin,bytes path,bool payerIsUser,bool isUni)", V3_IN),
    command(0x01, "V3_SWAP_EXACT_OUT(address recipient,uint256 amountOut,uint256 amountInMax,bytes path,bool payerIsUser,bool isUni)", V3_OUT),
    command(0x08, "V2_SWAP_EXACT_IN(address recipient,uint256 amountIn,uint256 amountOutMin,bytes path,bool payerIsUser,bool isUni)", V3_IN),
    command(0x09, "V2_SWAP_EXACT_OUT(address recipient,uint256 amountOut,uint256 amountInMax,bytes path,bool payerIsUser,bool isUni)", PACKED_OUT),
    command(0x08, "V2_SWAP_EXACT_IN(address recipient,uint256 amountIn,uint256 amountOutMin,(address from,address to,bool stable)[] routes,bool payerIsUser)", ROUTES_IN),
    command(0x09, "V2_SWAP_EXACT_OUT(address recipient,uint256 amountOut,uint256 amountInMax,(address from,address to,bool stable)[] routes,bool payerIsUser)", ROUTES_OUT),
    command(0x12, "BRIDGE_TOKEN(uint8 bridgeType,address recipient,address token,address bridge,uint256 amount,uint256 msgFee,uint256 tokenFee,uint32 domain,bool payerIsUser)", bridge(Of::Token("token"), "amount", "recipient", To::ChainId("domain"))),
    command(0x22, "STABLE_SWAP_EXACT_IN(address recipient,uint256 amountIn,uint256 amountOutMin,address[] path,uint256[] flag,bool payerIsUser)", V2_IN),
    command(0x22, "APPROVE_ERC20(address token,uint256 spender)", Does::Ordinary),
    command(0x23, "STABLE_SWAP_EXACT_OUT(address recipient,uint256 amountOut,uint256 amountInMax,address[] path,uint256[] flag,bool payerIsUser)", V2_OUT),
    command(0x40, "ACROSS_V4_DEPOSIT_V3((address depositor,address recipient,address inputToken,address outputToken,uint256 inputAmount,uint256 outputAmount,uint256 destinationChainId,address exclusiveRelayer,uint32 quoteTimestamp,uint32 fillDeadline,uint32 exclusivityDeadline,bytes message,bool useNative) params)",
        bridge(Of::Token("params.inputToken"), "params.inputAmount", "params.recipient", To::ChainId("params.destinationChainId"))),
];

/// Carries out the commands.
fn execute(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    if spectra::is_it(called, &PLAN, reader) {
        return spectra::execute(called, reader);
    }
    let around = std::mem::take(&mut reader.shares);
    let acts = PLAN.read(called, reader);
    let shares = std::mem::replace(&mut reader.shares, around);
    let mut acts = acts?;
    name_pairs(called, &mut acts, reader);
    if shares.iter().any(|(_, sum)| *sum > LARGEST_FEE) {
        acts.iter_mut().for_each(pays_shares);
    }
    for (token, share) in shares {
        reader.add_share(token, share);
    }
    Some(whole(called, acts, reader))
}

/// Notes that what a step pays to a pair is what the next one trades in it: the router finds pairs by their tokens.
fn name_pairs(called: &Called<'_>, acts: &mut [Act], reader: &Reader) -> Option<()> {
    const V2_SWAP_EXACT_IN: u8 = 0x08;
    let mut inputs = called.get("inputs")?.items()?;
    for (index, byte) in called.bytes_at("commands")?.iter().enumerate().take(limits::ITEMS) {
        let data = inputs.next()?.bytes()?;
        // One that may fail would leave it there.
        let Some(command) = PLAN.command(*byte, data).filter(|_| *byte == V2_SWAP_EXACT_IN) else {
            continue;
        };
        let path = format!("{}[{index}]", called.path("inputs"));
        let call = Call { data, path: &path, ..*called.call };
        let step = command.encoded(&call);
        let Some(tokens) = step.address("path.0").zip(step.address("path.1")) else { continue };
        let is_all = step.uint("amountIn").is_some_and(|amount| amount.is_zero());
        let Some(at) = acts.iter().position(|act| is_all && act.path == path) else { continue };
        let (before, after) = acts.split_at_mut(at);
        let pair = before.last_mut().and_then(|act| name_pair(act, tokens, called.call.to, reader));
        if let Some((pair, next)) = pair.zip(after.first_mut()) {
            next.parties.insert(0, Party { role: Role::Contract, ..pair });
        }
    }
    Some(())
}

/// Names the pair of two tokens if the first of them is what an act brings, and that is who is paid.
fn name_pair(
    act: &mut Act,
    tokens: (Address, Address),
    router: Address,
    reader: &Reader,
) -> Option<Party> {
    let brings = match &act.deed {
        Deed::Trade { gets, .. } => gets.first().map(|part| &part.asset),
        deed => deed.asset(),
    };
    let brings = match brings {
        Some(Asset::Token { address, .. }) => address.bytes20() == Some(&tokens.0),
        _ => false,
    };
    let whose = |party: &Party| {
        let address = party.address.bytes20().filter(|_| brings && party.role == Role::Payee)?;
        whose_pair(*address, tokens, router, reader)
    };
    let pair = act.parties.iter_mut().find_map(|pair| {
        pair.name = Some(format!("{} pair", whose(pair)?));
        pair.kind = Some(known::Kind::Other);
        Some(pair.clone())
    });
    if pair.is_some() {
        act.words = act.in_words();
        return pair;
    }
    act.calls.iter_mut().find_map(|inner| name_pair(inner, tokens, router, reader))
}

/// Fees that come to more than a fee are payments, small as each of them may be.
fn pays_shares(act: &mut Act) {
    if act.is_named(&["PAY_PORTION", "TAKE_PORTION"]) {
        let paid = act.parties.iter_mut().filter(|party| party.role == Role::FeeReceiver);
        paid.for_each(|party| party.role = Role::Payee);
        act.words = act.in_words();
    }
    act.calls.iter_mut().for_each(pays_shares);
}

impl Reader {
    /// Notes that such a share of a token is paid.
    fn add_share(&mut self, token: Address, share: U256) {
        match self.shares.iter_mut().find(|(known, _)| *known == token) {
            Some((_, sum)) => *sum = sum.saturating_add(share),
            None => self.shares.push((token, share)),
        }
    }
}

/// Carries out the commands by way of a proxy, which hands the router all that it is told to, whatever the commands take
/// of it. Another contract in the router's place does with it what it likes.
fn proxied(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    const ROUTER: &str = "router";
    let router = called.address(ROUTER)?;
    let asset = called.asset(Of::Token("token"), reader)?;
    let amount = called.amount("amount");
    let payee = called.party(Role::Payee, ROUTER, reader)?;
    if known::contract(reader.chain, &router).is_none_or(|one| one.kind != known::Kind::Router) {
        let gives = vec![Part { asset, amount, to: None }];
        let deed = Deed::Trade { gives, gets: Vec::new() };
        return Some(called.act(deed, Role::Contract, vec![payee], reader));
    }
    let handed = Deed::Deposit { asset, amount };
    let mut acts = vec![called.act(handed, Role::Contract, vec![payee], reader)];
    let to_path = called.path(ROUTER);
    let by = Caller::contract(called.call);
    let call = Call { by, to: router, to_path: &to_path, ..*called.call };
    let plan = execute(&Called { call: &call, ..*called }, reader)?;
    acts.extend(plan.calls);
    let (proxy, path) = (called.call.to, called.call.to_path);
    let proxy = Party::new(Role::Payee, proxy, path.to_owned(), reader.chain);
    for act in &mut acts {
        pays_caller(act, &proxy);
    }
    Some(whole(called, acts, reader))
}

/// Notes who gets what goes to whoever calls the router.
fn pays_caller(act: &mut Act, caller: &Party) {
    // What those of the fourth version trade is paid by steps of their own.
    let pays = match act.deed {
        Deed::Withdraw { .. } => true,
        Deed::Trade { .. } => !act.is_named(&["SWAP_EXACT"]),
        _ => false,
    };
    let roles = [Role::Payee, Role::FeeReceiver];
    if pays && act.calls.is_empty() && roles.iter().all(|role| act.party(*role).is_none()) {
        act.parties.insert(0, caller.clone());
        act.words = act.in_words();
    }
    act.calls.iter_mut().for_each(|one| pays_caller(one, caller));
}

/// Takes a token from the caller: for the router, or for whoever is named.
fn pull(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let asset = called.asset(Of::Token("token"), reader)?;
    let amount = called.amount("amount");
    let payee = called.beneficiary("recipient", reader);
    let to = payee.as_ref().and_then(|payee| payee.address.bytes20());
    let deed = if to.is_some_and(|to| *to != called.call.to) {
        Deed::Send { asset, amount }
    } else {
        Deed::Deposit { asset, amount }
    };
    Some(called.act(deed, Role::Contract, payee.into_iter().collect(), reader))
}

/// Several tokens at once. What the router itself gets, the commands that follow go on with.
fn pull_all(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let mut act = transfers(called, reader)?;
    keep(&mut act, called);
    Some(act)
}

fn keep(act: &mut Act, called: &Called<'_>) {
    let router = |party: &Party| {
        party.role == Role::Payee && party.address.bytes20() == Some(&called.call.to)
    };
    if let Deed::Send { asset, amount } = &act.deed
        && act.parties.iter().any(router)
    {
        act.deed = Deed::Deposit { asset: asset.clone(), amount: amount.clone() };
        act.words = act.in_words();
    }
    act.calls.iter_mut().for_each(|one| keep(one, called));
}

/// Wraps coins, for the router or for whoever is named.
fn wrap(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let payee = called.beneficiary("recipient", reader);
    let asset = called.asset(Of::Native, reader)?;
    let deed = Deed::Deposit { asset, amount: called.amount("amount") };
    Some(called.act(deed, Role::Contract, payee.into_iter().collect(), reader))
}

/// The largest share that is still a fee, in hundredths of a percent: interfaces take up to one
/// percent, and three times as much is not unheard of.
const LARGEST_FEE: U256 = uint!(300_U256);

/// A share of what the router holds, in hundredths of a percent.
pub(super) fn portion(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    share(called, called.uint("bips")?, reader)
}

/// A share of what the router holds, as a fraction of 10^18.
fn portion_of_all(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    /// A hundredth of a percent.
    const BASIS_POINT: U256 = uint!(100_000_000_000_000_U256);
    share(called, called.uint("portion")? / BASIS_POINT, reader)
}

fn share(called: &Called<'_>, share: U256, reader: &mut Reader) -> Option<Act> {
    let asset = called.asset(Of::Token("token"), reader)?;
    reader.add_share(called.address("token")?, share);
    let deed = Deed::Withdraw { asset, amount: Amount::unread() };
    let mut payee = called.beneficiary("recipient", reader);
    if let Some(payee) = payee.as_mut().filter(|_| share <= LARGEST_FEE) {
        payee.role = Role::FeeReceiver;
    }
    Some(called.act(deed, Role::Contract, payee.into_iter().collect(), reader))
}

/// A purchase at a market: the calldata for it stands in the command.
fn market(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let (value_path, path) = (called.path("value"), called.path("data"));
    let calls = reader.call(&Call {
        by: Caller::contract(called.call),
        value: called.uint("value"),
        value_path: &value_path,
        data: called.bytes_at("data")?,
        path: &path,
        ..*called.call
    });
    Some(called.making(1, calls, reader))
}

/// One item of a collection that was bought goes to somebody.
fn sweep_item(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let id = called.uint("id")?.to_string();
    let asset = Asset::Collectible { address: reader.spelled(called.address("token")?), id };
    let amount = called.uint("amount").map_or_else(|| Amount::of(U256::from(1)), Amount::of);
    let payee = called.beneficiary("recipient", reader).into_iter().collect();
    Some(called.act(Deed::Withdraw { asset, amount }, Role::Contract, payee, reader))
}
