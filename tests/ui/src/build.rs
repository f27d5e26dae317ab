//! Building and running the passing cases.
//!
//! They are programs of one generated package, so that cargo builds them in parallel.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

use crate::case::Case;

/// A package with a program for each case.
pub struct Package {
    directory: PathBuf,
    target: PathBuf,
}

impl Package {
    /// Writes the package to a new directory.
    ///
    /// # Errors
    /// If a file cannot be written.
    pub fn write(directory: PathBuf, cases: &[Case]) -> io::Result<Self> {
        let package = fs::canonicalize(".")?;
        let workspace = package.join("../..");
        let runtime = workspace.join("runtime");
        let mut manifest = format!(
            "[package]\nname = \"passing\"\nversion = \"0.1.0\"\nedition = \"2024\"\nautobins = false\n\n\
             [dependencies]\nhsffi = {{ path = '{}' }}\n\n[workspace]\n",
            runtime.display()
        );
        for case in cases {
            let path = package.join(&case.path);
            // Writing to a string does not fail.
            let _ = write!(
                manifest,
                "\n[[bin]]\nname = \"{}\"\npath = '{}'\n",
                program(case),
                path.display()
            );
        }
        fs::create_dir_all(&directory)?;
        fs::write(directory.join("Cargo.toml"), manifest)?;
        fs::copy(workspace.join("Cargo.lock"), directory.join("Cargo.lock"))?;
        let target = directory.join("target");
        Ok(Package { directory, target })
    }

    /// Builds all programs. Returns the messages of rustc if some do not compile.
    ///
    /// # Errors
    /// If cargo does not start.
    pub fn build(&self) -> io::Result<Result<(), String>> {
        let output = Command::new(env!("CARGO"))
            .args(["build", "--quiet", "--offline", "--bins", "--keep-going"])
            .current_dir(&self.directory)
            .env("CARGO_TARGET_DIR", &self.target)
            .output()?;
        Ok(if output.status.success() {
            Ok(())
        } else {
            Err(String::from_utf8_lossy(&output.stderr).into_owned())
        })
    }

    /// Runs the program of a case. Returns its status and messages if it fails.
    ///
    /// # Errors
    /// If the program does not start.
    pub fn run(&self, case: &Case) -> io::Result<Result<(), String>> {
        let program = Path::new("debug").join(program(case));
        let output = Command::new(self.target.join(program)).output()?;
        Ok(if output.status.success() {
            Ok(())
        } else {
            let messages = String::from_utf8_lossy(&output.stderr);
            Err(format!("{}\n{messages}", output.status))
        })
    }
}

/// The name of a case's program.
fn program(case: &Case) -> String {
    case.name.replace('/', "_")
}
