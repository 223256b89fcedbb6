//! The networks' own coins as tokens.
//!
//! The addresses are those of `@uniswap/sdk-core`, `@pancakeswap/token-lists` and the networks' own
//! documentation.

use alloy_primitives::address;

use super::{Contract, Kind, on};

#[rustfmt::skip]
pub(super) static CONTRACTS: &[Contract] = &[
    on(&[146], address!("0x039e2fB66102314Ce7b64Ce5Ce3E5183bc94aD38"), "wS", Kind::WrappedNative),
    on(&[4663], address!("0x0Bd7D308f8E1639FAb988df18A8011f41EAcAD73"), "WETH", Kind::WrappedNative),
    on(&[137], address!("0x0d500B1d8E8eF31E21C99d1Db9A6444d3ADf1270"), "WPOL", Kind::WrappedNative),
    on(&[14], address!("0x1D80c49BbBCd1C0911346656B529DF9E5c2F783d"), "WFLR", Kind::WrappedNative),
    on(&[250], address!("0x21be370D5312f44cB42ce377BC9b8a0cEF1A4C83"), "WFTM", Kind::WrappedNative),
    on(&[143], address!("0x3bd359C1119dA7Da1D913D1C4D2B7c461115433A"), "WMON", Kind::WrappedNative),
    on(&[10, 130, 480, 1135, 1868, 8453, 34443, 57073, 7_777_777], address!("0x4200000000000000000000000000000000000006"), "WETH", Kind::WrappedNative),
    on(&[81457], address!("0x4300000000000000000000000000000000000004"), "WETH", Kind::WrappedNative),
    on(&[33139], address!("0x48b62137EdfA95a428D35C09E44256a739F6B557"), "WAPE", Kind::WrappedNative),
    on(&[534_352], address!("0x5300000000000000000000000000000000000004"), "WETH", Kind::WrappedNative),
    on(&[999], address!("0x5555555555555555555555555555555555555555"), "WHYPE", Kind::WrappedNative),
    on(&[324], address!("0x5AEa5775959fBC2557Cc8789bC1bf90A239D9a91"), "WETH", Kind::WrappedNative),
    on(&[25], address!("0x5C7F8A570d578ED84E63fdFA7b1eE72dEae1AE23"), "WCRO", Kind::WrappedNative),
    on(&[80094], address!("0x6969696969696969696969696969696969696969"), "WBERA", Kind::WrappedNative),
    on(&[5000], address!("0x78c1b0C915c4FAA5FffA6CAbf0219DA63d7f4cb8"), "WMNT", Kind::WrappedNative),
    on(&[42161], address!("0x82aF49447D8a07e3bd95BD0d56f35241523fBab1"), "WETH", Kind::WrappedNative),
    on(&[43114], address!("0xB31f66AA3C1e785363F0875A1B74E27b85FD66c7"), "WAVAX", Kind::WrappedNative),
    on(&[56], address!("0xbb4CdB9CBd36B01bD1cBaEBF2De08d9173bc095c"), "WBNB", Kind::WrappedNative),
    on(&[1], address!("0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2"), "WETH", Kind::WrappedNative),
    on(&[2020], address!("0xe514d9DEB7966c8BE0ca922de8a064264eA6bcd4"), "WRON", Kind::WrappedNative),
    on(&[59144], address!("0xe5D7C2a44FfDDf6b295A15c148167daaAf5Cf34f"), "WETH", Kind::WrappedNative),
    on(&[100], address!("0xe91D153E0b41518A2Ce8Dd3D7944Fa863463a97d"), "WXDAI", Kind::WrappedNative),
];
