//! What the crate imports from Haskell: it is compiled without its Haskell part, and what it says of itself is read.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use hsffi_stubs::description::Description;

use crate::{Error, Place};

/// Set in the build scripts of the compilation that is for the declarations alone.
const NESTED: &str = "HSFFI_BUILD_DESCRIBES";

/// The profile of cargo's that the program is compiled with: its types may depend on `debug_assertions`.
#[derive(Debug, PartialEq)]
struct Profile {
    name: String,
    /// That of the directory below the target directory.
    directory: String,
}

impl Profile {
    /// Cargo names no profile to a build script, but the directory.
    fn of(out: &Path) -> Self {
        let mut parents = out.ancestors().skip_while(|path| !path.ends_with("build"));
        let directory = parents.nth(1).and_then(Path::file_name);
        let directory =
            directory.map_or("debug".into(), |name| name.to_string_lossy().into_owned());
        let name = if directory == "debug" {
            "dev".to_owned()
        } else {
            directory.clone()
        };
        Profile { name, directory }
    }

    /// Settings that do not change the declarations, so that the compilation is short and its result has its sections.
    fn settings(&self) -> [(String, &'static str); 4] {
        let name = self.name.replace('-', "_").to_ascii_uppercase();
        let settings = [
            ("OPT_LEVEL", "0"),
            ("LTO", "off"),
            ("DEBUG", "0"),
            ("STRIP", "none"),
        ];
        settings.map(|(setting, value)| (format!("CARGO_PROFILE_{name}_{setting}"), value))
    }
}

/// Whether this is a build script of that compilation.
pub(crate) fn is_nested() -> bool {
    env::var_os(NESTED).is_some()
}

/// The part of the package that is compiled.
enum Crate {
    Library,
    Program(String),
}

impl Crate {
    fn of(place: &Place, bin: Option<&str>) -> Result<Self, Error> {
        let has = |file: &str| place.package.join("src").join(file).is_file();
        match bin {
            Some(name) => Ok(Crate::Program(name.to_owned())),
            None if has("lib.rs") => Ok(Crate::Library),
            None if has("main.rs") => {
                let name = env::var("CARGO_PKG_NAME").map_err(|_| Error::NotInBuildScript)?;
                Ok(Crate::Program(name))
            }
            None => Err(Error::NoCrate),
        }
    }

    fn options(&self) -> Vec<OsString> {
        match self {
            Crate::Library => ["--lib", "--crate-type=staticlib"]
                .map(OsString::from)
                .into(),
            // What Haskell exports is not there, and is not called.
            Crate::Program(name) => [
                "--bin",
                name,
                "--",
                "-Clink-arg=-Wl,--unresolved-symbols=ignore-all",
            ]
            .map(OsString::from)
            .into(),
        }
    }

    /// What cargo has built in the directory of a profile.
    fn built(&self, directory: &Path) -> Option<PathBuf> {
        match self {
            Crate::Program(name) => Some(directory.join(name)).filter(|path| path.is_file()),
            Crate::Library => {
                let entries = directory.read_dir().ok()?;
                let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
                let libraries = paths.filter(|path| path.extension().is_some_and(|it| it == "a"));
                // Under its former name, it may be there, too.
                libraries.max_by_key(|path| path.metadata().and_then(|file| file.modified()).ok())
            }
        }
    }
}

/// The Rust sources of what cargo has built, those of other packages of the workspace included: cargo writes them beside it.
fn sources(built: &Path) -> Vec<String> {
    sources_in(&std::fs::read_to_string(built.with_extension("d")).unwrap_or_default())
}

/// Those behind the colon of a rule for `make`.
fn sources_in(list: &str) -> Vec<String> {
    let sources = list.split_once(": ").map_or("", |(_, sources)| sources);
    let sources = sources.replace("\\ ", "\0");
    let sources = sources.split_whitespace();
    sources.map(|path| path.replace('\0', " ")).collect()
}

/// Nothing when rustc rejects the crate: it will again, and say why, when cargo compiles it in earnest.
pub(crate) fn describe(place: &Place, bin: Option<&str>) -> Result<Option<Description>, Error> {
    let part = Crate::of(place, bin)?;
    let program = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let target = place.out.join("describe");
    let profile = Profile::of(&place.out);
    let output = Command::new(&program)
        .current_dir(&place.package)
        .args(["rustc", "--quiet", "--offline", "--no-default-features"])
        .arg("--features")
        .arg(env::var_os("CARGO_CFG_FEATURE").unwrap_or_default())
        .args(["--profile", &profile.name])
        .arg("--target-dir")
        .arg(&target)
        // The cargo that runs this build script has locked its own directories, and waits.
        .env("CARGO_BUILD_BUILD_DIR", &target)
        .args(part.options())
        .env(NESTED, "1")
        .envs(profile.settings())
        // Such as clippy, which compiles nothing.
        .env_remove("RUSTC_WORKSPACE_WRAPPER")
        .env_remove("CARGO_BUILD_TARGET")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .output()
        .map_err(|source| Error::NoCargo {
            program: program.to_string_lossy().into_owned(),
            source,
        })?;
    if !output.status.success() {
        let messages = String::from_utf8_lossy(&output.stderr);
        let package = env::var("CARGO_PKG_NAME").unwrap_or_default();
        if messages.contains(&format!("could not compile `{package}`"))
            && !messages.contains("linking with")
        {
            return Ok(None);
        }
        eprint!("{messages}");
        return Err(Error::Cargo {
            status: output.status,
        });
    }
    let of_target =
        env::var_os("TARGET").map(|triple| target.join(triple).join(&profile.directory));
    let plain = target.join(&profile.directory);
    let built = part
        .built(&plain)
        .or_else(|| part.built(&of_target?))
        .ok_or(Error::NoResult { path: plain })?;
    for source in sources(&built) {
        println!("cargo::rerun-if-changed={source}");
    }
    let description = Description::read(built)?;
    if description.haskell_functions.is_empty() {
        return Err(Error::NothingImported);
    }
    Ok(Some(description))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_crate_is_described_with_the_profile_that_it_is_compiled_with() {
        let profile = |directory: &str| {
            let out = format!("/build/target/{directory}/build/mail-0123456789abcdef/out/hsffi");
            Profile::of(Path::new(&out))
        };
        assert_eq!(profile("debug").name, "dev");
        assert_eq!(profile("release").name, "release");
        let own = profile("x86_64-unknown-linux-gnu/with-checks");
        assert_eq!([&own.name, &own.directory], ["with-checks"; 2]);
        let settings = own.settings().map(|(name, _)| name);
        assert_eq!(settings[0], "CARGO_PROFILE_WITH_CHECKS_OPT_LEVEL");
    }

    #[test]
    fn sources_are_read_from_the_list_of_cargo() {
        let list = "/target/debug/host: /home/my\\ code/src/main.rs /home/lib.rs\n";
        assert_eq!(
            sources_in(list),
            ["/home/my code/src/main.rs", "/home/lib.rs"]
        );
        assert!(sources_in("").is_empty());
    }
}
