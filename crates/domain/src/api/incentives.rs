//! Incentive lines and payout applications on the wire.
