//! Circle's CCTP, both versions: burns USDC here and creates it there.

use alloy_primitives::{Address, U256, address};

use super::super::foreign::{self, To};
use super::super::function::{Called, Does, Function, Of, UNSAID, bridge, function, withdraw};
use crate::act::{Act, Asset, Deed, Party, Reader, Role, tokens};
use crate::intel::ChainAddress;

const TO: To = To::Circle("destinationDomain");

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("depositForBurn(uint256 amount,uint32 destinationDomain,bytes32 mintRecipient,address burnToken)", bridge(Of::Token("burnToken"), "amount", "mintRecipient", TO)),
    function("replaceDepositForBurn(bytes,bytes,bytes32,bytes32 newMintRecipient)", bridge(Of::Unnamed, UNSAID, "newMintRecipient", To::Unsaid)),
    function("depositForBurnWithCaller(uint256 amount,uint32 destinationDomain,bytes32 mintRecipient,address burnToken,bytes32 destinationCaller)", Does::Custom(for_caller)),
    function("depositForBurn(uint256 amount,uint32 destinationDomain,bytes32 mintRecipient,address burnToken,bytes32 destinationCaller,uint256 maxFee,uint32 minFinalityThreshold)", Does::Custom(for_caller)),
    function("depositForBurnWithHook(uint256 amount,uint32 destinationDomain,bytes32 mintRecipient,address burnToken,bytes32 destinationCaller,uint256 maxFee,uint32 minFinalityThreshold,bytes hookData)", Does::Custom(hooked)),
    // Its extension on Arbitrum, by which Hyperliquid takes dollars in
    function("batchDepositForBurnWithAuth((uint256 amount,uint256,uint256,bytes32,uint8,bytes32,bytes32) whole,(uint256 amount,uint32 destinationDomain,bytes32 mintRecipient,bytes32 destinationCaller,uint256 maxFee,uint32,bytes hookData) burn)", Does::Custom(authorized)),
    function("receiveMessage(bytes message,bytes attestation)", Does::Ordinary),
    // Its Gateway
    function("initiateWithdrawal(address token,uint256 amount)", withdraw(Of::Token("token"), "amount", UNSAID)),
    function("gatewayMint(bytes attestation,bytes signature)", Does::Ordinary),
];

fn hooked(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let token = called.asset(Of::Token("burnToken"), reader)?;
    let members = ["amount", "mintRecipient", "hookData"];
    let act = burned(called, token, members, TO, reader)?;
    Some(tell_caller(act, called))
}

fn for_caller(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let does = bridge(Of::Token("burnToken"), "amount", "mintRecipient", TO);
    let act = called.read_as(does, reader)?;
    Some(tell_caller(act, called))
}

/// Tells who alone may have it created there, if that is said, and what arrives if the largest fee is kept.
fn tell_caller(mut act: Act, called: &Called<'_>) -> Act {
    tell_only(&mut act, called, "destinationCaller");
    act.leaves_fee(called.uint("maxFee").unwrap_or_default());
    act
}

pub(super) fn tell_only(act: &mut Act, called: &Called<'_>, argument: &str) {
    let only = called.get(argument).and_then(|only| foreign::in_word(&only.word(), true));
    let nobody = |one: &ChainAddress| one.bytes20().is_some_and(|bytes| bytes.is_zero());
    if let Some(only) = only.filter(|only| !nobody(only)) {
        act.parties.push(Party::foreign(Role::Mentioned, only, called.path(argument)));
    }
}

fn authorized(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    /// The dollars of the one network that has the extension.
    const DOLLARS: Address = address!("0xaf88d065e77c8cC2239327C5EDb3A432268e5831");
    let here = tokens::known(reader.chain, &DOLLARS).is_some();
    let token = if here { reader.token(DOLLARS) } else { Asset::Unnamed };
    let members = ["whole.amount", "burn.mintRecipient", "burn.hookData"];
    let mut act = burned(called, token, members, To::Circle("burn.destinationDomain"), reader)?;
    tell_only(&mut act, called, "burn.destinationCaller");
    // The whole is burned piece by piece, and each piece may cost the largest fee.
    let (whole, piece) = (called.uint("whole.amount")?, called.uint("burn.amount")?);
    let pieces = if piece.is_zero() { U256::ONE } else { whole.div_ceil(piece) };
    act.leaves_fee(called.uint("burn.maxFee")?.saturating_mul(pieces));
    Some(act)
}

/// What is burned here is created for the recipient; or for the contract that hands it on in Hyperliquid's ledger,
/// to whom the hook says: 24 bytes that say so, eight of a version and a length, and the account.
fn burned(
    called: &Called<'_>,
    token: Asset,
    [amount, recipient, hook]: [&'static str; 3],
    to: To,
    reader: &mut Reader,
) -> Option<Act> {
    const HANDS_ON: Address = address!("0xb21D281DEdb17AE5B501F6AA8256fe38C4e45757");
    let mut act = called.bridge(token, called.amount(amount), recipient, to, reader);
    let hook_data = called.bytes_at(hook)?;
    let party = act.parties.iter_mut().find(|party| party.role == Role::BridgeRecipient);
    if let Some(party) = party
        && party.address.bytes20() == Some(&HANDS_ON)
        && hook_data.starts_with(b"cctp-forward")
        && let Some(account) = hook_data.get(32..52)
    {
        let account = ChainAddress::from(Address::from_slice(account));
        if let Deed::Bridge { recipient, .. } = &mut act.deed {
            *recipient = Some(account.to_string());
        }
        *party = foreign::party(account, called.path(hook));
        act.words = act.in_words();
    }
    Some(act)
}
