//! The app: shell, session, guards, and the page behind each route.
