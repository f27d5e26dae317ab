//! Cabal reads the package, whatever licence the crate has.

use std::fs::{self, File};

use hsffi_stubs::description::{Description, LicenseFile};
use hsffi_stubs::{Link, Overwrite, generate};

use hsffi_test_harness::cabal::Cabal;
use hsffi_test_harness::error::{Error, Result, at};
use hsffi_test_harness::generated::Crate;
use hsffi_test_harness::program::Program;
use hsffi_test_harness::{found, haskell_runtime, machine, target};

const LIBRARY: &str = "hsffi::module!(\"Licensed\");\n\n#[hsffi::export]\npub fn one() {}\n";

/// What Cargo takes for a `license`.
const LICENSES: [&str; 18] = [
    "",
    "MIT OR Apache-2.0",
    "MIT/Apache-2.0",
    "GPL-3.0",
    "GPL-2.0+",
    "LGPL-2.1+ WITH GCC-exception-2.0",
    "GPL-2.0-with-classpath-exception",
    "Apache-2.0 WITH LLVM-exception",
    "Apache-2.0+",
    "(MIT OR Apache-2.0) AND Unicode-3.0",
    "BlueOak-1.0.0",
    "Elastic-2.0 OR mit",
    "MIT WITH Our-exception",
    "LicenseRef-Ours_2",
    "Apache 2.0",
    "MIT OR",
    "All rights reserved, © us",
    "NONE",
];

fn licensed_description() -> Result<Description> {
    let library = Crate::new("licensed").library("0.1.0", LIBRARY)?;
    Description::read(library).map_err(|error| Error::Unmet(error.to_string()))
}

#[test]
fn cabal_reads_packages_of_every_licence() -> Result<()> {
    let _machine = machine()?;
    let failed = |error: hsffi_stubs::Error| Error::Unmet(error.to_string());
    let licensed = Crate::new("licensed");
    let packages = licensed.package("packages")?;
    let mut description = licensed_description()?;
    for (number, license) in LICENSES.iter().enumerate() {
        for with_file in [false, true] {
            let name = format!(
                "licensed-{}{number}",
                if with_file { "file" } else { "none" }
            );
            description.module.package.clone_from(&name);
            (*license).clone_into(&mut description.module.license);
            description.module.license_file = with_file.then(|| LicenseFile {
                name: "COPYING".to_owned(),
                text: "Copy it.\n".to_owned(),
            });
            let package = generate(&description, &Link::default())
                .map_err(|error| Error::Unmet(error.to_string()))?;
            package
                .write(packages.join(name), Overwrite::Refuse)
                .map_err(failed)?;
        }
    }
    let runtime = haskell_runtime();
    let project = format!("packages: packages/*/*.cabal {}\n", runtime.display());
    licensed.write("cabal.project", &project)?;
    let read = || {
        Cabal::new(licensed.home(), "licensed")
            .compile("all")?
            .arg("--dry-run")
            .output()
    };
    let output = read()?;
    if !output.status.success() {
        return Err(Error::Unmet(
            String::from_utf8_lossy(&output.stderr).into_owned(),
        ));
    }

    // What Cargo takes is not what Cabal does.
    let path = packages.join("licensed-none2/licensed-none2.cabal");
    let text = fs::read_to_string(&path).map_err(at(&path))?;
    let untranslated = text.replace("MIT OR Apache-2.0", "MIT/Apache-2.0");
    fs::write(&path, untranslated).map_err(at(&path))?;
    if read()?.status.success() {
        return Err(Error::Unmet("Cabal reads MIT/Apache-2.0".to_owned()));
    }
    found(format_args!("{} licences", LICENSES.len()));
    Ok(())
}

/// Cabal's parser, for lines of Cargo's expression, a tab, and ours. Where Cabal reads the first, the second must be the same.
const PARSER: &str = "\
module Main (main) where

import Distribution.CabalSpecVersion (CabalSpecVersion (CabalSpecV2_4))
import Distribution.Parsec (explicitEitherParsec', parsec)
import Distribution.SPDX (License)

main :: IO ()
main = interact (unlines . concatMap flaws . lines)

flaws :: String -> [String]
flaws line = case (parsed cargo, parsed (drop 1 ours)) of
  (_, Nothing) -> [\"Cabal does not read \" ++ line]
  (Just given, Just translated) | given /= translated -> [\"the meaning has changed: \" ++ line]
  _ -> []
  where
    (cargo, ours) = break (== '\\t') line

parsed :: String -> Maybe License
parsed = either (const Nothing) Just . explicitEitherParsec' CabalSpecV2_4 parsec
";

/// Every licence and exception of SPDX, in every form that Cargo accepts.
fn expressions() -> Vec<String> {
    let mut expressions: Vec<_> = LICENSES.iter().map(|&license| license.to_owned()).collect();
    for license in spdx::identifiers::LICENSES {
        let name = license.name;
        expressions.extend([
            name.to_owned(),
            name.to_lowercase(),
            format!("MIT/{name}"),
            format!("({name} or (isc AND (LicenseRef-Ours)))"),
            format!("{name} WITH Classpath-exception-2.0"),
            format!("{name} with LLVM-exception OR DocumentRef-a:LicenseRef-b"),
        ]);
        // Of a licence whose name says it, `+` says nothing new.
        if !name.ends_with("-only") && !name.ends_with("-or-later") {
            expressions.push(format!("{name}+"));
        }
    }
    for exception in spdx::identifiers::EXCEPTIONS {
        let name = exception.name;
        expressions.extend([
            format!("Apache-2.0 WITH {name}"),
            format!("GPL-2.0+ with {}", name.to_lowercase()),
            format!("LicenseRef-Ours WITH {name}"),
            format!("Unicode-3.0 WITH {name}"),
        ]);
    }
    expressions
}

#[test]
fn cabals_parser_reads_every_licence_of_spdx() -> Result<()> {
    let _machine = machine()?;
    let home = target().join("licenses");
    fs::create_dir_all(&home).map_err(at(&home))?;
    let mut description = licensed_description()?;
    let expressions = expressions();
    let mut lines = Vec::new();
    for expression in &expressions {
        description.module.license.clone_from(expression);
        let package = generate(&description, &Link::default())
            .map_err(|error| Error::Unmet(error.to_string()))?;
        let mut files = package.files.iter();
        let cabal = files.find(|file| file.contents.starts_with("cabal-version:"));
        let license = cabal.and_then(|file| {
            let mut lines = file.contents.lines();
            lines.find_map(|line| line.strip_prefix("license:"))
        });
        let license = license.unwrap_or_default().trim();
        lines.push(format!("{expression}\t{license}"));
    }
    let (script, input) = (home.join("Parser.hs"), home.join("expressions"));
    fs::write(&script, PARSER).map_err(at(&script))?;
    fs::write(&input, lines.join("\n")).map_err(at(&input))?;
    let flaws = Program::new("runghc")
        .env("LC_ALL", "C.UTF-8")
        .arg(&script)
        .input(File::open(&input).map_err(at(&input))?)
        .run()?;
    if !flaws.is_empty() {
        return Err(Error::Unmet(String::from_utf8_lossy(&flaws).into_owned()));
    }
    found(format_args!("{} expressions", expressions.len()));
    Ok(())
}
