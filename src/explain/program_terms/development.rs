//! The terms of customer development, one text a value.

use crate::i18n::{Key, t::development as d};
use domain::api::customer_development::Industry;
use domain::rules::preregistration::ReviewReason;
use domain::states::customer_report::CustomerReportState;

/// State of a report.
pub fn report_state(value: CustomerReportState) -> Key {
    match value {
        CustomerReportState::InReview => d::STATE_IN_REVIEW,
        CustomerReportState::Reported => d::STATE_REPORTED,
        CustomerReportState::Invited => d::STATE_INVITED,
        CustomerReportState::AssociationFailed => d::STATE_ASSOCIATION_FAILED,
        CustomerReportState::Associated => d::STATE_ASSOCIATED,
        CustomerReportState::Refused => d::STATE_REFUSED,
        CustomerReportState::Expired => d::STATE_EXPIRED,
        CustomerReportState::Withdrawn => d::STATE_WITHDRAWN,
    }
}

/// What a customer does.
pub fn industry(value: Industry) -> Key {
    match value {
        Industry::Internet => d::INDUSTRY_INTERNET,
        Industry::Manufacturing => d::INDUSTRY_MANUFACTURING,
        Industry::Finance => d::INDUSTRY_FINANCE,
        Industry::Retail => d::INDUSTRY_RETAIL,
        Industry::Education => d::INDUSTRY_EDUCATION,
        Industry::Healthcare => d::INDUSTRY_HEALTHCARE,
        Industry::Government => d::INDUSTRY_GOVERNMENT,
        Industry::Logistics => d::INDUSTRY_LOGISTICS,
        Industry::Media => d::INDUSTRY_MEDIA,
        Industry::Other => d::INDUSTRY_OTHER,
    }
}

/// Why the vendor looks at a report before it holds.
pub fn review_reason(value: ReviewReason) -> Key {
    match value {
        ReviewReason::DirectSales => d::REASON_DIRECT_SALES,
        ReviewReason::ReportedByVendor => d::REASON_REPORTED_BY_VENDOR,
        ReviewReason::OnlineSales => d::REASON_ONLINE_SALES,
        ReviewReason::SalesSupportCenter => d::REASON_SALES_SUPPORT_CENTER,
        ReviewReason::OtherCountry => d::REASON_OTHER_COUNTRY,
    }
}
