//! A PostgreSQL that takes connections over TLS only, with a certificate of an authority of its own.

use crate::testing::postgres::{belongs_to_postgres, make_cluster, start_cluster, stop_cluster};
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// An authority, and a certificate for `localhost` that it signed.
const CERTIFICATES: &str = "
    new='-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes'
    openssl req -x509 $new -keyout authority.key -out authority.crt -days 2 -subj '/CN=Test authority'
    openssl req $new -keyout server.key -out server.csr -subj /CN=localhost
    echo subjectAltName=DNS:localhost > server.ext
    openssl x509 -req -in server.csr -CA authority.crt -CAkey authority.key -CAcreateserial -days 2 -extfile server.ext -out server.crt
    chmod 600 server.key";

/// A server of one test's own; stopped when dropped.
#[derive(Debug)]
pub struct TlsPostgres {
    folder: tempfile::TempDir,
    port: String,
}

impl TlsPostgres {
    /// Starts it.
    pub fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut openssl = Command::new("sh");
        openssl.args(["-ec", CERTIFICATES]).current_dir(folder.path()).stdout(Stdio::null()).stderr(Stdio::null());
        assert!(openssl.status().unwrap().success(), "no certificate: is openssl installed?");
        belongs_to_postgres(folder.path());
        let data = folder.path().join("data");
        make_cluster(&data);
        // Nobody comes in without TLS.
        std::fs::write(data.join("pg_hba.conf"), "hostssl all all 127.0.0.1/32 trust\n").unwrap();
        let file = |name: &str| folder.path().join(name).display().to_string();
        let more = format!(" -c ssl=on -c ssl_cert_file={} -c ssl_key_file={}", file("server.crt"), file("server.key"));
        let port = start_cluster(&data, &more);
        Self { folder, port }
    }

    /// Its address under this name of the machine, with these options.
    pub fn url(&self, host: &str, options: &str) -> String {
        format!("postgres://postgres@{host}:{}/postgres?{options}", self.port)
    }

    /// The certificate of the authority.
    pub fn authority(&self) -> PathBuf {
        self.folder.path().join("authority.crt")
    }
}

impl Drop for TlsPostgres {
    fn drop(&mut self) {
        stop_cluster(&self.folder.path().join("data"));
    }
}
