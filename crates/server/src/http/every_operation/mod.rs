//! What holds for every operation, whichever it is: the table is the description of the API, so that a new operation is
//! in it by itself. What an operation does beyond that, its own tests say.

mod access;
mod requests;
mod table;
mod tenants;
