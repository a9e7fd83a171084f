//! What the demo data promise.
