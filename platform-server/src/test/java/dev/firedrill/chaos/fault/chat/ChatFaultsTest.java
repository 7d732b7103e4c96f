package dev.firedrill.chaos.fault.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.chaos.fault.Fault;
import dev.firedrill.chaos.fault.FaultContract;
import dev.firedrill.chaos.fault.FaultOrder;
import dev.firedrill.chaos.fault.RevertOutcome;
import dev.firedrill.scenarios.Args;
import dev.firedrill.scenarios.fault.FaultCatalog;
import dev.firedrill.scenarios.json.ScenarioJson;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.workspace.disturbance.Absences;
import dev.firedrill.workspace.disturbance.ChatRules;
import dev.firedrill.workspace.persistence.WorkspacePersistence;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Every fault of the chat plane keeps what all faults promise. */
@ParameterizedClass(name = "{0}")
@ValueSource(
    strings = {
      "slack-rate-limited",
      "slack-5xx",
      "slack-slow",
      "slack-token-invalid",
      "slack-missing-scope",
      "event-drop",
      "event-duplicate",
      "event-late",
      "socket-flap",
      "socket-half-open",
      "signing-secret-rotated",
      "message-storm",
      "poison-message"
    })
class ChatFaultsTest extends FaultContract {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final Map<String, List<Args>> ARGS =
      Map.ofEntries(
          Map.entry(
              "slack-rate-limited",
              List.of(args("retryAfter", "PT20S"), args("retryAfter", "PT5S"))),
          Map.entry("slack-5xx", List.of(args("status", 503), args("status", 500))),
          Map.entry("slack-slow", List.of(args("delay", "PT4S"), args("delay", "PT2S"))),
          Map.entry("slack-token-invalid", List.of(Args.EMPTY, args("share", 0.5))),
          Map.entry(
              "slack-missing-scope",
              List.of(Args.EMPTY, args("methods", List.of("reactions.add")))),
          Map.entry("event-drop", List.of(args("share", 0.3), args("share", 1))),
          Map.entry("event-duplicate", List.of(args("share", 1), args("share", 0.1))),
          Map.entry("event-late", List.of(args("delay", "PT8S"), args("delay", "PT60S"))),
          Map.entry("socket-half-open", List.of(Args.EMPTY)),
          Map.entry("signing-secret-rotated", List.of(Args.EMPTY)),
          Map.entry("socket-flap", List.of(args("every", "PT15S"), args("every", "PT90S"))),
          Map.entry(
              "message-storm",
              List.of(
                  args("rps", 8),
                  Args.of(Map.of("rps", 8, "text", "!ping", "persona", "Echo", "answers", 0)))),
          Map.entry("poison-message", List.of(Args.EMPTY, args("redeliver", "PT30S"))));

  private final SteppedClock clock = SteppedClock.atNoon();
  private final ChatRules rules =
      WorkspacePersistence.rules(DATABASE.jdbi(), DATABASE.domainEvents(), clock);
  private final Absences absences =
      WorkspacePersistence.absences(DATABASE.jdbi(), DATABASE.domainEvents(), clock);

  @Parameter private String id = "";

  private static Args args(String name, Object value) {
    return Args.of(Map.of(name, value));
  }

  @Override
  protected Fault fault() {
    return ChatFaults.all(rules, absences, WorkspacePersistence.poisoned(DATABASE.jdbi())).stream()
        .filter(fault -> fault.id().equals(id))
        .findFirst()
        .orElseThrow();
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
    return !args().equals(otherArgs());
  }

  @Override
  protected TeamEnvironment freshBot() {
    return TeamEnvironment.production(new TestCourse(DATABASE.jdbi()).team().id());
  }

  @Override
  protected InstantSource clock() {
    return clock;
  }

  @Override
  protected void pass(Duration time) {
    clock.step(time);
  }

  /** As somebody else can: once our rule is gone another operation puts its own there. */
  @Override
  protected void takeOver(TeamEnvironment bot) {
    FaultOrder theirs =
        new FaultOrder(bot, otherArgs(), "theirs", 1, clock.instant().plusSeconds(900));
    FaultOrder ours = new FaultOrder(bot, args(), "op", 1, clock.instant().plusSeconds(600));
    RevertOutcome gone = fault().revertIfOurs(ours, Map.of());
    assertThat(gone).isEqualTo(RevertOutcome.REVERTED);
    boolean put = fault().apply(theirs) instanceof dev.firedrill.chaos.fault.Applied.Done;
    assertThat(put).isTrue();
  }

  @Test
  void theArgumentsOfTheseTestsFitTheSchemaOfTheCatalog() {
    FaultCatalog catalog = FaultCatalog.bundled();

    assertThat(catalog.violations(id, ScenarioJson.tree(args()))).isEmpty();
    assertThat(catalog.violations(id, ScenarioJson.tree(otherArgs()))).isEmpty();
    assertThat(catalog.violations(id, ScenarioJson.tree(args("share", 2)))).isNotEmpty();
  }
}
