package dev.firedrill.scenarios;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.List;

/**
 * What must hold before time zero of a team.
 *
 * @param require names of probes
 * @param stableFor for how long all of them must hold without a break
 * @param waitAtMost after this the {@code onFail} action is taken; by default 20 minutes
 */
public record Baseline(
    List<String> require, Duration stableFor, Duration waitAtMost, OnFail onFail) {
  public Baseline {
    require = Check.copy(require);
    waitAtMost = Check.or(waitAtMost, Duration.ofMinutes(20));
    Check.notEmpty("baseline.require", require);
    Check.notNegative("baseline.stableFor", stableFor);
  }

  /** What happens to a team that does not become stable. */
  public enum OnFail {
    @JsonProperty("void-team")
    VOID_TEAM,
    @JsonProperty("defer-team")
    DEFER_TEAM,
    @JsonProperty("abort-run")
    ABORT_RUN
  }
}
