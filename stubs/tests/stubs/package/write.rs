//! How a package is written: the first time, again, and after a writing that was killed.

use std::fs;
use std::time::{Duration, SystemTime};

use hsffi_stubs::{Error, Overwrite, Written};

use super::{MANIFEST, names, new, nowhere, old, package, written};

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
fn a_removed_file_is_written_again() {
    let (_guard, dir) = written();
    fs::remove_file(dir.join("mail.cabal")).expect("it is there");
    let done = old()
        .write(&dir, Overwrite::Refuse)
        .expect("nothing is in the way");
    assert_eq!(done.written, [dir.join("mail.cabal")]);
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
