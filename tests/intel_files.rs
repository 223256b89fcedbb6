//! The compiler of the address set: each kind of mistake is told with its file and line, and the same
//! rows give the same bytes.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use countersign::intel::compile::{self, Files};
use countersign::intel::{AddressSet, ChainAddress};

/// A small set, as it may be written.
#[derive(Clone)]
struct Texts {
    addresses: String,
    sources: String,
    incidents: String,
    exceptions: String,
    version: String,
}

const ADDRESSES: &str = "\
chain,address,category,actor,incident,confidence,source,note
bitcoin,125W5ek3DT6Zqy5S2iPt4FHQdNMCbZA3FU,dprk-sanctioned,Wu Huihui,\"Trade, 2023-04-24\",official,list,a note
evm,0x098B716B8Aaf21512996dC57EB0615e2383E2f96,dprk-sanctioned,Lazarus Group,,official,list,
evm,0x098B716B8Aaf21512996dC57EB0615e2383E2f96,dprk-attributed,Lazarus Group,\"Trade, 2023-04-24 (according to a report)\",attributed,report,
tron,TA3941uFAvmVibSkQ6fMJXxmaSNovX86mz,mixer,,,community,report,
";
const SOURCES: &str = "\
id,authority,title,url,date
list,OFAC,The list,https://list.example/{address},2023-04-24
report,A firm,A report,https://report.example/,2024-02-29
";
const INCIDENTS: &str = "\
id,name,date,amount_usd,actor,what,source
trade-2023-04-24,\"Trade, 2023-04-24\",2023-04-24,1000,Wu Huihui,Something was traded.,https://news.example/
";
const EXCEPTIONS: &str = "\
chain,address,bars,reason,seen_in
evm,0x098B716B8Aaf21512996dC57EB0615e2383E2f96,nothing,Listed and noted,nowhere
evm,0xdAC17F958D2ee523a2206206994597C13D831ec7,all,A token,a list
";

fn texts() -> Texts {
    Texts {
        addresses: ADDRESSES.to_owned(),
        sources: SOURCES.to_owned(),
        incidents: INCIDENTS.to_owned(),
        exceptions: EXCEPTIONS.to_owned(),
        version: "7\n".to_owned(),
    }
}

fn read(texts: &Texts) -> Result<compile::Rows, Vec<String>> {
    compile::read(&Files {
        addresses: texts.addresses.as_bytes(),
        sources: texts.sources.as_bytes(),
        incidents: texts.incidents.as_bytes(),
        exceptions: texts.exceptions.as_bytes(),
        version: texts.version.as_bytes(),
    })
}

fn compiled(texts: &Texts) -> Vec<u8> {
    compile::compile(&read(texts).unwrap()).unwrap()
}

fn expect(texts: &Texts, expected: &str) {
    let problems = read(texts).expect_err(expected);
    assert!(problems.iter().any(|problem| problem.contains(expected)), "{expected}: {problems:#?}");
}

/// Changes a file, which must then have this mistake.
fn mistake(change: impl Fn(&mut Texts) -> &mut String, from: &str, to: &str, expected: &str) {
    let mut changed = texts();
    let text = change(&mut changed);
    assert!(text.contains(from), "{from}");
    *text = text.replacen(from, to, 1);
    expect(&changed, expected);
}

#[test]
fn a_small_set_is_what_its_rows_say() {
    let set = AddressSet::from_bytes(compiled(&texts())).unwrap();
    assert_eq!((set.number(), set.info().entries), (7, 3));
    assert_eq!(set.info().version, "7");
    assert_eq!(set.info().as_of, "2024-02-29");
    let lazarus: ChainAddress = "0x098B716B8Aaf21512996dC57EB0615e2383E2f96".parse().unwrap();
    let listed = set.lookup(&lazarus).unwrap();
    let evidence = listed.evidence();
    assert_eq!(evidence.len(), 2);
    assert_eq!(evidence[0].source, "OFAC: The list");
    assert_eq!(evidence[0].url, format!("https://list.example/{lazarus}"));
    assert_eq!(evidence[0].incident, None);
    let incident = evidence[1].incident.as_deref();
    assert_eq!(incident, Some("Trade, 2023-04-24 (according to a report)"));
    let known = set.known();
    assert_eq!(known.incidents.len(), 1);
    assert_eq!(known.incidents[0].amount_usd.as_deref(), Some("1000"));
    assert_eq!(known.incidents[0].addresses, 2);
    assert_eq!(known.incidents[0].chains, ["evm", "bitcoin"]);
    assert_eq!(known.sources.iter().map(|source| source.addresses).collect::<Vec<_>>(), [2, 2]);
}

#[test]
fn the_same_rows_give_the_same_bytes() {
    assert_eq!(compiled(&texts()), compiled(&texts()));
    let mut other = texts();
    other.version = "8".to_owned();
    assert_ne!(compiled(&texts()), compiled(&other));
}

/// More addresses than the engine searches for in strides.
#[test]
fn a_large_set_is_searched_at_every_offset() {
    let count = 17_000u32;
    let row = |number: u32| {
        let number = number + 1;
        let mut account = [0; 20];
        for (place, byte) in account.iter_mut().enumerate() {
            let shift = 7 * u32::try_from(place).unwrap() % 23;
            *byte = (number.wrapping_mul(2_654_435_761) >> shift & 0xff) as u8 ^ 0x5a;
        }
        ChainAddress::Evm(account.into())
    };
    let mut rows = read(&texts()).unwrap();
    let model = rows.addresses[1].clone();
    rows.addresses.extend(
        (0..count).map(|number| compile::AddressRow {
            address: row(number).to_string(),
            ..model.clone()
        }),
    );
    let set = AddressSet::from_bytes(compile::compile(&rows).unwrap()).unwrap();
    assert_eq!(set.info().entries, count + 3);
    let mut found = 0;
    for number in (0..count).step_by(101) {
        let address = row(number);
        assert_eq!(set.lookup(&address).unwrap().address(), address);
        let account = address.bytes20().unwrap();
        let offset = (number % 37) as usize;
        let mut bytes = vec![0x11; offset];
        bytes.extend(account);
        bytes.extend([0x22; 9]);
        bytes.extend(account.iter().rev());
        set.scan_bytes(&bytes, |at, listed| {
            assert!(at == offset || at == offset + 29);
            assert_eq!(listed.address(), address);
            found += 1;
        });
        set.scan_text(address.to_string(), |at, _| found += u32::try_from(at / 2).unwrap());
    }
    assert_eq!(found, 3 * count.div_ceil(101));
}

#[test]
fn an_empty_set_cannot_be_made_by_mistake() {
    let head = |text: &str| format!("{}\n", text.lines().next().unwrap());
    let rows = read(&Texts {
        addresses: head(ADDRESSES),
        sources: head(SOURCES),
        incidents: head(INCIDENTS),
        exceptions: head(EXCEPTIONS),
        version: "1".to_owned(),
    });
    assert_eq!(compile::compile(&rows.unwrap()).unwrap_err(), "an address set without sources");
}

#[test]
fn mistakes_in_addresses() {
    for (from, to, expected) in [
        ("bitcoin,", "moon,", "addresses.csv:2: CSV deserialize error"),
        (
            "bitcoin,",
            "evm,",
            "addresses.csv:2: 125W5ek3DT6Zqy5S2iPt4FHQdNMCbZA3FU is an address of bitcoin",
        ),
        (
            "125W",
            "225W",
            "addresses.csv:2: \"225W5ek3DT6Zqy5S2iPt4FHQdNMCbZA3FU\" is not an address",
        ),
        (
            "0x098B",
            "0x098b",
            "addresses.csv:3: 0x098b716B8Aaf21512996dC57EB0615e2383E2f96 should be spelled 0x098B",
        ),
        ("dprk-sanctioned", "bad", "addresses.csv:2: CSV deserialize error"),
        ("mixer", " mixer", "addresses.csv:5: space around a field"),
        ("official", "community", "addresses.csv:2: only an official source sanctions"),
        ("list,a note", "lost,a note", "addresses.csv:2: sources.csv has no \"lost\""),
        ("24 (acc", "25 (acc", "addresses.csv:4: incidents.csv has no \"Trade, 2023-04-25 (acc"),
        (
            "24 (acc",
            "24th (acc",
            "addresses.csv:4: incidents.csv has no \"Trade, 2023-04-24th (acc",
        ),
        (
            "official,list,\n",
            "official,report,\n",
            "addresses.csv:4: the row before has the same key",
        ),
        ("tron,", "bitcoin,", "addresses.csv:5: the row before belongs after this one"),
        ("attributed,report,\n", "attributed,report\n", "addresses.csv:4"),
    ] {
        mistake(|texts| &mut texts.addresses, from, to, expected);
    }
}

#[test]
fn mistakes_in_sources_and_incidents() {
    for (from, to, expected) in [
        ("2024-02-29", "2023-02-29", "sources.csv:3: \"2023-02-29\" is not a date"),
        ("2024-02-29", "29.02.2024", "sources.csv:3: \"29.02.2024\" is not a date"),
        ("2024-02-29", "2024-02", "sources.csv:3: \"2024-02\" is not a date"),
        ("https://list", "http://list", "sources.csv:2: the URL"),
        ("https://list", "javascript:list", "sources.csv:2: the URL"),
        ("OFAC", "", "sources.csv:2: the authority or the title is missing"),
        ("list,OFAC", "List,OFAC", "sources.csv:2: the id \"List\" is not in kebab case"),
        ("\nreport,", "\nother,", "sources.csv:3: no address is listed by \"other\""),
    ] {
        mistake(|texts| &mut texts.sources, from, to, expected);
    }
    for (from, to, expected) in [
        (",2023-04-24,", ",2023-13,", "incidents.csv:2: \"2023-13\" is not a date"),
        ("1000", "1,000", "incidents.csv:2"),
        ("1000", "-5", "incidents.csv:2"),
        ("https://news.example/", "", "incidents.csv:2: an amount without a source"),
        ("https://", "http://", "incidents.csv:2: the source"),
        ("traded.", "traded", "incidents.csv:2: what happened is not a sentence"),
        ("Wu Huihui", "", "incidents.csv:2: the actor is missing"),
        ("\"Trade", "\"Theft", "incidents.csv:2: no address is listed for \"Theft, 2023-04-24\""),
    ] {
        mistake(|texts| &mut texts.incidents, from, to, expected);
    }
    mistake(|texts| &mut texts.version, "7", "v7", "VERSION: not a number");
}

#[test]
fn what_is_excepted_is_not_listed() {
    let exceptions = |texts: &mut Texts, bars: &str| {
        texts.exceptions = texts.exceptions.replacen("nothing", bars, 1);
    };
    for bars in ["all", "dprk"] {
        let mut changed = texts();
        exceptions(&mut changed, bars);
        expect(&changed, "addresses.csv:3: excepted by intel/exceptions.csv:2: Listed and noted");
    }
    // What may not be listed as North Korean may be listed otherwise.
    let mut mixer = texts();
    exceptions(&mut mixer, "dprk");
    mixer.addresses = mixer.addresses.replace("dprk-attributed", "mixer");
    let row = "evm,0x098B716B8Aaf21512996dC57EB0615e2383E2f96,dprk-sanctioned,Lazarus Group,,official,list,\n";
    mixer.addresses = mixer.addresses.replace(row, "");
    read(&mixer).unwrap();
    for (from, to, expected) in [
        (
            "0xdAC17F958D2ee523a2206206994597C13D831ec7,all",
            "0xdAC17F958D2ee523a2206206994597C13D831ec7,nothing",
            "exceptions.csv:3: a note on a listed address, but it is not listed",
        ),
        ("A token", "", "exceptions.csv:3: the reason is missing"),
        (
            "0xdAC1",
            "0xdac1",
            "exceptions.csv:3: 0xdac17F958D2ee523a2206206994597C13D831ec7 should be spelled",
        ),
    ] {
        mistake(|texts| &mut texts.exceptions, from, to, expected);
    }
}
