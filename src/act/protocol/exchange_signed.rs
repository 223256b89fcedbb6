//! Exchanges whose accounts are moved by signatures: Vertex and its forks, Orderly, Ethereal, `DeGate`.

use alloy_primitives::{Address, U256};

use crate::act::sign::Signed;
use crate::act::{Act, Amount, Asset, Deed, Part, Reader, Role};
use crate::decode::TypedData;
use crate::decode::typed_data::{Atom, Typed};

/// Reads an order, or what is taken out or sent, if the type is one of theirs to the letter.
pub(super) fn signed(data: &TypedData, reader: &mut Reader) -> Option<Act> {
    let message = &data.message;
    let mut signed = Signed::new(data, Role::VerifyingContract, reader);
    let unnamed = |member: &str| Some((Asset::Unnamed, Amount::of(message.uint_at(member)?)));
    let (deed, end) = match data.encoded_type.as_str() {
        "Order(bytes32 sender,int128 priceX18,int128 amount,uint64 expiration,uint64 nonce)"
        | "IsolatedOrder(bytes32 sender,int128 priceX18,int128 amount,uint64 expiration,\
           uint64 nonce,int128 margin)"
        | "Order(bytes32 sender,int128 priceX18,int128 amount,uint64 expiration,uint64 nonce,\
           uint128 appendix)" => {
            // The two highest bits say what kind of order it is.
            let end = message.uint_at("expiration")? & U256::from(u64::MAX >> 2);
            (order(message)?, Some(end))
        }
        "WithdrawCollateral(bytes32 sender,uint32 productId,uint128 amount,uint64 nonce)" => {
            let (asset, amount) = unnamed("amount")?;
            signed.party(Role::Payee, "sender", owner(data, "sender")?);
            (Deed::Withdraw { asset, amount }, None)
        }
        "WithdrawCollateralV2(bytes32 sender,uint32 productId,uint128 amount,uint64 nonce,\
         address sendTo,uint128 appendix)" => {
            let (asset, amount) = unnamed("amount")?;
            signed.party(Role::Payee, "sendTo", message.address_at("sendTo")?);
            (Deed::Send { asset, amount }, None)
        }
        "TransferQuote(bytes32 sender,bytes32 recipient,uint128 amount,uint64 nonce)" => {
            let (asset, amount) = unnamed("amount")?;
            signed.party(Role::Payee, "recipient", owner(data, "recipient")?);
            (Deed::Send { asset, amount }, None)
        }
        "Withdraw(string brokerId,uint256 chainId,address receiver,string token,uint256 amount,\
         uint64 withdrawNonce,uint64 timestamp)" => {
            let symbol = Some(message.text_at("token")?.to_owned());
            let decimals = (symbol.as_deref() == Some("USDC")).then_some(6);
            let asset = Asset::Native { symbol, decimals };
            let amount = Amount::of(message.uint_at("amount")?);
            signed.party(Role::Payee, "receiver", message.address_at("receiver")?);
            (Deed::Send { asset, amount }, None)
        }
        // DeGate, whose tokens have numbers of its own
        "Withdrawal(address owner,uint32 accountID,uint32 tokenID,uint248 amount,uint32 feeTokenID,\
         uint96 maxFee,address to,uint248 minGas,uint32 validUntil,uint32 storageID)" => {
            signed.party(Role::Holder, "owner", message.address_at("owner")?);
            signed.party(Role::Payee, "to", message.address_at("to")?);
            let (asset, amount) = (Asset::Unnamed, Amount::unread());
            (Deed::Withdraw { asset, amount }, message.uint_at("validUntil"))
        }
        "Transfer(address owner,uint32 accountID,uint32 tokenID,uint248 amount,uint32 feeTokenID,\
         uint96 maxFee,address to,uint32 validUntil,uint32 storageID)" => {
            signed.party(Role::Holder, "owner", message.address_at("owner")?);
            signed.party(Role::Payee, "to", message.address_at("to")?);
            let (asset, amount) = (Asset::Unnamed, Amount::unread());
            (Deed::Send { asset, amount }, message.uint_at("validUntil"))
        }
        // Ethereal counts all amounts in ways of its own.
        "InitiateWithdraw(address account,bytes32 subaccount,address token,uint256 amount,\
         uint64 nonce,uint64 signedAt)" => {
            let asset = reader.token_or_native(message.address_at("token")?);
            signed.party(Role::Payee, "account", message.address_at("account")?);
            (Deed::Withdraw { asset, amount: Amount::unread() }, None)
        }
        "InitiateWithdraw(address account,bytes32 subaccount,address token,uint256 amount,\
         uint64 nonce,uint64 signedAt,bytes32 destinationAddress,uint32 destinationEndpointId)" => {
            let asset = reader.token_or_native(message.address_at("token")?);
            let to =
                message.get("destinationAddress")?.bytes()?.get(12..).map(Address::from_slice)?;
            signed.party(Role::Payee, "destinationAddress", to);
            (Deed::Withdraw { asset, amount: Amount::unread() }, None)
        }
        "TradeOrder(address sender,bytes32 subaccount,uint128 quantity,uint128 price,bool reduceOnly,\
         uint8 side,uint8 engineType,uint32 productId,uint64 nonce,uint64 signedAt)" => {
            (position(message)?, None)
        }
        _ => return None,
    };
    Some(signed.act(deed, end))
}

/// An order of Ethereal: so much of its product for dollars, or the other way round.
fn position(message: &Typed) -> Option<Deed> {
    /// How many decimals amounts and prices have.
    const DECIMALS: u8 = 9;
    let (size, price) = (message.uint_at("quantity")?, message.uint_at("price")?);
    let sold = !message.uint_at("side")?.is_zero();
    let mut deed = traded(size, price, DECIMALS, "USDe", sold)?;
    // At whatever the market's price is.
    if price.is_zero()
        && let Deed::Trade { gives, gets } = &mut deed
    {
        for part in if sold { gets } else { gives } {
            part.amount = Amount::unread();
        }
    }
    Some(deed)
}

/// An order of Vertex: so much of what the verifying contract trades, for dollars; less than nothing is sold.
fn order(message: &Typed) -> Option<Deed> {
    /// How many decimals amounts and prices have.
    const DECIMALS: u8 = 18;
    let signed = |member: &str| match message.get(member)? {
        Typed::Atom(Atom::Int(number)) => Some((number.is_negative(), number.unsigned_abs())),
        _ => None,
    };
    let (sold, size) = signed("amount")?;
    let (_, price) = signed("priceX18")?;
    traded(size, price, DECIMALS, "USDC", sold)
}

/// So much of what the verifying contract trades for dollars, both in the same decimals, or so much sold.
fn traded(size: U256, price: U256, decimals: u8, quote: &str, sold: bool) -> Option<Deed> {
    let cost = size.checked_mul(price)?.checked_div(U256::from(10).pow(U256::from(decimals)))?;
    let part = |symbol: &str, amount| Part {
        asset: Asset::Native { symbol: Some(symbol.to_owned()), decimals: Some(decimals) },
        amount: Amount::of(amount),
        to: None,
    };
    let (base, quote) = (part("units of its market", size), part(quote, cost));
    let (gives, gets) = if sold { (base, quote) } else { (quote, base) };
    Some(Deed::Trade { gives: vec![gives], gets: vec![gets] })
}

/// Whose account it is: the owner's address, and the account's name behind it.
fn owner(data: &TypedData, member: &str) -> Option<Address> {
    data.message.get(member)?.bytes()?.get(..20).map(Address::from_slice)
}
