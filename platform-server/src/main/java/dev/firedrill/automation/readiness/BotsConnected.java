package dev.firedrill.automation.readiness;

import dev.firedrill.bot.BotFleet;
import dev.firedrill.bot.BotStatus;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The bot of each environment is connected to the workspace. */
public final class BotsConnected implements ReadinessCheck {
  private final BotFleet fleet;

  public BotsConnected(BotFleet fleet) {
    this.fleet = fleet;
  }

  @Override
  public List<ReadinessItem> of(TeamId team) {
    return Arrays.stream(EnvironmentName.values()).map(name -> item(team, name)).toList();
  }

  private static Instant since(BotStatus status) {
    return status.since().truncatedTo(ChronoUnit.SECONDS);
  }

  private ReadinessItem item(TeamId team, EnvironmentName name) {
    BotStatus status = fleet.status(new TeamEnvironment(team, name)).orElse(null);
    boolean ok = status != null && status.observed() == BotStatus.Observed.CONNECTED;
    String detail =
        status == null
            ? "No bot is known in " + name.word() + "."
            : ok
                ? "Connected since %s with %s.".formatted(since(status), status.release())
                : "The %s bot is %s%s."
                    .formatted(
                        name.word(),
                        status.observed().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        status.detail() == null ? "" : ": " + status.detail());
    return new ReadinessItem(
        "bot-" + name.word(),
        "The " + name.word() + " bot is connected",
        ok,
        detail,
        "/teams/{team}/deploys",
        "Look at deploys");
  }
}
