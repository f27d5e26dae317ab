//! Cabal reads the package, whatever licence the crate has.

use std::fs;

use hsffi_stubs::description::{Description, LicenseFile};
use hsffi_stubs::{Link, Overwrite, generate};

use hsffi_test_harness::cabal::Cabal;
use hsffi_test_harness::error::{Error, Result, at};
use hsffi_test_harness::generated::Crate;
use hsffi_test_harness::{found, haskell_runtime, machine};

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

#[test]
fn cabal_reads_packages_of_every_licence() -> Result<()> {
    let _machine = machine()?;
    let licensed = Crate::new("licensed");
    let library = licensed.library("0.1.0", LIBRARY)?;
    let failed = |error: hsffi_stubs::Error| Error::Unmet(error.to_string());
    let packages = licensed.package("packages")?;
    let mut description = Description::read(&library).map_err(failed)?;
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
