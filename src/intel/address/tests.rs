//! Addresses of every alphabet, taken from the specifications and from public chains.

use super::{ChainAddress, ChainKind, NotAnAddress, Payload};

/// Spelling, chain, and the bytes it stands for, in hexadecimal.
const KNOWN: [(&str, ChainKind, &str); 20] = [
    (
        "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48",
        ChainKind::Evm,
        "a0b86991c6218b36c1d19d4a2e9eb0ce3606eb48",
    ),
    (
        "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t",
        ChainKind::Tron,
        "a614f803b6fd780986a42c78ec9c7f77e6ded13c",
    ),
    (
        "1BpEi6DfDAUFd7GtittLSdBeYJvcoaVggu",
        ChainKind::Bitcoin,
        "76a04053bda0a88bda5177b86a15c3b29f559873",
    ),
    (
        "3CWFddi6m4ndiGyKqzYvsFYagqDLPVMTzC",
        ChainKind::Bitcoin,
        "76a04053bda0a88bda5177b86a15c3b29f559873",
    ),
    (
        "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
        ChainKind::Bitcoin,
        "751e76e8199196d454941c45d1b3a323f1433bd6",
    ),
    (
        "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",
        ChainKind::Bitcoin,
        "79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798",
    ),
    (
        "So11111111111111111111111111111111111111112",
        ChainKind::Solana,
        "069b8857feab8184fb687f634618c035dac439dc1aeb3b5598a0f00000000001",
    ),
    (
        "11111111111111111111111111111111",
        ChainKind::Solana,
        "0000000000000000000000000000000000000000000000000000000000000000",
    ),
    (
        "LM2WMpR1Rp6j3Sa59cMXMs1SPzj9eXpGc1",
        ChainKind::Litecoin,
        "13c60d8e68d7349f5b4ca362c3954b15045061b1",
    ),
    (
        "MJiPwX84iBe4WnFDwsYGgtnz1XonPhUqhf",
        ChainKind::Litecoin,
        "76a04053bda0a88bda5177b86a15c3b29f559873",
    ),
    (
        "bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a",
        ChainKind::BitcoinCash,
        "76a04053bda0a88bda5177b86a15c3b29f559873",
    ),
    (
        "bitcoincash:ppm2qsznhks23z7629mms6s4cwef74vcwvn0h829pq",
        ChainKind::BitcoinCash,
        "76a04053bda0a88bda5177b86a15c3b29f559873",
    ),
    (
        "bitcoincash:qr95sy3j9xwd2ap32xkykttr4cvcu7as4y0qverfuy",
        ChainKind::BitcoinCash,
        "cb481232299cd5743151ac4b2d63ae198e7bb0a9",
    ),
    (
        "DBXu2kgc3xtvCUWFcxFE3r9hEYgmuaaCyD",
        ChainKind::Dogecoin,
        "4620b70031f0e9437e374a2100934fba49110460",
    ),
    (
        "A3FWNUmzq8fXceLoG8DM7PAxPQbNUjae2B",
        ChainKind::Dogecoin,
        "76a04053bda0a88bda5177b86a15c3b29f559873",
    ),
    (
        "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh",
        ChainKind::Xrp,
        "b5f762798a53d543a014caf8b297cff8f2f937e8",
    ),
    ("rrrrrrrrrrrrrrrrrrrrrhoLvTp", ChainKind::Xrp, "0000000000000000000000000000000000000000"),
    ("rrrrrrrrrrrrrrrrrrrrBZbvji", ChainKind::Xrp, "0000000000000000000000000000000000000001"),
    (
        "t1Hsc1LR8yKnbbe3twRp88p6vFfC5t7DLbs",
        ChainKind::Zcash,
        "0000000000000000000000000000000000000000",
    ),
    (
        "t3Vz22vK5z2LcKEdg16Yv4FFneEL1zg9ojd",
        ChainKind::Zcash,
        "7d46a730d31f97b1930d3368a967c309bd4d136a",
    ),
];

#[test]
fn every_alphabet_is_recognised_and_spelled_back() {
    for (text, chain, bytes) in KNOWN {
        let (address, payload) = ChainAddress::read(text).unwrap_or_else(|_| panic!("{text}"));
        assert_eq!(address.chain(), chain, "{text}");
        assert_eq!(address.to_string(), text);
        let payload = match payload {
            Payload::Short(_, bytes) => hex::encode(bytes),
            Payload::Long(_, bytes) => hex::encode(bytes),
            Payload::Other => String::new(),
        };
        assert_eq!(payload, bytes, "{text}");
    }
}

#[test]
fn serde_gives_back_every_address() {
    for (text, ..) in KNOWN {
        let address: ChainAddress = text.parse().unwrap();
        let json = serde_json::to_string(&address).unwrap();
        assert_eq!(json, format!("{text:?}"));
        assert_eq!(serde_json::from_str::<ChainAddress>(&json).unwrap(), address);
    }
}

#[test]
fn one_wrong_character_is_no_address() {
    for (text, chain, _) in KNOWN {
        // EVM and Solana have no checksum that a reader must keep to.
        if matches!(chain, ChainKind::Evm | ChainKind::Solana) {
            continue;
        }
        for at in 0..text.len() {
            let mut wrong = text.as_bytes().to_vec();
            wrong[at] = if wrong[at] == b'7' { b'8' } else { b'7' };
            let wrong = String::from_utf8(wrong).unwrap();
            assert_eq!(wrong.parse::<ChainAddress>(), Err(NotAnAddress), "{wrong}");
        }
    }
}

#[test]
fn evm_is_read_in_any_case_and_shown_in_eip_55() {
    let canonical = "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48";
    for text in [
        "0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48",
        "0xA0B86991C6218B36C1D19D4A2E9EB0CE3606EB48",
        "0XA0B86991C6218B36C1D19D4A2E9EB0CE3606EB48",
        "0xa0B86991c6218b36c1d19D4a2e9Eb0cE3606eB48",
    ] {
        assert_eq!(text.parse::<ChainAddress>().unwrap().to_string(), canonical);
    }
}

#[test]
fn bech32_and_cashaddr_may_be_all_upper_case_but_not_mixed() {
    let bitcoin = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4";
    let cash = "bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a";
    for text in [bitcoin, cash] {
        let upper: ChainAddress = text.to_ascii_uppercase().parse().unwrap();
        assert_eq!(upper.to_string(), text);
        let mixed = text.replacen('q', "Q", 1);
        assert_eq!(mixed.parse::<ChainAddress>(), Err(NotAnAddress));
    }
    let bare = cash.trim_start_matches("bitcoincash:");
    assert_eq!(bare.parse::<ChainAddress>().unwrap().to_string(), cash);
}

#[test]
fn test_networks_are_read_and_are_not_the_main_one() {
    for text in [
        "tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx",
        "TB1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KXPJZSX",
        "mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn",
    ] {
        let (address, payload) = ChainAddress::read(text).unwrap();
        assert_eq!((address.chain(), payload), (ChainKind::Bitcoin, Payload::Other), "{text}");
        assert_eq!(address.to_string().parse(), Ok(address.clone()), "{text}");
    }
}

#[test]
fn other_text_is_no_address() {
    for text in [
        "",
        "0x",
        "0x00",
        "a0b86991c6218b36c1d19d4a2e9eb0ce3606eb48",
        " 0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48",
        "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB4g",
        "hello",
        "vitalik.eth",
        // Taproot with the checksum of bech32, where BIP 350 wants bech32m.
        "bc1p38j9r5y49hruaue7wxjce0updqjuyyx0kh56v8s25huc6995vvpql3jow4",
        // Base58 of 31 bytes.
        "1111111111111111111111111111111",
        "ä0b86991c6218b36c1d19d4a2e9eb0ce3606eb48",
    ] {
        assert_eq!(text.parse::<ChainAddress>(), Err(NotAnAddress), "{text}");
    }
    assert_eq!("1".repeat(1 << 20).parse::<ChainAddress>(), Err(NotAnAddress));
}
