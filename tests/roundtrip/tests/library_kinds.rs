//! Whatever kind of library the crate becomes and however it is optimised, its metadata is in it: that of its exports,
//! and that of the types of another crate which they use.

use std::path::{Path, PathBuf};
use std::process::Command;

use hsffi_stubs::description::{Description, Enum, Error, Object};

/// Builds the crate's library and tells where it is.
fn library(kind: &str, profile: &str) -> PathBuf {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let status = Command::new(env!("CARGO"))
        .args(["rustc", "--quiet", "--offline", "--lib"])
        .args([
            "--manifest-path",
            concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"),
        ])
        .args(["--crate-type", kind, "--profile", profile])
        // What takes the most away.
        .args(["--config", "profile.release.lto = 'fat'"])
        .args(["--config", "profile.release.codegen-units = 1"])
        .args(["--config", "profile.release.strip = true"])
        .env("CARGO_TARGET_DIR", target)
        .status()
        .expect("cargo is what runs this test");
    assert!(status.success(), "the {kind} was not built");

    let name = match kind {
        "staticlib" => "libhsffi_roundtrip.a".to_owned(),
        _ => format!(
            "{}hsffi_roundtrip{}",
            std::env::consts::DLL_PREFIX,
            std::env::consts::DLL_SUFFIX
        ),
    };
    let directory = if profile == "dev" { "debug" } else { profile };
    target.join(directory).join(name)
}

#[test]
fn every_kind_of_library_describes_itself_in_full() {
    let whole = Description::read(library("staticlib", "dev")).expect("the library is whole");

    let foreign = |id: &str| id.starts_with("hsffi_roundtrip_shapes::");
    let circle = |object: &Object| foreign(&object.id) && object.name == "Circle";
    let corner = |definition: &Enum| foreign(&definition.id) && definition.name == "Corner";
    let error = |definition: &Error| foreign(&definition.id) && definition.name == "ShapeError";
    assert!(whole.objects.iter().any(circle));
    assert!(whole.enums.iter().any(corner));
    assert!(whole.errors.iter().any(error));

    for (kind, profile) in [
        ("cdylib", "dev"),
        ("staticlib", "release"),
        ("cdylib", "release"),
    ] {
        let description = Description::read(library(kind, profile));
        let description = description.unwrap_or_else(|error| panic!("{kind}, {profile}: {error}"));
        assert!(
            description == whole,
            "the {kind} of {profile} tells something else"
        );
    }
}
