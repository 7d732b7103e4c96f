package dev.firedrill.chaos.fault.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.chaos.fault.Fault;
import dev.firedrill.chaos.fault.FaultContract;
import dev.firedrill.flag.FlagEdit;
import dev.firedrill.scenarios.Args;
import dev.firedrill.scenarios.fault.FaultCatalog;
import dev.firedrill.scenarios.json.ScenarioJson;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.testing.TestDatabase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Every fault of the process plane keeps what all faults promise. */
@ParameterizedClass(name = "{0}")
@ValueSource(
    strings = {
      "process-kill",
      "pod-evict",
      "bad-rollout",
      "image-not-found",
      "crash-on-start",
      "scaled-to-zero",
      "memory-leak",
      "cpu-burn",
      "config-drift",
      "secret-rotated-stale",
      "missing-secret-key",
      "bad-flag-push",
      "log-flood",
      "disk-full",
      "clock-skew"
    })
class BotFaultsTest extends FaultContract {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final Map<String, List<Args>> ARGS =
      Map.ofEntries(
          Map.entry("process-kill", List.of(args("count", 1), args("count", "all"))),
          Map.entry("pod-evict", List.of(args("count", 1), args("count", 2))),
          Map.entry(
              "bad-rollout",
              List.of(
                  Args.of(
                      Map.of(
                          "config", Map.of("LOG_LEVEL", "trace", "CACHE", "off"),
                          "flags", Map.of("need-mention", "on"))),
                  args("config", Map.of("LOG_LEVEL", "debug")))),
          Map.entry("image-not-found", List.of(args("artifact", "2.0.1"), Args.EMPTY)),
          Map.entry(
              "crash-on-start", List.of(Args.EMPTY, args("config", Map.of("BOT_QUEUE", "none")))),
          Map.entry("scaled-to-zero", List.of(Args.EMPTY)),
          Map.entry(
              "memory-leak",
              List.of(args("kilobytesPerMessage", 192), args("kilobytesPerMessage", 320))),
          Map.entry("cpu-burn", List.of(args("cores", 0.5), args("cores", 2))),
          Map.entry(
              "config-drift",
              List.of(
                  Args.of(Map.of("name", "LOG_LEVEL", "value", "off")),
                  Args.of(Map.of("name", "BOT_QUEUE", "value", "1")))),
          Map.entry("secret-rotated-stale", List.of(Args.EMPTY)),
          Map.entry("missing-secret-key", List.of(args("name", "API_KEY"), args("name", "OTHER"))),
          Map.entry(
              "bad-flag-push",
              List.of(
                  Args.of(Map.of("flag", "need-mention", "variant", "on")),
                  Args.of(Map.of("flag", "need-mention", "percent", 30)))),
          Map.entry("log-flood", List.of(args("linesPerSecond", 50), args("linesPerSecond", 300))),
          Map.entry("disk-full", List.of(Args.EMPTY)),
          Map.entry("clock-skew", List.of(args("offset", "PT1H"), args("offset", "-PT5M"))));

  private final FaultRoom room = new FaultRoom(DATABASE);

  @Parameter private String id = "";

  private static Args args(String name, Object value) {
    return Args.of(Map.of(name, value));
  }

  @Override
  protected Fault fault() {
    return room.fault(id);
  }

  @Override
  protected boolean isOneShot() {
    return id.equals("process-kill") || id.equals("pod-evict");
  }

  @Override
  protected Object standing(TeamEnvironment bot) {
    return room.interference.incarnations(bot);
  }

  @Override
  protected Args args() {
    return ARGS.getOrDefault(id, List.of()).getFirst();
  }

  @Override
  protected Args otherArgs() {
    return ARGS.getOrDefault(id, List.of()).getLast();
  }

  @Override
  protected boolean hasArguments() {
    return ARGS.getOrDefault(id, List.of()).size() > 1;
  }

  @Override
  protected TeamEnvironment freshBot() {
    return room.freshBot();
  }

  @Override
  protected InstantSource clock() {
    return room.bots.clock;
  }

  @Override
  protected void pass(Duration time) {
    room.pass(time);
  }

  /** As the team itself mends it. */
  @Override
  protected void takeOver(TeamEnvironment bot) {
    switch (id) {
      case "image-not-found" -> room.teamRollsBack(bot);
      case "bad-rollout" -> {
        room.teamRollsBack(bot);
        switchOff(bot);
      }
      case "bad-flag-push" -> switchOff(bot);
      case "missing-secret-key" -> room.teamSetsSecret(bot, "API_KEY", "another one");
      case "config-drift" -> room.teamSets(bot, "LOG_LEVEL", "warn");
      case "crash-on-start" -> room.teamSets(bot, "BOT_WORKERS", "3");
      case "memory-leak" -> room.teamRollsBack(bot);
      case "disk-full" -> room.interference.clearedByTeam();
      default -> room.teamRestarts(bot);
    }
  }

  private void switchOff(TeamEnvironment bot) {
    room.flagDesk.edit(
        bot, "need-mention", new FlagEdit.Switch(false), "not yet", null, room.bots.ada);
  }

  @Test
  void theArgumentsOfTheseTestsFitTheSchemaOfTheCatalog() {
    FaultCatalog catalog = FaultCatalog.bundled();

    assertThat(catalog.violations(id, ScenarioJson.tree(args()))).isEmpty();
    assertThat(catalog.violations(id, ScenarioJson.tree(otherArgs()))).isEmpty();
    assertThat(catalog.violations(id, ScenarioJson.tree(args("nothing", 2)))).isNotEmpty();
  }
}
