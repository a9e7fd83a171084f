//! Incentive lines, bills and how an amount came about.
