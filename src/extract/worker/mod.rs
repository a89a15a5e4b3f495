//! Processes of our own that read what could harm the run: workbooks of Excel before 2007.
//!
//! A library that loops, asks for all the memory or aborts takes its worker with it, and the file gets its verdict.
//! Workers are the same program, started once and reused; bytes go in and grids come out through pipes.

mod memory;
mod wire;

use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::Duration;

use super::fault::Fault;
use super::{Content, unharmed, xls};
use crate::base::cell::FileId;

/// The hidden argument that makes the program a worker.
const ARGUMENT: &str = "--ouvrier";
/// Time that the reading of a file may take.
const TIME: Duration = Duration::from_secs(30);
/// Bytes that a worker may hold at once.
const MEMORY: usize = 448 << 20;

/// The program that serves as worker; without it, files are read in this process.
static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
static IDLE: Mutex<Vec<Worker>> = Mutex::new(Vec::new());

/// To be called first in `main`: in a worker it serves and never returns; elsewhere it lets workers be started.
pub fn start() {
    if std::env::args_os().nth(1).is_some_and(|it| it == ARGUMENT) {
        serve();
        std::process::exit(0);
    }
    if let Ok(program) = std::env::current_exe() {
        PROGRAM.get_or_init(|| program);
    }
}

/// Reads a workbook of Excel before 2007 in a worker.
pub(super) fn read(bytes: &[u8], file: FileId) -> Result<Content, Fault> {
    let Some(mut worker) = idle_or_new() else { return alone(bytes, file) };
    let reply = worker.ask(&wire::request(bytes, file))?;
    IDLE.lock().unwrap_or_else(PoisonError::into_inner).push(worker);
    wire::read_reply(&reply).unwrap_or(Err(DIED))
}

const DIED: Fault = Fault::Interrupted("elle demandait trop de mémoire, ou le contenu est abîmé");
const TOO_LONG: Fault = Fault::Interrupted("elle durait plus de 30 secondes");

/// The same, here; a panic costs the file alone.
fn alone(bytes: &[u8], file: FileId) -> Result<Content, Fault> {
    unharmed(|| xls::read(bytes, file))
}

fn idle_or_new() -> Option<Worker> {
    let idle = IDLE.lock().unwrap_or_else(PoisonError::into_inner).pop();
    idle.or_else(|| Worker::start(PROGRAM.get()?))
}

/// A worker and the pipes that lead to it.
struct Worker {
    process: Child,
    requests: ChildStdin,
    replies: Receiver<Vec<u8>>,
}

impl Worker {
    fn start(program: &PathBuf) -> Option<Self> {
        let mut command = Command::new(program);
        command.arg(ARGUMENT).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut process = command.spawn().ok()?;
        let (requests, mut output) = process.stdin.take().zip(process.stdout.take())?;
        let (sender, replies) = mpsc::channel();
        std::thread::spawn(move || {
            while let Some(reply) = wire::receive(&mut output) {
                if sender.send(reply).is_err() {
                    break;
                }
            }
        });
        Some(Worker { process, requests, replies })
    }

    fn ask(&mut self, request: &[u8]) -> Result<Vec<u8>, Fault> {
        wire::send(&mut self.requests, request).map_err(|_| DIED)?;
        self.replies.recv_timeout(TIME).map_err(|error| match error {
            mpsc::RecvTimeoutError::Timeout => TOO_LONG,
            mpsc::RecvTimeoutError::Disconnected => DIED,
        })
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        // It may have ended by itself: nothing more is asked of it either way.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Answers requests until there are no more.
fn serve() {
    memory::limit(MEMORY);
    let (mut requests, mut replies) = (std::io::stdin().lock(), std::io::stdout().lock());
    while let Some(request) = wire::receive(&mut requests) {
        let result = match wire::read_request(&request) {
            Some((bytes, file)) => alone(bytes, file),
            None => Err(DIED),
        };
        if wire::send(&mut replies, &wire::reply(&result)).is_err() {
            break;
        }
    }
}
