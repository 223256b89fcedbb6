//! Code of wallets that accounts hand themselves to (EIP-7702), as their makers publish it and block
//! explorers label it. An address follows from the code, so it is the same on every network.

use alloy_primitives::address;

use super::{ANY, Contract, Kind, on};

#[rustfmt::skip]
pub(super) static CONTRACTS: &[Contract] = &[
    on(ANY, address!("0x000000004F43C49e93C970E84001853a70923B03"), "Biconomy's account code", Kind::Delegate),
    on(ANY, address!("0x000000005c84F8Fd50b21CAC312528A64437030e"), "Uniswap Wallet's Calibur entry", Kind::Delegate),
    on(ANY, address!("0x000000009B1D0aF20D8C6d0A44e162d11F9b8f00"), "Uniswap Wallet's Calibur entry", Kind::Delegate),
    on(ANY, address!("0x0c338ca25585035142A9a0a1EEebA267256f281f"), "Uniswap Wallet's minimal account code", Kind::Delegate),
    on(ANY, address!("0x4428a93B478fa76A5BD9c7641F54EC6373855433"), "Bitget Wallet's account code", Kind::Delegate),
    on(ANY, address!("0x458f5a9f47A01beA5d7A32662660559D9eD3312c"), "Uniswap Wallet's Calibur", Kind::Delegate),
    on(ANY, address!("0x5A7FC11397E9a8AD41BF10bf13F22B0a63f96f6d"), "Ambire's account code", Kind::Delegate),
    on(ANY, address!("0x63c0c19a282a1B52b07dD5a65b58948A07DAE32B"), "MetaMask's account code", Kind::Delegate),
    on(ANY, address!("0x69007702764179f14F51cdce752f4f775d74E139"), "Alchemy's account code", Kind::Delegate),
    on(ANY, address!("0x77021100bD87b7008E5E1989d0eB38555d0d0000"), "Alchemy's account code", Kind::Delegate),
    on(ANY, address!("0x7702cb554e6bFb442cb743A7dF23154544a7176C"), "Coinbase Wallet's account code", Kind::Delegate),
    on(ANY, address!("0x79Cf9e04aD9aeB210768c22c228673aED6Cd24C4"), "WhiteBIT's account code", Kind::Delegate),
    on(ANY, address!("0x80296FF8D1ED46f8e3C7992664D13B833504c2Bb"), "OKX's account code", Kind::Delegate),
    on(ANY, address!("0xa46cc63eBF4Bd77888AA327837d20b23A63a56B5"), "Simple7702Account 0.9", Kind::Delegate),
    on(ANY, address!("0xa845C74344Fc9405b1Fcf712f04668979573c1bf"), "Bitget Wallet's account code", Kind::Delegate),
    on(ANY, address!("0xbaC7e770af15d130Cd72838ff386f14FBF3e9a3D"), "Thirdweb's account code", Kind::Delegate),
    on(ANY, address!("0xcda3577ca7ef65f6B7201E9BD80375f5628D15F7"), "WhiteBIT's account code", Kind::Delegate),
    on(ANY, address!("0xD2e28229F6f2c235e57De2EbC727025A1D0530FB"), "Trust Wallet's account code", Kind::Delegate),
    on(ANY, address!("0xd6CEDDe84be40893d153Be9d467CD6aD37875b28"), "ZeroDev's account code", Kind::Delegate),
    on(ANY, address!("0xe6Cae83BdE06E4c305530e199D7217f42808555B"), "Simple7702Account", Kind::Delegate),
];
