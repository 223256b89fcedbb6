//! Calls of routers, accounts and markets, made up at random.

use alloy_dyn_abi::DynSolValue;
use alloy_primitives::{Address, B256, U256, address};

use super::maker::{
    COLLECTION, ME, MULTI_SEND, MULTICALL3, Made, Maker, PERMIT2, POSITION_MANAGER, SEAPORT,
    SETTLER, UNIVERSAL_ROUTER, USDC, USDT,
};
use crate::support::encoding::{bytes, list, number, tuple, word};

fn address_list(addresses: &[Address]) -> DynSolValue {
    list(addresses.iter().map(|address| (*address).into()).collect())
}

/// A path of Uniswap v3's from one dollar to the other.
fn packed_path(from: Address, to: Address) -> DynSolValue {
    bytes([from.as_slice(), &[0, 1, 0xf4], to.as_slice()].concat())
}

/// One command of the Universal Router, and its input.
fn command(maker: &mut Maker) -> (u8, Vec<DynSolValue>) {
    let (from, to) = if maker.numbers.once_in(2) { (USDC, USDT) } else { (USDT, USDC) };
    let (amount, token) = (maker.amount(), maker.token());
    let flag = DynSolValue::Bool(maker.numbers.once_in(2));
    let prices = list(Vec::new());
    let newer = maker.numbers.once_in(3);
    let permit = |token: Address, amount: U256| {
        tuple(vec![token.into(), number(amount), number(1_790_000_600_u64), number(0_u64)])
    };
    let code = maker.numbers.pick(&[
        0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x08, 0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x10, 0x17,
        0x1d, 0x21, 0x40,
    ]);
    let input = match code {
        0x00 | 0x01 | 0x08 | 0x09 => {
            let recipient = maker.recipient(None);
            let path = match code {
                0x00 => packed_path(from, to),
                0x01 => packed_path(to, from),
                _ => address_list(&[from, to]),
            };
            let mut input = vec![recipient, number(amount), number(amount), path, flag];
            input.extend(Some(prices).filter(|_| newer));
            input
        }
        0x02 | 0x05 => {
            let recipient = maker.recipient(Some(amount));
            vec![token.into(), recipient, number(amount)]
        }
        0x04 => vec![token.into(), maker.recipient(Some(amount)), number(amount)],
        0x06 => vec![token.into(), maker.recipient(None), number(25 + maker.numbers.below(9_000))],
        0x03 => {
            let spender = maker.payee(Some(amount), &[UNIVERSAL_ROUTER]);
            let details = list(vec![permit(from, amount), permit(to, amount)]);
            vec![tuple(vec![details, spender, number(1_790_000_600_u64)]), bytes([7; 65])]
        }
        0x0a => {
            let spender = maker.payee(Some(amount), &[UNIVERSAL_ROUTER]);
            let details = permit(from, amount);
            vec![tuple(vec![details, spender, number(1_790_000_600_u64)]), bytes([7; 65])]
        }
        0x0b | 0x0c => vec![maker.recipient(Some(amount)), number(amount)],
        0x0d => {
            let transfers = maker.several(2, |maker| {
                let amount = maker.amount();
                let to = maker.payee(Some(amount), &[UNIVERSAL_ROUTER]);
                tuple(vec![ME.into(), to, number(amount), maker.token().into()])
            });
            vec![list(transfers)]
        }
        0x10 => {
            let (actions, params) = actions(maker);
            vec![bytes(actions), list(params)]
        }
        0x17 | 0x1d => {
            let many = if code == 0x17 { U256::ONE } else { amount };
            let recipient = maker.recipient(Some(many));
            let mut input = vec![COLLECTION.into(), recipient, number(7_u8)];
            input.extend(Some(number(amount)).filter(|_| code == 0x1d));
            input
        }
        0x21 => {
            let (commands, inputs) = plan(maker, 1);
            vec![bytes(commands), list(inputs)]
        }
        _ => {
            let recipient = maker.payee(Some(amount), &[ME]);
            let now = || number(1_790_000_600_u64);
            vec![tuple(vec![
                ME.into(),
                recipient,
                USDC.into(),
                address!("0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913").into(),
                number(amount),
                number(amount),
                number(8453_u64),
                Address::ZERO.into(),
                now(),
                now(),
                number(0_u64),
                bytes([]),
                DynSolValue::Bool(false),
            ])]
        }
    };
    (code, input)
}

/// Commands and their inputs, each encoded on its own.
fn plan(maker: &mut Maker, most: usize) -> (Vec<u8>, Vec<DynSolValue>) {
    let one = |maker: &mut Maker| {
        let (code, input) = command(maker);
        (code, bytes(maker.encode(&input)))
    };
    maker.several(most, one).into_iter().unzip()
}

/// Actions of Uniswap v4, and their parameters.
fn actions(maker: &mut Maker) -> (Vec<u8>, Vec<DynSolValue>) {
    let one = |maker: &mut Maker| {
        let (amount, token) = (maker.amount(), maker.token());
        let key = || {
            tuple(vec![
                USDC.into(),
                USDT.into(),
                number(500_u64),
                number(10_u64),
                Address::ZERO.into(),
            ])
        };
        let code = maker.numbers.pick(&[0x02, 0x06, 0x07, 0x0b, 0x0e, 0x10, 0x11, 0x14]);
        let params = match code {
            0x02 => {
                let owner = maker.recipient(None);
                let (low, high) = (number(0_u64), number(10_u64));
                vec![
                    key(),
                    low,
                    high,
                    number(5_u64),
                    number(amount),
                    number(amount),
                    owner,
                    bytes([]),
                ]
            }
            0x06 => {
                let flag = DynSolValue::Bool(maker.numbers.once_in(2));
                vec![tuple(vec![key(), flag, number(amount), number(amount), bytes([])])]
            }
            0x07 => {
                let hop = tuple(vec![
                    USDT.into(),
                    number(500_u64),
                    number(10_u64),
                    Address::ZERO.into(),
                    bytes([]),
                ]);
                vec![tuple(vec![USDC.into(), list(vec![hop]), number(amount), number(amount)])]
            }
            0x0b => vec![token.into(), number(amount), DynSolValue::Bool(true)],
            0x0e => vec![token.into(), maker.recipient(Some(amount)), number(amount)],
            0x10 => {
                vec![token.into(), maker.recipient(None), number(25 + maker.numbers.below(9_000))]
            }
            0x11 => vec![USDC.into(), USDT.into(), maker.recipient(None)],
            _ => vec![token.into(), maker.recipient(None)],
        };
        (code, bytes(maker.encode(&params)))
    };
    maker.several(3, one).into_iter().unzip()
}

fn universal_router(maker: &mut Maker) -> Made {
    let (commands, inputs) = plan(maker, 4);
    let (commands, inputs) = (bytes(commands), list(inputs));
    if maker.numbers.once_in(4) {
        return Made::of(UNIVERSAL_ROUTER, "execute(bytes,bytes[])", vec![commands, inputs]);
    }
    let canonical = "execute(bytes,bytes[],uint256)";
    Made::of(UNIVERSAL_ROUTER, canonical, vec![commands, inputs, number(1_790_000_600_u64)])
}

fn position_manager(maker: &mut Maker) -> Made {
    let (actions, params) = actions(maker);
    let data = maker.encode(&[bytes(actions), list(params)]);
    let arguments = vec![bytes(data), number(1_790_000_600_u64)];
    Made::of(POSITION_MANAGER, "modifyLiquidities(bytes,uint256)", arguments)
}

/// A trade by 0x: taken from the account, exchanged, with fees on the way.
fn settler(maker: &mut Maker) -> Made {
    let amount = maker.amount();
    let permit = tuple(vec![
        tuple(vec![USDC.into(), number(amount)]),
        number(1_u64),
        number(1_790_000_600_u64),
    ]);
    let taken = maker.payee(None, &[SETTLER]);
    let take = maker.call(
        "TRANSFER_FROM(address,((address,uint256),uint256,uint256),bytes)",
        &[taken, permit, bytes([])],
    );
    let bought = maker.payee(None, &[SETTLER, ME]);
    let path = packed_path(USDC, USDT);
    let swap = maker.call(
        "UNISWAPV3(address,uint256,bytes,uint256)",
        &[bought, number(10_000_u64), path, number(0_u64)],
    );
    let mut actions = vec![bytes(take), bytes(swap)];
    if maker.numbers.once_in(2) {
        let payee = maker.payee(None, &[ME]);
        let transfer = maker.call("transfer(address,uint256)", &[payee, number(0_u64)]);
        let share = number(25 + maker.numbers.below(9_000));
        let arguments = [USDT.into(), share, USDT.into(), number(36_u64), bytes(transfer)];
        let pay = maker.call("BASIC(address,uint256,address,uint256,bytes)", &arguments);
        actions.push(bytes(pay));
    }
    let payee = maker.payee(Some(amount), &[ME]);
    let slippage = tuple(vec![payee, USDT.into(), number(amount)]);
    let arguments = vec![slippage, list(actions), word(B256::ZERO)];
    Made::of(SETTLER, "execute((address,address,uint256),bytes[],bytes32)", arguments)
}

/// An ordinary call that pays or allows.
pub(crate) fn leaf(maker: &mut Maker) -> Made {
    let (amount, token) = (maker.amount(), maker.token());
    let to = |maker: &mut Maker| maker.payee(Some(amount), &[ME]);
    match maker.numbers.below(5) {
        0 => Made::of(token, "transfer(address,uint256)", vec![to(maker), number(amount)]),
        1 => {
            let arguments = vec![ME.into(), to(maker), number(amount)];
            Made::of(token, "transferFrom(address,address,uint256)", arguments)
        }
        2 => {
            let spender = maker.payee(Some(amount), &[UNIVERSAL_ROUTER]);
            Made::of(token, "approve(address,uint256)", vec![spender, number(amount)])
        }
        3 => {
            let arguments = vec![ME.into(), maker.payee(Some(U256::ONE), &[ME]), number(3_u64)];
            Made::of(COLLECTION, "safeTransferFrom(address,address,uint256)", arguments)
        }
        _ => {
            let DynSolValue::Address(to) = to(maker) else { unreachable!() };
            Made { to, value: amount, canonical: "", arguments: Vec::new() }
        }
    }
}

impl Made {
    /// The calldata of a call inside another; of a plain payment there is none.
    pub(crate) fn inside(&self) -> Vec<u8> {
        if self.canonical.is_empty() { Vec::new() } else { self.data(None) }
    }
}

fn multi_send(maker: &mut Maker) -> Made {
    let mut packed = Vec::new();
    for one in maker.several(4, leaf) {
        let data = one.inside();
        packed.push(0);
        packed.extend(one.to);
        packed.extend(one.value.to_be_bytes::<32>());
        packed.extend(U256::from(data.len()).to_be_bytes::<32>());
        packed.extend(data);
    }
    let inner = maker.call("multiSend(bytes)", &[bytes(packed)]);
    let nothing = || number(0_u64);
    let arguments = vec![
        MULTI_SEND.into(),
        nothing(),
        bytes(inner),
        number(1_u64),
        nothing(),
        nothing(),
        nothing(),
        Address::ZERO.into(),
        Address::ZERO.into(),
        bytes([]),
    ];
    let canonical = "execTransaction(address,uint256,bytes,uint8,uint256,uint256,uint256,address,address,bytes)";
    Made::of(ME, canonical, arguments)
}

fn execution(one: &Made) -> DynSolValue {
    tuple(vec![one.to.into(), number(one.value), bytes(one.inside())])
}

fn smart_account(maker: &mut Maker) -> Made {
    let mut mode = B256::ZERO;
    let batch = |maker: &mut Maker| list(maker.several(3, leaf).iter().map(execution).collect());
    let data = match maker.numbers.below(5) {
        0 => {
            let one = leaf(maker);
            [one.to.as_slice(), &one.value.to_be_bytes::<32>(), &one.inside()].concat()
        }
        1 => {
            mode[0] = 1;
            mode[1] = u8::from(maker.numbers.once_in(2));
            {
                let one = batch(maker);
                maker.encode(&[one])
            }
        }
        2 => {
            mode[..10].copy_from_slice(&[1, 0, 0, 0, 0, 0, 0x78, 0x21, 0, 1]);
            {
                let one = batch(maker);
                maker.encode(&[one, bytes([9; 40])])
            }
        }
        3 => {
            mode[..10].copy_from_slice(&[1, 0, 0, 0, 0, 0, 0x78, 0x21, 0, 1]);
            {
                let one = batch(maker);
                maker.encode(&[one])
            }
        }
        _ => {
            mode[..10].copy_from_slice(&[1, 0, 0, 0, 0, 0, 0x78, 0x21, 0, 2]);
            let batches = maker.several(2, |maker| {
                let one = batch(maker);
                bytes(maker.encode(&[one]))
            });
            maker.encode(&[list(batches)])
        }
    };
    Made::of(ME, "execute(bytes32,bytes)", vec![word(mode), bytes(data)])
}

fn multicall3(maker: &mut Maker) -> Made {
    let calls = maker.several(4, leaf);
    let value = calls.iter().map(|one| one.value).sum();
    let calls = calls.iter().map(|one| {
        let allowed = DynSolValue::Bool(true);
        tuple(vec![one.to.into(), allowed, number(one.value), bytes(one.inside())])
    });
    let arguments = vec![list(calls.collect())];
    let canonical = "aggregate3Value((address,bool,uint256,bytes)[])";
    Made { value, ..Made::of(MULTICALL3, canonical, arguments) }
}

fn permit2(maker: &mut Maker) -> Made {
    let details = |maker: &mut Maker| {
        let amount = maker.amount();
        let to = maker.payee(Some(amount), &[ME]);
        (tuple(vec![to, number(amount)]), tuple(vec![USDC.into(), number(amount)]))
    };
    let deadline = || number(1_790_000_600_u64);
    match maker.numbers.below(4) {
        0 => {
            let amount = maker.amount();
            let to = maker.payee(Some(amount), &[ME]);
            let arguments = vec![ME.into(), to, number(amount), USDC.into()];
            Made::of(PERMIT2, "transferFrom(address,address,uint160,address)", arguments)
        }
        1 => {
            let transfers = maker.several(3, |maker| {
                let amount = maker.amount();
                let to = maker.payee(Some(amount), &[ME]);
                tuple(vec![ME.into(), to, number(amount), USDC.into()])
            });
            let canonical = "transferFrom((address,address,uint160,address)[])";
            Made::of(PERMIT2, canonical, vec![list(transfers)])
        }
        2 => {
            let (details, permitted) = details(maker);
            let permit = tuple(vec![permitted, number(0_u64), deadline()]);
            let canonical = "permitTransferFrom(((address,uint256),uint256,uint256),(address,uint256),address,bytes)";
            Made::of(PERMIT2, canonical, vec![permit, details, ME.into(), bytes([7; 65])])
        }
        _ => {
            let (details, permitted) = maker.several(3, details).into_iter().unzip();
            let permit = tuple(vec![list(permitted), number(0_u64), deadline()]);
            let canonical = "permitTransferFrom(((address,uint256)[],uint256,uint256),(address,uint256)[],address,bytes)";
            Made::of(PERMIT2, canonical, vec![permit, list(details), ME.into(), bytes([7; 65])])
        }
    }
}

/// An order of somebody else's that is taken, an order of the account's that is matched or published.
fn seaport(maker: &mut Maker) -> Made {
    let amount = maker.amount();
    let many = |maker: &mut Maker| number(2 + maker.numbers.below(3));
    let own = maker.numbers.once_in(3);
    let offerer = if own { ME } else { address!("0x7777777777777777777777777777777777777777") };
    let item = |kind: u8, token: Address, id: u8, amount: U256| {
        vec![number(kind), token.into(), number(id), number(amount), number(amount)]
    };
    // The account's own order sells for dollars, and another's is bought for them.
    let offer = list(vec![tuple(item(2, COLLECTION, 9, U256::ONE))]);
    let mut price = item(1, USDC, 0, amount);
    price.push(offerer.into());
    let mut fee = item(1, USDC, 0, amount / U256::from(40_u64));
    let who = maker.payee(None, &[offerer]);
    fee.push(who);
    let consideration = list(vec![tuple(price), tuple(fee)]);
    let zero = || word(B256::ZERO);
    let parameters = tuple(vec![
        offerer.into(),
        Address::ZERO.into(),
        offer,
        consideration,
        number(0_u64),
        number(0_u64),
        number(1_790_000_600_u64),
        zero(),
        number(5_u64),
        zero(),
        number(2_u64),
    ]);
    let simple = tuple(vec![parameters.clone(), bytes([7; 65])]);
    let advanced = tuple(vec![parameters, number(1_u64), number(1_u64), bytes([7; 65]), bytes([])]);
    let nothing = || list(Vec::new());
    let (canonical, arguments) = match (own, maker.numbers.below(3)) {
        (true, 0) => (VALIDATE, vec![list(vec![simple])]),
        (true, _) => (MATCH, vec![list(vec![simple]), nothing()]),
        (false, 0) => (FULFIL, vec![simple, zero()]),
        (false, 1) => {
            let recipient = maker.payee(None, &[ME, Address::ZERO]);
            (FULFIL_ADVANCED, vec![advanced, nothing(), zero(), recipient])
        }
        (false, _) => {
            let recipient = maker.payee(None, &[ME, Address::ZERO]);
            let many = many(maker);
            (
                FULFIL_AVAILABLE,
                vec![
                    list(vec![advanced]),
                    nothing(),
                    nothing(),
                    nothing(),
                    zero(),
                    recipient,
                    many,
                ],
            )
        }
    };
    Made::of(SEAPORT, canonical, arguments)
}

macro_rules! order {
    () => {
        "(address,address,(uint8,address,uint256,uint256,uint256)[],(uint8,address,uint256,uint256,uint256,address)[],uint8,uint256,uint256,bytes32,uint256,bytes32,uint256)"
    };
}

const VALIDATE: &str = concat!("validate((", order!(), ",bytes)[])");
const MATCH: &str =
    concat!("matchOrders((", order!(), ",bytes)[],((uint256,uint256)[],(uint256,uint256)[])[])");
const FULFIL: &str = concat!("fulfillOrder((", order!(), ",bytes),bytes32)");
const FULFIL_ADVANCED: &str = concat!(
    "fulfillAdvancedOrder((",
    order!(),
    ",uint120,uint120,bytes,bytes),(uint256,uint8,uint256,uint256,bytes32[])[],bytes32,address)"
);
const FULFIL_AVAILABLE: &str = concat!(
    "fulfillAvailableAdvancedOrders((",
    order!(),
    ",uint120,uint120,bytes,bytes)[],(uint256,uint8,uint256,uint256,bytes32[])[],(uint256,uint256)[][],(uint256,uint256)[][],bytes32,address,uint256)"
);

/// What makes a call up.
pub(crate) type Make = fn(&mut Maker) -> Made;

pub(crate) const KINDS: [(&str, Make); 8] = [
    ("universal router", universal_router),
    ("position manager", position_manager),
    ("settler", settler),
    ("multisend", multi_send),
    ("smart account", smart_account),
    ("multicall3", multicall3),
    ("permit2", permit2),
    ("seaport", seaport),
];
