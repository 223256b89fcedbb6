//! Odos: the packed form of its trades, which its own page uses.

use alloy_primitives::{Address, U256, address};

use super::function::{Called, Does, Function, Of, VALUE, function, trade};
use crate::act::worth::{is_dust, is_likely_less};
use crate::act::{Act, Amount, Asset, Deed, Part, Party, Reader, Role, tokens};
use crate::decode::abi::SELECTOR;
use crate::decode::{Unread, limits};

const EXECUTOR: &[(Role, &str)] = &[(Role::Executor, "executor")];

const PERMITTED: &[(Role, &str)] = &[
    (Role::Executor, "executor"),
    (Role::FeeReceiver, "referralInfo.feeRecipient"),
    (Role::Mentioned, "permit.contractAddress"),
];
const TO_HOOK: &[(Role, &str)] = &[
    (Role::Executor, "executor"),
    (Role::FeeReceiver, "referralInfo.feeRecipient"),
    (Role::Mentioned, "permit.contractAddress"),
    (Role::Mentioned, "hookTarget"),
];
const HOOKED: Does = Does::Custom(hooked);

macro_rules! of_one {
    ($before:literal, $after:literal) => {
        concat!($before, "(address inputToken,uint256 inputAmount,address inputReceiver,address outputToken,uint256,uint256 outputMin,address outputReceiver) tokenInfo,bytes,address executor", $after)
    };
}
macro_rules! of_several {
    ($before:literal, $after:literal) => {
        concat!($before, "(address tokenAddress,uint256 amountIn,address receiver)[] inputs,(address tokenAddress,uint256,uint256 amountMin,address receiver)[] outputs,bytes,address executor", $after)
    };
}

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("swapCompact()", Does::Packed(compact)),
    function("swap((address tokenAddress,uint256 amountIn,address receiver,bytes)[] inputs,(address tokenAddress,uint256 relativeValue,address receiver)[] outputs,uint256,uint256 valueOutMin,address executor,bytes)", Does::Custom(several)).with(EXECUTOR),
    function("swapMulti((address tokenAddress,uint256 amountIn,address receiver)[] inputs,(address tokenAddress,uint256 relativeValue,address receiver)[] outputs,uint256 valueOutMin,bytes pathDefinition,address executor,uint32 referralCode)", Does::Custom(several)).with(EXECUTOR),
    function(of_one!("swapPermit2((address contractAddress,uint256,uint256,bytes) permit,", ",uint32)"), Does::Custom(one)).with(PERMITTED),
    function(of_one!("swapPermit2((address contractAddress,uint256,uint256,bytes) permit,", ",(uint64,uint64,address feeRecipient) referralInfo)"), Does::Custom(one)).with(PERMITTED),
    function(of_one!("swapWithHook(", ",(uint64,uint64,address feeRecipient) referralInfo,address hookTarget,bytes hookData)"), HOOKED).with(TO_HOOK),
    function(of_one!("swapPermit2WithHook((address contractAddress,uint256,uint256,bytes) permit,", ",(uint64,uint64,address feeRecipient) referralInfo,address hookTarget,bytes hookData)"), HOOKED).with(TO_HOOK),
    function("swapMultiPermit2((address contractAddress,uint256,uint256,bytes) permit,(address tokenAddress,uint256 amountIn,address receiver)[] inputs,(address tokenAddress,uint256 relativeValue,address receiver)[] outputs,uint256 valueOutMin,bytes,address executor,uint32)", Does::Custom(several)).with(PERMITTED),
    function(of_several!("swapMultiPermit2((address contractAddress,uint256,uint256,bytes) permit,", ",(uint64,uint64,address feeRecipient) referralInfo)"), Does::Custom(several)).with(PERMITTED),
    function(of_several!("swapMultiWithHook(", ",(uint64,uint64,address feeRecipient) referralInfo,address hookTarget,bytes hookData)"), HOOKED).with(TO_HOOK),
    function(of_several!("swapMultiPermit2WithHook((address contractAddress,uint256,uint256,bytes) permit,", ",(uint64,uint64,address feeRecipient) referralInfo,address hookTarget,bytes hookData)"), HOOKED).with(TO_HOOK),
    function("swapMulti((address tokenAddress,uint256 amountIn,address receiver)[] inputs,(address tokenAddress,uint256 amountQuote,uint256 amountMin,address receiver)[] outputs,bytes pathDefinition,address executor,(uint64 code,uint64 fee,address feeRecipient) referralInfo)", Does::Custom(several)).with(EXECUTOR),
];

const ROUTER_3: Address = address!("0x0D05a7D3448512B78fa8A9e46c4872C88C4a0D05");

/// An address in packed form.
enum Packed {
    /// Nothing: the coin, or whoever it would be without saying so.
    Nobody,
    /// Written out.
    Given(Address),
    /// One of those that the router keeps a list of.
    Listed,
}

/// What is left to read.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    /// Two bytes: zero for nobody, one for an address that follows, more for a place in the list.
    fn address(&mut self) -> Option<Packed> {
        Some(match self.take(2)? {
            [0, 0] => Packed::Nobody,
            [0, 1] => Packed::Given(Address::from_slice(self.take(20)?)),
            _ => Packed::Listed,
        })
    }

    /// A number behind its length in bytes; none if that is zero.
    #[allow(clippy::option_option)] // Unreadable, and left out.
    fn number(&mut self) -> Option<Option<U256>> {
        let length = usize::from(*self.take(1)?.first()?);
        if length == 0 {
            return Some(None);
        }
        U256::try_from_be_slice(self.take(length)?).map(Some)
    }
}

/// Input token, output token, amount, quote, slippage, executor, who gets the input, who the output.
fn compact(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    /// What stands for a slippage of everything.
    const ALL: u32 = 0xff_ffff;
    let mut bytes = Bytes(called.call.data.get(SELECTOR..)?);
    let from = asset(&bytes.address()?, reader);
    let to = asset(&bytes.address()?, reader);
    let given = bytes.number()?;
    let quote = bytes.number()?;
    let slippage = bytes.take(3)?.iter().fold(0_u32, |sum, byte| sum << 8 | u32::from(*byte));
    let least = quote.and_then(|quote| quote.checked_mul(U256::from(ALL - slippage)));
    let least = least.map(|product| product / U256::from(ALL));
    let (executor, input, output) = (bytes.address()?, bytes.address()?, bytes.address()?);
    let mut parties = Vec::new();
    let mut add = |role, packed: &Packed, member: &str| {
        if let Packed::Given(address) = packed {
            parties.push(Party::new(role, *address, called.path(member), reader.chain));
        }
    };
    add(Role::Payee, &output, "outputReceiver");
    add(Role::Executor, &executor, "executor");
    add(Role::Executor, &input, "inputReceiver");
    // Only the third router takes a fee, of two percent at most: eight bytes of a code, one that says whether, and then
    // how much, and whose it is.
    if called.call.to == ROUTER_3
        && let [.., 1] = bytes.take(9)?
        && bytes.take(8)?.iter().any(|byte| *byte != 0)
    {
        let receiver = Packed::Given(Address::from_slice(bytes.take(20)?));
        add(Role::FeeReceiver, &receiver, "feeRecipient");
    }
    if matches!(output, Packed::Listed) {
        let reason = "who gets what is traded is named only by a place in the router's own list";
        reader.unread.push(Unread::new(called.path("outputReceiver"), reason));
    }
    let amount = |number: Option<U256>| number.map_or_else(Amount::unread, Amount::of);
    let given = whole_if_zero(given.unwrap_or_default(), &from, called);
    let deed = Deed::Trade {
        gives: vec![Part { asset: from, amount: given, to: None }],
        gets: vec![Part { asset: to, amount: amount(least), to: None }],
    };
    Some(called.act(deed, Role::Contract, parties, reader))
}

/// Several tokens for several: how much of each is got, only their value together says.
fn several(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let (inputs, outputs) = (called.get("inputs")?.items()?, called.get("outputs")?.items()?);
    called.note_more(inputs.len().max(outputs.len()), reader);
    let (mut gives, mut gets, mut parties) = (Vec::new(), Vec::new(), Vec::new());
    for (index, input) in inputs.enumerate().take(limits::ITEMS) {
        let asset = reader.token_or_native(input.address_at("tokenAddress")?);
        let amount = whole_if_zero(input.uint_at("amountIn")?, &asset, called);
        gives.push(Part { asset, amount, to: None });
        let receiver = format!("inputs.{index}.receiver");
        if called.address(&receiver).is_some_and(|one| !one.is_zero() && !reader.has_own(one)) {
            parties.extend(called.party(Role::Executor, &receiver, reader));
        }
    }
    // What all that is got is worth together, in the unit that each value relates to; the newer form says it of each.
    let worth = called.uint("valueOutMin");
    for (index, output) in outputs.enumerate().take(limits::ITEMS) {
        let asset = reader.token_or_native(output.address_at("tokenAddress")?);
        let value = output.uint_at("relativeValue").filter(|value| !value.is_zero());
        let share = || Some(worth?.div_ceil(value?));
        let least = output.uint_at("amountMin").or_else(share);
        let amount = least.map_or_else(Amount::unread, Amount::of);
        gets.push(Part { asset, amount, to: None });
        parties.extend(called.beneficiary(&format!("outputs.{index}.receiver"), reader));
    }
    // Where next to nothing of one is worth all that is asked for, none of the others need come.
    let inside: Vec<&Part> = gives.iter().collect();
    let little = |part: &Part| is_dust(part) || is_likely_less(&[part], 2, &inside);
    let rest = if gets.iter().any(little) { Amount::of(U256::ZERO) } else { Amount::unread() };
    if worth.is_some() && gets.len() > 1 {
        gets.iter_mut().filter(|part| !little(part)).for_each(|part| part.amount.clone_from(&rest));
    }
    Some(called.act(Deed::Trade { gives, gets }, Role::Contract, parties, reader))
}

/// How much is given where no amount is written: of a token all that there is, of the coin what is sent along.
fn whole_if_zero(amount: U256, asset: &Asset, called: &Called<'_>) -> Amount {
    match asset {
        _ if !amount.is_zero() => Amount::of(amount),
        Asset::Native { .. } => called.amount(VALUE),
        _ => Amount::allowed(U256::MAX, None),
    }
}

/// One token for one.
pub(super) fn one(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    const ONE: Does = trade(
        (Of::Token("tokenInfo.inputToken"), "tokenInfo.inputAmount"),
        (Of::Token("tokenInfo.outputToken"), "tokenInfo.outputMin"),
        "tokenInfo.outputReceiver",
    );
    let mut act = called.read_as(ONE, reader)?;
    if let Deed::Trade { gives, .. } = &mut act.deed
        && let Some(Part { asset, amount, .. }) = gives.first_mut()
        && amount.is_zero()
    {
        *amount = whole_if_zero(U256::ZERO, asset, called);
        act.words = act.in_words();
    }
    Some(act)
}

/// A trade after which a contract is called with what it brought, as a rule the one that got it.
fn hooked(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let read = if called.get("inputs").is_some() { several } else { one };
    let mut act = read(called, reader)?;
    let hook = called.party(Role::Mentioned, "hookTarget", reader)?;
    for party in &mut act.parties {
        if party.role == Role::Payee && party.address == hook.address {
            party.role = Role::Mentioned;
        }
    }
    act.words = act.in_words();
    reader.only_searched(called.path("hookData"), "what is done with what the trade brings");
    Some(act)
}

fn asset(packed: &Packed, reader: &mut Reader) -> Asset {
    match packed {
        Packed::Nobody => tokens::native(reader.chain),
        Packed::Given(address) => reader.token(*address),
        Packed::Listed => Asset::Unnamed,
    }
}
