//! From an annotated crate to a running Haskell program, before your eyes.

use hsffi_test_harness::error::Result;
use hsffi_test_harness::program::Program;
use hsffi_test_harness::project::REGEX;

use crate::setup;

pub fn run() -> Result<()> {
    setup::build_tools()?;
    say("The Rust crate becomes a Haskell package");
    shown(REGEX.generate())?;
    say("GHC compiles it, and hgrep with it");
    shown(REGEX.compile("exe:hgrep")?)?;
    let hgrep = REGEX.find("exe:hgrep")?;

    say("hgrep searches this repository");
    let search = |args: &[&str]| Program::new(&hgrep).args(args);
    shown(search(&[
        "--color=always",
        r"pub (const )?fn \w+<",
        "runtime",
        "stubs",
    ]))?;
    shown(search(&["-ci", "unsafe", "README.md", "docs"]))?;

    say("A pattern that is none is a Haskell exception, from Rust's error");
    let refused = search(&["fn (main", "README.md"]);
    println!("$ {}", refused.line());
    print!("{}", String::from_utf8_lossy(&refused.output()?.stderr));
    Ok(())
}

fn say(what: &str) {
    println!("\n== {what}");
}

fn shown(program: Program) -> Result<()> {
    println!("$ {}", program.line());
    program.show()
}
