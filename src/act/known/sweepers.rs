//! Code that empties every account that is handed to it (EIP-7702): what public analyses of the
//! delegations of 2025 found and block explorers label. The first of them was named `CrimeEnjoyor`.

use alloy_primitives::address;

use super::{ANY, Contract, Kind, on};

#[rustfmt::skip]
pub(super) static CONTRACTS: &[Contract] = &[
    on(ANY, address!("0x00512D0000e0c24900008F3Fd3e12600B5bd00b0"), "code that empties accounts", Kind::Sweeper),
    on(ANY, address!("0x06100887d8C541524c6697c3506885372F970f19"), "code that empties accounts", Kind::Sweeper),
    on(ANY, address!("0x0C9900Ae00cA9071dae00084006400003900cBa7"), "code that empties accounts", Kind::Sweeper),
    on(ANY, address!("0x0E04736A85433445EF602D07946671685eC94647"), "code that empties accounts", Kind::Sweeper),
    on(ANY, address!("0x1107396baebD1DA108FdB2691D08a3b3F831b4d6"), "code that empties accounts", Kind::Sweeper),
    on(ANY, address!("0x15C432e31D073c85f51B31016ff70F0874A5baB3"), "code that empties accounts", Kind::Sweeper),
    on(ANY, address!("0x1ee8e3B6ca95606E21BE70cFf6A0Bd24C134b96f"), "code that empties accounts", Kind::Sweeper),
    on(ANY, address!("0x1f07336D35c9a70ED086F6aA3C4c0Bd1266E6f63"), "code that empties accounts", Kind::Sweeper),
    on(ANY, address!("0x3220BF967f84160905E4d4326f7dBcd0a2f5a5Bf"), "code that empties accounts", Kind::Sweeper),
    on(ANY, address!("0x349C41a8e164a243203605dBD07889d201174D77"), "code that empties accounts", Kind::Sweeper),
    on(ANY, address!("0x3549c7f6A9D712FD3007efC1B85E0C4acCA5c211"), "code that empties accounts", Kind::Sweeper),
    on(ANY, address!("0x3AAE056497edD0A3df5F9405e2F1BeC7a5f56dd5"), "code that empties accounts", Kind::Sweeper),
    on(ANY, address!("0x5c0935aC050E939565C3e42A6882074EBb3Eabda"), "code that empties accounts", Kind::Sweeper),
    on(ANY, address!("0x5D595731fbdbA356Ae71b65F6F014749A4EB969A"), "code that empties accounts", Kind::Sweeper),
    on(ANY, address!("0x633288b20F63d9F6f71037d6cd4a5090436134f2"), "code that empties accounts", Kind::Sweeper),
    on(ANY, address!("0x68Ae6C736Ae31bBAb8D8b712cDc1f552e7De7351"), "code that empties accounts", Kind::Sweeper),
    on(ANY, address!("0x6AE436A71612c5875c4D322ee112BF34e64cD6E1"), "code that empties accounts", Kind::Sweeper),
    on(ANY, address!("0x6B7879a5d747E30a3ADb37A9e41c046928FCE933"), "code that empties accounts", Kind::Sweeper),
    on(ANY, address!("0x6F7c7b0129AFD6172dd36891B7048c6CF2D29c7f"), "code that empties accounts", Kind::Sweeper),
    on(ANY, address!("0x710FAd1041f0eE79916Bb1A6AdEF662303bb8b6E"), "code that empties accounts", Kind::Sweeper),
    on(ANY, address!("0x84D05511614272694D3a9cebE896514DBDE51F40"), "code that empties accounts", Kind::Sweeper),
    on(ANY, address!("0x863CF72E70c2e6AE47078eA8b4e135A4D350572f"), "code that empties accounts", Kind::Sweeper),
    on(ANY, address!("0x89046d34E70A65ACAb2152C26a0C8e493b5ba629"), "code that empties accounts", Kind::Sweeper),
    on(ANY, address!("0x89383882Fc2D0Cd4d7952a3267A3b6dAE967E704"), "code that empties accounts", Kind::Sweeper),
    on(ANY, address!("0x930FcC37d6042c79211EE18A02857Cb1Fd7F0D0b"), "code that empties accounts", Kind::Sweeper),
    on(ANY, address!("0x9EA61f15CdbaF5D2039771381FA2AdCFb1b76321"), "code that empties accounts", Kind::Sweeper),
    on(ANY, address!("0xA03fC3C62d26253B3eC3076CB871aFa3B5fa60ab"), "code that empties accounts", Kind::Sweeper),
    on(ANY, address!("0xB6785B782571980b3Ddb5d40659f4861fF15AA02"), "code that empties accounts", Kind::Sweeper),
    on(ANY, address!("0xb847F107513522Af770ee0AaD8dA0319e6da32b3"), "code that empties accounts", Kind::Sweeper),
    on(ANY, address!("0xc6Cb2C4D7c277bbD774Fd9a9E485c1DA0A460ADe"), "code that empties accounts", Kind::Sweeper),
    on(ANY, address!("0xC99f40a9C952CE7e29e2f8B6c7461Cdb60C1B54A"), "code that empties accounts", Kind::Sweeper),
    on(ANY, address!("0xcD3cA48e3DcA2D5b5969a4FA490E9B569BE90abA"), "code that empties accounts", Kind::Sweeper),
    on(ANY, address!("0xcEfd060dA801a3f004d6b307f4Cab943D1c9B45B"), "code that empties accounts", Kind::Sweeper),
    on(ANY, address!("0xe35ac76765d80e60B3fDEc2Eb146c74145690387"), "code that empties accounts", Kind::Sweeper),
    on(ANY, address!("0xe38e81a06AdA5c4515a1FC8266AE470Da63c00b4"), "code that empties accounts", Kind::Sweeper),
    on(ANY, address!("0xE6827C2A2167bffbF84Fa02D94a4D25668434313"), "code that empties accounts", Kind::Sweeper),
    on(ANY, address!("0xf3DF663c15710B98F83E48C010B9CD731aE345cA"), "code that empties accounts", Kind::Sweeper),
    on(ANY, address!("0xF903dD08547dE6601Ca1D0a880D0D9912d762D5e"), "code that empties accounts", Kind::Sweeper),
    on(ANY, address!("0xfdEe40030641B66A6aF7a53eEedD4740fEdB761c"), "code that empties accounts", Kind::Sweeper),
];
