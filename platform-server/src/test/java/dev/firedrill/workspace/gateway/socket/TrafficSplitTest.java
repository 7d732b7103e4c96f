package dev.firedrill.workspace.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.workspace.BotConnectionChanged;
import dev.firedrill.workspace.ChannelId;
import dev.firedrill.workspace.Identifiers;
import dev.firedrill.workspace.MessageTs;
import dev.firedrill.workspace.UserId;
import dev.firedrill.workspace.bots.About;
import dev.firedrill.workspace.bots.Deliveries;
import dev.firedrill.workspace.bots.DeliveriesStored;
import dev.firedrill.workspace.bots.Delivery;
import dev.firedrill.workspace.bots.Tap;
import dev.firedrill.workspace.bots.Ticket;
import dev.firedrill.workspace.persistence.WorkspacePersistence;
import dev.firedrill.workspace.testing.NoRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrafficSplitTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final ChannelId USERS = new ChannelId("C1");

  private static final About ABOUT =
      About.event(About.Kind.COMMAND, new ChannelId("C1"), null, null, new UserId("U1"));

  private final SteppedClock clock = SteppedClock.atNoon();
  private final List<BotConnectionChanged> changes = new ArrayList<>();
  private final WeightedTracks tracks = new WeightedTracks(new SplittableRandom(5));
  private final FakeWire old = new FakeWire();
  private final FakeWire fresh = new FakeWire();
  private Deliveries deliveries;
  private SocketHub hub;
  private TeamEnvironment bot;
  private int said;

  @BeforeEach
  void begin() {
    Team team = new TestCourse(DATABASE.jdbi()).team();
    WorkspacePersistence.directory(DATABASE.jdbi(), DATABASE.domainEvents(), clock)
        .addWorkspace(team.id(), "T" + team.slug());
    bot = TeamEnvironment.production(team.id());
    deliveries = WorkspacePersistence.deliveries(DATABASE.jdbi());
    DomainEvents events = DATABASE.domainEvents();
    events.subscribe(BotConnectionChanged.class, changes::add);
    hub =
        new SocketHub(
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

  private SocketConnection open(String track, FakeWire wire) {
    return hub.opened(new Ticket(bot, track, Ticket.Protocol.SOCKET_MODE), "A1", wire);
  }

  private MessageTs happen() {
    MessageTs ts = MessageTs.ofMicros(++said);
    About about = About.event(About.Kind.MESSAGE, USERS, ts, null, new UserId("U1"));
    Delivery delivery =
        new Delivery(UUID.randomUUID(), bot, "{\"event\":\"" + ts + "\"}", 0, "", about);
    deliveries.add(List.of(delivery), clock.instant(), true);
    hub.send(new DeliveriesStored(List.of(delivery)));
    return ts;
  }

  private static List<String> told(FakeWire wire) {
    return wire.ofType("events_api").stream()
        .map(it -> it.path("payload").path("event").asText())
        .toList();
  }

  @Test
  void connectionsAreCountedByTrack() {
    SocketConnection first = open("d17", old);
    open("d18", fresh);
    open("d17", new FakeWire());
    hub.closed(first);

    assertThat(changes)
        .containsExactly(
            new BotConnectionChanged(bot, "d17", 1),
            new BotConnectionChanged(bot, "d18", 1),
            new BotConnectionChanged(bot, "d17", 2),
            new BotConnectionChanged(bot, "d17", 1));
    assertThat(hub.connections(bot)).isEqualTo(2);
  }

  @Test
  void onlyWeightedTracksAreTold() {
    open("d17", old);
    open("d18", fresh);
    tracks.set(bot, Map.of("d17", 100, "d18", 0));

    for (int i = 0; i < 20; i++) {
      happen();
    }
    var _ = hub.ask(bot, "slash_commands", "{}", ABOUT);

    assertThat(told(old)).hasSize(20);
    assertThat(old.ofType("slash_commands")).hasSize(1);
    assertThat(fresh.frames).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 20, 50, 95})
  void weightsShareTheTraffic(int weight) {
    open("d17", old);
    open("d18", fresh);
    tracks.set(bot, Map.of("d17", 100 - weight, "d18", weight));

    int all = 1_000;
    for (int i = 0; i < all; i++) {
      hub.ask(bot, "slash_commands", "{}", ABOUT).cancel(false);
    }

    // Three standard deviations of a binomial distribution, at its widest.
    double share = 100.0 * fresh.ofType("slash_commands").size() / all;
    assertThat(share).isBetween(weight - 4.8, weight + 4.8);
  }

  @Test
  void connectionsOfOneTrackTakeTurns() {
    FakeWire second = new FakeWire();
    open("d17", old);
    open("d18", fresh);
    open("d18", second);
    tracks.set(bot, Map.of("d18", 1));

    for (int i = 0; i < 10; i++) {
      happen();
    }

    assertThat(told(fresh)).hasSize(5);
    assertThat(told(second)).hasSize(5);
  }

  @Test
  void nothingIsDroppedWhileNoWeightedTrackIsConnected() {
    open("d17", old);
    tracks.set(bot, Map.of("d18", 100));
    happen();
    assertThat(told(old)).hasSize(1);

    open("d18", fresh);
    happen();
    tracks.clear(bot);
    happen();
    happen();

    assertThat(told(old).size() + told(fresh).size()).isEqualTo(4);
    assertThat(told(fresh)).hasSizeBetween(2, 3);
    assertThatIllegalArgumentException().isThrownBy(() -> tracks.set(bot, Map.of("d18", -1)));
  }

  @Test
  void whatIsNotAcknowledgedComesAgainByTheSplitOfThatTime() {
    SocketConnection first = open("d17", old);
    MessageTs ts = happen();
    assertThat(hub.routes().track(bot, USERS, ts)).contains("d17");
    SocketConnection second = open("d18", fresh);
    tracks.set(bot, Map.of("d18", 100));

    clock.step(Duration.ofSeconds(3));
    hub.heard(first);
    hub.heard(second);
    hub.tick();

    assertThat(told(fresh)).containsExactly(ts.value());
    assertThat(fresh.ofType("events_api").getFirst().path("retry_attempt").asInt()).isEqualTo(1);
    assertThat(hub.routes().track(bot, USERS, ts)).contains("d18");
    assertThat(hub.routes().track(bot, USERS, MessageTs.ofMicros(999))).isEmpty();
  }

  /**
   * A rolling deployment as the gateway sees it: under steady traffic the new instance connects,
   * the split moves to it, the old one acknowledges a part of what it has and closes.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyEventIsHandledExactlyOnceAcrossASwitch(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> handled = new ArrayList<>();
    SocketConnection first = open("d17", old);
    tracks.set(bot, Map.of("d17", 100));
    SocketConnection second = open("d18", fresh);
    int all = 120;
    int taken17 = 0;
    int taken18 = 0;
    boolean closed = false;
    for (int i = 0; i < all; i++) {
      if (i == 60) {
        tracks.set(bot, Map.of("d18", 100));
      }
      if (i == 80) {
        // It stops taking new work and leaves; what it did not acknowledge it did not handle.
        closed = true;
        hub.closed(first);
      }
      happen();
      clock.step(Duration.ofMillis(20));
      if (!closed && random.nextInt(3) > 0) {
        taken17 = handle(first, old, taken17, random, handled);
      }
      if (random.nextInt(3) > 0) {
        taken18 = handle(second, fresh, taken18, random, handled);
      }
      if (i % 12 == 0) {
        hub.tick();
      }
    }
    int lastOfOld = told(old).size();
    while (taken18 < told(fresh).size()) {
      taken18 = handle(second, fresh, taken18, random, handled);
    }
    clock.step(Duration.ofSeconds(4));
    hub.heard(second);
    hub.tick();
    clock.step(Duration.ofMinutes(6));
    hub.heard(second);
    hub.tick();

    assertThat(taken17).isBetween(1, lastOfOld);
    assertThat(lastOfOld).isEqualTo(60);
    assertThat(told(fresh)).hasSize(taken18);
    assertThat(handled).hasSize(all).doesNotHaveDuplicates();
  }

  /** The bot takes some of what it has been told: it acknowledges each and works on it. */
  private int handle(
      SocketConnection connection,
      FakeWire wire,
      int from,
      SplittableRandom random,
      List<String> handled) {
    List<JsonNode> events = wire.ofType("events_api");
    int to = Math.min(events.size(), from + 1 + random.nextInt(3));
    for (JsonNode envelope : events.subList(from, to)) {
      hub.received(connection, FakeWire.ack(envelope));
      handled.add(envelope.path("payload").path("event").asText());
    }
    return to;
  }
}
