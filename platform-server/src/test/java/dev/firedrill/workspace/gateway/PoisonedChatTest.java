package dev.firedrill.workspace.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.workspace.NewMessage;
import dev.firedrill.workspace.disturbance.ChatEffect;
import dev.firedrill.workspace.disturbance.ChatEffect.MessagePoisoned;
import dev.firedrill.workspace.disturbance.ChatRule;
import dev.firedrill.workspace.disturbance.PoisonedMessages;
import dev.firedrill.workspace.disturbance.Poisoner;
import dev.firedrill.workspace.persistence.WorkspacePersistence;
import dev.firedrill.workspace.testing.SlackCalls;
import dev.firedrill.workspace.testing.SocketBot;
import dev.firedrill.workspace.testing.WorkspaceLab;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A message that a bot cannot digest comes again until it does, or until it is taken away. */
class PoisonedChatTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final String TEXT = "!poll \"never closed";

  private final SteppedClock clock = SteppedClock.atNoon();
  @AutoClose private final WorkspaceLab lab = WorkspaceLab.on(DATABASE, clock).serve();
  private final PoisonedMessages poisoned = WorkspacePersistence.poisoned(DATABASE.jdbi());
  private final String key = "op-" + UUID.randomUUID();
  private final Poisoner poisoner =
      new Poisoner(lab.rules::all, poisoned, lab.workspaces, lab.transactions, clock);
  private Team team;
  private TeamEnvironment bot;

  @BeforeEach
  void begin() {
    team = new TestCourse(DATABASE.jdbi()).team();
    lab.workspaces.provision(team.id());
    bot = TeamEnvironment.production(team.id());
    lab.background.start();
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

  private void poison() {
    boolean put =
        lab.rules.put(
            new ChatRule(
                bot,
                new MessagePoisoned(TEXT, Duration.ofSeconds(10)),
                key,
                1,
                clock.instant().plusSeconds(600)));
    assertThat(put).isTrue();
    poisoner.look();
  }

  private long messages() {
    return DATABASE
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    "SELECT count(*) FROM workspace_message WHERE team_id = :team AND text = :text")
                .bind("team", team.id().value())
                .bind("text", TEXT)
                .mapTo(Long.class)
                .one());
  }

  @Test
  void itComesAgainWithTheNumberOfTheRetryFarBeyondWhatIsUsual() {
    try (SocketBot socket = connect()) {
      poison();
      JsonNode first = socket.message(TEXT);
      assertThat(first.path("retry_attempt").asInt()).isZero();

      for (int retry = 1; retry <= 6; retry++) {
        clock.step(Duration.ofSeconds(11));
        poisoner.look();
        JsonNode again = socket.message(TEXT);
        assertThat(again.path("envelope_id")).isEqualTo(first.path("envelope_id"));
        assertThat(again.path("retry_attempt").asInt()).isEqualTo(retry);
        assertThat(again.path("retry_reason").asText()).isEqualTo("timeout");
      }
      assertThat(messages()).isEqualTo(1);
    }
  }

  @Test
  void aBotThatAcknowledgesItIsRidOfIt() {
    try (SocketBot socket = connect()) {
      poison();
      socket.ack(socket.message(TEXT));

      Awaitility.await()
          .untilAsserted(() -> {
            poisoner.look();
            assertThat(poisoned.isOpen(key)).isFalse();
          });
      clock.step(Duration.ofSeconds(30));
      poisoner.look();

      assertThat(messages()).isEqualTo(1);
    }
  }

  @Test
  void aBotThatItCrashedGetsItAgainAsSoonAsItIsBack() {
    try (SocketBot first = connect()) {
      poison();
      first.message(TEXT);
    }
    Awaitility.await().until(() -> lab.socketMode.sockets().connections(bot) == 0);

    try (SocketBot back = connect()) {
      assertThat(back.message(TEXT).path("retry_reason").asText()).isEqualTo("connection_closed");
    }
  }

  @Test
  void takenAwayItIsNeverDeliveredAgain() {
    poison();
    assertThat(poisoned.isOpen(key)).isTrue();

    lab.rules.removeIfOwnedBy(bot, ChatEffect.Kind.MESSAGE_POISONED, key);
    poisoner.look();

    assertThat(poisoned.isOpen(key)).isFalse();
    try (SocketBot socket = connect()) {
      lab.workspaces.post(
          NewMessage.of(
              lab.workspaces.usersChannel(bot).id(),
              lab.workspaces.syntheticUser(bot, "ann", "Ann"),
              "after"));
      socket.message("after");
      assertThat(socket.all())
          .noneMatch(frame -> frame.at("/payload/event/text").asText().equals(TEXT));
    }
  }

  @Test
  void anExpiredRuleTakesItsMessageWithIt() {
    poison();

    clock.step(Duration.ofMinutes(10));
    poisoner.look();

    assertThat(poisoned.isOpen(key)).isFalse();
    assertThat(lab.deliveries.claim(Set.of(bot), clock.instant(), 10)).isEmpty();
  }

  @Test
  void twoServersWriteItOnce() {
    poison();

    new Poisoner(lab.rules::all, poisoned, lab.workspaces, lab.transactions, clock).look();

    assertThat(messages()).isEqualTo(1);
  }
}
