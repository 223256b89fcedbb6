//! Measures the address set natively, and writes what `benches/lookup.mjs` measures in WebAssembly:
//! for each size a compiled set, and the same addresses as a JSON list.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::fs;
use std::hint::black_box;
use std::path::PathBuf;
use std::time::Instant;

use countersign::intel::compile::{self, AddressRow, Rows, SourceRow};
use countersign::intel::{AddressSet, Category, ChainKind, Confidence};
use countersign_lookup_bench::{Bench, address};

const SIZES: [u64; 3] = [1_000, 100_000, 1_000_000];

/// How often each thing is measured; the best time counts, since others only disturb.
const ROUNDS: usize = 30;

fn main() {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| "target/lookup".into()));
    fs::create_dir_all(&folder).unwrap();
    println!(
        "{:<12}{:>12}{:>12}{:>12}{:>12}{:>12}{:>12}{:>12}",
        "native",
        "file, B",
        "B/address",
        "load, ms",
        "hit, ns",
        "miss, ns",
        "bytes, ms",
        "text, ms"
    );
    let bundled = AddressSet::bundled();
    let count = u64::from(bundled.info().entries);
    let name = format!("bundled {count}");
    measure(&name, count, bundled.as_bytes(), None);
    for size in SIZES {
        let bytes = compiled(size);
        measure(&size.to_string(), size, &bytes, Some(size));
        fs::write(folder.join(format!("{size}.set")), bytes).unwrap();
        let texts: Vec<String> = (0..size).map(|number| format!("{:?}", text(number))).collect();
        fs::write(folder.join(format!("{size}.json")), format!("[{}]", texts.join(","))).unwrap();
    }
}

/// An address as a JSON list of addresses would hold it.
fn text(number: u64) -> String {
    address(number).to_string().to_ascii_lowercase()
}

fn measure(name: &str, addresses: u64, bytes: &[u8], synthetic: Option<u64>) {
    let load = best(|| {
        let copy = bytes.to_vec();
        let start = Instant::now();
        let set = Bench::load(copy).unwrap();
        let time = start.elapsed();
        drop(black_box(set));
        time.as_secs_f64()
    });
    let set = Bench::load(bytes.to_vec()).unwrap();
    let bench = Bench::of(set, synthetic.unwrap_or(1));
    let asked = f64::from(Bench::asked());
    let timed = |call: &dyn Fn() -> usize| {
        best(|| {
            let start = Instant::now();
            black_box(call());
            start.elapsed().as_secs_f64()
        })
    };
    assert_eq!((bench.misses(), bench.scan_bytes(), bench.scan_text()), (0, 0, 0));
    let hit = synthetic.map(|_| {
        assert_eq!(bench.hits(), Bench::asked() as usize);
        timed(&|| bench.hits()) / asked * 1e9
    });
    let length = u32::try_from(bytes.len()).map_or(f64::INFINITY, f64::from);
    println!(
        "{name:<12}{:>12}{:>12.2}{:>12.2}{:>12}{:>12.1}{:>12.3}{:>12.3}",
        bytes.len(),
        length / f64::from(u32::try_from(addresses).unwrap()),
        load * 1e3,
        hit.map_or_else(|| "-".to_owned(), |hit| format!("{hit:.1}")),
        timed(&|| bench.misses()) / asked * 1e9,
        timed(&|| bench.scan_bytes()) * 1e3,
        timed(&|| bench.scan_text()) * 1e3,
    );
}

fn best(measure: impl Fn() -> f64) -> f64 {
    (0..ROUNDS).map(|_| measure()).min_by(f64::total_cmp).unwrap()
}

/// A set of the addresses with the numbers up to `size`, from one source.
fn compiled(size: u64) -> Vec<u8> {
    let row = |number| AddressRow {
        chain: ChainKind::Evm,
        address: address(number).to_string(),
        category: Category::SanctionedOther,
        actor: None,
        incident: None,
        confidence: Confidence::Official,
        source: "source".to_owned(),
        note: String::new(),
    };
    let source = SourceRow {
        id: "source".to_owned(),
        authority: "Nobody".to_owned(),
        title: "Addresses made up for a measurement".to_owned(),
        url: "https://example.org/".to_owned(),
        date: "2026-01-01".to_owned(),
    };
    let rows = Rows {
        number: 1,
        addresses: (0..size).map(row).collect(),
        sources: [(source.id.clone(), source)].into(),
        incidents: Vec::new(),
        exceptions: Vec::new(),
    };
    compile::compile(&rows).unwrap()
}
