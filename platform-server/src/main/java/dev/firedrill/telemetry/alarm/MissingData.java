package dev.firedrill.telemetry.alarm;

/** What a datapoint counts as that is missing: CloudWatch's four ways. */
public enum MissingData {
  MISSING,
  BREACHING,
  NOT_BREACHING,
  IGNORE
}
