// List prices of AWS in us-east-1, without free tiers, in dollars. As AWS's pricing pages and reports of them say. Data.

/** When the table was last looked at. */
export const AWS_PRICES_DATE = '2026-11-25';

export const AWS_PRICES = {
  /** Lambda on arm64, for each GB-second, and for each request. */
  lambdaGbSecond: 0.0000133334,
  lambdaRequest: 0.2 / 1e6,
  /** Step Functions, standard workflows, for each state entered. */
  stateTransition: 0.025 / 1000,
  s3Write: 0.005 / 1000,
  s3Read: 0.0004 / 1000,
  s3GbMonth: 0.023,
  schedulerInvocation: 1 / 1e6,
  /** A custom event of EventBridge, and a message of SNS. */
  event: 1 / 1e6,
  message: 0.5 / 1e6,
  logGb: 0.5,
  logGbMonth: 0.03,
  /** A trace of X-Ray. */
  trace: 5 / 1e6,
  /** Of CloudWatch, each for a month. */
  metricMonth: 0.3,
  alarmMonth: 0.1,
  dashboardMonth: 3,
} as const;
