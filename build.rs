//! Compiles the address set: `intel/*.csv` in, one validated binary in `OUT_DIR` out.
//!
//! The compiler is the engine's own, so that what is validated here is what it recognises there.
#![allow(
    dead_code,
    unreachable_pub,
    unused_imports,
    reason = "the build uses a part of what the engine has"
)]

#[path = "src/intel/address/mod.rs"]
mod address;
#[path = "src/intel/category.rs"]
mod category;
#[path = "src/intel/compile/mod.rs"]
mod compile;
#[path = "src/intel/error.rs"]
mod error;
#[path = "src/intel/format/mod.rs"]
mod format;

use std::env;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=intel");
    println!("cargo::rerun-if-changed=src/intel");
    match build() {
        Ok(()) => ExitCode::SUCCESS,
        Err(problems) => {
            for problem in problems {
                println!("cargo::error={problem}");
            }
            ExitCode::FAILURE
        }
    }
}

fn build() -> Result<(), Vec<String>> {
    let read = |name: &str| {
        let path = Path::new("intel").join(name);
        fs::read(&path).map_err(|error| vec![format!("{}: {error}", path.display())])
    };
    let rows = compile::read(&compile::Files {
        addresses: &read("addresses.csv")?,
        sources: &read("sources.csv")?,
        incidents: &read("incidents.csv")?,
        exceptions: &read("exceptions.csv")?,
        version: &read("VERSION")?,
    })?;
    let binary = compile::compile(&rows).map_err(|problem| vec![problem])?;
    let out = env::var("OUT_DIR").map_err(|error| vec![format!("OUT_DIR: {error}")])?;
    let path = Path::new(&out).join("addresses.bin");
    fs::write(&path, binary).map_err(|error| vec![format!("{}: {error}", path.display())])
}
