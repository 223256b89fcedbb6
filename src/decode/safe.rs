//! The hashes of Safe transactions, as the owners' devices show them.

use alloy_primitives::{Address, B256, U256, keccak256};

use super::TypedData;
use super::typed_data::Hashes;

/// The fields of a Safe transaction, in the order in which they are signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SafeTransaction<'a> {
    /// Whom the Safe calls.
    pub to: Address,
    /// Wei sent along.
    pub value: U256,
    /// The calldata.
    pub data: &'a [u8],
    /// 0 for a call, 1 for a delegatecall.
    pub operation: u8,
    /// The gas for the call.
    pub safe_tx_gas: U256,
    /// The gas that does not depend on the call.
    pub base_gas: U256,
    /// The price of gas for the refund.
    pub gas_price: U256,
    /// The token that is refunded in; zero for the network's own coin.
    pub gas_token: Address,
    /// Who is refunded; zero for the one who sends it.
    pub refund_receiver: Address,
    /// The Safe's count of transactions.
    pub nonce: U256,
}

/// The type of Safe transactions since version 1.0.0.
pub const SAFE_TX: &str = "SafeTx(address to,uint256 value,bytes data,uint8 operation,\
     uint256 safeTxGas,uint256 baseGas,uint256 gasPrice,address gasToken,address refundReceiver,\
     uint256 nonce)";

/// The type before version 1.0.0, in which one member has another name.
pub const SAFE_TX_BEFORE_1_0: &str = "SafeTx(address to,uint256 value,bytes data,uint8 operation,\
     uint256 safeTxGas,uint256 dataGas,uint256 gasPrice,address gasToken,address refundReceiver,\
     uint256 nonce)";

/// The domain separator of a Safe. Up to version 1.2.0 a Safe does not know its chain, and the same
/// signature is good on all of them.
pub fn domain(safe: Address, chain_id: Option<U256>) -> B256 {
    let mut words = Vec::with_capacity(3);
    match chain_id {
        Some(chain_id) => {
            words.push(keccak256("EIP712Domain(uint256 chainId,address verifyingContract)"));
            words.push(B256::from(chain_id));
        }
        None => words.push(keccak256("EIP712Domain(address verifyingContract)")),
    }
    words.push(safe.into_word());
    keccak256(words.concat())
}

/// The hashes of a transaction of a Safe since version 1.0.0; `chain_id` since version 1.3.0.
pub fn hashes(safe: Address, chain_id: Option<U256>, fields: &SafeTransaction<'_>) -> Hashes {
    let message = keccak256(
        [
            keccak256(SAFE_TX),
            fields.to.into_word(),
            B256::from(fields.value),
            keccak256(fields.data),
            B256::from(U256::from(fields.operation)),
            B256::from(fields.safe_tx_gas),
            B256::from(fields.base_gas),
            B256::from(fields.gas_price),
            fields.gas_token.into_word(),
            fields.refund_receiver.into_word(),
            B256::from(fields.nonce),
        ]
        .concat(),
    );
    Hashes::of(domain(safe, chain_id), message)
}

impl TypedData {
    /// Whether it is a transaction of a Safe.
    pub fn is_safe_transaction(&self) -> bool {
        self.encoded_type == SAFE_TX || self.encoded_type == SAFE_TX_BEFORE_1_0
    }
}

#[cfg(test)]
mod tests {
    use alloy_primitives::{address, b256};

    use super::*;

    /// A transaction of the Safe that was robbed in 2025, of version 1.1.1: what its owners signed.
    #[test]
    fn a_hash_of_version_1_1_is_the_published_one() {
        let data = hex::decode(
            "a9059cbb000000000000000000000000bdd077f651ebe7f7b3ce16fe5f2b025be2969516\
             0000000000000000000000000000000000000000000000000000000000000000",
        )
        .unwrap();
        let fields = SafeTransaction {
            to: address!("0x96221423681A6d52E184D440a8eFCEbB105C7242"),
            value: U256::ZERO,
            data: &data,
            operation: 1,
            safe_tx_gas: U256::from(45_746),
            base_gas: U256::ZERO,
            gas_price: U256::ZERO,
            gas_token: Address::ZERO,
            refund_receiver: Address::ZERO,
            nonce: U256::from(71),
        };
        let safe = address!("0x1Db92e2EeBC8E0c075a02BeA49a2935BcD2dFCF4");
        let expected = b256!("0xb3476d061aeb8fc1d605a873c483a2402d88a68a9cdd1a8b47655dd55ba004f8");
        assert_eq!(hashes(safe, None, &fields).digest, expected);
        assert_ne!(hashes(safe, Some(U256::ONE), &fields).digest, expected);
    }
}
