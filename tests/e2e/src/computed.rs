//! Role and accessible name of an element as the browser computes them: what a screen reader is told.

use serde_json::Value;
use std::sync::Arc;
use thirtyfour::WebElement;
use thirtyfour::common::command::ExtensionCommand;
use thirtyfour::error::WebDriverResult;

#[derive(Debug)]
struct Computed {
    element: String,
    what: &'static str,
}

impl ExtensionCommand for Computed {
    fn parameters_json(&self) -> Option<Value> {
        None
    }

    fn method(&self) -> http::Method {
        http::Method::GET
    }

    fn endpoint(&self) -> Arc<str> {
        format!("/element/{}/{}", self.element, self.what).into()
    }
}

/// The role, such as `button`.
pub(crate) async fn role(element: &WebElement) -> WebDriverResult<String> {
    read(element, "computedrole").await
}

/// The accessible name.
pub(crate) async fn name(element: &WebElement) -> WebDriverResult<String> {
    read(element, "computedlabel").await
}

async fn read(element: &WebElement, what: &'static str) -> WebDriverResult<String> {
    let command = Computed { element: element.element_id().to_string(), what };
    let answer =
        element.handle().cmd(thirtyfour::common::command::Command::ExtensionCommand(Box::new(command))).await?;
    answer.value()
}
