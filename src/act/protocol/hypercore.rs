//! What accounts ask of `HyperCore`, Hyperliquid's exchange, from its other half, `HyperEVM`: actions by a version, a
//! number and arguments (`CoreWriter`).

use alloy_primitives::{Address, U256};

use super::function::{Called, Does, Function, Of, function};
use super::hyperliquid::{fee, grant};
use super::plan::encoded;
use crate::act::call::Call;
use crate::act::sign::first_with_others;
use crate::act::{Act, Amount, Asset, Deed, Reader, Role};
use crate::decode::{Unread, limits};

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("sendRawAction(bytes data)", Does::Custom(action)),
    // What its bridge takes in by permits
    function("batchedDepositWithPermit((address user,uint64 amount,uint64,(uint256,uint256,uint8))[] deposits)", Does::Custom(deposits)),
];

/// The arguments of the actions that move something or let somebody do so. All names are the fields' own.
#[rustfmt::skip]
static ACTIONS: &[(u8, Function)] = &[
    (2, function("vaultTransfer(address vault,bool isDeposit,uint64 usd)", Does::Custom(vault)).with(&[(Role::Contract, "vault")])),
    (4, function("stakingDeposit(uint64 amount)", Does::Custom(stake))),
    (5, function("stakingWithdraw(uint64 amount)", Does::Custom(unstake))),
    (6, function("spotSend(address destination,uint64 token,uint64 amount)", Does::Custom(send))),
    (9, function("addApiWallet(address wallet,string name)", Does::Custom(api_wallet))),
    (12, function("approveBuilderFee(uint64 rate,address builder)", Does::Custom(builder))),
    (13, function("sendAsset(address destination,address,uint32,uint32,uint64 token,uint64 amount)", Does::Custom(send))),
];

/// Orders and what cancels them, the choice of a validator, moves between balances of the account's own.
const ORDINARY: [u8; 5] = [1, 3, 7, 10, 11];

/// How many decimals `HyperCore` counts these with.
const HYPE: (&str, u8) = ("HYPE", 8);
const USDC: (&str, u8) = ("USDC", 8);
const USD: (&str, u8) = ("USDC", 6);

fn action(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let path = called.path("data");
    if let Some(([1, 0, 0, number], data)) = called.bytes_at("data")?.split_first_chunk::<4>() {
        if ORDINARY.contains(number) {
            return Some(called.act(called.ordinary(), Role::Contract, Vec::new(), reader));
        }
        let known = ACTIONS.iter().find(|(one, _)| one == number);
        let call = Call { data, path: &path, ..*called.call };
        if let Some(act) = known.and_then(|(_, one)| encoded(&call, one).read(reader)) {
            return Some(act);
        }
    }
    reader.unread.push(Unread::new(path, "an action of Hyperliquid's that is not known here"));
    let deed = Deed::Calls { count: 1 };
    Some(called.act(deed, Role::Contract, Vec::new(), reader))
}

/// Each is taken from whom it is credited to, who has signed for it.
fn deposits(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let count = called.length("deposits")?;
    called.note_more(count, reader);
    let mut acts = Vec::new();
    for index in 0..count.min(limits::ITEMS) {
        let amount = format!("deposits.{index}.amount");
        let asset = called.counted(Of::Unnamed, &amount, reader)?;
        let user = called.beneficiary(&format!("deposits.{index}.user"), reader);
        let deed = Deed::Deposit { asset, amount: called.amount(&amount) };
        acts.push(called.act(deed, Role::Contract, user.into_iter().collect(), reader));
    }
    first_with_others(acts)
}

fn coin((symbol, decimals): (&str, u8)) -> Asset {
    Asset::Native { symbol: Some(symbol.to_owned()), decimals: Some(decimals) }
}

fn vault(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let (asset, amount) = (coin(USD), called.amount("usd"));
    let deed = if called.bool_at("isDeposit")? {
        Deed::Deposit { asset, amount }
    } else {
        Deed::Withdraw { asset, amount }
    };
    Some(called.act(deed, Role::Contract, Vec::new(), reader))
}

fn stake(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let amount = Amount::of(called.uint("amount")?);
    let deed = Deed::Deposit { asset: coin(HYPE), amount };
    Some(called.act(deed, Role::Contract, Vec::new(), reader))
}

fn unstake(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let amount = Amount::of(called.uint("amount")?);
    let deed = Deed::Withdraw { asset: coin(HYPE), amount };
    Some(called.act(deed, Role::Contract, Vec::new(), reader))
}

/// The number of the token whose own address it is: what is sent there comes out on `HyperEVM`, for the account that
/// sends it.
pub(super) fn token_at(address: &Address) -> Option<u64> {
    /// Those of others are `0x20`, zeros and their numbers.
    const OF_HYPE: Address = Address::repeat_byte(0x22);
    if *address == OF_HYPE {
        return Some(HYPES);
    }
    let number = address.strip_prefix(&[0x20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])?;
    Some(u64::from_be_bytes(number.try_into().ok()?)).filter(|number| *number != HYPES)
}

/// The number of `HYPE`.
const HYPES: u64 = 150;

/// Whether an address is that of the token which goes by this name. Of most it is only known how many there may be.
pub(super) fn is_way_out(to: &Address, token: &str) -> bool {
    const NUMBERS: [(&str, u64); 10] = [
        (USDC.0, 0),
        (HYPE.0, HYPES),
        ("PURR", 1),
        ("UBTC", 197),
        ("UETH", 221),
        ("USDE", 235),
        ("FEUSD", 241),
        ("USOL", 254),
        ("USDT0", 268),
        ("USDH", 360),
    ];
    const MOST: u64 = 10_000;
    let known = NUMBERS.iter().find(|(name, _)| *name == token);
    token_at(to).is_some_and(|at| known.map_or(at < MOST, |(_, number)| at == *number))
}

fn send(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let token = u64::try_from(called.uint("token")?).ok()?;
    let asset = match token {
        0 => coin(USDC),
        HYPES => coin(HYPE),
        _ => Asset::Unnamed,
    };
    let to = called.address("destination")?;
    let amount = called.amount("amount");
    if token_at(&to) == Some(token) {
        let deed = Deed::Withdraw { asset, amount };
        return Some(called.act(deed, Role::Contract, Vec::new(), reader));
    }
    let payee = called.party(Role::Payee, "destination", reader).into_iter().collect();
    Some(called.act(Deed::Send { asset, amount }, Role::Contract, payee, reader))
}

fn api_wallet(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let delegate = called.party(Role::Delegate, "wallet", reader)?;
    let deed = grant("trading on Hyperliquid".to_owned());
    Some(called.act(deed, Role::Contract, vec![delegate], reader))
}

/// The rate is in tenths of a hundredth of a percent.
fn builder(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let delegate = called.party(Role::Delegate, "builder", reader)?;
    // Percents have eight decimals there.
    let deed = fee("Hyperliquid", called.uint("rate")?.saturating_mul(U256::from(100_000)));
    Some(called.act(deed, Role::Contract, vec![delegate], reader))
}
