package dev.firedrill.app.wiring;

import dev.firedrill.bot.BotFleet;
import dev.firedrill.bot.BotStatus;
import dev.firedrill.bot.deploy.Deployment;
import dev.firedrill.bot.deploy.Deployments;
import dev.firedrill.bot.settings.Configs;
import dev.firedrill.bot.size.BotSize;
import dev.firedrill.bot.size.BotSizes;
import dev.firedrill.chaos.probe.baseline.BotSight;
import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.EvidenceQuery;
import dev.firedrill.flag.Flags;
import dev.firedrill.team.TeamEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** How bots stand, put together from what several features know of them. */
record SeenBots(
    BotFleet fleet,
    Deployments deployments,
    Configs configs,
    Flags flags,
    BotSizes sizes,
    int usualMemoryMi,
    Evidence evidence,
    InstantSource clock)
    implements BotSight {
  private static final Duration LATELY = Duration.ofHours(1);
  private static final int MANY = 200;

  @Override
  public Map<String, Object> look(TeamEnvironment bot) {
    Map<String, Object> seen = new HashMap<>();
    fleet
        .status(bot)
        .ifPresent(status -> {
          status(status, seen);
          deployments.current(bot).ifPresent(current -> deployment(status, current, seen));
          seen.put("flags", flags(bot));
          seen.put(
              "memoryLimitMi", sizes.of(bot).map(BotSize::memoryMebibytes).orElse(usualMemoryMi));
          lastExit(bot).ifPresent(word -> seen.put("lastExit", word));
        });
    return seen;
  }

  private static void status(BotStatus status, Map<String, Object> seen) {
    boolean connected = status.observed() == BotStatus.Observed.CONNECTED;
    seen.put("connected", connected);
    seen.put("replicas", status.desired() == BotStatus.Desired.RUNNING ? 1 : 0);
    seen.put("readyReplicas", connected ? 1 : 0);
    seen.put("restarts", status.restarts());
    seen.put("version", status.release());
  }

  private void deployment(BotStatus status, Deployment current, Map<String, Object> seen) {
    seen.put("version", current.release().name());
    seen.put("podUid", current.track() + "-" + status.restarts());
    seen.put("deployedBy", current.by().via().name().toLowerCase(Locale.ROOT));
    configs
        .at(current.bot(), current.configVersion())
        .ifPresent(config -> seen.put("env", new TreeMap<>(config.variables())));
  }

  private Map<String, Object> flags(TeamEnvironment bot) {
    Map<String, Object> variants = new TreeMap<>();
    flags
        .list(bot)
        .forEach(flag -> {
          Optional<String> variant =
              flag.definition().enabled()
                  ? flag.definition().forEverybody()
                  : flag.definition().offVariant();
          variant.ifPresent(name -> variants.put(flag.key(), name));
        });
    return variants;
  }

  private Optional<String> lastExit(TeamEnvironment bot) {
    Instant now = clock.instant();
    return evidence
        .find(
            EvidenceQuery.ofTeam(bot.team(), now.minus(LATELY), now.plusSeconds(1))
                .onlyKinds(Set.of(EvidenceKind.BOT_EXITED))
                .newest(MANY))
        .stream()
        .filter(event -> bot.environment().equals(event.environment()))
        .map(EvidenceEvent::text)
        .reduce((earlier, later) -> later)
        .map(SeenBots::word);
  }

  /** The runtime tells reasons in words for people; these are their stems. */
  private static String word(String text) {
    if (text.contains("out of memory (") || text.contains("of memory, its limit")) {
      return "out-of-memory";
    }
    if (text.contains("SIGKILL") || text.contains("was killed")) {
      return "killed";
    }
    if (text.contains("SIGTERM") || text.contains("stopped")) {
      return "terminated";
    }
    if (text.contains("could not") || text.contains("failed to start")) {
      return "failed to start";
    }
    return text.contains("crashed") ? "crashed" : "exited";
  }
}
