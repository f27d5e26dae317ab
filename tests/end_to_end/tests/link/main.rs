//! Many Rust libraries in one Haskell program: built by different compilers in different ways, with different builds of one crate
//! in them, beside a Rust library that has nothing to do with hsffi. And packages that leave their folder: `GHCi`, Template Haskell,
//! `cabal sdist` and `cabal install`.

mod packed;
mod sources;

use std::fs;
use std::io::Write;
use std::path::PathBuf;

use self::sources::{CIRCLES, INSTALLED, MAIN, PLAIN, POLYGONS, PROGRAM, SHAPES_1, SHAPES_2, root};
use hsffi_test_harness::cabal::Cabal;
use hsffi_test_harness::error::{Error, Result, at};
use hsffi_test_harness::memcheck::memcheck;
use hsffi_test_harness::program::{Program, cargo};
use hsffi_test_harness::{found, machine, root as repository, target};

/// What the program prints, whatever linked it.
const OUTPUT: &str = "\
circles: 9 21
polygons: 6 21
thin: 21
foreign: 21
plain: 42
circles panicked
polygons panicked
thin panicked
foreign panicked
[1,3,6,10]
";

/// The crates that become packages: how each is built.
const PACKAGES: [(&str, &[&str]); 4] = [
    ("circles", &[]),
    ("polygons", &["--profile", "fat"]),
    ("thin", &["--profile", "thin"]),
    ("foreign", &[]),
];

#[test]
fn libraries_of_different_builds_are_linked_into_one_program() -> Result<()> {
    let _machine = machine()?;
    let home = Home::prepare()?;
    for (name, options) in PACKAGES {
        home.package(name, options)?;
        home.only_its_own(name)?;
    }
    home.plain()?;
    let cabal = Cabal::new(&home.0, "link");
    cabal.compile("all")?.run()?;
    for program in ["gold", "bfd", "lld", "dynamic"] {
        let found = cabal.find(&format!("exe:{program}"))?;
        expect(program, &Program::new(found).run()?)?;
    }
    for program in ["gold", "dynamic"] {
        let found = cabal.find(&format!("exe:{program}"))?;
        let checked = memcheck(&found).env("RUST_BACKTRACE", "0");
        expect(program, &checked.run()?)?;
    }
    found(home.sizes()?);
    Ok(())
}

#[test]
fn packages_are_interpreted_packed_and_installed() -> Result<()> {
    let _machine = machine()?;
    let home = Home::prepare()?;
    let (name, options) = PACKAGES[0];
    home.package(name, options)?;
    let cabal = Cabal::new(home.0.join("installed"), "leave");
    interpret(&cabal, "lib:circles", "Data.Circles.timesThree 7")?;
    interpret(&cabal, "exe:installed", "main")?;

    // Each time from what `cabal sdist` packs, in a place that is removed afterwards.
    let bin = home.0.join("bin");
    cabal.install("exe:installed", &bin)?.run()?;
    let output = Program::new(bin.join("installed")).run()?;
    if output != b"63\n21\n" {
        let output = String::from_utf8_lossy(&output);
        return Err(Error::Unmet(format!(
            "the installed program prints\n{output}"
        )));
    }

    // Where there is no library, each task says what to do.
    let lib = home.0.join("circles/haskell/lib");
    fs::remove_dir_all(&lib).map_err(at(&lib))?;
    let new = Cabal::new(home.0.join("installed"), "leave-without");
    for task in [cabal.sdist("circles")?, new.install("exe:installed", &bin)?] {
        refused(task, "cargo-hsffi-build")?;
    }
    refused(
        new.compile("lib:circles")?.env("CARGO", "/nowhere/cargo"),
        "run cargo hsffi build in the Rust crate circles",
    )?;
    home.odd_paths()
}

/// What a path may have in it, but for the colon, which ends the name of a library's directory for GHC.
const ODD: &str = "odd \"\\ é";

/// Has `GHCi` evaluate an expression.
fn interpret(cabal: &Cabal<'_>, component: &str, expression: &str) -> Result<()> {
    let path = target().join("link/expression.ghci");
    let mut file = fs::File::create(&path).map_err(at(&path))?;
    file.write_all(expression.as_bytes()).map_err(at(&path))?;
    let file = fs::File::open(&path).map_err(at(&path))?;
    let output = cabal.repl(component)?.input(file).run()?;
    let output = String::from_utf8_lossy(&output);
    if output.contains("21\n") {
        return Ok(());
    }
    Err(Error::Unmet(format!(
        "GHCi does not evaluate {expression} for {component}:\n{output}"
    )))
}

fn refused(task: Program, sentence: &str) -> Result<()> {
    let line = task.line();
    let output = task.output()?;
    let text = [output.stdout, output.stderr].concat();
    let text = String::from_utf8_lossy(&text);
    if !output.status.success() && text.contains(sentence) {
        return Ok(());
    }
    Err(Error::Unmet(format!(
        "`{line}` without a library does not say `{sentence}`:\n{text}"
    )))
}

fn expect(program: &str, output: &[u8]) -> Result<()> {
    if output == OUTPUT.as_bytes() {
        return Ok(());
    }
    let output = String::from_utf8_lossy(output);
    Err(Error::Unmet(format!(
        "the program {program} prints\n{output}\nand not\n{OUTPUT}"
    )))
}

/// The directory of all that the steps make.
struct Home(PathBuf);

impl Home {
    fn prepare() -> Result<Self> {
        let home = Home(target().join("link"));
        home.write("shapes-1/src/lib.rs", SHAPES_1)?;
        home.write("shapes-2/src/lib.rs", SHAPES_2)?;
        home.manifest("shapes-1", "shapes", "0.1.0", "")?;
        home.manifest("shapes-2", "shapes", "0.2.0", "")?;
        for (name, _) in PACKAGES {
            let (source, dependency) = match name {
                "circles" => (CIRCLES, "shapes = { path = \"../shapes-1\" }\n"),
                "polygons" => (POLYGONS, "shapes = { path = \"../shapes-2\" }\n"),
                _ => ("", ""),
            };
            home.write(&format!("{name}/src/lib.rs"), &(root(name) + source))?;
            home.manifest(name, name, "0.1.0", dependency)?;
        }
        home.write("plain/src/lib.rs", PLAIN)?;
        home.manifest("plain", "plain", "0.1.0", "")?;
        home.write(
            "program/program.cabal",
            &PROGRAM.replace("@LIB@", &home.display("lib")),
        )?;
        home.write("program/Main.hs", MAIN)?;
        home.write("installed/installed.cabal", INSTALLED[0])?;
        home.write("installed/Main.hs", INSTALLED[1])?;
        home.write(
            "installed/cabal.project",
            "packages: . ../circles/haskell ../hsffi\n",
        )?;
        let packages = PACKAGES.map(|(name, _)| format!("{name}/haskell"));
        home.write(
            "cabal.project",
            &format!("packages: program hsffi {}\n", packages.join(" ")),
        )?;
        Ok(home)
    }

    fn display(&self, path: &str) -> String {
        self.0.join(path).display().to_string()
    }

    /// Writes a file, unless it is there: Cabal would build again what depends on it.
    fn write(&self, path: &str, text: &str) -> Result<()> {
        let path = self.0.join(path);
        if fs::read(&path).is_ok_and(|found| found == text.as_bytes()) {
            return Ok(());
        }
        if let Some(directory) = path.parent() {
            fs::create_dir_all(directory).map_err(at(directory))?;
        }
        fs::write(&path, text).map_err(at(path))
    }

    fn manifest(
        &self,
        directory: &str,
        name: &str,
        version: &str,
        dependencies: &str,
    ) -> Result<()> {
        let runtime = repository().join("runtime");
        let manifest = format!(
            "[package]\nname = \"{name}\"\nversion = \"{version}\"\nedition = \"2024\"\n\
             license = \"MIT\"\nauthors = [\"A <a@example.org>\"]\ndescription = \"Tests of linking\"\n\n\
             [dependencies]\nhsffi = {{ path = '{}' }}\n{dependencies}\n\
             [profile.fat]\ninherits = \"release\"\nlto = \"fat\"\n\n\
             [profile.thin]\ninherits = \"release\"\nlto = \"thin\"\n\n\
             [workspace]\n",
            runtime.display()
        );
        self.write(&format!("{directory}/Cargo.toml"), &manifest)?;
        let lock = repository().join("Cargo.lock");
        let copy = self.0.join(directory).join("Cargo.lock");
        fs::copy(&lock, copy).map_err(at(lock)).map(drop)
    }

    /// Builds a crate and its Haskell package: the last of them with another compiler.
    fn package(&self, name: &str, options: &[&str]) -> Result<()> {
        cargo(["build", "--quiet", "--package", "cargo-hsffi"]).run()?;
        let hsffi = target().join("debug/cargo-hsffi");
        let program = if name == "foreign" {
            Program::new("rustup").args(["run", "nightly"]).arg(hsffi)
        } else {
            Program::new(hsffi)
        };
        let built = program
            .args(["hsffi", "build", "--offline"])
            .args(options)
            .env("CARGO", "cargo")
            .env("CARGO_TARGET_DIR", self.target(name))
            .directory(&self.0.join(name));
        built.run().map(drop)
    }

    /// Packages in directories whose names need quotes, where the library is part of the package and where it lies beside it.
    fn odd_paths(&self) -> Result<()> {
        let with_colon = format!("{ODD}:");
        self.write(&format!("{with_colon}/src/lib.rs"), &root("odd"))?;
        self.manifest(&with_colon, "odd", "0.1.0", "")?;
        self.write(
            &format!("{with_colon}/cabal.project"),
            "packages: haskell hsffi\n",
        )?;
        let hsffi = target().join("debug/cargo-hsffi");
        let build = Program::new(&hsffi).args(["hsffi", "build", "--offline", "--target-dir"]);
        let build = build.arg(self.0.join("target"));
        build.directory(&self.0.join(&with_colon)).run()?;
        let cabal = Cabal::new(self.0.join(&with_colon), "leave-odd");
        cabal.compile("lib:odd")?.run()?;

        let library = self.0.join("target/debug/libodd.a");
        for directory in [ODD, &format!("{ODD} :")] {
            let stubs = Program::new(&hsffi).args(["hsffi", "stubs"]).arg(&library);
            let package = self.0.join(directory).join("haskell");
            stubs.arg("--out").arg(package).run()?;
            let project = format!("{directory}/cabal.project");
            self.write(&project, "packages: haskell ../hsffi\n")?;
        }
        let name = "leave-odd-stubs";
        let cabal = Cabal::new(self.0.join(ODD), name);
        cabal.compile("lib:odd")?.run()?;
        let cabal = Cabal::new(self.0.join(format!("{ODD} :")), name);
        refused(cabal.compile("lib:odd")?, "move the package elsewhere")
    }

    /// Both compilers would otherwise build hsffi anew in turns.
    fn target(&self, name: &str) -> PathBuf {
        self.0.join(if name == "foreign" {
            "target-nightly"
        } else {
            "target"
        })
    }

    /// The library that has nothing to do with hsffi.
    fn plain(&self) -> Result<()> {
        cargo([
            "rustc",
            "--quiet",
            "--offline",
            "--profile",
            "fat",
            "--crate-type",
            "staticlib",
        ])
        .env("CARGO_TARGET_DIR", self.target("plain"))
        .directory(&self.0.join("plain"))
        .run()?;
        let built = self.target("plain").join("fat/libplain.a");
        let lib = self.0.join("lib");
        fs::create_dir_all(&lib).map_err(at(&lib))?;
        fs::copy(&built, lib.join("libplain.a"))
            .map_err(at(built))
            .map(drop)
    }

    /// Every global symbol that a library defines begins with its name.
    fn only_its_own(&self, name: &str) -> Result<()> {
        let object = self.object(name);
        let output = Program::new("nm")
            .args(["--extern-only", "--defined-only"])
            .arg(&object)
            .run()?;
        let output = String::from_utf8_lossy(&output);
        let symbols: Vec<_> = output
            .lines()
            .filter_map(|line| line.split(' ').nth(2))
            .collect();
        let own = format!("{name}_");
        match symbols.iter().find(|symbol| !symbol.starts_with(&own)) {
            None if symbols.is_empty() => Err(Error::Unmet(format!("{name} defines no symbol"))),
            None => Ok(()),
            Some(symbol) => Err(Error::Unmet(format!("the library {name} defines {symbol}"))),
        }
    }

    fn object(&self, name: &str) -> PathBuf {
        self.0.join(name).join("haskell/lib/cargo-hsffi-build.o")
    }

    /// A library in debug has less than half of the archive that it was linked from.
    fn sizes(&self) -> Result<String> {
        let size = |path: PathBuf| fs::metadata(&path).map(|file| file.len()).map_err(at(path));
        let before = size(self.target("circles").join("debug/libcircles.a"))?;
        let after = size(self.object("circles"))?;
        if after > before / 2 {
            return Err(Error::Unmet(format!(
                "the object has {after} bytes, the archive {before}"
            )));
        }
        Ok(format!(
            "a library of {} MB instead of {}",
            after / 1_000_000,
            before / 1_000_000
        ))
    }
}
