//! The service under test.

use crate::clock::Clock;
use crate::config::{Config, DemoSize, Limits, Network, PasswordCost};
use crate::http;
use crate::ids::Ids;
use crate::secret::Secret;
use crate::state::App;
use crate::store::Store;
use crate::testing::client::Client;
use crate::testing::fixtures::NOW;
use crate::testing::postgres::TestDatabase;
use axum::Router;
use std::path::PathBuf;
use std::sync::Arc;

/// Which database a test runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Embedded, in a temporary folder.
    Sqlite,
    /// A database of its own in the shared PostgreSQL of the test run.
    Postgres,
}

/// The service under test with its hands on the clock and the store.
#[derive(Clone, Debug)]
pub struct TestApp {
    /// The application.
    pub app: App,
    /// Its clock, which stands still.
    pub clock: Clock,
    /// The engine.
    pub engine: Engine,
    router: Router,
    database: Option<Arc<TestDatabase>>,
    _folder: Arc<tempfile::TempDir>,
}

/// What a test may want different.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Limits; wide open unless a test is about them.
    pub limits: Limits,
    /// Folder of the app's files.
    pub static_dir: Option<PathBuf>,
    /// Address under which users reach the server.
    pub public_url: String,
    /// Proxies whose `X-Forwarded-For` counts.
    pub trusted_proxies: Vec<Network>,
    /// Mail server.
    pub smtp_url: Option<String>,
    /// A database that stays, instead of one of the test's own.
    pub database_url: Option<String>,
}

impl Default for Settings {
    fn default() -> Self {
        let limits = Limits { rate_per_second: 100_000, rate_burst: 100_000, ..Limits::STANDARD };
        Self {
            limits,
            static_dir: None,
            public_url: "http://127.0.0.1:8080".to_owned(),
            trusted_proxies: Vec::new(),
            smtp_url: None,
            database_url: None,
        }
    }
}

impl TestApp {
    /// Runs a test on SQLite and on PostgreSQL, each time with an empty database.
    pub async fn on_both_engines(test: impl AsyncFn(TestApp)) {
        for engine in [Engine::Sqlite, Engine::Postgres] {
            eprintln!("engine: {engine:?}");
            let app = Self::start(engine, Settings::default()).await;
            test(app.clone()).await;
            app.close().await;
        }
    }

    /// An empty service on SQLite, for tests that no engine can change.
    pub async fn sqlite() -> Self {
        Self::start(Engine::Sqlite, Settings::default()).await
    }

    /// An empty service with settings.
    pub async fn start(engine: Engine, settings: Settings) -> Self {
        let folder = Arc::new(tempfile::tempdir().unwrap());
        let database = match engine {
            Engine::Sqlite => None,
            Engine::Postgres if settings.database_url.is_some() => None,
            Engine::Postgres => Some(Arc::new(TestDatabase::create().await)),
        };
        let file = folder.path().join("test.sqlite");
        // A database that is opened again must not see the same identifiers again.
        let ids = if settings.database_url.is_some() { Ids::random() } else { Ids::seeded(20_261_122) };
        let own = || database.as_ref().map_or_else(|| format!("sqlite:{}", file.display()), |database| database.url());
        let url = settings.database_url.unwrap_or_else(own);
        let config = Config {
            listen: ([127, 0, 0, 1], 0).into(),
            database_url: Secret::new(url),
            static_dir: settings.static_dir,
            demo: DemoSize::None,
            first_operator: None,
            clock: None,
            public_url: settings.public_url,
            smtp_url: settings.smtp_url.map(Secret::new),
            mail_from: "test@localhost".to_owned(),
            metrics_token: None,
            trusted_proxies: settings.trusted_proxies,
            limits: settings.limits,
            password_cost: PasswordCost { memory_kib: 8, passes: 1 },
            log_json: false,
        };
        let clock = Clock::manual(*NOW);
        let store = Store::open(&config.database_url, 6, clock.clone(), ids.clone()).await.unwrap();
        let app = App::new(config, store, clock.clone(), ids).unwrap();
        Self { router: http::router(&app), app, clock, engine, database, _folder: folder }
    }

    /// Closes the database, and removes it where it is one in the shared server.
    pub async fn close(self) {
        self.app.store().clone().close().await;
        if let Some(database) = self.database {
            database.remove().await;
        }
    }

    /// The address of a new database in the shared PostgreSQL, for tests that start servers of their own.
    pub async fn postgres_url() -> String {
        TestDatabase::create().await.url()
    }

    /// The same, without any table.
    pub async fn empty_postgres_url() -> String {
        TestDatabase::create_empty().await.url()
    }

    /// A client without a session.
    pub fn stranger(&self) -> Client {
        Client::new(self.router.clone(), self.app.ids().clone())
    }

    /// Runs every job once, now.
    pub async fn run_jobs(&self) -> u64 {
        crate::jobs::run_all_once(&self.app).await.unwrap()
    }
}
