//! Money that is put out of sight, for whoever holds a secret: Railgun, Tornado Cash.

use alloy_primitives::Address;

use super::function::{Called, Does, Function, Of, UNSAID, VALUE, deposit, function, withdraw};
use crate::act::sign::first_with_others;
use crate::act::{Act, Amount, Deed, Reader, Role};
use crate::decode::limits;

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("shield(((bytes32 npk,(uint8 tokenType,address tokenAddress,uint256 tokenSubID) token,uint120 value) preimage,(bytes32[3] encryptedBundle,bytes32 shieldKey) ciphertext)[] requests)", Does::Custom(shield)),
    // Tornado Cash: the pools, and the router before them
    function("deposit(bytes32 commitment)", deposit(Of::Native, VALUE, UNSAID)),
    function("deposit(address pool,bytes32 commitment,bytes note)", deposit(Of::Native, VALUE, "pool")),
    function("withdraw(bytes proof,bytes32 root,bytes32 nullifierHash,address recipient,address relayer,uint256 fee,uint256 refund)", withdraw(Of::Unnamed, UNSAID, "recipient")).with(&[(Role::FeeReceiver, "relayer")]),
    function("withdraw(address pool,bytes proof,bytes32 root,bytes32 nullifierHash,address recipient,address relayer,uint256 fee,uint256 refund)", withdraw(Of::Unnamed, UNSAID, "recipient")).with(&[(Role::FeeReceiver, "relayer")]),
];

fn shield(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let requests = called.get("requests")?.items()?;
    called.note_more(requests.len(), reader);
    let mut acts = Vec::new();
    for one in requests.take(limits::ITEMS) {
        let token: Address = one.get("preimage.token")?.address_at("tokenAddress")?;
        let amount = Amount::of(one.get("preimage")?.uint_at("value")?);
        let deed = Deed::Deposit { asset: reader.token_or_native(token), amount };
        acts.push(called.act(deed, Role::Contract, Vec::new(), reader));
    }
    first_with_others(acts)
}
