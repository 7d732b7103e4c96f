package dev.firedrill.bot.release;

import dev.firedrill.team.EnvironmentName;
import java.util.Set;

/** What became of the wish to delete a release. */
public sealed interface DeleteOutcome {
  record Deleted(Release release) implements DeleteOutcome {}

  /** It runs in these environments, or is being deployed there. */
  record InUse(Release release, Set<EnvironmentName> where) implements DeleteOutcome {}

  record Unknown(int number) implements DeleteOutcome {}
}
