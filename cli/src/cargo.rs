//! Running cargo, for the static library of a crate.

mod messages;

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

use cargo_metadata::{ArtifactDebuginfo, MetadataCommand};
use hsffi_stubs::DebugInfo;

use messages::Notes;

use crate::arguments::{MessageFormat, Selection};
use crate::error::{Error, Result};
use crate::native::Native;
use crate::{doctor, status, workspace};

/// The first Rust that tells macros in which file an item stands: before it, exports that have one name in two modules have one
/// link name.
const TELLS_FILES: &str = "1.88";

/// What cargo built.
#[derive(Debug)]
pub struct Built {
    /// The static library.
    pub library: PathBuf,
    /// The name of the crate, which is that of the library for the linker.
    pub name: String,
    /// Where the crate's Cargo.toml is.
    pub crate_dir: PathBuf,
    /// What the library needs.
    pub native: Native,
    /// Whether the profile asks for debug information.
    pub debug_info: DebugInfo,
    /// Whether it was there before.
    pub is_fresh: bool,
}

/// Builds the static library of the crate that is selected, whatever kinds of library its Cargo.toml asks for.
///
/// What cargo writes to standard error goes there as it comes, but for rustc's note on the libraries.
pub fn build(selection: &Selection) -> Result<Built> {
    workspace::check_selection(selection)?;
    let program = program();
    let arguments = arguments(selection);
    status::command(&program, &arguments);
    let mut cargo = Command::new(&program)
        .args(arguments)
        .env("CARGO_TERM_COLOR", status::colours())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|source| Error::NoCargo { program, source })?;

    let (stdout, stderr) = (cargo.stdout.take(), cargo.stderr.take());
    let (artifact, notes) = thread::scope(|scope| {
        let notes = scope.spawn(|| stderr.map_or_else(|| Ok(Notes::default()), messages::forward));
        let artifact = match (stdout, selection.message_format) {
            (None, _) => Ok((None, Notes::default())),
            (Some(stdout), MessageFormat::Human) => messages::artifact(stdout),
            (Some(stdout), MessageFormat::Json) => messages::forward_json(stdout),
        };
        // The thread has nothing that panics, and would have had nothing to tell.
        let notes = notes.join().unwrap_or_else(|_| Ok(Notes::default()));
        (artifact, notes)
    });
    let status = cargo.wait().map_err(Error::Messages)?;
    let (artifact, notes_in_json) = artifact.map_err(Error::Messages)?;
    let notes = notes.map_err(Error::Messages)?.or(notes_in_json);
    if !status.success() {
        return Err(match notes.defined_twice {
            Some(symbol) if doctor::rustc_is_older(TELLS_FILES) => Error::OneLinkName { symbol },
            _ => Error::Cargo { status },
        });
    }

    let artifact = artifact.ok_or(Error::NoLibrary)?;
    let library = artifact.filenames.first().ok_or(Error::NoLibrary)?;
    let crate_dir = artifact.manifest_path.parent().ok_or(Error::NoLibrary)?;
    Ok(Built {
        library: library.into(),
        name: artifact.target.name.replace('-', "_"),
        crate_dir: crate_dir.into(),
        native: notes.native.unwrap_or_default(),
        debug_info: match artifact.profile.debuginfo {
            ArtifactDebuginfo::None => DebugInfo::LeaveOut,
            _ => DebugInfo::Keep,
        },
        is_fresh: artifact.fresh,
    })
}

/// Cargo, which tells its subcommands where it is.
pub fn program() -> OsString {
    env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

/// The directory in which cargo builds the crates of a workspace.
pub fn target_dir(workspace: &Path) -> PathBuf {
    let metadata = MetadataCommand::new()
        .cargo_path(program())
        .manifest_path(workspace.join("Cargo.toml"))
        .no_deps()
        .exec();
    metadata.map_or_else(
        |_| workspace.join("target"),
        |metadata| metadata.target_directory.into(),
    )
}

fn arguments(selection: &Selection) -> Vec<OsString> {
    let mut arguments: Vec<OsString> = vec!["rustc".into()];
    let mut option = |name: &str, value: OsString| {
        arguments.push(name.into());
        arguments.push(value);
    };
    if let Some(package) = &selection.package {
        option("--package", package.into());
    }
    if let Some(path) = &selection.manifest_path {
        option("--manifest-path", path.into());
    }
    if let Some(profile) = &selection.profile {
        option("--profile", profile.into());
    }
    for features in &selection.features {
        option("--features", features.into());
    }
    if let Some(target) = &selection.target {
        option("--target", target.into());
    }
    if let Some(dir) = &selection.target_dir {
        option("--target-dir", dir.into());
    }
    for config in &selection.config {
        option("--config", config.clone());
    }
    for flag in &selection.unstable {
        option("-Z", flag.into());
    }
    // As one word, since it may begin with `-`.
    if let Some(jobs) = &selection.jobs {
        arguments.push(format!("--jobs={jobs}").into());
    }
    arguments.extend(status::verbosity().map(OsString::from));
    let flags = [
        (selection.release, "--release"),
        (selection.keep_going, "--keep-going"),
        (selection.timings, "--timings"),
        (selection.future_incompat_report, "--future-incompat-report"),
        (selection.ignore_rust_version, "--ignore-rust-version"),
        (selection.locked, "--locked"),
        (selection.offline, "--offline"),
        (selection.frozen, "--frozen"),
        (selection.all_features, "--all-features"),
        (selection.no_default_features, "--no-default-features"),
    ];
    let flags = flags.iter().filter(|(given, _)| *given);
    arguments.extend(flags.map(|(_, flag)| flag.into()));
    let always = [
        "--lib",
        "--crate-type=staticlib",
        match selection.message_format {
            MessageFormat::Human => "--message-format=json-render-diagnostics",
            MessageFormat::Json => "--message-format=json",
        },
        "--",
        "--print=native-static-libs",
    ];
    arguments.extend(always.map(OsString::from));
    arguments
}

/// The options of `cargo metadata` by which it resolves the same dependencies.
pub fn metadata_options(selection: &Selection) -> Vec<OsString> {
    let mut options: Vec<OsString> = Vec::new();
    for features in &selection.features {
        options.extend(["--features".into(), features.into()]);
    }
    if let Some(target) = &selection.target {
        options.extend(["--filter-platform".into(), target.into()]);
    }
    for config in &selection.config {
        options.extend(["--config".into(), config.clone()]);
    }
    let flags = [
        (selection.locked, "--locked"),
        (selection.offline, "--offline"),
        (selection.frozen, "--frozen"),
        (selection.all_features, "--all-features"),
        (selection.no_default_features, "--no-default-features"),
    ];
    let flags = flags.iter().filter(|(given, _)| *given);
    options.extend(flags.map(|(_, flag)| flag.into()));
    options
}
