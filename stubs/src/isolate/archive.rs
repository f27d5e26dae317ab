//! An archive of one object file, with the index by which linkers find it.

/// As `ar` writes it, with no time and no owner: the same object gives the same archive.
pub(super) fn of_one(name: &str, object: &[u8], globals: &[Vec<u8>]) -> Vec<u8> {
    const MAGIC: &[u8] = b"!<arch>\n";
    let names: usize = globals.iter().map(|name| name.len() + 1).sum();
    let index_len = 4 + 4 * globals.len() + names;
    let padded = index_len.next_multiple_of(2);
    let at = u32::try_from(MAGIC.len() + 60 + padded).unwrap_or(u32::MAX);

    let mut archive = MAGIC.to_vec();
    header(&mut archive, "/", index_len);
    archive.extend(
        u32::try_from(globals.len())
            .unwrap_or(u32::MAX)
            .to_be_bytes(),
    );
    for _ in globals {
        archive.extend(at.to_be_bytes());
    }
    for name in globals {
        archive.extend_from_slice(name);
        archive.push(0);
    }
    if padded != index_len {
        archive.push(b'\n');
    }
    header(&mut archive, &format!("{name}/"), object.len());
    archive.extend_from_slice(object);
    if !object.len().is_multiple_of(2) {
        archive.push(b'\n');
    }
    archive
}

fn header(archive: &mut Vec<u8>, name: &str, size: usize) {
    archive.extend(format!("{name:<16}{:<12}{:<6}{:<6}{:<8}{size:<10}`\n", 0, 0, 0, 644).bytes());
}
