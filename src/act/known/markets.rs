//! Markets of collectibles: what settles their orders, and what asks for control of collections.
//!
//! The addresses are those that the markets publish with their client libraries. Seaport and its
//! conduits have the same address wherever they were created, since that follows from their code; the
//! conduits' were computed from their keys as Seaport's conduit controller does it.

use alloy_primitives::address;

use super::{ANY, Contract, Kind, on};

#[rustfmt::skip]
pub(super) static CONTRACTS: &[Contract] = &[
    on(ANY, address!("0x0000000000000068F116a894984e2DB1123eB395"), "Seaport 1.6", Kind::Settlement),
    on(ANY, address!("0x00000000000000ADc04C56Bf30aC9d3c0aAF14dC"), "Seaport 1.5", Kind::Settlement),
    on(ANY, address!("0x00000000000001ad428e4906aE43D8F9852d0dD6"), "Seaport 1.4", Kind::Settlement),
    on(&[1], address!("0x000000000000Ad05Ccc4F10045630fb830B95127"), "Blur exchange", Kind::Settlement),
    on(&[1], address!("0x00000000000111AbE46ff893f3B2fdF1F759a8A8"), "Blur", Kind::Marketplace),
    on(&[1], address!("0x000000000060C4Ca14CfC4325359062ace33Fe3D"), "LooksRare v2", Kind::Marketplace),
    on(ANY, address!("0x00000000006c3852cbEf3e08E8dF289169EdE581"), "Seaport 1.1", Kind::Settlement),
    on(&[1], address!("0x0000000000A39bb272e79075ade125fd351887Ac"), "Blur Pool", Kind::Vault),
    on(ANY, address!("0x0000000000c2d145a2526bD8C716263bFeBe1A72"), "OpenSea's transfer helper", Kind::Other),
    on(&[1], address!("0x0000000000E655fAe4d56241588680F86E3b2377"), "LooksRare exchange v2", Kind::Settlement),
    on(&[137], address!("0x009A1d0fecD7D6475188082f3f542E93f5e07FF1"), "Payment Processor", Kind::Marketplace),
    on(&[1], address!("0x009a1dc9F1A6e2134aD4236Fcd75B1aE62858507"), "Payment Processor", Kind::Marketplace),
    on(&[1], address!("0x024aC22ACdB367a3ae52A3D94aC6649fdc1f0779"), "X2Y2", Kind::Marketplace),
    on(&[42161], address!("0x09986B4e255B3c548041a30A2Ee312Fe176731c2"), "Treasure", Kind::Marketplace),
    on(&[59144, 534_352], address!("0x0caB6977a9c70E04458b740476B498B214019641"), "Element", Kind::Marketplace),
    on(&[81457], address!("0x0F41639352B190F352bADDD32856038F1C230cEd"), "Blur exchange v2", Kind::Settlement),
    on(&[137], address!("0x12b3897a36fDB436ddE2788C06Eff0ffD997066e"), "Rarible exchange", Kind::Settlement),
    on(&[81457], address!("0x17d8a54D35842133b123a6e6Fc57d51338A4Aee5"), "Blur v2", Kind::Marketplace),
    on(&[42161, 43114], address!("0x18cd9270DbdcA86d470cfB3be1B156241fFfA9De"), "Element", Kind::Marketplace),
    on(ANY, address!("0x1E0049783F008A0085193E00003D00cd54003c71"), "OpenSea conduit", Kind::Marketplace),
    on(&[1], address!("0x2052f8A2Ff46283B30084e5d84c89A2fdBE7f74b"), "Magic Eden conduit", Kind::Marketplace),
    on(&[1], address!("0x20F780A973856B93f63670377900C1d2a50a77c4"), "Element", Kind::Marketplace),
    on(&[324, 2741, 11124, 43210, 543_210], address!("0x21433230cEf488aB0caD64875ccc808ef6FCfc2B"), "Seaport 1.5", Kind::Settlement),
    on(&[10], address!("0x2317D8B224328644759319DFFA2A5da77C72e0e9"), "Element", Kind::Marketplace),
    on(&[1], address!("0x29469395eAf6f95920E59F858042f0e28D98a20B"), "Blend", Kind::Settlement),
    on(&[1], address!("0x2f18F339620a63e43f0839Eeb18D7de1e1Be4DfB"), "Blur v2", Kind::Marketplace),
    on(&[81457], address!("0x4196b39157659BF0De9ebF6E505648B7889a39cE"), "Element", Kind::Marketplace),
    on(&[137], address!("0x49b4e47079d9b733B2227fa15f0762dBF707B263"), "Rarible (tokens)", Kind::Settlement),
    on(&[1], address!("0x4feE7B061C97C9c496b01DbcE9CDb10c02f0a0Be"), "Rarible", Kind::Marketplace),
    on(&[204], address!("0x5417c5215F239B8D04f9D9c04bF43034B35AD4BD"), "Element", Kind::Marketplace),
    on(&[1], address!("0x59728544B08AB483533076417FbBB2fD0B17CE3a"), "LooksRare exchange v1", Kind::Settlement),
    on(&[324], address!("0x64848EEfbC2921102A153b08fa64536AE1f8e937"), "Element", Kind::Marketplace),
    on(&[1], address!("0x6D7c44773C52D396F43c2D511B81aa168E9a7a42"), "SuperRare", Kind::Marketplace),
    on(&[1], address!("0x74312363e45DCaBA76c59ec49a7Aa8A65a67EeD3"), "X2Y2 exchange", Kind::Settlement),
    on(&[1], address!("0x7f268357A8c2552623316e2562D90e642bB538E5"), "OpenSea (Wyvern)", Kind::Settlement),
    on(ANY, address!("0x963F00d3ff000064fFCbA824b800c0000000C300"), "OpenSea conduit", Kind::Marketplace),
    on(&[1], address!("0x9757F2d2b135150BBeb65308D4a91804107cd8D6"), "Rarible exchange", Kind::Settlement),
    on(&[1, 10, 56, 137, 1101, 8453, 42161, 43114, 11_155_111], address!("0x9A1D00828912F81f3fa34Ca47c0BdB9C016856BF"), "Payment Processor v2.1", Kind::Marketplace),
    on(&[1, 10, 56, 137, 1101, 8453, 42161, 43114, 11_155_111], address!("0x9A1D00bEd7CD04BCDA516d721A596eb22Aac6834"), "Payment Processor v2", Kind::Marketplace),
    on(&[7560, 8453], address!("0xa39A5f160a1952dDf38781Bd76E402B0006912A9"), "Element", Kind::Marketplace),
    on(&[43114], address!("0xaE079eDA901F7727D0715aff8f82BA8295719977"), "Joepegs", Kind::Settlement),
    on(&[1], address!("0xb2ecfE4E4D61f8790bbb9DE2D1259B9e2410CEA5"), "Blur exchange v2", Kind::Settlement),
    on(&[56], address!("0xb3e3DfCb2d9f3DdE16d78B9e6EB3538Eb32B5ae1"), "Element", Kind::Marketplace),
    on(&[1], address!("0xb47e3cd837dDF8e4c57F05d70Ab865de6e193BBB"), "CryptoPunks", Kind::Other),
    on(&[81457], address!("0xB772d5C5F4A2Eef67dfbc89AA658D2711341b8E5"), "Blur Pool", Kind::Vault),
    on(&[1], address!("0xB8e4526E0DA700E9eF1F879AF713d691f81507D8"), "Rarible (tokens)", Kind::Settlement),
    on(&[1], address!("0xcDA72070E455bb31C7690a170224Ce43623d0B6f"), "Foundation", Kind::Marketplace),
    on(&[137], address!("0xd47e14DD9b98411754f722B4c4074e14752Ada7C"), "Rarible", Kind::Marketplace),
    on(&[324, 2741, 11124, 43210, 543_210], address!("0xDF3969A315e3fC15B89A2752D0915cc76A5bd82D"), "Seaport 1.6", Kind::Settlement),
    on(&[137], address!("0xEAF5453b329Eb38Be159a872a6ce91c9A8fb0260"), "Element", Kind::Marketplace),
    on(&[1], address!("0xf42aa99F011A1fA7CDA90E5E98b277E306BcA83e"), "LooksRare", Kind::Marketplace),
    on(&[1], address!("0xF849de01B080aDC3A814FaBE1E2087475cF2E354"), "X2Y2", Kind::Marketplace),
    on(&[1], address!("0xFED24eC7E22f573c2e08AEF55aA6797Ca2b3A051"), "LooksRare", Kind::Marketplace),
];
