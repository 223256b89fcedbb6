//! How long reviews take without WebAssembly: for `benches/review.mjs`, which gives requests on standard
//! input, a line each, and reads microseconds from standard output.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::io::{self, BufRead};
use std::time::{Duration, Instant};

use countersign::{Engine, Request};
use serde_json::{Map, Value, json};

/// For so long each request is repeated, and so often at most.
const LONG: Duration = Duration::from_millis(100);
const OFTEN: usize = 3_000;

fn main() {
    let engine = Engine::new();
    let mut times = Map::new();
    for line in io::stdin().lock().lines() {
        let entry: Value = serde_json::from_str(&line.unwrap()).unwrap();
        let request = entry["request"].to_string();
        let name = entry["name"].as_str().unwrap().to_owned();
        times.insert(name, measure(|| engine.review(&Request::from_json(request.as_bytes()))));
    }
    println!("{}", Value::from(times));
}

fn measure<T>(call: impl Fn() -> T) -> Value {
    let mut times = Vec::new();
    let end = Instant::now() + LONG;
    while times.len() < 3 || times.len() < OFTEN && Instant::now() < end {
        let start = Instant::now();
        std::hint::black_box(call());
        times.push(start.elapsed().as_secs_f64() * 1e6);
    }
    times.sort_by(f64::total_cmp);
    json!({ "p50": times[times.len() / 2], "p99": times[times.len() * 99 / 100] })
}
