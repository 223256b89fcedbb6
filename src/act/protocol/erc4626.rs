//! Vaults (ERC-4626), their asynchronous kin (ERC-7540), and what wraps the network's own coin.
//!
//! A vault's asset is not named in its calls: the contract itself stands for it.

use alloy_primitives::U256;

use super::foreign::To;
use super::function::{Called, Does, Function, Of, UNSAID, VALUE, deposit, function, withdraw};
use crate::act::known::{self, Kind};
use crate::act::{Act, Asset, Deed, Party, Reader, Role, tokens};
use crate::decode::Chain;

/// The vault in place of the router that hands everything on to it.
const OF_VAULT: &[(Role, &str)] = &[(Role::Contract, "vault")];
const FROM_VAULT: &[(Role, &str)] = &[(Role::Contract, "vault"), (Role::Mentioned, "from")];

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("deposit(uint256 assets,address receiver)", deposit(Of::Unnamed, "assets", "receiver")),
    function("deposit(uint256 assets,address receiver,address controller)", deposit(Of::Unnamed, "assets", "receiver"))
        .with(&[(Role::Holder, "controller")]),
    function("mint(uint256 shares,address receiver)", deposit(Of::Unnamed, UNSAID, "receiver")),
    function("withdraw(uint256 assets,address receiver,address owner)", withdraw(Of::Unnamed, "assets", "receiver"))
        .with(&[(Role::Holder, "owner")]),
    function("redeem(uint256 shares,address receiver,address owner)", withdraw(Of::This, "shares", "receiver"))
        .with(&[(Role::Holder, "owner")]),
    function("requestDeposit(uint256 assets,address controller,address owner)", deposit(Of::Unnamed, "assets", "controller"))
        .with(&[(Role::Holder, "owner")]),
    function("requestRedeem(uint256 shares,address controller,address owner)", withdraw(Of::This, "shares", "controller"))
        .with(&[(Role::Holder, "owner")]),
    function("mint(uint256 shares,address receiver,address controller)", deposit(Of::Unnamed, UNSAID, "receiver"))
        .with(&[(Role::Holder, "controller")]),
    function("requestDeposit(uint256 assets,address controller,address owner,address referral)", deposit(Of::Unnamed, "assets", "controller"))
        .with(&[(Role::Holder, "owner"), (Role::Mentioned, "referral")]),
    function("claimCancelDepositRequest(uint256,address receiver,address controller)", withdraw(Of::Unnamed, UNSAID, "receiver")).with(&[(Role::Holder, "controller")]),
    function("claimCancelRedeemRequest(uint256,address receiver,address controller)", withdraw(Of::This, UNSAID, "receiver")).with(&[(Role::Holder, "controller")]),
    function("cancelDepositRequest(uint256,address controller)", Does::Ordinary).with(&[(Role::Holder, "controller")]),
    function("cancelRedeemRequest(uint256,address controller)", Does::Ordinary).with(&[(Role::Holder, "controller")]),
    function("cancelRequestDeposit()", Does::Ordinary),
    function("mint(uint256 shares,address receiver,uint16 referral)", deposit(Of::Unnamed, UNSAID, "receiver")),
    function("removeShares(uint256,address owner)", Does::Ordinary).with(&[(Role::Holder, "owner")]),
    function("claimSharesAndRequestRedeem(uint256 shares)", withdraw(Of::This, "shares", UNSAID)),
    function("syncRedeem(uint256 shares,address receiver,uint256 least)", withdraw(Of::This, "shares", "receiver")),
    function("withdraw(uint256 maxShares,address recipient)", Does::Custom(shares_or_position)),
    function("withdraw(uint256 assets,address receiver,address owner,uint256 maxLoss)", Does::Custom(withdraw_with_loss)),
    function("claim(uint256,address owner,address receiver,uint256 shares)", withdraw(Of::Unnamed, UNSAID, "receiver")).with(&[(Role::Holder, "owner")]),
    function("redeem(uint256 shares,address receiver,address owner,uint256 maxLoss)", withdraw(Of::This, "shares", "receiver")).with(&[(Role::Holder, "owner")]),
    function("withdraw(uint256 maxShares,address recipient,uint256 maxLoss)", withdraw(Of::This, "maxShares", "recipient")),
    function("withdraw(uint256 assets,address receiver,address owner,uint256 maxLoss,address[] strategies)", withdraw(Of::Unnamed, "assets", "receiver")).with(&[(Role::Holder, "owner")]),
    function("redeem(uint256 shares,address receiver,address owner,uint256 maxLoss,address[] strategies)", withdraw(Of::This, "shares", "receiver")).with(&[(Role::Holder, "owner")]),
    // The same with a friend's code, a least result, a signature, or a source of its own (Gearbox, Spark, Summer, Umami)
    function("deposit(uint256 assets,address receiver,bytes referralCode)", deposit(Of::Unnamed, "assets", "receiver")),
    function("deposit(uint256 assets,address receiver,uint256 minShares,uint16 referral)", deposit(Of::Unnamed, "assets", "receiver")),
    function("depositWithReferral(uint256 assets,address receiver,uint256 referralCode)", deposit(Of::Unnamed, "assets", "receiver")),
    function("depositWithPermit(uint256 assets,address receiver,uint256 deadline,uint8 v,bytes32 r,bytes32 s)", deposit(Of::Unnamed, "assets", "receiver")),
    function("depositWithPermit(uint256 assets,address receiver,uint256,(uint8,bytes32,bytes32))", deposit(Of::Unnamed, "assets", "receiver")),
    // Spectra: what is put in is split, and what it earns goes to whom is named second
    function("deposit(uint256 assets,address receiver,address earner,uint256)", Does::Custom(split)),
    function("depositIBT(uint256 assets,address receiver,address earner)", Does::Custom(split)),
    function("depositIBT(uint256 assets,address receiver,address earner,uint256)", Does::Custom(split)),
    function("redeemForIBT(uint256 shares,address receiver,address owner)", withdraw(Of::This, "shares", "receiver")).with(&[(Role::Holder, "owner")]),
    function("redeemForIBT(uint256 shares,address receiver,address owner,uint256)", withdraw(Of::This, "shares", "receiver")).with(&[(Role::Holder, "owner")]),
    function("claimYield(address receiver,uint256)", withdraw(Of::Unnamed, UNSAID, "receiver")),
    function("depositFor(uint256 amount,address holder)", deposit(Of::Unnamed, "amount", "holder")),
    function("mint(uint256 shares,address receiver,uint256 maxAssets,uint16 referral)", deposit(Of::Unnamed, UNSAID, "receiver")),
    function("mintWithReferral(uint256 shares,address receiver,uint256 referralCode)", deposit(Of::Unnamed, UNSAID, "receiver")),
    function("redeem(uint256 shares,uint256 minOut,address receiver,address owner)", withdraw(Of::This, "shares", "receiver")).with(&[(Role::Holder, "owner")]),
    function("exit(uint256 shares,address receiver,address owner)", withdraw(Of::This, "shares", "receiver")).with(&[(Role::Holder, "owner")]),
    function("redeemFromBuffer(uint256 shares,address receiver,address owner)", withdraw(Of::This, "shares", "receiver")).with(&[(Role::Holder, "owner")]),
    function("redeemFromArks(uint256 shares,address receiver,address owner)", withdraw(Of::This, "shares", "receiver")).with(&[(Role::Holder, "owner")]),
    function("withdrawFromBuffer(uint256 assets,address receiver,address owner)", withdraw(Of::Unnamed, "assets", "receiver")).with(&[(Role::Holder, "owner")]),
    function("withdrawFromArks(uint256 assets,address receiver,address owner)", withdraw(Of::Unnamed, "assets", "receiver")).with(&[(Role::Holder, "owner")]),
    // Yearn's router, for whichever vault is named
    function("depositToVault(address vault,uint256 amount,address to,uint256)", deposit(Of::Unnamed, "amount", "to")).with(OF_VAULT),
    function("depositToVault(address vault,uint256 amount,uint256)", deposit(Of::Unnamed, "amount", UNSAID)).with(OF_VAULT),
    function("depositToVault(address vault,uint256)", deposit(Of::Unnamed, UNSAID, UNSAID)).with(OF_VAULT),
    function("depositToVault(address vault)", deposit(Of::Unnamed, UNSAID, UNSAID)).with(OF_VAULT),
    function("migrate(address from,address vault,uint256,address to,uint256)", deposit(Of::Unnamed, UNSAID, "to")).with(FROM_VAULT),
    function("migrateFromV2(address from,address vault,uint256,address to,uint256)", deposit(Of::Unnamed, UNSAID, "to")).with(FROM_VAULT),
    function("deposit()", deposit(Of::Native, VALUE, UNSAID)),
    function("deposit(uint256 amount)", deposit(Of::Unnamed, "amount", UNSAID)),
    function("withdraw(uint256 amount)", Does::Custom(withdraw_own)),
    function("withdraw()", withdraw(Of::Unnamed, UNSAID, UNSAID)),
    function("depositTo(address account,uint256 amount)", deposit(Of::Unnamed, "amount", "account")),
];

/// What is put in counts as that of two, of whom others are named first.
fn split(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let mut payees = Vec::new();
    for payee in ["receiver", "earner"] {
        payees.push(called.party(Role::Payee, payee, reader)?);
    }
    payees.sort_by_key(|payee| reader.is_own(&payee.address));
    let asset = called.counted(Of::Unnamed, "assets", reader)?;
    let deed = Deed::Deposit { asset, amount: called.amount("assets") };
    Some(called.act(deed, Role::Contract, payees, reader))
}

/// A withdrawal from one of Yearn's vaults; or, by the same function, from a numbered one, whose last number is the
/// amount, and which names the owner first (3F).
fn withdraw_with_loss(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    /// The whole, in Yearn's basis points: no loss is larger.
    const WHOLE: U256 = U256::from_limbs([10_000, 0, 0, 0]);
    let numbered = called.uint("maxLoss")? > WHOLE;
    let (amount, payee, holder) =
        if numbered { ("maxLoss", "owner", "receiver") } else { ("assets", "receiver", "owner") };
    let mut parties: Vec<Party> = called.beneficiary(payee, reader).into_iter().collect();
    parties.extend(called.party(Role::Holder, holder, reader));
    let deed = Deed::Withdraw { asset: Asset::Unnamed, amount: called.amount(amount) };
    Some(called.act(deed, Role::Contract, parties, reader))
}

/// Wrapped coins give out the network's own; anything else something that the call does not name. Tokens of Ethereum's
/// are burnt on Polygon like that, to be taken out there.
#[allow(clippy::unnecessary_wraps)] // As every reader of a row.
fn withdraw_own(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let (chain, to) = (reader.chain, &called.call.to);
    let token = tokens::known(chain, to).is_some() && !tokens::is_wrapped_native(chain, to);
    if (token || tokens::is_coin(chain, to)) && chain == Some(Chain::Evm(137)) {
        let burnt = reader.token(called.call.to);
        let amount = called.amount("amount");
        return Some(called.bridge(burnt, amount, UNSAID, To::Named("Ethereum"), reader));
    }
    let deed = Deed::Withdraw { asset: given_out(called, reader), amount: called.amount("amount") };
    Some(called.act(deed, Role::Contract, Vec::new(), reader))
}

/// Shares are paid out; or, by a contract that is known and has none, what stands there under the number.
fn shares_or_position(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let known = known::contract(reader.chain, &called.call.to);
    let kept =
        known.is_some_and(|contract| contract.kind == Kind::Vault && contract.keeps.is_empty());
    let (asset, amount) = if kept { (Of::Unnamed, UNSAID) } else { (Of::This, "maxShares") };
    called.read_as(withdraw(asset, amount, "recipient"), reader)
}

fn given_out(called: &Called<'_>, reader: &mut Reader) -> Asset {
    if tokens::is_wrapped_native(reader.chain, &called.call.to) {
        tokens::native(reader.chain)
    } else {
        Asset::Unnamed
    }
}
