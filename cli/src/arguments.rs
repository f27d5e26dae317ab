//! The command line.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};

/// What cargo runs: `cargo-hsffi hsffi …`.
#[derive(Debug, Parser)]
#[command(name = "cargo", bin_name = "cargo")]
pub enum Cargo {
    Hsffi(Hsffi),
}

/// Exports a Rust crate as a Haskell package
#[derive(Debug, Args)]
#[command(version)]
pub struct Hsffi {
    #[command(flatten)]
    pub output: Output,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Creates a crate with its Haskell package, a Haskell program that calls it, and tests
    New(New),
    /// Adds a Haskell package to the crate here, or a Rust crate to the Cabal project here
    Init(Init),
    /// Builds the library of the crate and writes its Haskell package
    Build(Build),
    /// Writes the Haskell package of a library that is already built
    Stubs(Stubs),
    /// Fails if the Haskell package is out of date
    Check(Check),
    /// Lists what changed in the Haskell interface, and which version the PVP demands
    Diff(Diff),
    /// Tells which of the tools and packages that a build needs are missing
    Doctor(Doctor),
    /// Builds again whenever a source is saved
    Watch(Build),
    /// Packs the Haskell package with the sources of the crate, to be built elsewhere
    Package(Package),
    /// Explains a rule, or lists all of them
    Explain(Explain),
}

#[derive(Debug, Args)]
pub struct New {
    /// Directory of the project, which must not exist
    #[arg(value_name = "PATH")]
    pub path: PathBuf,
    /// Name of the crate [default: that of the directory]
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    /// Version control system, as `cargo new` has it
    #[arg(long, value_name = "VCS")]
    pub vcs: Option<String>,
    /// Directory of the crate `hsffi` [default: the crate of the registry that has the version of this command]
    #[arg(long, value_name = "DIR")]
    pub hsffi: Option<PathBuf>,
    /// Do not access the network
    #[arg(long)]
    pub offline: bool,
}

#[derive(Debug, Args)]
pub struct Init {
    /// The package to add hsffi to
    #[arg(short, long, value_name = "SPEC")]
    pub package: Option<String>,
    /// Path to its Cargo.toml
    #[arg(long, value_name = "PATH")]
    pub manifest_path: Option<PathBuf>,
    /// Name of the crate, where there is none yet [default: that of the Cabal package, and `-rust`]
    #[arg(long, value_name = "NAME", conflicts_with_all = ["package", "manifest_path"])]
    pub name: Option<String>,
    /// Directory of the crate `hsffi` [default: the crate of the registry that has the version of this command]
    #[arg(long, value_name = "DIR")]
    pub hsffi: Option<PathBuf>,
    /// Do not access the network
    #[arg(long)]
    pub offline: bool,
}

#[derive(Debug, Args)]
pub struct Build {
    #[command(flatten)]
    pub selection: Selection,
    /// Directory of the package [default: `haskell` next to the Cargo.toml of the crate]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Directory of the Haskell package `hsffi` [default: the one that cabal.project lists, or `hsffi` next to cabal.project]
    #[arg(long, value_name = "DIR")]
    pub runtime: Option<PathBuf>,
    /// Replace files that hsffi did not write, and files that were edited
    #[arg(long)]
    pub force: bool,
    /// How the messages of cargo and rustc are printed: `json` is a line of JSON each, on standard output
    #[arg(
        long,
        value_name = "FMT",
        default_value = "human",
        hide_default_value = true
    )]
    pub message_format: MessageFormat,
}

#[derive(Debug, Args)]
pub struct Stubs {
    /// The library that cargo built
    #[arg(value_name = "LIB")]
    pub library: PathBuf,
    /// Native library that LIB requires; may be given several times
    #[arg(long, value_name = "NAME")]
    pub link: Vec<String>,
    /// Cargo.toml whose `[package.metadata.hsffi]` describes the package
    #[arg(long, value_name = "PATH")]
    pub manifest: Option<PathBuf>,
    /// Directory of the package
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// Directory of the Haskell package `hsffi` [default: the one that cabal.project lists, or `hsffi` next to cabal.project]
    #[arg(long, value_name = "DIR")]
    pub runtime: Option<PathBuf>,
    /// Replace files that hsffi did not write, and files that were edited
    #[arg(long)]
    pub force: bool,
}

#[derive(Debug, Args)]
pub struct Check {
    #[command(flatten)]
    pub selection: Selection,
    /// Compare with this library instead of building one
    #[arg(
        long = "lib",
        value_name = "LIB",
        requires = "out",
        conflicts_with = "Selection"
    )]
    pub library: Option<PathBuf>,
    /// Native library that LIB requires; may be given several times
    #[arg(long, value_name = "NAME", requires = "library")]
    pub link: Vec<String>,
    /// Cargo.toml whose `[package.metadata.hsffi]` describes the package of the library
    #[arg(long, value_name = "PATH", requires = "library")]
    pub manifest: Option<PathBuf>,
    /// Also fail if the version is not what the PVP demands after this one: a generated package, its `api.txt`, or a library
    #[arg(long, value_name = "OLD")]
    pub api: Option<PathBuf>,
    /// Directory of the package [default: `haskell` next to the Cargo.toml of the crate]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Directory of the Haskell package `hsffi` [default: the one that cabal.project lists, or `hsffi` next to cabal.project]
    #[arg(long, value_name = "DIR")]
    pub runtime: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Diff {
    /// The old version: a generated package, its `api.txt`, or a library that cargo built
    #[arg(value_name = "OLD")]
    pub old: PathBuf,
    /// The new version
    #[arg(value_name = "NEW")]
    pub new: PathBuf,
}

#[derive(Debug, Args)]
pub struct Doctor {
    /// The package to look at
    #[arg(short, long, value_name = "SPEC")]
    pub package: Option<String>,
    /// Path to its Cargo.toml
    #[arg(long, value_name = "PATH")]
    pub manifest_path: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Package {
    #[command(flatten)]
    pub selection: Selection,
    /// Directory of the package [default: `haskell` next to the Cargo.toml of the crate]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Directory of the archives [default: `hsffi` in cargo's target directory]
    #[arg(long, value_name = "DIR")]
    pub to: Option<PathBuf>,
    /// Pack the sources of all dependencies as well, so that nothing is downloaded
    #[arg(long)]
    pub vendor: bool,
    /// Pack the library for this machine, or for that of `--target`, instead of sources
    #[arg(long, conflicts_with = "vendor")]
    pub prebuilt: bool,
}

#[derive(Debug, Args)]
pub struct Explain {
    /// Number of the rule, such as HS0001
    pub rule: Option<String>,
}

/// What is written to standard error: cargo's own options.
#[derive(Debug, Args)]
pub struct Output {
    /// Print the cargo command, and more of what cargo does (-vv for all)
    #[arg(short, long, global = true, action = ArgAction::Count)]
    pub verbose: u8,
    /// Print warnings and errors only
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub quiet: bool,
    /// When to print in colors
    #[arg(long, global = true, value_name = "WHEN")]
    pub color: Option<Color>,
}

/// Cargo's values of `--message-format`, of which `json` is for editors.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum MessageFormat {
    #[default]
    Human,
    Json,
}

/// Cargo's values of `--color`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    Auto,
    Always,
    Never,
}

/// Which crate to build, and how: cargo's own options.
#[allow(
    clippy::struct_excessive_bools,
    reason = "they are flags of a command line, each by itself"
)]
#[derive(Debug, Default, Args)]
#[group(multiple = true)]
pub struct Selection {
    /// The package to build
    #[arg(short, long, value_name = "SPEC")]
    pub package: Option<String>,
    /// Path to Cargo.toml
    #[arg(long, value_name = "PATH")]
    pub manifest_path: Option<PathBuf>,
    /// Build with optimizations
    #[arg(short, long, conflicts_with = "profile")]
    pub release: bool,
    /// Build with this profile
    #[arg(long, value_name = "NAME")]
    pub profile: Option<String>,
    /// Features to activate, separated by spaces or commas
    #[arg(short = 'F', long, value_name = "FEATURES")]
    pub features: Vec<String>,
    /// Activate all features
    #[arg(long)]
    pub all_features: bool,
    /// Do not activate the default feature
    #[arg(long)]
    pub no_default_features: bool,
    /// Build for this machine
    #[arg(long, value_name = "TRIPLE")]
    pub target: Option<String>,
    /// Directory for the files that cargo builds
    #[arg(long, value_name = "DIR")]
    pub target_dir: Option<PathBuf>,
    /// Number of parallel jobs
    #[arg(short, long, value_name = "N", allow_negative_numbers = true)]
    pub jobs: Option<String>,
    /// Build as much as possible after an error
    #[arg(long)]
    pub keep_going: bool,
    /// Write a report on how long each crate took
    #[arg(long)]
    pub timings: bool,
    /// Report code that a later version of Rust will reject
    #[arg(long)]
    pub future_incompat_report: bool,
    /// Ignore `rust-version` of packages
    #[arg(long)]
    pub ignore_rust_version: bool,
    /// Fail if Cargo.lock would change
    #[arg(long)]
    pub locked: bool,
    /// Do not access the network
    #[arg(long)]
    pub offline: bool,
    /// The same as --locked and --offline
    #[arg(long)]
    pub frozen: bool,
    /// Override a value of cargo's configuration; may be given several times
    #[arg(long, value_name = "KEY=VALUE|PATH")]
    pub config: Vec<OsString>,
    /// Unstable flag of cargo (nightly only); may be given several times
    #[arg(short = 'Z', value_name = "FLAG")]
    pub unstable: Vec<String>,
    /// How cargo's messages are printed: see [`Build`]
    #[arg(skip)]
    pub message_format: MessageFormat,
}
