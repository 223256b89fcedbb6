//! Contracts and tokens of Tron's main network.
//!
//! Addresses are those that the projects publish in their documentation and on tronscan.org: tether.to,
//! usdd.io and docs.usdd.io, docs.sun.io (`SunSwap`), docs.justlend.org, worldlibertyfinancial.com, tusd.io.

use alloy_primitives::Address;

use super::{Contract, Kind, on};
use crate::decode::Chain;

const TRON: &[u64] = &[Chain::TRON];

/// A token that is known: its address, symbol and decimals.
pub(in crate::act) struct Token {
    pub(in crate::act) address: Address,
    pub(in crate::act) symbol: &'static str,
    pub(in crate::act) decimals: u8,
}

const fn token(text: &str, symbol: &'static str, decimals: u8) -> Token {
    Token { address: address(text), symbol, decimals }
}

#[rustfmt::skip]
pub(in crate::act) static TOKENS: &[Token] = &[
    token("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", "USDT", 6),
    token("TEkxiTehnzSmSe2XqrBj4w32RUN966rdz8", "USDC", 6),
    token("TXDk8mbtRbXeYuMNS83CfKPaYYT8XWv9Hz", "USDD", 18),
    token("TPYmHEhy5n8TCEfYGqW2rPxsghSfzghPDn", "USDDOLD", 18),
    token("TPFqcBAaaUMCSVRCqPaQ9QnzKhmuoLR6Rc", "USD1", 18),
    token("TUpMhErZL2fhh4sVNULAbNKLokS4GjC1F4", "TUSD", 18),
    token("TMwFHYXLJaRUPeW6421aqXL4ZEzPRFGkGT", "USDJ", 18),
    token("TNUC9Qb1rRpS5CbWLmNMxXBjyFoydXjWFR", "WTRX", 6),
    token("TU3kjFuhtEo42tsCBtfYUAZxoqQ4yuSLQ5", "sTRX", 18),
    token("TCFLL5dx5ZJdKnWuesXxi1VPwjLVmWZZy9", "JST", 18),
    token("TSSMHYeV2uE9qYH95DqyoCuNCzEL1NvU3S", "SUN", 18),
    token("TAFjULxiVgT4qWk6UZwjqwZXTSaGaqnVp4", "BTT", 18),
    token("TLa2f6VPqDgRE67v1736s7bJ8Ray5wYjU7", "WIN", 6),
    token("TFczxzPhnThNSqr5by8tvxsdCFRRz6cPNq", "NFT", 6),
    token("TUPM7K8REVzD2UdV4R5fe5M8XbnR2DdoJ6", "HTX", 18),
    token("TN3W4H6rK2ce4vX9YnFQHwKENnHjoxb3m9", "BTC", 8),
    token("THb4CqiFdwNHsWsQCs4JhzwjMWys4aqCbF", "ETH", 18),
];

const fn contract(text: &str, name: &'static str, kind: Kind) -> Contract {
    on(TRON, address(text), name, kind)
}

#[rustfmt::skip]
pub(super) static CONTRACTS: [Contract; 17] = sorted([
    contract("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", "Tether USD", Kind::Token),
    contract("TNUC9Qb1rRpS5CbWLmNMxXBjyFoydXjWFR", "Wrapped TRX", Kind::WrappedNative),
    contract("TKzxdSv2FZKQrEqkKVgp5DcwEXBEKMg2Ax", "SunSwap V2 router", Kind::Router),
    contract("TQAvWQpT9H916GckwWDJNhYZvQMkuRL7PN", "SunSwap V3 router", Kind::Router),
    contract("TCFNp179Lg46D16zKoumd4Poa2WFFdtqYj", "SunSwap smart router", Kind::Router),
    contract("TJ4NNy8xZEqsowCBhLvZ45LCqPdGjkET5j", "SunSwap smart router", Kind::Router),
    contract("TFVisXFaijZfeyeSjCEVkHfex7HGdTxzF9", "SunSwap smart router", Kind::Router),
    contract("TFFAMQLZybALaLb4uxHA9RBE7pxhUAjF3U", "GasFree", Kind::Settlement),
    contract("TFG4wBaDQ8sHWWP1ACeSGnoNR6RRzevLPt", "USDT0", Kind::Bridge).keeping(&["USDT"]),
    contract("TTfvyrAz86hbZk5iDpKD78pqLGgi8C7AAw", "SunPump", Kind::Router),
    contract("TGjYzgCyPobsNS9n6WcbdLVR9dH7mWqFx7", "JustLend", Kind::Vault),
    contract("TE2RzoSV3wFK99w6J9UnnZ4vLfXYoxvRwP", "JustLend jTRX", Kind::Vault).keeping(&["TRX"]),
    contract("TXJgMdjVX5dKiQaUi9QobwNxtSQaFqccvd", "JustLend jUSDT", Kind::Vault).keeping(&["USDT"]),
    contract("TKFRELGGoRgiayhwJTNNLqCNjFoLBh3Mnf", "JustLend jUSDD", Kind::Vault).keeping(&["USDD"]),
    contract("TX7kybeP6UwTBRHLNPYmswFESHfyjm9bAS", "JustLend jUSDDOLD", Kind::Vault).keeping(&["USDDOLD"]),
    contract("TU3kjFuhtEo42tsCBtfYUAZxoqQ4yuSLQ5", "JustLend staked TRX", Kind::Vault),
    contract("TU2MJ5Veik1LRAgjeSzEdvmDYx7mefJZvd", "JustLend energy market", Kind::Vault),
]);

/// The rows sorted by address, as the lookup needs them. Done by the compiler.
#[allow(clippy::indexing_slicing)]
const fn sorted<const N: usize>(mut rows: [Contract; N]) -> [Contract; N] {
    let mut end = 1;
    while end < N {
        let mut at = end;
        while at > 0 && is_less(&rows[at].address, &rows[at - 1].address) {
            let row = rows[at];
            rows[at] = rows[at - 1];
            rows[at - 1] = row;
            at -= 1;
        }
        end += 1;
    }
    rows
}

#[allow(clippy::indexing_slicing)]
const fn is_less(one: &Address, other: &Address) -> bool {
    let (one, other) = (&one.0.0, &other.0.0);
    let mut at = 0;
    while at < one.len() {
        if one[at] != other[at] {
            return one[at] < other[at];
        }
        at += 1;
    }
    false
}

/// The 20 bytes of an address in base58check. Done by the compiler; its checksum is checked by a test.
#[allow(clippy::indexing_slicing, clippy::cast_possible_truncation)]
const fn address(text: &str) -> Address {
    const ALPHABET: &[u8; 58] = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    let text = text.as_bytes();
    let mut bytes = [0_u8; 25];
    let mut read = 0;
    while read < text.len() {
        let mut carry = 0;
        while ALPHABET[carry] != text[read] {
            carry += 1;
        }
        let mut at = bytes.len();
        while at > 0 {
            at -= 1;
            carry += bytes[at] as usize * 58;
            bytes[at] = (carry & 0xff) as u8;
            carry >>= 8;
        }
        read += 1;
    }
    let mut account = [0; 20];
    let mut at = 0;
    while at < account.len() {
        account[at] = bytes[at + 1];
        at += 1;
    }
    Address::new(account)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intel::ChainAddress;

    #[test]
    fn addresses_are_spelled_with_their_checksums() {
        let source = include_str!("tron.rs").split("#[cfg(test)]").next().unwrap();
        let rows = source.lines().filter_map(|line| {
            let text =
                line.trim().strip_prefix("token(\"").or(line.trim().strip_prefix("contract(\""));
            text?.split('"').next()
        });
        let mut checked = 0;
        for text in rows {
            assert_eq!(text.parse(), Ok(ChainAddress::Tron(address(text))), "{text}");
            checked += 1;
        }
        assert_eq!(checked, TOKENS.len() + CONTRACTS.len());
    }
}
