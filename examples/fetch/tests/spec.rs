//! Thousands of Haskell threads, with a server of the test's own, on both of GHC's runtimes and under Valgrind.

use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread;

use hsffi_test_harness::error::{Result, at};
use hsffi_test_harness::memcheck::memcheck;
use hsffi_test_harness::program::Program;
use hsffi_test_harness::project::FETCH;
use hsffi_test_harness::{found, machine};

/// How many Haskell threads there are at once.
const COUNT: &str = "10000";

/// Under Valgrind.
const FEW: &str = "200";

/// How many sockets the server may have at once: few enough for the usual limit of 1,024 files a process.
const MOST_CONNECTIONS: usize = 512;

#[test]
fn many_haskell_threads_fetch_at_once() -> Result<()> {
    let _machine = machine()?;
    let threaded = FETCH.program("test:spec")?;
    FETCH.compile("test:spec-nonthreaded")?.run()?;
    let nonthreaded = FETCH.find("test:spec-nonthreaded")?;

    let two_processors = Program::new(&threaded).args(["+RTS", "-N2", "-RTS"]);
    let connections = serve(two_processors, COUNT)?;
    serve(Program::new(&nonthreaded), COUNT)?;
    serve(memcheck(&threaded), FEW)?;
    found(format_args!(
        "{COUNT} threads, {connections} connections, 0 bytes lost"
    ));
    Ok(())
}

#[test]
fn hfetch_prints_what_becomes_of_each_url() -> Result<()> {
    let _machine = machine()?;
    let hfetch = Program::new(FETCH.program("exe:hfetch")?);
    let (_server, url) = Server::start()?;
    let square = format!("{url}/square/12");
    let printed = format!("{square}\t200, 3 bytes\na b\ta b is not a URL: invalid uri character\n");
    hfetch.args([&*square, "a b"]).expect(0, &printed, "")
}

/// Runs a suite, and returns how many connections it had at once.
fn serve(suite: Program, count: &str) -> Result<usize> {
    let (server, url) = Server::start()?;
    let suite = suite.env("FETCH_SERVER", url);
    suite.env("FETCH_COUNT", count).run()?;
    let most = server.seen().most;
    assert!(most <= MOST_CONNECTIONS, "{most} connections at once");
    Ok(most)
}

/// What has happened, and that something has.
#[derive(Clone, Default)]
struct Server(Arc<(Mutex<Seen>, Condvar)>);

#[derive(Default)]
struct Seen {
    /// Requests for `/never`.
    asked: u64,
    /// Connections of such requests that were closed.
    closed: u64,
    /// Connections that are open.
    open: usize,
    /// The most that were open at once.
    most: usize,
}

impl Server {
    /// One that has a port of its own, and its URL.
    fn start() -> Result<(Self, String)> {
        let server = Server::default();
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).map_err(at("a port"))?;
        let address = listener.local_addr().map_err(at("a port"))?;
        thread::spawn({
            let server = server.clone();
            move || server.listen(&listener)
        });
        Ok((server, format!("http://{address}")))
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.0.0.lock().expect("nobody panics")
    }

    /// Each connection has a thread of its own.
    fn listen(&self, listener: &TcpListener) {
        for connection in listener.incoming() {
            let (server, connection) = (self.clone(), connection.expect("it listens"));
            let mut seen = self.seen();
            seen.open += 1;
            seen.most = seen.most.max(seen.open);
            drop(seen);
            thread::spawn(move || {
                // A client may close a connection at any time.
                let _ = server.converse(connection);
                server.seen().open -= 1;
            });
        }
    }

    fn converse(&self, mut connection: TcpStream) -> std::io::Result<()> {
        connection.set_nodelay(true)?;
        let mut requests = BufReader::new(connection.try_clone()?);
        while let Some(path) = request(&mut requests)? {
            if path == "/never" {
                self.seen().asked += 1;
                // Ends, or fails, when the client closes the connection.
                let _ = request(&mut requests);
                self.seen().closed += 1;
                self.0.1.notify_all();
                return Ok(());
            }
            let body = self.answer(&path);
            let length = body.len();
            write!(
                connection,
                "HTTP/1.1 200 OK\r\ncontent-length: {length}\r\n\r\n{body}"
            )?;
        }
        Ok(())
    }

    fn answer(&self, path: &str) -> String {
        let number = |text: &str| text.parse::<u64>().expect("a number");
        if let Some(n) = path.strip_prefix("/square/") {
            (number(n) * number(n)).to_string()
        } else if let Some(n) = path.strip_prefix("/closed/") {
            let is_early = |seen: &mut Seen| seen.closed < number(n);
            drop(self.0.1.wait_while(self.seen(), is_early));
            String::new()
        } else {
            self.seen().asked.to_string()
        }
    }
}

/// The path of the next request; nothing when the connection is closed.
fn request(requests: &mut impl BufRead) -> std::io::Result<Option<String>> {
    let mut path = None;
    let mut line = String::new();
    while requests.read_line(&mut line)? > 0 {
        if line == "\r\n" {
            return Ok(path);
        }
        path = path.or_else(|| line.split(' ').nth(1).map(str::to_owned));
        line.clear();
    }
    Ok(None)
}
