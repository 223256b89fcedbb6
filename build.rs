//! Compiles the address set: `intel/*.csv` in, one validated binary in `OUT_DIR` out.

#[path = "build/encode.rs"]
mod encode;
#[allow(dead_code, unreachable_pub, reason = "the build uses a part of what the engine has")]
#[path = "build/model.rs"]
mod model;
#[path = "build/rows.rs"]
mod rows;

use std::env;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=intel");
    println!("cargo::rerun-if-changed=src/intel");
    match compile() {
        Ok(()) => ExitCode::SUCCESS,
        Err(problems) => {
            for problem in problems {
                println!("cargo::error={problem}");
            }
            ExitCode::FAILURE
        }
    }
}

fn compile() -> Result<(), Vec<String>> {
    let set = rows::read(Path::new("intel"))?;
    let binary = encode::encode(&set).map_err(|problem| vec![problem])?;
    let out = env::var("OUT_DIR").map_err(|error| vec![format!("OUT_DIR: {error}")])?;
    let path = Path::new(&out).join("addresses.bin");
    fs::write(&path, binary).map_err(|error| vec![format!("{}: {error}", path.display())])
}
