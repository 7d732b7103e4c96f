package dev.firedrill.bot.release;

/** What became of bytes that were handed in. */
public sealed interface CreateOutcome {
  Release release();

  record Created(Release release) implements CreateOutcome {}

  /** The same bytes, version and commit were a release already. */
  record Existed(Release release) implements CreateOutcome {}
}
