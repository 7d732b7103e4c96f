package dev.firedrill.bot.freeze;

import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.team.Member;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.Teams;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says whether somebody may deploy now. */
public final class FreezeGate {
  private static final DateTimeFormatter UNTIL =
      DateTimeFormatter.ofPattern("d MMM HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private final Freezes freezes;
  private final Teams teams;

  public FreezeGate(Freezes freezes, Teams teams) {
    this.freezes = freezes;
    this.teams = teams;
  }

  /**
   * The freeze that is passed over; empty when none holds.
   *
   * @throws Failure deploy-frozen when one holds that may not be passed over
   */
  public Optional<Freeze> pass(TeamEnvironment bot, FreezeOverride override, Instant now) {
    List<Freeze> active = freezes.active(bot, now);
    for (Freeze freeze : active) {
      if (!override.covers(freeze)) {
        throw new Failure(ProblemCode.DEPLOY_FROZEN, refusal(bot, freeze, override));
      }
    }
    return active.stream().findFirst();
  }

  private String refusal(TeamEnvironment bot, Freeze freeze, FreezeOverride override) {
    String by = teams.person(freeze.by()).map(Member::name).orElse("somebody");
    String mend =
        switch (override) {
          case NONE ->
              freeze.team() == null
                  ? "An instructor may deploy in spite of it; a rollback is never blocked."
                  : "Deploy with override: true if it cannot wait; a rollback is never blocked.";
          case OF_THE_TEAM ->
              "It is the course's, so only an instructor may deploy in spite of it; a rollback is"
                  + " never blocked.";
          case ANY -> "";
        };
    return "Deployments to %s are frozen until %s by %s: %s. %s"
        .formatted(bot.environment().word(), UNTIL.format(freeze.to()), by, freeze.reason(), mend)
        .strip();
  }
}
