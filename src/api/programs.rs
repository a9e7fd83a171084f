//! Programmes and development paths.

use domain::api::capabilities::Capabilities;
use domain::api::certification::{Certification, CertificationStep, NewBusinessPlan};
use domain::api::levels::LevelUpgrade;
use domain::api::path_applications::{NewPathApplication, PathApplication};
use domain::api::program_applications::{NewProgramApplication, NewProgramRenewal};
use domain::api::program_contacts::ProgramContact;
use domain::api::program_history::ProgramApplications;
use domain::api::programs::{PathSteps, Paths, ProgramCard, ProgramExit, Programs};
use domain::ids::ReviewId;
use domain::program::{CertificationKind, CompetencyTag, DevelopmentPath, Program};

use super::request::{Method, Request};
use crate::i18n::locale;

/// `GET /v2/partners/programs`.
pub fn programs() -> Request<Programs> {
    Request::get("/v2/partners/programs")
}

/// `POST /v2/partners/program-applications`.
pub fn apply(new: &NewProgramApplication) -> Request<ProgramCard> {
    Request::write(Method::Post, "/v2/partners/program-applications", new)
}

/// `GET /v2/partners/program-applications`.
pub fn applications() -> Request<ProgramApplications> {
    Request::get("/v2/partners/program-applications")
}

/// `GET /v2/partners/capabilities`.
pub fn capabilities() -> Request<Capabilities> {
    Request::get("/v2/partners/capabilities")
}

/// `GET /v2/partners/paths`.
pub fn paths() -> Request<Paths> {
    Request::get("/v2/partners/paths")
}

/// The same, no more of it than names the paths.
pub fn path_steps() -> Request<PathSteps> {
    Request::get("/v2/partners/paths")
}

/// `GET /v2/partners/paths/{path}/certification`.
pub fn certification(path: DevelopmentPath) -> Request<Certification> {
    Request::get(format!("/v2/partners/paths/{path}/certification"))
}

/// `POST /v2/partners/paths/{path}/role-certifications`, `/differentiations` or `/annual-reviews`.
pub fn certify(path: DevelopmentPath, step: CertificationStep, version: i64) -> Request<Certification> {
    Request::command(Method::Post, certifications(path, step)).if_match(version)
}

/// `POST /v2/partners/paths/{path}/business-plans`.
pub fn hand_in_plan(path: DevelopmentPath, plan: &NewBusinessPlan, version: i64) -> Request<Certification> {
    Request::write(Method::Post, format!("/v2/partners/paths/{path}/business-plans"), plan).if_match(version)
}

/// Where the partner reads its plan.
pub fn own_plan(path: DevelopmentPath) -> String {
    format!("/v2/partners/paths/{path}/business-plan")
}

/// Where the vendor reads the plan that came with a certification.
pub fn plan_of_review(review: &ReviewId) -> String {
    format!("/v2/operator/reviews/{review}/business-plan")
}

/// `POST …/withdraw` of the same.
pub fn withdraw_certification(path: DevelopmentPath, step: CertificationStep, version: i64) -> Request<Certification> {
    Request::command(Method::Post, format!("{}/withdraw", certifications(path, step))).if_match(version)
}

fn certifications(path: DevelopmentPath, step: CertificationStep) -> String {
    let of = match step {
        CertificationStep::Role => "role-certifications",
        CertificationStep::Differentiation => "differentiations",
        CertificationStep::AnnualReview => "annual-reviews",
    };
    format!("/v2/partners/paths/{path}/{of}")
}

/// `POST /v2/partners/program-applications/{program}/withdraw`.
pub fn withdraw(program: Program, version: i64) -> Request<ProgramCard> {
    Request::command(Method::Post, format!("/v2/partners/program-applications/{program}/withdraw")).if_match(version)
}

/// `POST /v2/partners/programs/{program}/renewals`.
pub fn renew(program: Program, version: i64, new: &NewProgramRenewal) -> Request<ProgramCard> {
    Request::write(Method::Post, format!("/v2/partners/programs/{program}/renewals"), new).if_match(version)
}

/// `POST …/withdraw` of the same.
pub fn withdraw_renewal(program: Program, version: i64) -> Request<ProgramCard> {
    Request::command(Method::Post, format!("/v2/partners/programs/{program}/renewals/withdraw")).if_match(version)
}

/// `PUT /v2/partners/programs/{program}/contact`.
pub fn change_contact(program: Program, version: i64, contact: &ProgramContact) -> Request<ProgramCard> {
    Request::write(Method::Put, format!("/v2/partners/programs/{program}/contact"), contact).if_match(version)
}

/// `POST /v2/partners/programs/{program}/leave`.
pub fn leave(program: Program, version: i64, exit: &ProgramExit) -> Request<ProgramCard> {
    Request::write(Method::Post, format!("/v2/partners/programs/{program}/leave"), exit).if_match(version)
}

/// `POST /v2/partners/programs/{program}/level-upgrades`.
pub fn upgrade_level(program: Program, version: i64) -> Request<LevelUpgrade> {
    Request::command(Method::Post, format!("/v2/partners/programs/{program}/level-upgrades")).if_match(version)
}

/// `POST …/withdraw` of the same.
pub fn withdraw_level(program: Program, version: i64) -> Request<LevelUpgrade> {
    Request::command(Method::Post, format!("/v2/partners/programs/{program}/level-upgrades/withdraw")).if_match(version)
}

/// `POST /v2/partners/paths/{path}/choose`.
pub fn choose(path: DevelopmentPath, version: i64) -> Request<Paths> {
    Request::command(Method::Post, format!("/v2/partners/paths/{path}/choose")).if_match(version)
}

/// `POST /v2/partners/path-applications`.
pub fn apply_for_path(new: &NewPathApplication) -> Request<PathApplication> {
    Request::write(Method::Post, "/v2/partners/path-applications", new)
}

/// `POST /v2/partners/path-applications/{path}/withdraw`.
pub fn withdraw_path_application(path: DevelopmentPath, version: i64) -> Request<PathApplication> {
    Request::command(Method::Post, format!("/v2/partners/path-applications/{path}/withdraw")).if_match(version)
}

/// `POST /v2/partners/paths/{path}/exit`.
pub fn exit(path: DevelopmentPath, version: i64) -> Request<Paths> {
    Request::command(Method::Post, format!("/v2/partners/paths/{path}/exit")).if_match(version)
}

/// `GET /v2/partners/programs/{program}/certificate`: the address of the file in the reader's language.
pub fn program_certificate(program: Program) -> String {
    format!("/v2/partners/programs/{program}/certificate?lang={}", locale().tag())
}

/// `GET /v2/partners/capabilities/{tag}/logo`: the badge of a tag.
pub fn tag_logo(tag: CompetencyTag) -> String {
    format!("/v2/partners/capabilities/{tag}/logo?lang={}", locale().tag())
}

/// `GET /v2/partners/paths/{path}/certificates/{certification}`: the same for a path.
pub fn path_certificate(path: DevelopmentPath, certification: CertificationKind) -> String {
    format!("/v2/partners/paths/{path}/certificates/{certification}?lang={}", locale().tag())
}
