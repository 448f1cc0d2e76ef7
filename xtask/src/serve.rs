//! `cargo xtask serve`: builds, then serves the project's folder on this machine alone.
//!
//! Files by GET over loopback need no more than the standard library: a listener, a thread a connection, a table of types.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::build;
use crate::command::root;

/// The port that is tried first where none is given.
pub(crate) const DEFAULT_PORT: u16 = 8000;

const PORTS_TRIED: u16 = 20;
const LONGEST_REQUEST: u64 = 16 * 1024;
const PATIENCE: Duration = Duration::from_secs(10);
const FIRST_PAGE: &str = "/www/demo/";
const DESK: &str = "/pkg/author/";
const GALLERY: &str = "/www/gallery/";

const TYPES: &[(&str, &str)] = &[
    ("css", "text/css; charset=utf-8"),
    ("html", "text/html; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("json", "application/json"),
    ("md", "text/plain; charset=utf-8"),
    ("mjs", "text/javascript; charset=utf-8"),
    ("png", "image/png"),
    ("svg", "image/svg+xml"),
    ("txt", "text/plain; charset=utf-8"),
    ("wasm", "application/wasm"),
    ("webp", "image/webp"),
];

/// Reads the number after `--port`.
///
/// # Errors
/// When it is not a port.
pub(crate) fn parse_port(written: &str) -> Result<u16> {
    written.parse().with_context(|| format!("--port {written}: a number from 0 to 65535 is meant"))
}

/// Builds and serves until it is interrupted.
///
/// # Errors
/// When the build fails or no port is free.
pub(crate) fn serve(port: u16) -> Result<()> {
    build::build()?;
    let listener = listen(port)?;
    let port = listener.local_addr()?.port();
    for (page, whom) in [(FIRST_PAGE, "readers"), (DESK, "editors"), (GALLERY, "the makers of charts")] {
        println!("http://127.0.0.1:{port}{page}  for {whom}");
    }
    let root = root().canonicalize()?;
    for connection in listener.incoming().flatten() {
        let root = root.clone();
        // A connection that breaks off is the browser's affair.
        thread::spawn(move || answer(connection, &root).ok());
    }
    Ok(())
}

fn listen(first: u16) -> Result<TcpListener> {
    for port in first..=first.saturating_add(PORTS_TRIED) {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Ok(listener) => return Ok(listener),
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => {}
            Err(error) => return Err(error).with_context(|| format!("cannot listen on port {port}")),
        }
    }
    bail!("the ports from {first} on are all in use: give another with --port N")
}

fn answer(mut connection: TcpStream, root: &Path) -> io::Result<()> {
    connection.set_read_timeout(Some(PATIENCE))?;
    let request = read_request(&connection)?;
    let mut words = request.split(' ');
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let has_body = method == "GET";
    if !has_body && method != "HEAD" {
        return refuse(&mut connection, "405 Method Not Allowed");
    }
    let path = target.split(['?', '#']).next().unwrap_or_default();
    if path == "/" {
        let head =
            format!("HTTP/1.1 302 Found\r\nLocation: {FIRST_PAGE}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        return connection.write_all(head.as_bytes());
    }
    let Some(mut file) = find(root, path) else { return refuse(&mut connection, "404 Not Found") };
    let length = file.content.metadata()?.len();
    let kind = file.kind;
    let head = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\nCache-Control: no-cache\r\nConnection: close\r\n\r\n"
    );
    connection.write_all(head.as_bytes())?;
    if has_body {
        io::copy(&mut file.content, &mut connection)?;
    }
    Ok(())
}

/// Reads the first line, and the others up to the empty one, so that the browser is not cut off while it speaks.
fn read_request(connection: &TcpStream) -> io::Result<String> {
    let mut lines = BufReader::new(connection.take(LONGEST_REQUEST)).lines();
    let first = lines.next().transpose()?.unwrap_or_default();
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    Ok(first)
}

fn refuse(connection: &mut TcpStream, status: &str) -> io::Result<()> {
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: text/plain\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{status}",
        status.len()
    );
    connection.write_all(head.as_bytes())
}

struct Found {
    content: File,
    kind: &'static str,
}

/// The file for a request's path; `None` for whatever is not a visible file below the root.
fn find(root: &Path, path: &str) -> Option<Found> {
    let mut relative = PathBuf::from(decode(path.strip_prefix('/')?)?);
    if path.ends_with('/') {
        relative.push("index.html");
    }
    if !relative.components().all(is_visible) {
        return None;
    }
    let full = root.join(relative).canonicalize().ok()?;
    if !full.starts_with(root) || !full.is_file() {
        return None;
    }
    let extension = full.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    let kind = TYPES.iter().find(|(known, _)| *known == extension);
    let kind = kind.map_or("application/octet-stream", |(_, kind)| kind);
    Some(Found { content: File::open(full).ok()?, kind })
}

fn is_visible(component: Component<'_>) -> bool {
    match component {
        Component::Normal(name) => !name.to_string_lossy().starts_with('.'),
        _ => false,
    }
}

/// Undoes the per cent signs of an address; `None` where they are no UTF-8.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok().filter(|path| !path.contains(['\\', '\0']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decodes_addresses() {
        assert_eq!(decode("a%20b/%E4%B8%80.html").as_deref(), Some("a b/一.html"));
        assert_eq!(decode("%"), None);
        assert_eq!(decode("%zz"), None);
        assert_eq!(decode("%ff"), None);
    }

    #[test]
    fn serves_visible_files_below_the_root_alone() {
        let root = root().canonicalize().unwrap();
        let kind = |path| find(&root, path).map(|found| found.kind);
        assert_eq!(kind("/Cargo.toml"), Some("application/octet-stream"));
        assert_eq!(kind("/xtask/../Cargo.toml"), None);
        assert_eq!(kind("/%2e%2e/"), None);
        assert_eq!(kind("//etc/passwd"), None);
        assert_eq!(kind("/.git/HEAD"), None);
        assert_eq!(kind("/..%5cCargo.toml"), None);
        assert_eq!(kind("/src"), None);
        assert_eq!(kind("/absent.html"), None);
        assert_eq!(kind("Cargo.toml"), None);
    }
}
