//! hmail on a maildir of this machine's changelogs: what it prints, against what the files say.

mod maildir;

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::Output;
use std::thread;

use self::maildir::{Maildir, Message, has_word};
use hsffi_test_harness::error::{Error, Result, at};
use hsffi_test_harness::program::{Program, cargo};
use hsffi_test_harness::project::MAIL;
use hsffi_test_harness::{found, machine, target};

/// What no run of hmail or of the suite takes, in seconds.
const LIMIT: &str = "300";

/// What `timeout` exits with when it has ended a program.
const OUT_OF_TIME: i32 = 124;

const SIGPIPE: i32 = 13;

/// So many processes change tags at once.
const WRITERS: usize = 8;

/// A query, and the messages that it finds.
type Search = (&'static str, fn(&Message) -> bool);

const SEARCHES: &[Search] = &[
    ("*", |_| true),
    ("segfault", |message| message.says("segfault")),
    ("memory leak", |message| {
        message.says("memory") && message.says("leak")
    }),
    ("subject:glibc", |message| {
        has_word(&message.subject, "glibc")
    }),
    ("from:debian.org translation", |message| {
        ["debian", "org"]
            .iter()
            .all(|word| has_word(&message.from, word))
            && message.says("translation")
    }),
    ("SÉBASTIEN", |message| message.says("sébastien")),
    ("closes -subject:urgency=medium", |message| {
        let is_medium = ["urgency", "medium"]
            .iter()
            .all(|word| has_word(&message.subject, word));
        message.says("closes") && !is_medium
    }),
    ("tag:flagged", |message| message.has_flag('F')),
    ("tag:unread", Message::is_new),
    ("-tag:inbox", |_| false),
];

#[test]
fn hmail_agrees_with_the_files() -> Result<()> {
    let _machine = machine()?;
    let hmail = Hmail::new()?;
    let count = hmail.make()?;
    let mail = Maildir::read(&hmail.maildir)?;
    hmail.indexes(&mail, count)?;
    hmail.finds(&mail)?;
    hmail.shows(&mail)?;
    hmail.tags(&mail)?;
    hmail.follows(&mail)?;
    hmail.waits_for_nobody()?;
    hmail.complains()?;
    hmail.ends_with_its_reader()?;
    found(format_args!("{count} messages"));
    Ok(())
}

#[test]
fn the_database_keeps_its_promises_in_haskell() -> Result<()> {
    let _machine = machine()?;
    MAIL.generate().run()?;
    MAIL.compile("all")?.run()?;
    let suite = limited(&MAIL.find("test:spec")?).run()?;
    found(examples(&suite)?);
    Ok(())
}

/// A program that is ended when it takes too long.
fn limited(program: &Path) -> Program {
    Program::new("timeout").arg(LIMIT).arg(program)
}

/// What hspec tells that it has looked at.
fn examples(output: &[u8]) -> Result<String> {
    let output = String::from_utf8_lossy(output);
    let told = output
        .lines()
        .find_map(|line| line.strip_suffix(", 0 failures"));
    match told {
        Some(examples) if !examples.starts_with("0 ") => Ok(examples.to_owned()),
        _ => unmet(format!("the suite ran no tests:\n{output}")),
    }
}

/// The program, and the files that it works on.
struct Hmail {
    program: PathBuf,
    maildir: PathBuf,
    database: PathBuf,
}

impl Hmail {
    fn new() -> Result<Self> {
        MAIL.generate().run()?;
        MAIL.compile("all")?.run()?;
        let directory = target().join("mail");
        if directory.exists() {
            fs::remove_dir_all(&directory).map_err(at(&directory))?;
        }
        fs::create_dir_all(&directory).map_err(at(&directory))?;
        // hmail tells paths without links.
        let directory = directory.canonicalize().map_err(at(&directory))?;
        Ok(Hmail {
            program: MAIL.find("exe:hmail")?,
            maildir: directory.join("mail"),
            database: directory.join("database"),
        })
    }

    /// Makes the maildir, and counts its files.
    fn make(&self) -> Result<usize> {
        let make = ["run", "--quiet", "--release", "--package", "mail-index"];
        let make = cargo(make).args(["--bin", "make-maildir", "--"]);
        make.arg(&self.maildir).run()?;
        let mut count = 0;
        for directory in ["new", "cur"].map(|name| self.maildir.join(name)) {
            count += fs::read_dir(&directory).map_err(at(&directory))?.count();
        }
        match count {
            0..1000 => unmet(format!("changelogs make only {count} messages")),
            _ => Ok(count),
        }
    }

    fn program(&self) -> Program {
        let program = limited(&self.program).env("LC_ALL", "C");
        program.env("HMAIL_DATABASE", &self.database)
    }

    fn output(&self, args: &[&str]) -> Result<Output> {
        let program = self.program().args(args);
        let line = program.line();
        let output = program.output()?;
        match output.status.code() {
            Some(OUT_OF_TIME) => unmet(format!("`{line}` takes more than {LIMIT} s")),
            _ => Ok(output),
        }
    }

    /// What it prints.
    fn run(&self, args: &[&str]) -> Result<String> {
        let output = self.program().args(args).run()?;
        Ok(String::from_utf8_lossy(&output).into_owned())
    }

    fn prints(&self, args: &[&str], expected: &str) -> Result<()> {
        let printed = self.run(args)?;
        if printed == expected {
            return Ok(());
        }
        unmet(format!(
            "hmail {args:?} prints\n{printed}\nand not\n{expected}"
        ))
    }

    /// It fails with this message alone.
    fn refuses(&self, args: &[&str], message: &str) -> Result<()> {
        let output = self.output(args)?;
        let told = String::from_utf8_lossy(&output.stderr);
        let expected = format!("hmail: {message}\n");
        if told == expected && output.status.code() == Some(1) && output.stdout.is_empty() {
            return Ok(());
        }
        unmet(format!(
            "hmail {args:?}: {} with the message\n{told}\nand not exit code 1 with the message\n{expected}",
            output.status
        ))
    }

    /// The ids of the messages that a query finds.
    fn found(&self, query: &str) -> Result<BTreeSet<String>> {
        let printed = self.run(&["search", "--output=messages", "--", query])?;
        let ids = printed.lines().map(|line| line.strip_prefix("id:"));
        let ids: Option<BTreeSet<String>> = ids.map(|id| id.map(str::to_owned)).collect();
        match ids {
            Some(ids) if ids.len() == printed.lines().count() => Ok(ids),
            _ => unmet(format!("{query}: these are no ids:\n{printed}")),
        }
    }

    fn finds_exactly(&self, query: &str, expected: &BTreeSet<String>) -> Result<()> {
        let found = self.found(query)?;
        match found.symmetric_difference(expected).next() {
            None => self.prints(
                &["search", "--output=count", "--", query],
                &format!("{}\n", expected.len()),
            ),
            Some(other) => unmet(format!(
                "{query}: hmail finds {} messages, the files have {}; one of them alone has {other}",
                found.len(),
                expected.len()
            )),
        }
    }

    fn index(&self) -> [&str; 2] {
        ["index", self.maildir.to_str().unwrap_or_default()]
    }

    /// All files are indexed, and once.
    fn indexes(&self, mail: &Maildir, count: usize) -> Result<()> {
        self.prints(&self.index(), &format!("{count} added.\n"))?;
        self.prints(&self.index(), "No new mail.\n")?;
        let printed = self.run(&["search", "--output=files", "*"])?;
        let files: BTreeSet<&Path> = printed.lines().map(Path::new).collect();
        let expected = mail.messages().iter().map(|message| message.path.as_path());
        if files == expected.collect() {
            Ok(())
        } else {
            unmet("hmail names other files than there are".to_owned())
        }
    }

    fn finds(&self, mail: &Maildir) -> Result<()> {
        for (query, is_so) in SEARCHES {
            self.finds_exactly(query, &mail.ids(is_so))?;
        }
        self.prints(
            &["search", "--output=tags", "*"],
            "flagged\ninbox\nunread\n",
        )?;
        let threads = self.run(&["search", "*"])?.lines().count();
        if threads == mail.threads() {
            return Ok(());
        }
        let expected = mail.threads();
        unmet(format!(
            "hmail finds {threads} threads, and there are {expected}"
        ))
    }

    /// Some messages are shown as they are.
    fn shows(&self, mail: &Maildir) -> Result<()> {
        for message in mail.messages().iter().step_by(mail.messages().len() / 20) {
            let shown = self.run(&["show", &message.id])?;
            let (head, body) = shown.split_once("\n\n").unwrap_or_default();
            let lines = [
                format!("From: {}", message.from),
                format!("Subject: {}", message.subject),
                format!("Message-ID: {}", message.id),
                format!("File: {}", message.path.display()),
            ];
            let has_headers = lines
                .iter()
                .all(|line| head.lines().any(|other| other == line));
            if !has_headers || body != message.body {
                let path = message.path.display();
                return unmet(format!("{path} is shown as\n{shown}"));
            }
        }
        Ok(())
    }

    /// Tags are there in the next process, and only where they were put.
    fn tags(&self, mail: &Maildir) -> Result<()> {
        let kernel = mail.ids(|message| has_word(&message.subject, "linux"));
        let others = mail.ids(|message| message.is_new() && !kernel.contains(&message.id));
        self.prints(&["tag", "+kernel", "-unread", "--", "subject:linux"], "")?;
        self.finds_exactly("tag:kernel", &kernel)?;
        self.finds_exactly("tag:unread", &others)?;
        self.prints(&["tag", "-kernel", "--", "*"], "")?;
        self.finds_exactly("tag:kernel", &BTreeSet::new())
    }

    /// What happens to the files is told, and tags stay but for those that stand for flags.
    fn follows(&self, mail: &Maildir) -> Result<()> {
        let mut unread = mail.messages().iter().filter(|message| message.is_new());
        let (Some(gone), Some(read)) = (unread.next(), unread.next()) else {
            return unmet("there are no new messages".to_owned());
        };
        self.prints(&["tag", "+kept", "--", &format!("id:{}", read.id)], "")?;
        fs::remove_file(&gone.path).map_err(at(&gone.path))?;
        let name = read.path.file_name().unwrap_or_default();
        let seen = format!("cur/{}:2,RS", name.to_string_lossy());
        fs::rename(&read.path, self.maildir.join(seen)).map_err(at(&read.path))?;
        let added = self.maildir.join("new/added");
        let text = "Message-ID: <added@example.org>\nSubject: zuckerwatte\n\n";
        fs::write(&added, text).map_err(at(&added))?;

        self.prints(&self.index(), "1 added, 1 moved or flagged, 1 gone.\n")?;
        self.finds_exactly("zuckerwatte", &["added@example.org".to_owned()].into())?;
        self.finds_exactly("tag:kept tag:replied", &[read.id.clone()].into())?;
        self.finds_exactly("tag:kept tag:unread", &BTreeSet::new())?;
        self.finds_exactly(&format!("id:{}", gone.id), &BTreeSet::new())
    }

    /// Who cannot write is told at once, and of several processes that try, each has either written or been told.
    fn waits_for_nobody(&self) -> Result<()> {
        let database = self.database.display();
        let locked = format!("{database}: the database is open for writing elsewhere");
        let all = self.run(&["search", "--output=count", "*"])?;
        let held = File::open(&self.database).map_err(at(&self.database))?;
        held.lock().map_err(at(&self.database))?;
        self.refuses(&["tag", "+late", "*"], &locked)?;
        self.refuses(&self.index(), &locked)?;
        self.prints(&["search", "--output=count", "*"], &all)?;
        drop(held);
        self.prints(&["tag", "+late", "*"], "")?;
        self.prints(&["search", "--output=count", "tag:late"], &all)?;

        let write = |writer: usize| self.output(&["tag", &format!("+writer.{writer}"), "*"]);
        let outcomes = thread::scope(|scope| {
            let writers: Vec<_> = (0..WRITERS)
                .map(|writer| scope.spawn(move || write(writer)))
                .collect();
            writers
                .into_iter()
                .map(|writer| writer.join().expect("writers do not panic"))
                .collect::<Result<Vec<Output>>>()
        })?;
        for (writer, outcome) in outcomes.iter().enumerate() {
            let told = String::from_utf8_lossy(&outcome.stderr);
            let count = match outcome.status.code() {
                Some(0) => all.as_str(),
                Some(1) if told == format!("hmail: {locked}\n") => "0\n",
                _ => return unmet(format!("a writer ends with {}\n{told}", outcome.status)),
            };
            let query = format!("tag:writer.{writer}");
            self.prints(&["search", "--output=count", &query], count)?;
        }
        Ok(())
    }

    /// What is wrong is told with its name.
    fn complains(&self) -> Result<()> {
        let other = self.database.with_extension("other");
        fs::write(&other, "From: somebody\n").map_err(at(&other))?;
        let cut = self.database.with_extension("cut");
        let whole = fs::read(&self.database).map_err(at(&self.database))?;
        fs::write(&cut, &whole[..whole.len() / 2]).map_err(at(&cut))?;
        let missing = self.database.with_extension("missing");
        let cases = [
            (&other, "not a mail database"),
            (&cut, "the database is damaged: its end is missing"),
            (&missing, "there is no such file"),
        ];
        for (file, complaint) in cases {
            let path = file.to_str().unwrap_or_default();
            let message = format!("{path}: {complaint}");
            self.refuses(&["--database", path, "search", "*"], &message)?;
            self.refuses(&["--database", path, "tag", "+x", "*"], &message)?;
        }
        let path = other.to_str().unwrap_or_default();
        let no_maildir = "not a maildir, which has the directories cur and new";
        self.refuses(&["index", path], &format!("{path}: {no_maildir}"))?;
        self.refuses(&["show", "nobody"], "no message has the id nobody")?;
        self.refuses(
            &["search", "é \"open"],
            "the query is wrong at character 2: a quotation mark is not closed",
        )?;
        self.refuses(
            &["tag", "+two words", "*"],
            "\"two words\" cannot be a tag: it has a blank or a quotation mark",
        )?;
        self.refuses(
            &["fetch"],
            "there is no command fetch\nTry 'hmail --help' for more information.",
        )
    }

    /// When nobody reads on, hmail ends as other programs in a pipe do.
    fn ends_with_its_reader(&self) -> Result<()> {
        let search = Program::new(&self.program).args(["search", "*"]);
        let status = search.env("HMAIL_DATABASE", &self.database).unread()?;
        match status.signal() {
            Some(SIGPIPE) => Ok(()),
            _ => unmet(format!(
                "hmail writes to a closed pipe, and ends with {status}"
            )),
        }
    }
}

fn unmet<T>(message: String) -> Result<T> {
    Err(Error::Unmet(message))
}
