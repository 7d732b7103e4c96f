package dev.firedrill.bot.release;

import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamId;
import java.util.Map;
import java.util.Set;

/** Where releases are running or being deployed. Joins the transaction. */
@FunctionalInterface
public interface ReleaseUse {
  /** By release number; a release that is in no environment is absent. */
  Map<Integer, Set<EnvironmentName>> of(TeamId team);
}
