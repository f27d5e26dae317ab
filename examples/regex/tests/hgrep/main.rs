//! hgrep against GNU grep: the same lines, the same complaints, the same exit codes.

mod odd_files;

use std::fmt;
use std::fs::File;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::Output;
use std::thread;
use std::time::{Duration, Instant};

use hsffi_test_harness::error::{Error, Result, at};
use hsffi_test_harness::program::Program;
use hsffi_test_harness::project::REGEX;
use hsffi_test_harness::{found, machine, root};

/// What is searched for, as both programs understand it.
struct Search {
    options: &'static [&'static str],
    pattern: &'static str,
}

const fn search(options: &'static [&'static str], pattern: &'static str) -> Search {
    Search { options, pattern }
}

/// Patterns that mean the same whether characters are bytes or not.
const BYTES: &[Search] = &[
    search(&[], "unsafe"),
    search(&[], r"[a-z_]+\("),
    search(&[], r"^#"),
    search(&[], r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
    search(&[], r"(GNU|BSD|MIT) (General|[Ll]icense)"),
    search(&[], r"^[[:space:]]+[[:upper:]]{5,}"),
    search(&[], r"([a-f0-9]{2}:){5}|\\$"),
    search(&["-i"], r"warranty|GARANTIE"),
    search(&["-h"], r"\.\.\.$"),
    search(&["-H"], r"haskell"),
    search(&["-l"], r"MERCHANTABILITY"),
    search(&["-c"], r"e*"),
    search(&["-c"], r"^$"),
    search(&["-cv"], r"[aeiou]"),
    search(&["-li"], r"\<rust\>"),
    search(&["-lv"], r"[[:alnum:]]"),
    search(&["--color=always"], r"[[:digit:]]+\.[[:digit:]]+"),
    search(&["--color=always", "-h"], r"x*y+"),
    search(&["--color=always", "-v"], r"[a-z]"),
    search(&["--color=always", "-c"], r"licen[cs]e"),
    search(&["--color=always", "-l"], r"licen[cs]e"),
    search(&[], r"no file holds this, not even this one[ ]"),
];

/// Patterns that depend on what a character is. In UTF-8, GNU grep would take each file that is something else for binary.
const CHARACTERS: &[Search] = &[
    search(&["-a"], r"\bif\b.*\bthen\b"),
    search(&["-a"], r"^[^a-z]{40}$"),
    search(&["-a"], r"ä|[éè]|ß"),
    search(&["-ai"], r"ÄNDERUNG|\w+ÉE\b"),
    search(&["-a", "--color=always"], r"’."),
    search(&["-ac"], r"^.{72}$"),
];

const SIGPIPE: i32 = 13;

/// For the repository and for odd files, where they do not print all of the machine's documentation.
const MANY_LINES: &[Search] = &[
    search(&[], ""),
    search(&["-v"], "the"),
    search(&["-a"], r"[[:cntrl:]]"),
    search(&["-vh"], r"^[[:print:]]*$"),
];

#[test]
fn hgrep_finds_what_grep_finds() -> Result<()> {
    let _machine = machine()?;
    let mut contest = Contest::new(REGEX.program("exe:hgrep")?);

    let repository = repository()?;
    let documentation = vec![PathBuf::from("/usr/share/doc")];
    let odd_files = odd_files::write()?;
    for places in [&repository, &documentation, &odd_files.all] {
        contest.hold("C", BYTES, places)?;
        contest.hold("C.UTF-8", CHARACTERS, places)?;
    }
    for places in [&repository, &odd_files.all] {
        contest.hold("C", MANY_LINES, places)?;
    }
    for places in &odd_files.selections {
        contest.hold("C", BYTES, places)?;
    }
    contest.hold("C", BYTES, &[])?;
    found(&contest.done);
    Ok(())
}

/// What is in the repository's root, but for what is built there.
fn repository() -> Result<Vec<PathBuf>> {
    let root = root();
    let mut entries = Vec::new();
    for entry in root.read_dir().map_err(at(root))? {
        let name = entry.map_err(at(root))?.file_name();
        if name != ".git" && name != "target" {
            entries.push(name.into());
        }
    }
    entries.sort();
    Ok(entries)
}

/// The two programs, and how they have done so far.
struct Contest {
    hgrep: PathBuf,
    done: Done,
}

#[derive(Default)]
struct Done {
    searches: usize,
    lines: usize,
    grep_time: Duration,
    hgrep_time: Duration,
}

impl Contest {
    fn new(hgrep: PathBuf) -> Self {
        Contest {
            hgrep,
            done: Done::default(),
        }
    }

    /// Lets both search the places, or the standard input if there are none: two searches at a time.
    fn hold(&mut self, locale: &str, searches: &[Search], places: &[PathBuf]) -> Result<()> {
        let (one, other) = searches.split_at(searches.len() / 2);
        let hgrep = &self.hgrep;
        let (one, other) = thread::scope(|scope| {
            let one = scope.spawn(|| search_all(hgrep, locale, one, places));
            let other = search_all(hgrep, locale, other, places);
            (one.join().expect("no panic"), other)
        });
        for done in [one?, other?] {
            self.done.searches += done.searches;
            self.done.lines += done.lines;
            self.done.grep_time += done.grep_time;
            self.done.hgrep_time += done.hgrep_time;
        }
        Ok(())
    }
}

fn search_all(hgrep: &Path, locale: &str, searches: &[Search], places: &[PathBuf]) -> Result<Done> {
    let manifest = root().join("Cargo.lock");
    let mut done = Done::default();
    for search in searches {
        let prepare = |program: Program| -> Result<Program> {
            let input = File::open(&manifest).map_err(at(&manifest))?;
            let program = program.args(search.options).args(["--", search.pattern]);
            Ok(program.args(places).env("LC_ALL", locale).input(input))
        };
        let kind = if places.is_empty() { "-nE" } else { "-rnE" };
        let grep = prepare(Program::new("grep").arg(kind))?;
        let hgrep = prepare(Program::new(hgrep))?;
        done.compare(grep, hgrep)?;
    }
    Ok(done)
}

impl Done {
    fn compare(&mut self, grep: Program, hgrep: Program) -> Result<()> {
        let (grep_line, hgrep_line) = (grep.line(), hgrep.line());
        let (theirs, grep_time) = timed(grep)?;
        let (ours, hgrep_time) = timed(hgrep)?;
        let differ = |what: &str, (theirs, ours): (String, String)| {
            Error::Unmet(format!(
                "{what} differ\n{grep_line}\n    {theirs}\n{hgrep_line}\n    {ours}"
            ))
        };

        let messages = String::from_utf8_lossy(&theirs.stderr).replace("grep: ", "hgrep: ");
        let lines = first_difference(&theirs.stdout, &ours.stdout);
        let messages = first_difference(messages.as_bytes(), &ours.stderr);
        let codes = (theirs.status.to_string(), ours.status.to_string());
        if let Some(difference) = lines {
            Err(differ("lines", difference))
        } else if let Some(difference) = messages {
            Err(differ("messages", difference))
        } else if codes.0 != codes.1 {
            Err(differ("exit codes", codes))
        } else {
            self.searches += 1;
            self.lines += ours.stdout.split(|byte| *byte == b'\n').count() - 1;
            self.grep_time += grep_time;
            self.hgrep_time += hgrep_time;
            Ok(())
        }
    }
}

impl fmt::Display for Done {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} searches, {} lines; grep {:.1} s, hgrep {:.1} s",
            self.searches,
            self.lines,
            self.grep_time.as_secs_f64(),
            self.hgrep_time.as_secs_f64()
        )
    }
}

fn timed(program: Program) -> Result<(Output, Duration)> {
    let start = Instant::now();
    let output = program.output()?;
    Ok((output, start.elapsed()))
}

/// The first lines in which two outputs differ once they are sorted: the programs may visit files in any order.
fn first_difference(theirs: &[u8], ours: &[u8]) -> Option<(String, String)> {
    let sorted = |output: &[u8]| {
        let mut lines: Vec<Vec<u8>> = output
            .split(|byte| *byte == b'\n')
            .map(<[u8]>::to_vec)
            .collect();
        lines.sort_unstable();
        lines
    };
    if theirs == ours {
        return None;
    }
    let (theirs, ours) = (sorted(theirs), sorted(ours));
    let at = (0..theirs.len().max(ours.len())).find(|at| theirs.get(*at) != ours.get(*at))?;
    let show = |lines: &[Vec<u8>]| match lines.get(at) {
        Some(line) => line.escape_ascii().to_string(),
        None => "(no more)".to_owned(),
    };
    Some((show(&theirs), show(&ours)))
}

/// A bad pattern is shown with its position, and a bad command line is rejected.
#[test]
fn bad_patterns_and_options_are_rejected() -> Result<()> {
    let _machine = machine()?;
    let hgrep = REGEX.program("exe:hgrep")?;
    let cases: [(&[&str], &str); 4] = [
        (&["ß(a|b"], "hgrep: unclosed group\n  ß(a|b\n   ^\n"),
        (&["a\t)"], "hgrep: unopened group\n  a\t)\n   \t^\n"),
        (
            &[],
            "hgrep: no pattern is given\nTry 'hgrep --help' for more information.\n",
        ),
        (
            &["--wrong"],
            "hgrep: unrecognized option `--wrong'\nTry 'hgrep --help' for more information.\n",
        ),
    ];
    for (args, message) in cases {
        let output = Program::new(&hgrep)
            .args(args)
            .env("LC_ALL", "C")
            .output()?;
        let told = String::from_utf8_lossy(&output.stderr);
        if told != message || output.status.code() != Some(2) || !output.stdout.is_empty() {
            return Err(Error::Unmet(format!(
                "hgrep {args:?}: {} with the message\n{told}\nand not exit code 2 with the message\n{message}",
                output.status
            )));
        }
    }
    Ok(())
}

/// When nobody reads on, hgrep ends as other programs in a pipe do.
#[test]
fn hgrep_ends_with_its_reader() -> Result<()> {
    let _machine = machine()?;
    let hgrep = REGEX.program("exe:hgrep")?;
    let status = Program::new(hgrep).args(["", "/usr/share/doc"]).unread()?;
    match status.signal() {
        Some(SIGPIPE) => Ok(()),
        _ => Err(Error::Unmet(format!(
            "hgrep writes to a closed pipe, and ends with {status}"
        ))),
    }
}
