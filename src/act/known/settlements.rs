//! Contracts that settle signed orders for tokens.
//!
//! The addresses are those that the protocols publish with their client libraries: `CoW`'s, 1inch's, 0x's,
//! `UniswapX`'s, `ParaSwap`'s, Bebop's, Polymarket's, Ethena's, Flying Tulip's, `KyberSwap`'s.

use alloy_primitives::address;

use super::{ANY, Contract, Kind, on};

#[rustfmt::skip]
pub(super) static CONTRACTS: &[Contract] = &[
    on(&[1], address!("0x0000000000bbF5c5Fd284e657F01Bd000933C96D"), "ParaSwap Delta", Kind::Settlement),
    on(&[10], address!("0x000000000923439A92daE8930613568824108631"), "UniswapX", Kind::Settlement),
    on(&[143], address!("0x000000000Ac008F7e07210CFb6648e40249232c2"), "UniswapX", Kind::Settlement),
    on(&[5042], address!("0x0000000015134054eA82AE0bb9fda66b36402C36"), "UniswapX", Kind::Settlement),
    on(&[1], address!("0x0000000015757c461808EA25Eb309638B62681cf"), "UniswapX", Kind::Settlement),
    on(&[8453], address!("0x000000001Ec5656dcdB24D90DFa42742738De729"), "UniswapX", Kind::Settlement),
    on(&[7_777_777], address!("0x000000002C9A3812e15cf233190992E9a57EDB56"), "UniswapX", Kind::Settlement),
    on(&[130, 196, 1868], address!("0x000000005aF66799D1a6317714D66800f9CA1406"), "UniswapX", Kind::Settlement),
    on(&[4663, 57073], address!("0x000000007A1C8e570011EeDF86A2A35593013cBA"), "UniswapX", Kind::Settlement),
    on(&[43114], address!("0x00000000862cCF095823fc7576Fa6C7e6b7385ef"), "UniswapX", Kind::Settlement),
    on(&[81457], address!("0x0000000086f50C5E1a2500602183D4390A7FFc98"), "UniswapX", Kind::Settlement),
    on(&[8453], address!("0x000000008a8330B5d1F43A62Bf4C673A49f27ba0"), "UniswapX", Kind::Settlement),
    on(&[56], address!("0x00000000a55e50C71b70Db3C8B58749cd1E18eB2"), "UniswapX", Kind::Settlement),
    on(&[42220], address!("0x00000000B8077fdf2281A80bE96f6c282B5d943A"), "UniswapX", Kind::Settlement),
    on(&[137], address!("0x00000000bAB6E234db8AD638B6A6395b7c499Bc4"), "UniswapX", Kind::Settlement),
    on(&[480], address!("0x00000000d714EA34028930b762E96bFBe50F42C2"), "UniswapX", Kind::Settlement),
    on(&[4217], address!("0x00000000fc1E66C9f582566EAd00108e55F1c0C6"), "UniswapX", Kind::Settlement),
    on(&[130], address!("0x00000006021a6Bce796be7ba509BBBA71e956e37"), "UniswapX", Kind::Settlement),
    on(&[1], address!("0x00000011F84B9aa48e5f8aA8B9897600006289Be"), "UniswapX", Kind::Settlement),
    on(&[11_155_111], address!("0x0e22B6638161A89533940Db590E67A52474bEBcd"), "UniswapX", Kind::Settlement),
    on(&[1, 10, 56, 100, 130, 137, 146, 8453, 42161, 43114, 59144], address!("0x111111125421cA6dc452d289314280a0f8842A65"), "1inch router v6", Kind::Router),
    on(&[1, 10, 56, 100, 137, 250, 8453, 42161, 43114], address!("0x1111111254EEB25477B68fb85Ed929f73A960582"), "1inch router v5", Kind::Router),
    on(&[1, 10, 56, 100, 137, 250, 42161, 43114], address!("0x1111111254fb6c44bAC0beD2854e76F90643097d"), "1inch router v4", Kind::Router),
    on(&[42161], address!("0x1bd1aAdc9E230626C44a139d7E70d842749351eb"), "UniswapX", Kind::Settlement),
    on(&[56], address!("0x31c2F6fcFf4F8759b3Bd5Bf0e1084A055615c768"), "Permit2 (PancakeSwap)", Kind::Permit2),
    on(&[137], address!("0x4bFb41d5B3570DeFd03C39a9A4D8dE6Bd8B8982E"), "Polymarket exchange", Kind::Marketplace),
    on(&[1, 137], address!("0x6000da47483062A0D734Ba3dc7576Ce6A0B645C4"), "UniswapX", Kind::Settlement),
    on(&[324], address!("0x6fd4383cB451173D5f9304F041C7BCBf27d561fF"), "1inch router v6", Kind::Router),
    on(&[1], address!("0x8263a07504d93cB95e0a74f3627bb15faaf140e2"), "Flying Tulip", Kind::Settlement),
    on(ANY, address!("0x9008D19f58AAbD9eD0D60971565AA8510560ab41"), "CoW Protocol", Kind::Settlement),
    on(&[42161], address!("0xB274d5F4b833b61B340b654d600A864fB604a87c"), "UniswapX", Kind::Settlement),
    on(&[1, 10, 56, 137, 8453, 42161], address!("0xbbbbbBB520d69a9775E85b458C58c648259FAD5F"), "Bebop", Kind::Settlement),
    on(&[1], address!("0xC323B898d7E4105E3980082B74CC5D4602996B10"), "Symbiotic reactor", Kind::Settlement),
    on(&[1, 10, 56, 137, 8453, 42161], address!("0xC5a350853E4e36b73EB0C24aaA4b8816C9A3579a"), "Bebop", Kind::Settlement),
    on(&[137], address!("0xC5d563A36AE78145C45a50134d48A1215220f80a"), "Polymarket exchange (several outcomes)", Kind::Marketplace),
    on(ANY, address!("0xC92E8bdf79f0507f65a392b0ab4667716BFE0110"), "CoW Protocol (vault relayer)", Kind::Settlement),
    on(ANY, address!("0xcab2FA2eeab7065B45CBcF6E3936dDE2506b4f6C"), "KyberSwap limit orders", Kind::Settlement),
    on(&[11_155_111], address!("0xD6c073F2A3b676B8f9002b276B618e0d8bA84Fad"), "UniswapX", Kind::Settlement),
    on(&[250], address!("0xDEF189DeAEF76E379df891899eb5A00a94cBC250"), "0x exchange proxy", Kind::Router),
    on(&[10], address!("0xDEF1ABE32c034e558Cdd535791643C58a13aCC10"), "0x exchange proxy", Kind::Router),
    on(&[1, 56, 137, 8453, 42161, 42220, 43114, 11_155_111], address!("0xDef1C0ded9bec7F1a1670819833240f027b25EfF"), "0x exchange proxy", Kind::Router),
    on(&[137], address!("0xE111180000d2663C0091e4f400237545B87B996B"), "Polymarket exchange", Kind::Marketplace),
    on(&[137], address!("0xe2222d279d744050d28e00520010520000310F59"), "Polymarket exchange (several outcomes)", Kind::Marketplace),
    on(&[1], address!("0xe3490297a08d6fC8Da46Edb7B6142E4F461b62D3"), "Ethena minting", Kind::Settlement),
];
