package dev.firedrill.traffic.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.kernel.Background;
import dev.firedrill.kernel.Ratio;
import dev.firedrill.scenarios.Args;
import dev.firedrill.scenarios.crowd.CrowdCatalog;
import dev.firedrill.slo.Prober;
import dev.firedrill.slo.SliSlice;
import dev.firedrill.slo.SliStore;
import dev.firedrill.slo.SloSettings;
import dev.firedrill.slo.UpstreamFacts;
import dev.firedrill.slo.persistence.SloPersistence;
import dev.firedrill.slo.probe.Probing;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.traffic.Stretches;
import dev.firedrill.traffic.TrafficDesk;
import dev.firedrill.traffic.Window;
import dev.firedrill.traffic.persistence.TrafficPersistence;
import dev.firedrill.workspace.VisitingBots;
import dev.firedrill.workspace.disturbance.RuleBoard;
import dev.firedrill.workspace.testing.SlackCalls;
import dev.firedrill.workspace.testing.SocketBot;
import dev.firedrill.workspace.testing.WorkspaceLab;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Users come through the real chat to a bot that is really connected, with all threads. */
class UsersTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final Duration NEVER = Duration.ofHours(12);

  private final InstantSource clock = InstantSource.system();
  @AutoClose private final WorkspaceLab lab = WorkspaceLab.on(DATABASE, clock).serve();
  private final Stretches stretches = TrafficPersistence.stretches(DATABASE.jdbi());
  private final SliStore slis = SloPersistence.store(DATABASE.jdbi());
  private final String key = "op-" + UUID.randomUUID();
  private final TrafficDesk desk =
      new TrafficDesk(stretches, CrowdCatalog.bundled(), lab.events, clock);
  private Team team;
  private TeamEnvironment bot;
  private Prober prober;
  private Background crowds;

  private record NoFacts() implements UpstreamFacts {
    @Override
    public List<String> cities() {
      return List.of("Oslo");
    }

    @Override
    public double celsius(String city, Instant at) {
      return 7;
    }

    @Override
    public List<String> words() {
      return List.of("toil");
    }

    @Override
    public String definition(String word) {
      return "Work without end.";
    }
  }

  @BeforeEach
  void begin() {
    team = new TestCourse(DATABASE.jdbi()).team();
    lab.workspaces.provision(team.id());
    bot = TeamEnvironment.production(team.id());
    prober =
        Probing.prober(
            new Probing.Parts(
                DATABASE.teams(),
                lab.workspaces,
                lab.socketMode.routes(),
                Probing.templateBot(new NoFacts()),
                slis,
                DATABASE.evidence(),
                lab.transactions,
                lab.events,
                new SloSettings(
                    NEVER,
                    NEVER,
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(50),
                    Duration.ofSeconds(2),
                    new Ratio(0.99),
                    Duration.ofDays(1)),
                clock,
                7));
    crowds =
        Crowds.background(
            new Crowds.Parts(
                stretches,
                prober,
                lab.workspaces,
                (VisitingBots) lab.workspaces,
                new RuleBoard(lab.rules, clock),
                CrowdCatalog.bundled(),
                lab.events,
                clock,
                UUID.randomUUID()));
    prober.start();
    // Its users are there as soon as one of them could write.
    await().until(() -> lab.directory.fresh(team.id()).orElseThrow().users().size() > 10);
    crowds.start();
  }

  @AfterEach
  void end() {
    crowds.stop();
    prober.stop();
  }

  private long sum(ToLongFunction<Window> what) {
    return stretches.windows(key).stream().mapToLong(what).sum();
  }

  @Test
  void theyAskWhatTheirPersonaAsksAndWhatTheyGetCounts() {
    SlackCalls slack = lab.calls(team, EnvironmentName.PRODUCTION);
    Instant from = clock.instant();
    try (SocketBot socket = connect()) {
      desk.start(
          bot,
          "steady",
          Args.of(Map.of("rps", 5, "persona", "night-shift", "command", "ping")),
          key,
          from,
          from.plusSeconds(4));
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> sum(Window::sent) + sum(Window::dropped) == 20);
      long sent = sum(Window::sent);
      assertThat(sum(Window::intended)).isEqualTo(20);
      assertThat(sent).isGreaterThan(10);
      List<JsonNode> heard = new ArrayList<>();
      for (int i = 0; i < sent; i++) {
        JsonNode event = socket.message("!ping").at("/payload/event");
        heard.add(event);
        slack.ok(
            "chat.postMessage",
            "channel",
            event.path("channel").asText(),
            "thread_ts",
            event.path("ts").asText(),
            "text",
            i < 5 ? "what?" : "pong");
      }

      Set<String> people = new HashSet<>();
      heard.forEach(event -> people.add(event.path("user").asText()));
      assertThat(people).hasSizeBetween(2, 3);
      await()
          .untilAsserted(() -> {
            List<SliSlice> seconds =
                slis.seconds(bot, from.truncatedTo(ChronoUnit.SECONDS), from.plusSeconds(20));
            assertThat(seconds.stream().mapToInt(SliSlice::asked).sum()).isEqualTo((int) sent);
            assertThat(seconds.stream().mapToLong(slice -> slice.all().good()).sum())
                .isEqualTo(sent - 5);
            assertThat(seconds.stream().mapToLong(slice -> slice.all().total()).sum())
                .isEqualTo(sent);
          });
    }
  }

  @Test
  void nobodyComesAnyMoreOnceItIsStopped() {
    Instant from = clock.instant();
    try (SocketBot socket = connect()) {
      desk.start(
          bot,
          "poisson",
          Args.of(Map.of("rps", 20, "command", "flip")),
          key,
          from,
          from.plusSeconds(600));
      socket.message("!flip");
      assertThat(desk.isRunning(key)).isTrue();

      desk.stop(bot, key);

      assertThat(desk.isRunning(key)).isFalse();
      await().until(() -> stretches.windows(key).size() > 0 && sum(Window::sent) > 0);
      await().atMost(Duration.ofSeconds(20)).until(() -> openStretches() == 0);
      assertThat(sum(Window::intended)).isLessThan(200);
      desk.start(
          bot, "steady", Args.of(Map.of("rps", 5)), key, clock.instant(), from.plusSeconds(600));
      assertThat(desk.isRunning(key)).isFalse();
    }
  }

  private long openStretches() {
    return DATABASE
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    """
                    SELECT count(*) FROM traffic_stretch
                    WHERE operation_key = :key AND closed_at IS NULL
                    """)
                .bind("key", key)
                .mapTo(Long.class)
                .one());
  }

  private SocketBot connect() {
    SocketBot socket =
        SocketBot.open(
            new SlackCalls(
                lab.base(), lab.credentials(team, EnvironmentName.PRODUCTION).appToken().reveal()),
            "apps.connections.open");
    socket.next("hello");
    return socket;
  }
}
