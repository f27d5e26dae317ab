//! What the tasks need of the machine, and how it gets there.

use hsffi_test_harness::error::{Error, Result};
use hsffi_test_harness::program::Program;
use hsffi_test_harness::tools::{self, Need, TO_BUILD, TO_MEASURE};

/// Makes sure of all that a Haskell program on a generated package needs.
pub fn build_tools() -> Result<()> {
    satisfy(TO_BUILD)
}

/// Makes sure of all that the benchmark needs.
pub fn to_measure() -> Result<()> {
    satisfy(&[TO_BUILD, TO_MEASURE].concat())
}

/// Makes sure of all that any test needs.
pub fn everything() -> Result<()> {
    satisfy(&tools::all())?;
    rust_components()
}

fn satisfy(needs: &[Need]) -> Result<()> {
    let missing = tools::missing(needs);
    if missing.is_empty() {
        return Ok(());
    }
    let Some(apt_get) = AptGet::find() else {
        return tools::require(needs);
    };
    let packages = tools::packages(&missing);
    println!("installing {}", packages.join(" "));
    apt_get.run(&["update", "--quiet"])?;
    apt_get.run(
        &[
            &["install", "--yes", "--no-install-recommends"],
            &packages[..],
        ]
        .concat(),
    )?;
    match missing.iter().find(|need| !need.is_there()) {
        None => Ok(()),
        Some(need) => Err(Error::Unmet(format!(
            "{need} is still missing after {} was installed",
            need.debian
        ))),
    }
}

/// `apt-get`, where it may be used without asking anybody.
struct AptGet {
    sudo: bool,
}

impl AptGet {
    fn find() -> Option<Self> {
        let is_root = || {
            let user = Program::new("id").arg("-u").run();
            user.is_ok_and(|id| id.trim_ascii() == b"0")
        };
        let can_sudo = || Program::new("sudo").args(["-n", "true"]).succeeds();
        if !Program::new("apt-get").arg("--version").succeeds() {
            None
        } else if is_root() {
            Some(AptGet { sudo: false })
        } else if can_sudo() {
            Some(AptGet { sudo: true })
        } else {
            None
        }
    }

    fn run(&self, args: &[&str]) -> Result<()> {
        let words = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"];
        let program = if self.sudo {
            Program::new("sudo").arg("-n").args(words)
        } else {
            Program::new(words[0]).args(&words[1..])
        };
        program.args(args).run().map(drop)
    }
}

/// The parts of Rust's toolchain that a minimal installation lacks.
fn rust_components() -> Result<()> {
    let missing: Vec<_> = ["clippy", "rustfmt"]
        .into_iter()
        .zip(["cargo-clippy", "cargo-fmt"])
        .filter(|(_, program)| !Program::new(program).arg("--version").succeeds())
        .map(|(component, _)| component)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let add = Program::new("rustup")
        .args(["component", "add"])
        .args(&missing);
    let line = add.line();
    add.run().map(drop).map_err(|_| {
        Error::Unmet(format!(
            "missing: {}\ninstall them: {line}",
            missing.join(", ")
        ))
    })
}
