//! Addresses as transactions of Bitcoin and Solana hold them: as scripts, and as bare keys.

use super::{ChainAddress, ChainKind, base58, bech32};

/// How Bitcoin's networks write their addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BitcoinSpelling {
    /// The prefix of the hash of a key in base58check.
    key: u8,
    /// The prefix of the hash of a script in base58check.
    script: u8,
    /// The prefix in bech32.
    segwit: &'static str,
}

impl BitcoinSpelling {
    /// Bitcoin itself.
    pub const MAIN: Self = Self { key: 0x00, script: 0x05, segwit: "bc" };
    /// The networks for tests: testnet 3 and 4, and signet.
    pub const TEST: Self = Self { key: 0x6f, script: 0xc4, segwit: "tb" };
    /// A network of one's own (regtest).
    pub const LOCAL: Self = Self { segwit: "bcrt", ..Self::TEST };
    const ALL: [Self; 3] = [Self::MAIN, Self::TEST, Self::LOCAL];

    /// How an address is written, if it is one of Bitcoin's.
    pub fn of(address: &ChainAddress) -> Option<Self> {
        let ChainAddress::Text(ChainKind::Bitcoin, text) = address else { return None };
        Self::ALL.into_iter().find(|one| one.script_of(text).is_some())
    }

    /// The address that a script pays, if it is of a form that has one.
    pub fn address(self, script: &[u8]) -> Option<ChainAddress> {
        let text = match script {
            [0x76, 0xa9, 20, hash @ .., 0x88, 0xac] if hash.len() == 20 => {
                base58::write_checked(&[self.key], hash)
            }
            [0xa9, 20, hash @ .., 0x87] if hash.len() == 20 => {
                base58::write_checked(&[self.script], hash)
            }
            [version @ (0 | 0x51..=0x60), length, program @ ..]
                if (2..=40).contains(length) && program.len() == usize::from(*length) =>
            {
                bech32::write_segwit(self.segwit, version.saturating_sub(0x50), program)?
            }
            _ => return None,
        };
        Some(ChainAddress::Text(ChainKind::Bitcoin, text))
    }

    fn script_of(self, text: &str) -> Option<Vec<u8>> {
        if let Some((prefix, version, program)) = bech32::segwit_parts(text) {
            let opcode = if version == 0 { 0 } else { version.checked_add(0x50)? };
            let length = u8::try_from(program.len()).ok()?;
            return (prefix == self.segwit).then(|| [&[opcode, length][..], &program].concat());
        }
        let bytes = bs58::decode(text).with_check(None).into_vec().ok()?;
        let (prefix, hash) = bytes.split_first()?;
        if hash.len() != 20 {
            return None;
        }
        if *prefix == self.key {
            Some([&[0x76, 0xa9, 20][..], hash, &[0x88, 0xac]].concat())
        } else if *prefix == self.script {
            Some([&[0xa9, 20][..], hash, &[0x87]].concat())
        } else {
            None
        }
    }
}

impl ChainAddress {
    /// The address of a key of Solana.
    pub fn solana(key: &[u8; 32]) -> Self {
        Self::Text(ChainKind::Solana, bs58::encode(key).into_string())
    }

    /// The key that an address of Solana is.
    pub fn solana_key(&self) -> Option<[u8; 32]> {
        match self {
            Self::Text(ChainKind::Solana, text) => {
                bs58::decode(text).into_vec().ok()?.try_into().ok()
            }
            _ => None,
        }
    }
}

/// Reads an address of a network for tests. They are worth nothing, and are listed nowhere; but who
/// develops a page signs for them.
pub(super) fn read_test(text: &str) -> Option<ChainAddress> {
    let is_one = [BitcoinSpelling::TEST, BitcoinSpelling::LOCAL]
        .into_iter()
        .any(|network| network.script_of(text).is_some());
    if !is_one {
        return None;
    }
    let canonical = if bech32::segwit_parts(text).is_some() {
        text.to_ascii_lowercase()
    } else {
        text.to_owned()
    };
    Some(ChainAddress::Text(ChainKind::Bitcoin, canonical))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_are_the_addresses_that_are_paid() {
        for (network, script, address) in [
            (
                BitcoinSpelling::MAIN,
                "76a91462e907b15cbf27d5425399ebf6f0fb50ebb88f1888ac",
                "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
            ),
            (
                BitcoinSpelling::TEST,
                "76a91462e907b15cbf27d5425399ebf6f0fb50ebb88f1888ac",
                "mpXwg4jMtRhuSpVq4xS3HFHmCmWp9NyGKt",
            ),
            (
                BitcoinSpelling::MAIN,
                "a914748284390f9e263a4b766a75d0633c50426eb87587",
                "3CK4fEwbMP7heJarmU4eqA3sMbVJyEnU3V",
            ),
            // BIP 173 and BIP 350.
            (
                BitcoinSpelling::MAIN,
                "0014751e76e8199196d454941c45d1b3a323f1433bd6",
                "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
            ),
            (
                BitcoinSpelling::TEST,
                "00201863143c14c5166804bd19203356da136c985678cd4d27a1b8c6329604903262",
                "tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3q0sl5k7",
            ),
            (
                BitcoinSpelling::MAIN,
                "512079be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798",
                "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",
            ),
        ] {
            let read = network.address(&hex::decode(script).unwrap()).unwrap();
            assert_eq!(read.to_string(), address);
            assert_eq!(BitcoinSpelling::of(&read), Some(network), "{address}");
            assert_eq!(address.parse(), Ok(read));
        }
        for other in ["", "6a0568656c6c6f", "76a914", "0014751e", "51"] {
            assert_eq!(BitcoinSpelling::MAIN.address(&hex::decode(other).unwrap()), None);
        }
    }

    #[test]
    fn keys_of_solana_are_their_addresses() {
        let text = "So11111111111111111111111111111111111111112";
        let address: ChainAddress = text.parse().unwrap();
        let key = address.solana_key().unwrap();
        assert_eq!(ChainAddress::solana(&key).to_string(), text);
    }
}
