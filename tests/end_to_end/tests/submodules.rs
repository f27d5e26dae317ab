//! The suite of a package of several modules, and the links of its documentation.

use std::fs;

use hsffi_test_harness::error::{Error, Result, at};
use hsffi_test_harness::program::Program;
use hsffi_test_harness::project::SUBMODULES;
use hsffi_test_harness::{found, machine};

#[test]
fn a_program_uses_several_modules_of_a_package() -> Result<()> {
    let _machine = machine()?;
    let program = SUBMODULES.program("test:spec")?;
    Program::new(program).run().map(drop)
}

/// A page, and the address that a link of it must lead to.
const LINKS: [(&str, &str); 5] = [
    ("Test-Mail", "Test-Mail-Query.html#t:Query"),
    ("Test-Mail", "Test-Mail-Query.html#v:count"),
    ("Store-Of-Mail", "Test-Mail.html#t:MailBox"),
    ("Store-Of-Mail", "Store-Of-Mail.html#t:Query"),
    ("Test-Mail-Query", "Test-Mail.html#t:MailBox"),
];

#[test]
fn links_lead_to_the_module_of_their_item() -> Result<()> {
    let _machine = machine()?;
    SUBMODULES.generate().run()?;
    let cabal = SUBMODULES.cabal();
    let output = cabal.haddock(SUBMODULES.name())?.output()?;
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    let errors = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() || told.contains("out of scope") || errors.contains("out of scope")
    {
        return Err(Error::Unmet(format!("haddock complains:\n{told}{errors}")));
    }
    let index = told
        .lines()
        .find_map(|line| line.trim().strip_suffix("index.html"));
    let Some(directory) = index else {
        return Err(Error::Unmet(format!("haddock names no index:\n{told}")));
    };
    for (page, address) in LINKS {
        let path = format!("{directory}{page}.html");
        let text = fs::read_to_string(&path).map_err(at(&path))?;
        // A link within the page has no file.
        let (file, anchor) = address.split_once('#').unwrap_or((address, ""));
        let within = format!("href=\"#{anchor}\"");
        let is_there = text.contains(&format!("href=\"{address}\""))
            || file == format!("{page}.html") && text.contains(&within);
        if !is_there {
            return Err(Error::Unmet(format!("{path} has no link to {address}")));
        }
    }
    found(format_args!("{} links", LINKS.len()));
    Ok(())
}
