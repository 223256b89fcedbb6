//! Collections that everybody knows, and that thieves are after.
//!
//! The addresses are those that their makers publish, as markets list them. What an item of one costs at least is a tenth or
//! less of the least that any has been sold for in years; of those that cost little or vary much, nothing is said.

use alloy_primitives::address;

use super::{Contract, Kind, on};

#[rustfmt::skip]
pub(super) static CONTRACTS: &[Contract] = &[
    on(&[1], address!("0x1A92f7381B9F03921564a437210bB9396471050C"), "Cool Cats", Kind::Collection).worth(20),
    on(&[1], address!("0x1CB1A5e65610AEFF2551A50f76a87a7d3fB649C6"), "CrypToadz", Kind::Collection),
    on(&[1], address!("0x23581767a106ae21c074b2276D25e5C3e136a68b"), "Moonbirds", Kind::Collection).worth(80),
    on(&[1], address!("0x306b1ea3ecdf94aB739F1910bbda052Ed4A9f949"), "BEANZ", Kind::Collection),
    on(&[1], address!("0x34d85c9CDeB23FA97cb08333b511ac86E1C4E258"), "Otherdeed", Kind::Collection),
    on(&[1], address!("0x34eEBEE6942d8Def3c125458D1a86e0A897fd6f9"), "Checks", Kind::Collection),
    on(&[1], address!("0x364C828eE171616a39897688A831c2499aD972ec"), "Sappy Seals", Kind::Collection),
    on(&[1], address!("0x39ee2c7b3cb80254225884ca001F57118C8f21B6"), "The Potatoz", Kind::Collection),
    on(&[1], address!("0x49cF6f5d44E70224e2E23fDcdd2C053F30aDA28B"), "CloneX", Kind::Collection).worth(20),
    on(&[1], address!("0x524cAB2ec69124574082676e6F654a18df49A048"), "Lil Pudgys", Kind::Collection).worth(80),
    on(&[1], address!("0x57a204AA1042f6E66DD7730813f4024114d74f37"), "CyberKongz", Kind::Collection),
    on(&[1], address!("0x59468516a8259058baD1cA5F8f4BFF190d30E066"), "Invisible Friends", Kind::Collection),
    on(&[1], address!("0x5Af0D9827E0c53E4799BB226655A1de152A425a5"), "Milady Maker", Kind::Collection).worth(250),
    on(&[1], address!("0x5CC5B05a8A13E3fBDB0BB9FcCd98D38e50F90c38"), "The Sandbox LAND", Kind::Collection),
    on(&[1], address!("0x60E4d786628Fea6478F785A6d7e704777c86a7c6"), "Mutant Ape Yacht Club", Kind::Collection).worth(150),
    on(&[1], address!("0x6339e5E072086621540D0362C4e3Cea0d643E114"), "Opepen", Kind::Collection),
    on(&[1], address!("0x769272677faB02575E84945F03Eca517ACc544Cc"), "The Captainz", Kind::Collection),
    on(&[1], address!("0x79FCDEF22feeD20eDDacbB2587640e45491b757f"), "mfers", Kind::Collection).worth(20),
    on(&[1], address!("0x7Bd29408f11D2bFC23c34f18275bBf23bB716Bc7"), "Meebits", Kind::Collection).worth(40),
    on(&[1], address!("0x8821BeE2ba0dF28761AffF119D66390D594CD280"), "DeGods", Kind::Collection).worth(20),
    on(&[1], address!("0x8a90CAb2b38dba80c64b7734e58Ee1dB38B8992e"), "Doodles", Kind::Collection).worth(60),
    on(&[1], address!("0x9C8fF314C9Bc7F6e59A9d9225Fb22946427eDC03"), "Nouns", Kind::Collection).worth(80),
    on(&[1], address!("0xa3AEe8BcE55BEeA1951EF834b99f3Ac60d1ABeeB"), "VeeFriends", Kind::Collection),
    on(&[1], address!("0xa7d8d9ef8D8Ce8992Df33D8b8CF4Aebabd5bD270"), "Art Blocks", Kind::Collection),
    on(&[1], address!("0xB6a37b5d14D502c3Ab0Ae6f3a0E058BC9517786e"), "Azuki Elementals", Kind::Collection).worth(20),
    on(&[1], address!("0xb7F7F6C52F2e2fdb1963Eab30438024864c313F6"), "Wrapped Punks", Kind::Collection).worth(8000),
    on(&[1], address!("0xba30E5F9Bb24caa003E9f2f0497Ad287FDF95623"), "Bored Ape Kennel Club", Kind::Collection).worth(20),
    on(&[1], address!("0xBC4CA0EdA7647A8aB7C2061c2E118A18a936f13D"), "Bored Ape Yacht Club", Kind::Collection).worth(1600),
    on(&[1], address!("0xBd3531dA5CF5857e7CfAA92426877b022e612cf8"), "Pudgy Penguins", Kind::Collection).worth(1000),
    on(&[1], address!("0xC2C747E0F7004F9E8817Db2ca4997657a7746928"), "Hashmasks", Kind::Collection),
    on(&[1], address!("0xD3D9ddd0CF0A5F0BFB8f7fcEAe075DF687eAEBaB"), "Redacted Remilio Babies", Kind::Collection).worth(60),
    on(&[1], address!("0xd4e4078ca3495DE5B1d4dB434BEbc5a986197782"), "Autoglyphs", Kind::Collection).worth(8000),
    on(&[1], address!("0xe785E82358879F061BC3dcAC6f0444462D4b5330"), "World of Women", Kind::Collection).worth(20),
    on(&[1], address!("0xED5AF388653567Af2F388E6224dC7C4b3241C544"), "Azuki", Kind::Collection).worth(200),
    on(&[1], address!("0xF87E31492Faf9A91B02Ee0dEAAd50d51d56D5d4d"), "Decentraland LAND", Kind::Collection),
];
