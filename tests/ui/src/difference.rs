//! The differing lines of two programs.

/// Lines of one program that replace lines of another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hunk {
    /// Lines of the first.
    pub removed: Vec<String>,
    /// Lines of the second.
    pub added: Vec<String>,
}

/// A smallest set of differences between the programs.
pub fn hunks(first: &str, second: &str) -> Vec<Hunk> {
    let first: Vec<_> = first.lines().collect();
    let second: Vec<_> = second.lines().collect();
    let common = common_lines(&first, &second);
    let (mut i, mut j) = (0, 0);
    let mut hunks = Vec::new();
    let mut hunk = Hunk::default();
    while i < first.len() || j < second.len() {
        if i < first.len() && j < second.len() && first[i] == second[j] {
            if hunk != Hunk::default() {
                hunks.push(std::mem::take(&mut hunk));
            }
            (i, j) = (i + 1, j + 1);
        } else if j == second.len() || i < first.len() && common[i + 1][j] >= common[i][j + 1] {
            hunk.removed.push(first[i].to_owned());
            i += 1;
        } else {
            hunk.added.push(second[j].to_owned());
            j += 1;
        }
    }
    if hunk != Hunk::default() {
        hunks.push(hunk);
    }
    hunks
}

/// The length of the longest common subsequence of the programs from the lines `i` and `j`.
fn common_lines(first: &[&str], second: &[&str]) -> Vec<Vec<usize>> {
    let mut common = vec![vec![0; second.len() + 1]; first.len() + 1];
    for i in (0..first.len()).rev() {
        for j in (0..second.len()).rev() {
            common[i][j] = if first[i] == second[j] {
                common[i + 1][j + 1] + 1
            } else {
                common[i + 1][j].max(common[i][j + 1])
            };
        }
    }
    common
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hunk(removed: &[&str], added: &[&str]) -> Hunk {
        Hunk {
            removed: removed.iter().map(ToString::to_string).collect(),
            added: added.iter().map(ToString::to_string).collect(),
        }
    }

    #[test]
    fn equal_programs_do_not_differ() {
        assert_eq!(hunks("a\nb\n", "a\nb\n"), []);
    }

    #[test]
    fn common_lines_separate_hunks() {
        assert_eq!(
            hunks("a\nb\nc\nd", "x\nb\nc\ny\nz"),
            [hunk(&["a"], &["x"]), hunk(&["d"], &["y", "z"])]
        );
    }
}
