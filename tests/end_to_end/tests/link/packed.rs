//! Packages that build their Rust library themselves: from the archives of `cargo hsffi package`, and in the tree where they are
//! developed. No command `cargo-hsffi` is in the path of these builds.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::{Home, ODD, refused};
use hsffi_test_harness::cabal::Cabal;
use hsffi_test_harness::error::{Error, Result, at};
use hsffi_test_harness::program::Program;
use hsffi_test_harness::{machine, target};

/// A program on two packages, each of which has a build of its own of the crate `shapes`.
const PROGRAM: [&str; 2] = [
    "\
cabal-version: 2.4
name:          two
version:       0.1.0
build-type:    Simple

executable two
  main-is:          Main.hs
  build-depends:    base, circles, polygons
  default-language: Haskell2010
",
    "\
module Main (main) where

import qualified Data.Circles as Circles
import qualified Data.Polygons as Polygons

main :: IO ()
main = do
  Circles.newCircle 3 >>= Circles.circleSize >>= print
  Polygons.newCircle 3 >>= Polygons.circleSize >>= print
",
];

#[test]
fn packed_packages_are_built_and_installed() -> Result<()> {
    let _machine = machine()?;
    let home = Home::prepare()?;
    let unpacked = target().join("link").join(format!("packed {ODD}:"));
    if let Err(error) = fs::remove_dir_all(&unpacked)
        && unpacked.exists()
    {
        return Err(at(&unpacked)(error));
    }
    home.write(&relative(&unpacked, "two/two.cabal"), PROGRAM[0])?;
    home.write(&relative(&unpacked, "two/Main.hs"), PROGRAM[1])?;
    home.write(
        &relative(&unpacked, "cabal.project"),
        "packages: two circles-0.1.0 polygons-0.1.0 hsffi-0.1.0\n",
    )?;
    for name in ["circles", "polygons"] {
        home.package(name, &[])?;
        for archive in [format!("{name}-0.1.0"), "hsffi-0.1.0".to_owned()] {
            let archive = home.packed(name)?.join(format!("{archive}.tar.gz"));
            let tar = Program::new("tar").arg("xzf").arg(archive);
            tar.directory(&unpacked).run()?;
        }
        let package = unpacked.join(format!("{name}-0.1.0"));
        let check = Cabal::new(package, "packed").check()?.run()?;
        let check = String::from_utf8_lossy(&check);
        if !check.contains("No errors or warnings") {
            return Err(Error::Unmet(format!("cabal check complains:\n{check}")));
        }
    }

    // The documentation is that of Haskell, and needs no cargo. A program does.
    let without_cargo = |task: Program| task.env("CARGO", "/nowhere/cargo");
    let cabal = Cabal::new(&unpacked, "packed-without");
    without_cargo(cabal.haddock("lib:circles")?).run()?;
    refused(
        without_cargo(cabal.compile("exe:two")?),
        "circles_was_configured_without_cargo__install_Rust",
    )?;

    let cabal = Cabal::new(&unpacked, "packed");
    cabal.compile("exe:two")?.run()?;
    expect(&cabal.find("exe:two")?)?;
    for name in ["circles", "polygons"] {
        same_exports(&home, name)?;
    }
    install_from_git(&home, &unpacked)
}

#[test]
fn a_library_is_built_again_when_it_is_not_that_of_its_sources_before_it_is_installed() -> Result<()>
{
    let _machine = machine()?;
    let home = Home::prepare()?;
    home.package("thin", &[])?;
    home.write(
        "developed/cabal.project",
        "packages: ../thin/haskell ../hsffi\n",
    )?;
    let developed = home.0.join("developed");
    let library = home.object("thin");
    let cabal = Cabal::new(&developed, "developed");
    let configure = || {
        forget_configuration("developed", "thin")?;
        cabal.compile("lib:thin").map(fast)
    };

    // As it was built, it is taken as it is.
    configure()?.env("CARGO", "/nowhere/cargo").run()?;
    let record = home.0.join("thin/haskell/lib/built-from");
    let before = fs::read(&library).map_err(at(&library))?;
    let was = fs::read_to_string(&record).map_err(at(&record))?;

    // An edit makes it stale, whatever the times of files are. Without cargo, it is not linked.
    let source = home.0.join("thin/src/lib.rs");
    let text = fs::read_to_string(&source).map_err(at(&source))?;
    fs::write(&source, text.replace("number * 3", "3 * number + 0")).map_err(at(&source))?;
    let old = Program::new("touch").args(["-t", "200001010000"]);
    old.arg(&source).run()?;
    refused(
        configure()?.env("CARGO", "/nowhere/cargo"),
        "is older than the Rust sources",
    )?;
    configure()?.run()?;
    let now = fs::read(&library).map_err(at(&library))?;
    let is = fs::read_to_string(&record).map_err(at(&record))?;
    if now == before || is == was {
        return Err(Error::Unmet(
            "a library that is older than its sources is linked".into(),
        ));
    }

    // A library without a function that the Haskell modules call is found before a program is linked.
    fs::write(&source, text.replace("times_three", "times_four")).map_err(at(&source))?;
    refused(configure()?, "run cargo hsffi build in the Rust crate thin")?;

    // The command replaces what was built without it.
    fs::write(&source, text).map_err(at(&source))?;
    home.package("thin", &[])
}

/// Installs the program on packages that Cabal clones from a git repository, each of which is a folder of it.
fn install_from_git(home: &Home, unpacked: &Path) -> Result<()> {
    let git = |arguments: &[&str]| {
        let identity = ["-c", "user.name=A", "-c", "user.email=a@example.org"];
        let git = Program::new("git").args(identity).args(arguments);
        git.directory(unpacked).run()
    };
    git(&["init", "--quiet"])?;
    git(&["add", "circles-0.1.0", "polygons-0.1.0"])?;
    git(&["commit", "--quiet", "--message=all"])?;
    let commit = git(&["rev-parse", "HEAD"])?;
    // Cabal reads no quotes in an address.
    let repository = unpacked.join(".git");
    let plain = home.0.join("repository.git");
    let _ = fs::remove_dir_all(&plain);
    fs::rename(&repository, &plain).map_err(at(repository))?;
    home.write(
        "cloned/cabal.project",
        &format!(
            "packages: ../hsffi two\n\nsource-repository-package\n  type: git\n  location: file://{}\n  tag: {}\n  \
             subdir: circles-0.1.0 polygons-0.1.0\n",
            plain.display(),
            String::from_utf8_lossy(&commit).trim(),
        ),
    )?;
    home.write("cloned/two/two.cabal", PROGRAM[0])?;
    home.write("cloned/two/Main.hs", PROGRAM[1])?;
    let bin = home.0.join("bin");
    let cabal = Cabal::new(home.0.join("cloned"), "cloned");
    cabal.install("exe:two", &bin)?.run()?;
    expect(&bin.join("two"))
}

/// What `configure` builds is optimized, which would take time here and change nothing.
fn fast(task: Program) -> Program {
    task.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
}

/// Has Cabal configure a package again.
fn forget_configuration(builds: &str, package: &str) -> Result<()> {
    let build = target().join("cabal").join(builds).join("build");
    if !build.exists() {
        return Ok(());
    }
    let compiler = only_entry(&only_entry(&build)?)?;
    let cache = compiler.join(format!("{package}-0.1.0/cache"));
    match fs::remove_dir_all(&cache) {
        Err(source) if cache.exists() => Err(at(&cache)(source)),
        _ => Ok(()),
    }
}

/// The path of a file in a folder, from the home of all.
fn relative(folder: &Path, file: &str) -> String {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    format!("{name}/{file}")
}

fn expect(program: &Path) -> Result<()> {
    let output = Program::new(program).run()?;
    if output == b"9\n6\n" {
        return Ok(());
    }
    let output = String::from_utf8_lossy(&output);
    Err(Error::Unmet(format!("the program prints\n{output}")))
}

/// The library that a packed package has built exports what `cargo hsffi build` has it export.
fn same_exports(home: &Home, name: &str) -> Result<()> {
    let system = only_entry(&target().join("cabal/packed/build"))?;
    let built = only_entry(&system)?.join(format!("{name}-0.1.0/build"));
    let built = exports(&built.join("cargo/cargo-hsffi-build.o"))?;
    let expected = exports(&home.object(name))?;
    if built == expected {
        return Ok(());
    }
    let difference: Vec<_> = built.symmetric_difference(&expected).collect();
    Err(Error::Unmet(format!(
        "the libraries of {name} do not both export {difference:?}"
    )))
}

/// What there is in a directory of one entry: that of the system, or that of the compiler.
fn only_entry(directory: &Path) -> Result<PathBuf> {
    let mut entries = fs::read_dir(directory).map_err(at(directory))?;
    let entry = entries.next().and_then(std::result::Result::ok);
    let nothing = || Error::Unmet(format!("there is nothing in {}", directory.display()));
    entry.map(|entry| entry.path()).ok_or_else(nothing)
}

fn exports(object: &Path) -> Result<BTreeSet<String>> {
    let nm = Program::new("nm").args(["--extern-only", "--defined-only"]);
    let output = nm.arg(object).run()?;
    let output = String::from_utf8_lossy(&output);
    let names = output.lines().filter_map(|line| line.split(' ').nth(2));
    Ok(names.map(str::to_owned).collect())
}

impl Home {
    /// Packs a package, and returns the folder of the archives.
    fn packed(&self, name: &str) -> Result<PathBuf> {
        let folder = self.0.join("archives");
        let hsffi = target().join("debug/cargo-hsffi");
        // Optimization would take time, and change nothing here.
        let pack = Program::new(hsffi)
            .args(["hsffi", "package", "--offline", "--profile", "dev", "--to"])
            .arg(&folder)
            .env("CARGO", "cargo")
            .env("CARGO_TARGET_DIR", self.target(name))
            .directory(&self.0.join(name));
        pack.run()?;
        Ok(folder)
    }
}
