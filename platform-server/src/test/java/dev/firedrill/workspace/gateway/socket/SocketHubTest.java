package dev.firedrill.workspace.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.workspace.BotConnectionChanged;
import dev.firedrill.workspace.ChannelId;
import dev.firedrill.workspace.Identifiers;
import dev.firedrill.workspace.UserId;
import dev.firedrill.workspace.bots.About;
import dev.firedrill.workspace.bots.BotSockets.Reply;
import dev.firedrill.workspace.bots.Deliveries;
import dev.firedrill.workspace.bots.DeliveriesStored;
import dev.firedrill.workspace.bots.Delivery;
import dev.firedrill.workspace.bots.Tap;
import dev.firedrill.workspace.bots.Ticket;
import dev.firedrill.workspace.bots.Ticket.Protocol;
import dev.firedrill.workspace.persistence.WorkspacePersistence;
import dev.firedrill.workspace.testing.NoRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SocketHubTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final Duration SECOND = Duration.ofSeconds(1);

  private static final About ABOUT =
      About.event(About.Kind.COMMAND, new ChannelId("C1"), null, null, new UserId("U1"));

  private final SteppedClock clock = SteppedClock.atNoon();
  private final List<Integer> connectionCounts = new ArrayList<>();
  private final WeightedTracks tracks = new WeightedTracks(new SplittableRandom(11));
  private Deliveries deliveries;
  private SocketHub hub;
  private TeamEnvironment bot;
  private TeamEnvironment other;

  @BeforeEach
  void begin() {
    Team team = new TestCourse(DATABASE.jdbi()).team();
    WorkspacePersistence.directory(DATABASE.jdbi(), DATABASE.domainEvents(), clock)
        .addWorkspace(team.id(), "T" + team.slug());
    bot = TeamEnvironment.production(team.id());
    other = new TeamEnvironment(team.id(), EnvironmentName.STAGING);
    deliveries = WorkspacePersistence.deliveries(DATABASE.jdbi());
    hub = newHub();
  }

  /** As after a restart of the platform: nothing is in memory. */
  private SocketHub newHub() {
    DomainEvents events = DATABASE.domainEvents();
    events.subscribe(BotConnectionChanged.class, it -> connectionCounts.add(it.connections()));
    return new SocketHub(
        deliveries,
        tracks,
        NoRules.interference(),
        Tap.NOBODY,
        new Identifiers(new SplittableRandom(7)),
        UUID::randomUUID,
        events,
        clock,
        SocketMode.Settings.defaults());
  }

  private SocketConnection open(FakeWire wire) {
    return hub.opened(new Ticket(bot, "", Protocol.SOCKET_MODE), "A1", wire);
  }

  /** As the feed does it: stored, committed, sent when the bot is here. */
  private Delivery happen(String what) {
    Delivery delivery =
        new Delivery(
            UUID.randomUUID(),
            bot,
            "{\"event\":" + (what.startsWith("{") ? what : "\"" + what + "\"") + "}",
            0,
            "",
            null);
    boolean here = hub.connections(bot) > 0;
    deliveries.add(List.of(delivery), clock.instant(), here);
    if (here) {
      hub.send(new DeliveriesStored(List.of(delivery)));
    }
    return delivery;
  }

  private void pass(Duration time) {
    for (long s = 0; s < time.toSeconds(); s++) {
      clock.step(SECOND);
      hub.tick();
    }
  }

  /** One leap; these connections are alive at its end. */
  private void leap(Duration time, SocketConnection... alive) {
    clock.step(time);
    for (SocketConnection it : alive) {
      hub.heard(it);
    }
    hub.tick();
  }

  @Test
  void helloIsTheFirstFrameAndCountsTheConnections() {
    FakeWire first = new FakeWire();
    FakeWire second = new FakeWire();
    open(first);
    open(second);

    assertThat(first.frames.getFirst().path("type").asText()).isEqualTo("hello");
    assertThat(second.frames.getFirst().path("num_connections").asInt()).isEqualTo(2);
    assertThat(connectionCounts).containsExactly(1, 2);
  }

  @Test
  void acknowledgedEventIsNeverSentAgain() {
    FakeWire wire = new FakeWire();
    SocketConnection connection = open(wire);
    happen("one");
    JsonNode envelope = wire.ofType("events_api").getFirst();
    assertThat(envelope.path("retry_attempt").asInt()).isZero();
    assertThat(envelope.path("payload").path("event").asText()).isEqualTo("one");

    hub.received(connection, FakeWire.ack(envelope));
    leap(Duration.ofMinutes(9), connection);

    assertThat(wire.ofType("events_api")).hasSize(1);
  }

  @Test
  void unacknowledgedEventComesAgainAtOnceAfterAMinuteAndAfterFiveThenNoMore() {
    FakeWire wire = new FakeWire();
    SocketConnection connection = open(wire);
    Delivery delivery = happen("one");

    leap(Duration.ofSeconds(2), connection);
    assertThat(wire.ofType("events_api")).hasSize(1);
    leap(Duration.ofSeconds(1), connection);
    assertThat(wire.ofType("events_api")).hasSize(2);
    leap(Duration.ofSeconds(59), connection);
    assertThat(wire.ofType("events_api")).hasSize(2);
    leap(Duration.ofSeconds(1), connection);
    assertThat(wire.ofType("events_api")).hasSize(3);
    leap(Duration.ofSeconds(299), connection);
    assertThat(wire.ofType("events_api")).hasSize(3);
    leap(Duration.ofSeconds(1), connection);
    assertThat(wire.ofType("events_api")).hasSize(4);
    leap(Duration.ofMinutes(20), connection);
    assertThat(wire.ofType("events_api"))
        .hasSize(4)
        .allSatisfy(
            it -> assertThat(it.path("envelope_id").asText()).isEqualTo(delivery.id().toString()));
    JsonNode last = wire.ofType("events_api").getLast();
    assertThat(last.path("retry_attempt").asInt()).isEqualTo(3);
    assertThat(last.path("retry_reason").asText()).isEqualTo("timeout");
  }

  @Test
  void eventGoesToExactlyOneConnectionInTurn() {
    FakeWire first = new FakeWire();
    FakeWire second = new FakeWire();
    open(first);
    open(second);

    for (int i = 0; i < 10; i++) {
      happen("event " + i);
    }

    assertThat(first.ofType("events_api")).hasSize(5);
    assertThat(second.ofType("events_api")).hasSize(5);
  }

  @Test
  void whatADeadConnectionCarriedGoesToTheNextAtOnce() {
    FakeWire first = new FakeWire();
    FakeWire second = new FakeWire();
    SocketConnection dying = open(first);
    happen("one");
    open(second);

    hub.closed(dying);

    JsonNode again = second.ofType("events_api").getFirst();
    assertThat(again.path("payload").path("event").asText()).isEqualTo("one");
    assertThat(again.path("retry_attempt").asInt()).isEqualTo(1);
    assertThat(again.path("retry_reason").asText()).isEqualTo("connection_closed");
    assertThat(connectionCounts).containsExactly(1, 2, 1);
  }

  @Test
  void whatHappensWhileNobodyIsConnectedWaitsTenMinutes() {
    happen("early");
    leap(Duration.ofMinutes(8));
    happen("late");
    leap(Duration.ofMinutes(3));
    FakeWire wire = new FakeWire();

    open(wire);

    assertThat(wire.ofType("events_api"))
        .extracting(it -> it.path("payload").path("event").asText())
        .containsExactly("late");
  }

  @Test
  void restartOfThePlatformLosesNothing() {
    FakeWire before = new FakeWire();
    SocketConnection connection = open(before);
    happen("acknowledged");
    hub.received(connection, FakeWire.ack(before.ofType("events_api").getFirst()));
    happen("under way");
    hub.tick();

    // The platform dies without a word: no close, no flush.
    hub = newHub();
    clock.step(SECOND);
    happen("while down");
    clock.step(Duration.ofSeconds(30));
    FakeWire after = new FakeWire();
    open(after);

    assertThat(after.ofType("events_api"))
        .extracting(it -> it.path("payload").path("event").asText())
        .containsExactly("under way", "while down");
  }

  @Test
  void acknowledgementIsOnlyTakenFromTheBotItIsOf() {
    FakeWire wire = new FakeWire();
    SocketConnection connection = open(wire);
    SocketConnection stranger =
        hub.opened(new Ticket(other, "", Protocol.SOCKET_MODE), "A2", new FakeWire());
    happen("one");

    hub.received(stranger, FakeWire.ack(wire.ofType("events_api").getFirst()));
    leap(Duration.ofSeconds(4), connection, stranger);

    assertThat(wire.ofType("events_api")).hasSize(2);
  }

  @Test
  void questionIsAnsweredByItsAcknowledgementOrTimesOut() {
    FakeWire wire = new FakeWire();
    SocketConnection connection = open(wire);

    CompletableFuture<Reply> answered = hub.ask(bot, "slash_commands", "{}", ABOUT);
    CompletableFuture<Reply> ignored = hub.ask(bot, "slash_commands", "{}", ABOUT);
    String id = wire.ofType("slash_commands").getFirst().path("envelope_id").asText();
    hub.received(connection, "{\"envelope_id\":\"" + id + "\",\"payload\":{\"text\":\"hi\"}}");

    assertThat(answered).isCompletedWithValue(new Reply.Acknowledged("{\"text\":\"hi\"}"));
    leap(Duration.ofSeconds(2), connection);
    assertThat(ignored).isNotDone();
    leap(Duration.ofSeconds(1), connection);
    assertThat(ignored).isCompletedWithValue(new Reply.TimedOut());
    assertThat(hub.ask(other, "slash_commands", "{}", ABOUT))
        .isCompletedWithValue(new Reply.NotConnected());
  }

  private SocketConnection openRtm(FakeWire wire) {
    return hub.opened(new Ticket(bot, "", Protocol.RTM), "A1", wire);
  }

  @Test
  void whatWasWrittenToALegacyConnectionIsDelivered() {
    FakeWire wire = new FakeWire();
    SocketConnection connection = openRtm(wire);
    happen("{\"type\":\"message\",\"text\":\"hi\",\"channel_type\":\"channel\"}");

    assertThat(wire.frames.getFirst().path("type").asText()).isEqualTo("hello");
    assertThat(wire.frames.get(1)).hasToString("{\"type\":\"message\",\"text\":\"hi\"}");
    leap(Duration.ofMinutes(9), connection);
    hub.closed(connection);
    open(new FakeWire());
    assertThat(wire.ofType("message")).hasSize(1);
    assertThat(connectionCounts).containsExactly(1, 0, 1);
  }

  @Test
  void whatIsStuckInALegacyQueueIsNotSentTwiceButGoesToTheNextConnection() {
    FakeWire slow = new FakeWire();
    slow.stuck = true;
    SocketConnection connection = openRtm(slow);
    happen("{\"type\":\"message\",\"text\":\"hi\"}");
    leap(Duration.ofSeconds(4), connection);
    leap(Duration.ofMinutes(2), connection);
    assertThat(slow.ofType("message")).hasSize(1);

    FakeWire next = new FakeWire();
    openRtm(next);
    hub.closed(connection);
    slow.unwritten.forEach(Runnable::run);

    assertThat(next.ofType("message")).hasSize(1);
  }

  @Test
  void aLegacyConnectionIsToldGoodbyeAndNeverAsked() {
    FakeWire wire = new FakeWire();
    SocketConnection connection = openRtm(wire);
    assertThat(hub.canAsk(bot)).isFalse();
    assertThat(hub.ask(bot, "slash_commands", "{}", ABOUT))
        .isCompletedWithValue(new Reply.NotConnected());
    happen("{\"type\":\"app_mention\",\"text\":\"hi\"}");

    leap(Duration.ofMinutes(60), connection);
    assertThat(wire.frames)
        .extracting(it -> it.path("type").asText())
        .containsExactly("hello", "goodbye");
    leap(Duration.ofSeconds(10), connection);
    assertThat(wire.closed).isTrue();
  }

  @Test
  void ticketOpensOneSocketWithinAMinute() {
    Ticket ticket = new Ticket(bot, "d17", Protocol.SOCKET_MODE);
    String secret = hub.ticket(ticket).reveal();
    assertThat(hub.redeem(secret)).contains(ticket);
    assertThat(hub.redeem(secret)).isEmpty();

    String old = hub.ticket(ticket).reveal();
    clock.step(Duration.ofSeconds(61));
    assertThat(hub.redeem(old)).isEmpty();
    assertThat(hub.redeem("nothing")).isEmpty();
  }

  @Test
  void connectionIsPingedAndCutWhenSilent() {
    FakeWire wire = new FakeWire();
    open(wire);

    pass(Duration.ofSeconds(34));
    assertThat(wire.pings).isEqualTo(3);
    assertThat(wire.cut).isFalse();
    pass(Duration.ofSeconds(1));

    assertThat(wire.cut).isTrue();
    assertThat(hub.connections(bot)).isZero();
  }

  @Test
  void oldConnectionIsWarnedThenAskedToRefreshThenClosed() {
    FakeWire wire = new FakeWire();
    SocketConnection connection = open(wire);

    leap(Duration.ofMinutes(60).minusSeconds(11), connection);
    assertThat(wire.disconnects()).isEmpty();
    leap(Duration.ofSeconds(1), connection);
    assertThat(wire.disconnects()).containsExactly("warning");
    FakeWire fresh = new FakeWire();
    SocketConnection successor = open(fresh);
    happen("one");
    happen("two");
    assertThat(fresh.ofType("events_api")).hasSize(2);
    leap(Duration.ofSeconds(10), connection, successor);
    assertThat(wire.disconnects()).containsExactly("warning", "refresh_requested");
    leap(Duration.ofSeconds(10), connection, successor);
    assertThat(wire.closed).isTrue();
    assertThat(hub.connections(bot)).isEqualTo(1);
  }

  @Test
  void eleventhConnectionIsTurnedAway() {
    for (int i = 0; i < 10; i++) {
      open(new FakeWire());
    }
    FakeWire eleventh = new FakeWire();

    open(eleventh);

    assertThat(eleventh.disconnects()).containsExactly("too_many_websockets");
    assertThat(eleventh.closed).isTrue();
    assertThat(hub.connections(bot)).isEqualTo(10);
  }

  @Test
  void stopClosesEverySocketAndKeepsWhatWasUnderWay() {
    FakeWire wire = new FakeWire();
    open(wire);
    happen("one");

    hub.closeAll();

    assertThat(wire.closed).isTrue();
    assertThat(hub.connections(bot)).isZero();
    FakeWire next = new FakeWire();
    open(next);
    assertThat(next.ofType("events_api")).hasSize(1);
  }

  @Test
  void nonsenseFromABotChangesNothing() {
    FakeWire wire = new FakeWire();
    SocketConnection connection = open(wire);
    happen("one");

    for (String text :
        List.of("", "{", "[]", "null", "{\"envelope_id\":7}", "{\"envelope_id\":\"x\"}")) {
      hub.received(connection, text);
    }

    leap(Duration.ofSeconds(4), connection);
    assertThat(wire.ofType("events_api")).hasSize(2);
  }
}
