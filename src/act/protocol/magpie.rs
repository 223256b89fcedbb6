//! Magpie (Fly): what is traded stands unpadded behind the words of `bytes`, each number by where it stands and how
//! far it is shifted. The contract reads all of it at these places, whatever the words before say.

use alloy_primitives::{Address, U256};

use super::function::{Called, Does, Function, Of, function, trade};
use super::plan::encoded;
use crate::act::call::Call;
use crate::act::{Act, Reader, Role};

pub(super) static FUNCTIONS: &[Function] =
    &[function("swapWithMagpieSignature(bytes)", Does::Packed(traded))];

/// The same with its arguments as words.
static TRADE: Function = function(
    "swapWithMagpieSignature(address to,address given,address got,uint256 amount,uint256 least,address affiliate,uint256 share)",
    trade((Of::Token("given"), "amount"), (Of::Token("got"), "least"), "to"),
);

/// Where they stand, from the selector on. A permit moves on what follows it.
const TO: usize = 72;
const GIVEN: usize = 92;
const GOT: usize = 112;
const LEAST: usize = 135;
const FEE: usize = 138;
const AMOUNT: usize = 141;
const PERMIT: usize = 209;
const PERMIT_SIZE: usize = 67;

/// What the router and who brought the account here earn is taken on top of the amount.
fn traded(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let data = called.call.data;
    let permit = if *data.get(PERMIT)? > 0 { PERMIT_SIZE } else { 0 };
    let affiliate = PERMIT + 1 + permit;
    let has_affiliate = *data.get(affiliate)? == 1;
    let (wallet, share) = if has_affiliate {
        (address(data, affiliate + 1)?, number(data, affiliate + 21)?)
    } else {
        (Address::ZERO, U256::ZERO)
    };
    let given = address(data, GIVEN)?;
    let amount = if given.is_zero() {
        called.call.value.unwrap_or_default()
    } else {
        number(data, AMOUNT)?.saturating_add(number(data, FEE)?).saturating_add(share)
    };
    let mut words = Vec::new();
    for address in [address(data, TO)?, given, address(data, GOT)?] {
        words.extend_from_slice(address.into_word().as_slice());
    }
    for number in [amount, number(data, LEAST)?] {
        words.extend_from_slice(&number.to_be_bytes::<32>());
    }
    words.extend_from_slice(wallet.into_word().as_slice());
    words.extend_from_slice(&share.to_be_bytes::<32>());
    let call = Call { data: &words, ..*called.call };
    let trade = encoded(&call, &TRADE);
    let mut act = trade.read(reader)?;
    if has_affiliate {
        let asset = reader.token_or_native(given);
        let wallet = trade.party(Role::FeeReceiver, "affiliate", reader);
        act.pays_fee(wallet.map(|wallet| (share, wallet)), (asset, amount));
    }
    Some(act)
}

fn address(data: &[u8], at: usize) -> Option<Address> {
    data.get(at..at + 20).map(Address::from_slice)
}

/// A number: how far it is shifted in its word, and where that begins. What is behind the end is zero.
fn number(data: &[u8], at: usize) -> Option<U256> {
    let [shift, high, low] = data.get(at..at + 3)? else { return None };
    let begin = usize::from(u16::from_be_bytes([*high, *low]));
    let mut word = [0; 32];
    for (byte, from) in word.iter_mut().zip(data.get(begin..).unwrap_or_default()) {
        *byte = *from;
    }
    Some(U256::from_be_bytes(word) >> usize::from(*shift))
}
