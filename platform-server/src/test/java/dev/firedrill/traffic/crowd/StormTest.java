package dev.firedrill.traffic.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.scenarios.crowd.CrowdCatalog;
import dev.firedrill.slo.ExpectedAnswers.Question;
import dev.firedrill.slo.UserRequests;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.traffic.Stretches;
import dev.firedrill.traffic.Window;
import dev.firedrill.traffic.persistence.TrafficPersistence;
import dev.firedrill.workspace.UserId;
import dev.firedrill.workspace.VisitingBots;
import dev.firedrill.workspace.disturbance.ChatEffect;
import dev.firedrill.workspace.disturbance.ChatEffect.MessagesStorming;
import dev.firedrill.workspace.disturbance.ChatRule;
import dev.firedrill.workspace.disturbance.RuleBoard;
import dev.firedrill.workspace.testing.SlackCalls;
import dev.firedrill.workspace.testing.SocketBot;
import dev.firedrill.workspace.testing.WorkspaceLab;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A foreign bot floods the channel of a bot that is really connected. */
class StormTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final SteppedClock clock = SteppedClock.atNoon();
  @AutoClose private final WorkspaceLab lab = WorkspaceLab.on(DATABASE, clock).serve();
  private final DomainEvents events = lab.events;
  private final Stretches stretches = TrafficPersistence.stretches(DATABASE.jdbi());
  private final String key = "op-" + UUID.randomUUID();
  private Crowds.Wired crowds;
  private Team team;
  private TeamEnvironment bot;

  /** No user comes in these tests. */
  private static final class NoUsers implements UserRequests {
    @Override
    public Question question(@Nullable String command, RandomGenerator random) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Fate ask(
        TeamEnvironment bot,
        Instant intended,
        @Nullable UserId asker,
        Question question,
        RandomGenerator random) {
      throw new UnsupportedOperationException();
    }
  }

  @BeforeEach
  void begin() {
    team = new TestCourse(DATABASE.jdbi()).team();
    lab.workspaces.provision(team.id());
    bot = TeamEnvironment.production(team.id());
    crowds =
        Crowds.wire(
            new Crowds.Parts(
                stretches,
                new NoUsers(),
                lab.workspaces,
                (VisitingBots) lab.workspaces,
                new RuleBoard(lab.rules, clock),
                CrowdCatalog.bundled(),
                events,
                clock,
                UUID.randomUUID()));
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

  private void storm(double rate, double answers, long epoch) {
    boolean put =
        lab.rules.put(
            new ChatRule(
                bot,
                new MessagesStorming(rate, "!help", "Digest Bot", answers),
                key,
                epoch,
                clock.instant().plusSeconds(300)));
    assertThat(put).isTrue();
  }

  private void play(Duration time) {
    Instant end = clock.instant().plus(time);
    for (int i = 0; clock.instant().isBefore(end); i++) {
      if (i % 10 == 0) {
        crowds.storms().look(clock.instant());
        crowds.generator().settle(clock.instant());
      }
      crowds.generator().step(clock.instant(), Runnable::run);
      crowds.generator().more(clock.instant(), Runnable::run);
      clock.step(Duration.ofMillis(100));
    }
    crowds.generator().settle(clock.instant());
  }

  private List<Window> windows(long epoch) {
    return stretches.windows(key + "/" + epoch);
  }

  private long said() {
    return DATABASE
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    """
                    SELECT count(*) FROM workspace_message m
                    JOIN workspace_user u ON u.id = m.author
                    WHERE m.team_id = :team AND u.name = 'Digest Bot' AND m.text = '!help'
                    """)
                .bind("team", team.id().value())
                .mapTo(Long.class)
                .one());
  }

  @Test
  void itsMessagesReachTheBotAsThoseOfAnotherBot() {
    try (SocketBot socket = connect()) {
      storm(2, 0, 1);
      play(Duration.ofSeconds(3));

      JsonNode event = socket.message("!help").at("/payload/event");
      assertThat(event.path("bot_id").asText()).startsWith("B");
      assertThat(event.at("/bot_profile/name").asText()).isEqualTo("Digest Bot");
      assertThat(event.at("/bot_profile/app_id").asText())
          .isNotEqualTo(
              lab.directory.get(team.id()).bot(EnvironmentName.PRODUCTION).orElseThrow().appId());
      assertThat(said()).isBetween(5L, 6L).isEqualTo(windows(1).getFirst().sent());
    }
  }

  @Test
  void aBotThatAnswersItIsAnsweredAgainUpToTheLimit() {
    SlackCalls slack = lab.calls(team, EnvironmentName.PRODUCTION);
    try (SocketBot socket = connect()) {
      storm(1, 2, 1);
      play(Duration.ofMillis(1_100));
      JsonNode event = socket.message("!help").at("/payload/event");
      for (int i = 0; i < 10; i++) {
        slack.ok(
            "chat.postMessage",
            "channel",
            event.path("channel").asText(),
            "thread_ts",
            event.path("ts").asText(),
            "text",
            "!ping pings");
      }
      play(Duration.ofSeconds(1));

      assertThat(windows(1).getFirst()).returns(2L, Window::again);
      assertThat(said()).isEqualTo(windows(1).getFirst().sent() + 2);
    }
  }

  @Test
  void itEndsWithItsRuleAndTheForeignBotLeaves() {
    storm(5, 0, 1);
    play(Duration.ofSeconds(2));
    long before = said();
    assertThat(before).isBetween(9L, 10L);

    lab.rules.removeIfOwnedBy(bot, ChatEffect.Kind.MESSAGES_STORMING, key);
    play(Duration.ofSeconds(10));

    assertThat(said()).isEqualTo(before);
    assertThat(windows(1).stream().mapToLong(Window::intended).sum()).isBetween(before, before + 1);
    assertThat(
            lab.directory
                .fresh(team.id())
                .orElseThrow()
                .members(lab.workspaces.usersChannel(bot).id()))
        .noneMatch(member ->
            lab.workspaces.user(team.id(), member).orElseThrow().name().equals("Digest Bot"));
  }

  /** The last message of the epoch before is said when that is over already. */
  @Test
  void aStormOfAnotherEpochTakesItsPlace() {
    storm(10, 0, 1);
    play(Duration.ofSeconds(3));
    storm(5, 0, 2);
    play(Duration.ofSeconds(3));

    assertThat(windows(1).stream().mapToLong(Window::sent).sum()).isBetween(29L, 31L);
    assertThat(windows(2).stream().mapToLong(Window::sent).sum()).isBetween(14L, 16L);
  }
}
