//! What a C compiler makes of a call when the header tells of another function.

use std::fs;

use hsffi_test_harness::cabal::runtime_database;
use hsffi_test_harness::error::{Error, Result, at};
use hsffi_test_harness::program::Program;
use hsffi_test_harness::{found, machine, root, target};

const PACKAGE: &str = "examples/pcre/haskell";
const HEADER: &str = "pcre-code.h";
const IMPORTS: &str = "src/Text/Regex/Pcre/Code/Foreign.hs";

/// What is replaced in the header, and what the C compiler then says.
const CHANGES: [(&str, &str, &str); 7] = [
    (
        "(const struct pcre_code_Code *, const uint8_t",
        "(const uint8_t *, const uint8_t",
        "incompatible pointer type",
    ),
    (
        "const uint8_t *",
        "const uint16_t *",
        "incompatible pointer type",
    ),
    (", void *)", ")", "too many arguments"),
    ("(uint32_t)", "(uint32_t, void *)", "too few arguments"),
    (
        "uint64_t pcre_code_v0_1_Code_find",
        "uint64_t pcre_code_v0_1_Code_lose",
        "implicit declaration",
    ),
    (
        "pcre_code_v0_1_Code_UNSET",
        "pcre_code_v0_1_Code_SET",
        "undeclared",
    ),
    (
        "UINT64_C(18446744073709551615)",
        "\"unset\"",
        "makes integer from pointer",
    ),
];

#[test]
fn a_call_that_the_header_does_not_declare_does_not_compile() -> Result<()> {
    let _machine = machine()?;
    let package = root().join(PACKAGE);
    let true_header = package.join("cbits").join(HEADER);
    let true_header = fs::read_to_string(&true_header).map_err(at(&true_header))?;
    let products = target().join("header");
    fs::create_dir_all(&products).map_err(at(&products))?;
    let header = products.join(HEADER);
    let database = runtime_database()?;

    let compiled = |text: &str| {
        fs::write(&header, text).map_err(at(&header))?;
        Program::new("ghc")
            .directory(&package)
            .args(["-v0", "-c", "-fforce-recomp", "-isrc", IMPORTS])
            .arg("-package-db")
            .arg(&database)
            .args(options(&package)?)
            .arg(format!("-I{}", products.display()))
            .arg("-outputdir")
            .arg(&products)
            .output()
    };
    let output = compiled(&true_header)?;
    if !output.status.success() {
        return Err(Error::Unmet(format!(
            "the header that was generated does not fit:\n{}",
            String::from_utf8_lossy(&output.stderr)
        )));
    }
    for (from, to, complaint) in CHANGES {
        let changed = true_header.replace(from, to);
        let output = compiled(&changed)?;
        let messages = String::from_utf8_lossy(&output.stderr);
        if changed == true_header || output.status.success() || !messages.contains(complaint) {
            return Err(Error::Unmet(format!(
                "with `{to}` for `{from}`, there is no “{complaint}” in\n{messages}"
            )));
        }
    }
    found(format_args!("{} wrong headers refused", CHANGES.len()));
    Ok(())
}

/// What the package asks of the C compiler.
fn options(package: &std::path::Path) -> Result<Vec<String>> {
    let cabal = package.join("pcre-code.cabal");
    let cabal = fs::read_to_string(&cabal).map_err(at(&cabal))?;
    let options = cabal
        .split_whitespace()
        .filter(|word| word.starts_with("-optc"));
    Ok(options.map(str::to_owned).collect())
}
