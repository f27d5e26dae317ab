//! Packages on the disk.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use hsffi_stubs::{Difference, Error, File, Library, Overwrite, Package, State, Written};
use tempfile::TempDir;

const MANIFEST: &str = ".hsffi-manifest";

fn package(files: &[(&str, &str)]) -> Package {
    let files = files.iter().map(|(path, contents)| File {
        path: (*path).into(),
        contents: (*contents).into(),
        executable: false,
    });
    Package {
        name: "mail".into(),
        files: files.collect(),
    }
}

fn old() -> Package {
    package(&[
        ("mail.cabal", "name: mail"),
        ("src/Data/Mail.hs", "module Data.Mail where"),
        (
            "src/Data/Mail/Old/Part.hs",
            "module Data.Mail.Old.Part where",
        ),
    ])
}

fn new() -> Package {
    package(&[
        ("cbits/check.c", "int checked;"),
        ("mail.cabal", "name: mail"),
        ("src/Data/Mail.hs", "module Data.Mail (new) where"),
    ])
}

fn library(contents: &[u8]) -> Library {
    Library::Archive {
        file_name: "libmail.a".into(),
        contents: contents.to_vec(),
    }
}

/// All files below a directory with their contents, sorted.
fn tree(dir: &Path) -> Vec<(String, Vec<u8>)> {
    fn visit(dir: &Path, root: &Path, files: &mut Vec<(String, Vec<u8>)>) {
        for entry in fs::read_dir(dir).expect("it can be listed") {
            let path = entry.expect("it can be listed").path();
            let name = path.strip_prefix(root).expect("it is below");
            let name = name.to_string_lossy().into_owned();
            if path.is_dir() {
                let before = files.len();
                visit(&path, root, files);
                if files.len() == before {
                    files.push((format!("{name}/"), Vec::new()));
                }
            } else {
                files.push((name, fs::read(&path).expect("it can be read")));
            }
        }
    }
    let mut files = Vec::new();
    visit(dir, dir, &mut files);
    files.sort();
    files
}

fn names(dir: &Path) -> Vec<String> {
    tree(dir).into_iter().map(|(name, _)| name).collect()
}

/// A directory that does not exist yet, in one that does.
fn nowhere() -> (TempDir, PathBuf) {
    let dir = tempfile::tempdir().expect("there is room");
    let path = dir.path().join("deep/haskell");
    (dir, path)
}

/// A directory with the old package.
fn written() -> (TempDir, PathBuf) {
    let (guard, dir) = nowhere();
    old()
        .write(&dir, Overwrite::Refuse)
        .expect("nothing is in the way");
    (guard, dir)
}

/// Tries to write the new package, which must be refused and change nothing.
fn refused(dir: &Path, overwrite: Overwrite) -> Error {
    let before = tree(dir);
    let error = new()
        .write(dir, overwrite)
        .expect_err("something is in the way");
    assert_eq!(tree(dir), before, "nothing is touched");
    let message = error.to_string();
    assert!(!message.contains('\n'), "{message}");
    error
}

fn difference(dir: &Path, path: &str, state: State) -> Difference {
    Difference {
        path: dir.join(path),
        state,
    }
}

#[test]
fn a_new_package_is_written_whole() {
    let (_guard, dir) = nowhere();
    let done = old()
        .write(&dir, Overwrite::Refuse)
        .expect("nothing is in the way");
    assert_eq!(
        done,
        Written {
            written: [
                "mail.cabal",
                "src/Data/Mail/Old/Part.hs",
                "src/Data/Mail.hs"
            ]
            .map(|file| dir.join(file))
            .into(),
            ..Written::default()
        }
    );
    for file in old().files {
        let contents = fs::read_to_string(dir.join(file.path)).expect("it is there");
        assert_eq!(contents, file.contents);
    }
    assert_eq!(names(&dir).len(), 4, "the files and their manifest");
}

#[test]
fn a_second_writing_touches_nothing() {
    let (_guard, dir) = written();
    let long_ago = SystemTime::now() - Duration::from_secs(1_000_000);
    for name in names(&dir) {
        let file = fs::File::options().write(true).open(dir.join(name));
        file.and_then(|file| file.set_modified(long_ago))
            .expect("it is ours");
    }
    let done = old()
        .write(&dir, Overwrite::Refuse)
        .expect("nothing is in the way");
    assert_eq!(
        done,
        Written {
            unchanged: 3,
            ..Written::default()
        }
    );
    for name in names(&dir) {
        let modified = fs::metadata(dir.join(name)).and_then(|file| file.modified());
        assert_eq!(modified.expect("it has a time"), long_ago);
    }
}

#[test]
fn a_new_version_replaces_the_old_one() {
    let (_guard, dir) = written();
    let unchanged = fs::metadata(dir.join("mail.cabal")).and_then(|file| file.modified());
    let done = new()
        .write(&dir, Overwrite::Refuse)
        .expect("nothing is in the way");
    assert_eq!(
        done,
        Written {
            written: vec![dir.join("cbits/check.c"), dir.join("src/Data/Mail.hs")],
            removed: vec![dir.join("src/Data/Mail/Old/Part.hs")],
            kept: Vec::new(),
            unchanged: 1,
        }
    );
    // The directories of the removed file are gone with it.
    assert_eq!(
        names(&dir),
        [MANIFEST, "cbits/check.c", "mail.cabal", "src/Data/Mail.hs"]
    );
    let modified = fs::metadata(dir.join("mail.cabal")).and_then(|file| file.modified());
    assert_eq!(modified.expect("a time"), unchanged.expect("a time"));
    assert_eq!(new().check(&dir).expect("it can be read"), []);
}

#[test]
fn files_of_the_user_are_left_alone() {
    let (_guard, dir) = written();
    let own = [
        "README.md",
        "dist-newstyle/cache/plan.json",
        "src/Data/Mail/Old/Notes.txt",
    ];
    for file in own {
        fs::create_dir_all(dir.join(file).parent().expect("it has one")).expect("there is room");
        fs::write(dir.join(file), "mine").expect("there is room");
    }
    for overwrite in [Overwrite::Refuse, Overwrite::Force] {
        new().write(&dir, overwrite).expect("nothing is in the way");
        for file in own {
            assert_eq!(fs::read(dir.join(file)).expect("it is there"), b"mine");
        }
    }
}

#[test]
fn an_edited_file_and_a_foreign_one_are_both_named() {
    let (_guard, dir) = written();
    fs::write(dir.join("src/Data/Mail.hs"), "mine").expect("there is room");
    fs::create_dir(dir.join("cbits")).expect("there is room");
    fs::write(dir.join("cbits/check.c"), "mine too").expect("there is room");

    let error = refused(&dir, Overwrite::Refuse);
    let message = error.to_string();
    let Error::Refused { refused } = error else {
        panic!("{message}");
    };
    let edited = difference(&dir, "src/Data/Mail.hs", State::Edited);
    let foreign = difference(&dir, "cbits/check.c", State::Foreign);
    assert_eq!(
        message,
        format!(
            "{foreign} and {edited}: move the files that you want to keep, or use `--force` to replace them"
        )
    );
    assert_eq!(refused, [foreign, edited]);

    new()
        .write(&dir, Overwrite::Force)
        .expect("it was asked for");
    assert_eq!(new().check(&dir).expect("it can be read"), []);
}

#[test]
fn a_foreign_file_that_is_as_it_should_be_is_taken_over() {
    let (_guard, dir) = nowhere();
    fs::create_dir_all(&dir).expect("there is room");
    fs::write(dir.join("mail.cabal"), "name: mail").expect("there is room");
    let done = old()
        .write(&dir, Overwrite::Refuse)
        .expect("nothing is in the way");
    assert_eq!(done.unchanged, 1);
    assert_eq!(done.written.len(), 2);
}

#[test]
fn an_edited_file_that_is_no_longer_wanted_becomes_the_users() {
    let (_guard, dir) = written();
    let edited = dir.join("src/Data/Mail/Old/Part.hs");
    fs::write(&edited, "mine").expect("there is room");
    let done = new()
        .write(&dir, Overwrite::Refuse)
        .expect("nothing is in the way");
    assert_eq!(done.kept, [&*edited]);
    assert_eq!(done.removed, [] as [PathBuf; 0]);
    assert_eq!(fs::read(&edited).expect("it is there"), b"mine");
    let done = new()
        .write(&dir, Overwrite::Refuse)
        .expect("nothing is in the way");
    assert_eq!(done.kept, [] as [PathBuf; 0]);
}

#[test]
fn a_removed_file_is_written_again() {
    let (_guard, dir) = written();
    fs::remove_file(dir.join("mail.cabal")).expect("it is there");
    let done = old()
        .write(&dir, Overwrite::Refuse)
        .expect("nothing is in the way");
    assert_eq!(done.written, [dir.join("mail.cabal")]);
}

#[test]
fn a_directory_in_the_way_is_refused_even_by_force() {
    let (_guard, dir) = written();
    fs::remove_file(dir.join("src/Data/Mail.hs")).expect("it is there");
    fs::create_dir(dir.join("src/Data/Mail.hs")).expect("there is room");
    for overwrite in [Overwrite::Refuse, Overwrite::Force] {
        let error = refused(&dir, overwrite);
        assert!(matches!(
            error,
            Error::Refused { refused }
                if refused == [difference(&dir, "src/Data/Mail.hs", State::InTheWay)]
        ));
    }
}

#[test]
fn a_file_in_the_way_of_a_directory_is_refused_once() {
    let (_guard, dir) = written();
    fs::remove_dir_all(dir.join("src")).expect("it is there");
    fs::write(dir.join("src"), "mine").expect("there is room");
    let error = old()
        .write(&dir, Overwrite::Force)
        .expect_err("something is in the way");
    assert!(matches!(
        error,
        Error::Refused { refused } if refused == [difference(&dir, "src", State::InTheWay)]
    ));

    let error = new()
        .write(dir.join("src"), Overwrite::Force)
        .expect_err("it is a file");
    assert!(matches!(
        error,
        Error::Refused { refused } if refused == [difference(&dir, "src", State::InTheWay)]
    ));
}

#[cfg(unix)]
#[test]
fn a_link_is_not_followed() {
    let (guard, dir) = written();
    let elsewhere = guard.path().join("elsewhere");
    fs::rename(dir.join("src/Data/Mail.hs"), &elsewhere).expect("it is there");
    std::os::unix::fs::symlink(&elsewhere, dir.join("src/Data/Mail.hs")).expect("there is room");
    let error = refused(&dir, Overwrite::Refuse);
    assert!(matches!(
        error,
        Error::Refused { refused }
            if refused == [difference(&dir, "src/Data/Mail.hs", State::Edited)]
    ));
    new()
        .write(&dir, Overwrite::Force)
        .expect("it was asked for");
    let untouched = fs::read(&elsewhere).expect("it is there");
    assert_eq!(untouched, b"module Data.Mail where");
}

#[cfg(unix)]
#[test]
fn a_program_can_be_run() {
    use std::os::unix::fs::PermissionsExt;
    let (_guard, dir) = nowhere();
    let mut package = package(&[("configure", "#!/bin/sh\n"), ("mail.cabal", "name: mail")]);
    package.files[0].executable = true;
    let mode = |file: &str| {
        let metadata = fs::metadata(dir.join(file)).expect("it is there");
        metadata.permissions().mode() & 0o111
    };
    package
        .write(&dir, Overwrite::Refuse)
        .expect("nothing is in the way");
    assert_ne!(mode("configure"), 0);
    assert_eq!(mode("mail.cabal"), 0);

    // Lost on the way through a file system without such bits.
    let plain = fs::Permissions::from_mode(0o644);
    fs::set_permissions(dir.join("configure"), plain).expect("it is ours");
    let done = package
        .write(&dir, Overwrite::Refuse)
        .expect("nothing is in the way");
    assert_eq!(done.written, [dir.join("configure")]);
    assert_ne!(mode("configure"), 0);
}

#[test]
fn paths_that_lead_elsewhere_are_refused() {
    let (guard, dir) = nowhere();
    for path in [
        "../mail.cabal",
        "/mail.cabal",
        "src/../../mail.cabal",
        "./mail.cabal",
        "src//mail.cabal",
        "src\\..\\mail.cabal",
        "C:mail.cabal",
        "mail\n.cabal",
        "",
        MANIFEST,
    ] {
        let error = package(&[("a.hs", ""), (path, "")])
            .write(&dir, Overwrite::Force)
            .expect_err("it leads elsewhere");
        assert!(matches!(error, Error::Misplaced { file } if file == path));
        assert_eq!(names(guard.path()), [] as [&str; 0]);
    }
    let error = package(&[("a.hs", ""), ("a.hs", "x")])
        .write(&dir, Overwrite::Force)
        .expect_err("it is there twice");
    assert!(matches!(error, Error::Misplaced { file } if file == "a.hs"));
}

#[test]
fn a_manifest_that_makes_no_sense_is_told() {
    let (_guard, dir) = written();
    let manifest = dir.join(MANIFEST);
    let text = fs::read_to_string(&manifest).expect("it is there");
    fs::write(&manifest, format!("{text}<<<<<<< HEAD\n")).expect("there is room");
    let error = refused(&dir, Overwrite::Refuse);
    assert!(matches!(error, Error::Manifest { path, line: 5 } if path == manifest));
    assert!(matches!(new().check(&dir), Err(Error::Manifest { .. })));

    new()
        .write(&dir, Overwrite::Force)
        .expect("it was asked for");
    assert_eq!(new().check(&dir).expect("it can be read"), []);
}

#[test]
fn a_writing_that_was_killed_is_completed() {
    // All the states that a killed writing can leave, the later files still being old ones.
    let files = ["cbits/check.c", "mail.cabal", "src/Data/Mail.hs"];
    for renamed in 0..=files.len() {
        let (_guard, dir) = written();
        let under_way = {
            let (_guard, other) = nowhere();
            new()
                .write(&other, Overwrite::Refuse)
                .expect("nothing is in the way");
            let before = fs::read_to_string(dir.join(MANIFEST)).expect("it is there");
            let after = fs::read_to_string(other.join(MANIFEST)).expect("it is there");
            before + &after
        };
        fs::write(dir.join(MANIFEST), under_way).expect("there is room");
        fs::create_dir(dir.join("cbits")).expect("there is room");
        for file in &new().files[..renamed] {
            fs::write(dir.join(&file.path), &file.contents).expect("there is room");
        }
        fs::create_dir_all(dir.join(".hsffi-staging/x")).expect("there is room");
        fs::write(dir.join(".hsffi-staging/new-3"), "rest").expect("there is room");

        // Another version still, so that no content is right by chance.
        let mut newest = new();
        for file in &mut newest.files {
            file.contents.push_str("\n-- newest");
        }
        newest
            .write(&dir, Overwrite::Refuse)
            .expect("nothing is in the way");
        assert_eq!(newest.check(&dir).expect("it can be read"), []);
        assert_eq!(names(&dir), [[MANIFEST].as_slice(), &files].concat());
    }
}

#[test]
fn new_files_under_an_old_manifest_are_no_edits() {
    let (_guard, dir) = written();
    for file in new().files {
        let path = dir.join(file.path);
        fs::create_dir_all(path.parent().expect("it has one")).expect("there is room");
        fs::write(path, file.contents).expect("there is room");
    }
    new()
        .write(&dir, Overwrite::Refuse)
        .expect("nothing is in the way");
    assert_eq!(new().check(&dir).expect("it can be read"), []);
}

#[test]
fn a_library_is_written_with_its_package() {
    let (_guard, dir) = nowhere();
    let copy = dir.join("lib/libmail.a");
    let mark = dir.join("lib/library.c");
    let write = |package: Package, library: Library| {
        package
            .write_with_library(&library, &dir, Overwrite::Refuse)
            .expect("nothing is in the way")
    };
    let done = write(old(), library(b"1"));
    assert_eq!(done.written[done.written.len() - 2..], [&*copy, &*mark]);
    let first_mark = fs::read(&mark).expect("it is there");
    let done = write(old(), library(b"1"));
    assert_eq!(
        done,
        Written {
            unchanged: 5,
            ..Written::default()
        }
    );
    let done = write(old(), library(b"2"));
    assert_eq!(done.written, [&*copy, &*mark]);
    assert_eq!(fs::read(&copy).expect("it is there"), b"2");
    // Cabal links a program again for it.
    assert_ne!(fs::read(&mark).expect("it is there"), first_mark);

    // A library is built anew on every machine, so that the package is up to date without one.
    assert_eq!(old().check(&dir).expect("it can be read"), []);
    fs::remove_dir_all(dir.join("lib")).expect("it is there");
    assert_eq!(old().check(&dir).expect("it can be read"), []);
}

#[test]
fn an_object_is_no_older_than_what_cabal_takes_for_its_source() {
    let (_guard, dir) = nowhere();
    let modified = |name: &str| {
        let file = fs::metadata(dir.join("lib").join(name)).expect("it is there");
        file.modified().expect("it is told")
    };
    for contents in [b"1", b"2"] {
        let library = Library::Object(contents.to_vec());
        old()
            .write_with_library(&library, &dir, Overwrite::Refuse)
            .expect("nothing is in the way");
        assert!(modified("cargo-hsffi-build.o") >= modified("cargo-hsffi-build.c"));
    }
}

#[test]
fn a_package_without_its_library_leaves_the_library() {
    let (_guard, dir) = nowhere();
    old()
        .write_with_library(&library(b"1"), &dir, Overwrite::Refuse)
        .expect("nothing is in the way");
    let done = new()
        .write(&dir, Overwrite::Refuse)
        .expect("nothing is in the way");
    assert_eq!(done.removed.len(), 1);
    assert_eq!(
        fs::read(dir.join("lib/libmail.a")).expect("it is there"),
        b"1"
    );
}

#[test]
fn a_foreign_library_keeps_the_package_from_being_written() {
    let (_guard, dir) = written();
    fs::create_dir(dir.join("lib")).expect("there is room");
    fs::write(dir.join("lib/libmail.a"), "mine").expect("there is room");
    let before = tree(&dir);
    let error = new()
        .write_with_library(&library(b"1"), &dir, Overwrite::Refuse)
        .expect_err("a library is in the way");
    assert!(matches!(
        error,
        Error::Refused { refused }
            if refused == [difference(&dir, "lib/libmail.a", State::Foreign)]
    ));
    assert_eq!(tree(&dir), before);
}

#[test]
fn a_check_tells_every_difference() {
    let (_guard, dir) = written();
    assert_eq!(old().check(&dir).expect("it can be read"), []);
    assert_eq!(
        new().check(&dir).expect("it can be read"),
        [
            difference(&dir, "cbits/check.c", State::Missing),
            difference(&dir, "src/Data/Mail/Old/Part.hs", State::Obsolete),
            difference(&dir, "src/Data/Mail.hs", State::Outdated),
        ]
    );
    fs::write(dir.join("mail.cabal"), "mine").expect("there is room");
    fs::create_dir(dir.join("cbits")).expect("there is room");
    fs::write(dir.join("cbits/check.c"), "mine").expect("there is room");
    fs::remove_file(dir.join("src/Data/Mail.hs")).expect("it is there");
    fs::create_dir(dir.join("src/Data/Mail.hs")).expect("there is room");
    let differences = new().check(&dir).expect("it can be read");
    let told: Vec<_> = differences.iter().map(ToString::to_string).collect();
    let at = |path: &str| format!("`{}`", dir.join(path).display());
    assert_eq!(
        told,
        [
            format!("{} was not written by hsffi", at("cbits/check.c")),
            format!("{} was edited after hsffi wrote it", at("mail.cabal")),
            format!(
                "{} remains from another version of the library",
                at("src/Data/Mail/Old/Part.hs")
            ),
            format!(
                "{} occupies the path of a file of the package",
                at("src/Data/Mail.hs")
            ),
        ]
    );
}

#[test]
fn a_check_of_a_package_that_is_not_there() {
    let (guard, dir) = nowhere();
    let differences = old().check(&dir).expect("there is nothing to read");
    assert_eq!(differences.len(), 3);
    assert!(
        differences
            .iter()
            .all(|difference| difference.state == State::Missing)
    );
    assert_eq!(
        names(guard.path()),
        [] as [&str; 0],
        "a check writes nothing"
    );
}

#[test]
fn a_check_tells_of_a_lost_manifest() {
    let (_guard, dir) = written();
    fs::remove_file(dir.join(MANIFEST)).expect("it is there");
    assert_eq!(
        old().check(&dir).expect("it can be read"),
        [difference(&dir, MANIFEST, State::Missing)]
    );
}

#[test]
fn two_writers_take_turns() {
    let (_guard, dir) = nowhere();
    let writers: Vec<_> = (0..8)
        .map(|writer| {
            let dir = dir.clone();
            std::thread::spawn(move || {
                for _ in 0..20 {
                    let package = if writer % 2 == 0 { old() } else { new() };
                    package
                        .write(&dir, Overwrite::Refuse)
                        .expect("nothing is in the way");
                }
            })
        })
        .collect();
    for writer in writers {
        writer.join().expect("no writer fails");
    }
    let (old, new) = (old().check(&dir), new().check(&dir));
    assert!(
        old.expect("it can be read").is_empty() || new.expect("it can be read").is_empty(),
        "the last writer's package is whole"
    );
}
