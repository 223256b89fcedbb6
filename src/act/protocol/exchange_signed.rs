//! Exchanges whose accounts are moved by signatures: Vertex and its forks, Orderly.

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
            let asset = Asset::Native { symbol, decimals: None };
            let amount = Amount::of(message.uint_at("amount")?);
            signed.party(Role::Payee, "receiver", message.address_at("receiver")?);
            (Deed::Send { asset, amount }, None)
        }
        _ => return None,
    };
    Some(signed.act(deed, end))
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
    let cost = size.checked_mul(price)?.checked_div(U256::from(10).pow(U256::from(DECIMALS)))?;
    let part = |symbol: &str, amount| Part {
        asset: Asset::Native { symbol: Some(symbol.to_owned()), decimals: Some(DECIMALS) },
        amount: Amount::of(amount),
        to: None,
    };
    let (base, quote) = (part("units of its market", size), part("USDC", cost));
    let (gives, gets) = if sold { (base, quote) } else { (quote, base) };
    Some(Deed::Trade { gives: vec![gives], gets: vec![gets] })
}

/// Whose account it is: the owner's address, and the account's name behind it.
fn owner(data: &TypedData, member: &str) -> Option<Address> {
    data.message.get(member)?.bytes()?.get(..20).map(Address::from_slice)
}
