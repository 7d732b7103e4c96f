package dev.firedrill.flag.definition;

/** What kind of value every variant of a flag has. */
public enum FlagType {
  BOOLEAN,
  STRING,
  NUMBER,
  OBJECT
}
