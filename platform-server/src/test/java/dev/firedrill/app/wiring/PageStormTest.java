package dev.firedrill.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.course.Person;
import dev.firedrill.kernel.Secret;
import dev.firedrill.notify.Carrier;
import dev.firedrill.notify.Channel;
import dev.firedrill.notify.DeliveryWorker;
import dev.firedrill.notify.Inbox;
import dev.firedrill.notify.OutboxStore;
import dev.firedrill.notify.Parcel;
import dev.firedrill.notify.StoredOutbox;
import dev.firedrill.notify.api.DeliveryWords;
import dev.firedrill.notify.persistence.NotifyPersistence;
import dev.firedrill.notify.route.RouteDesk;
import dev.firedrill.notify.route.RouteStore;
import dev.firedrill.notify.route.SecretBox;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import dev.firedrill.telemetry.alarm.testing.AlarmWorld;
import dev.firedrill.telemetry.paging.OnCall;
import dev.firedrill.telemetry.paging.OnCallDesk;
import dev.firedrill.telemetry.paging.Page;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A team that pages itself to death, beside one that has a real page; alarm to delivery. */
class PageStormTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final int ALARMS = 50;
  private static final int TICKS = 36;

  private final TestCourse course = new TestCourse(DATABASE.jdbi());
  private final Team noisy = course.team();
  private final Person ada = course.student(noisy);
  private final Person ben = course.student(noisy);
  private final TeamEnvironment noisyBot = TeamEnvironment.production(noisy.id());
  private final Team calm = course.team();
  private final Person cleo = course.student(calm);
  private final TeamEnvironment calmBot = TeamEnvironment.production(calm.id());
  private final RouteStore routes = NotifyPersistence.routes(DATABASE.jdbi());
  private final Inbox inbox = NotifyPersistence.inbox(DATABASE.jdbi());
  private final Map<Channel, Arrived> arrived = new HashMap<>();
  private final AlarmWorld world = new AlarmWorld(DATABASE, (_, clock) -> telling(clock));
  private final OutboxStore store =
      NotifyPersistence.outbox(DATABASE.jdbi(), UUID::randomUUID, world.clock);
  private final DeliveryWorker worker = worker();

  private PageNotifications telling(InstantSource clock) {
    OutboxStore outbox = NotifyPersistence.outbox(DATABASE.jdbi(), UUID::randomUUID, clock);
    return new PageNotifications(
        new StoredOutbox(outbox, DATABASE.domainEvents()),
        outbox,
        routes,
        new DeliveryWords(DATABASE.teams(), routes),
        DATABASE.teams());
  }

  private DeliveryWorker worker() {
    for (Channel channel : List.of(Channel.CHAT, Channel.MAIL, Channel.WEBHOOK)) {
      arrived.put(channel, new Arrived(channel));
    }
    return new DeliveryWorker(
        store,
        List.copyOf(arrived.values()),
        DATABASE.transactions(),
        DATABASE.domainEvents(),
        world.clock);
  }

  /** What reached a channel, and when. */
  private final class Arrived implements Carrier {
    private final Channel channel;
    private final List<Parcel> parcels = new ArrayList<>();
    private final Map<UUID, Instant> at = new HashMap<>();

    Arrived(Channel channel) {
      this.channel = channel;
    }

    @Override
    public Channel channel() {
      return channel;
    }

    @Override
    public Result carry(Parcel parcel) {
      parcels.add(parcel);
      at.put(parcel.id(), world.clock.instant());
      return new Result.Delivered();
    }

    List<Parcel> of(Team team) {
      return parcels.stream().filter(parcel -> parcel.team().equals(team.id())).toList();
    }
  }

  private Arrived by(Channel channel) {
    return Objects.requireNonNull(arrived.get(channel));
  }

  private record NoBox() implements SecretBox {
    @Override
    public String seal(Secret secret, TeamId team) {
      return secret.reveal();
    }

    @Override
    public Secret open(String sealed, TeamId team) {
      return new Secret(sealed);
    }
  }

  @BeforeEach
  void routesOfBothTeams() {
    RouteDesk desk =
        new RouteDesk(
            routes, new NoBox(), DATABASE.evidence(), DATABASE.transactions(), UUID::randomUUID);
    RouteDesk.RouteWish ticket = new RouteDesk.RouteWish(false, true, List.of(), List.of());
    Stream.of(noisy, calm)
        .forEach(team -> {
          RouteDesk.RouteWish page =
              new RouteDesk.RouteWish(
                  true,
                  true,
                  List.of(team.slug() + "@example.edu"),
                  List.of(new RouteDesk.WebhookWish(null, "https://example.edu/hook", null)));
          assertThat(desk.save(team.id(), page, ticket, 0, ada.id()))
              .isInstanceOf(RouteDesk.Outcome.Saved.class);
        });
  }

  private void seconds() {
    int _ = world.bundler.tellDue();
    int _ = world.pageDesk.escalateOverdue();
    arrived.values().forEach(worker::deliverDue);
  }

  private void tenSeconds(double noise, double calmValue) {
    world.metrics.put(calmBot, "errors", world.clock.instant().plusSeconds(5), calmValue);
    world.tenSeconds(noisyBot, "errors", noise);
    seconds();
  }

  private void alarms() {
    for (int i = 1; i <= ALARMS; i++) {
      world.make(noisy.id(), AlarmWorld.gauge("noise " + i, "errors", 0.05, 1, 1), ada.id());
    }
  }

  @Test
  void fiftyFlappingAlarmsStayReadableAndNoFirstPageIsLost() {
    alarms();
    Instant begun = world.clock.instant();
    for (int tick = 0; tick < TICKS; tick++) {
      tenSeconds(tick % 2 == 0 ? 0.5 : 0.0, 0.0);
    }

    List<Page> pages = world.pages.list(noisy.id(), null, 200);
    assertThat(pages).as("an alarm has one page, however often it fires").hasSize(ALARMS);
    assertThat(pages)
        .allSatisfy(page -> {
          assertThat(page.notified()).as("somebody was told of it").isNotEmpty();
          assertThat(page.repeats()).isGreaterThan(10);
        });
    assertThat(by(Channel.CHAT).of(noisy)).hasSizeBetween(6, 40);
    assertThat(by(Channel.WEBHOOK).of(noisy)).hasSizeBetween(6, 40);
    assertThat(by(Channel.MAIL).of(noisy)).hasSizeBetween(6, 25);
    assertThat(inbox.list(ada.id(), null, 100)).hasSizeBetween(6, 25);
    assertThat(by(Channel.CHAT).of(noisy))
        .allSatisfy(parcel -> assertThat(parcel.text()).hasSizeLessThan(700));

    Parcel bundle =
        by(Channel.CHAT).of(noisy).stream()
            .filter(parcel -> parcel.title().equals("45 pages at once"))
            .findFirst()
            .orElseThrow();
    assertThat(bundle.text())
        .contains("called 5 times in 5 minutes", "once a minute at most", "and 35 more")
        .contains("Take them with `/ack all`");
    assertThat(by(Channel.CHAT).at.get(bundle.id())).isBefore(begun.plusSeconds(61));
  }

  @Test
  void anotherTeamsPageIsThereAtOnceInTheMiddleOfTheStorm() {
    alarms();
    world.make(calm.id(), AlarmWorld.gauge("errors", "errors", 0.05, 1, 1), cleo.id());
    for (int tick = 0; tick < 4; tick++) {
      tenSeconds(tick % 2 == 0 ? 0.5 : 0.0, 0.0);
    }
    assertThat(by(Channel.CHAT).of(calm)).isEmpty();

    tenSeconds(0.5, 0.9);

    Instant now = world.clock.instant();
    for (Channel channel : List.of(Channel.CHAT, Channel.MAIL, Channel.WEBHOOK)) {
      assertThat(by(channel).of(calm))
          .as(channel.name())
          .singleElement()
          .satisfies(parcel -> {
            assertThat(parcel.title()).isEqualTo("Page 1 · errors in production");
            assertThat(by(channel).at.get(parcel.id())).isEqualTo(now);
          });
    }
    assertThat(inbox.unread(cleo.id())).isEqualTo(1);
  }

  @Test
  void pagesOfABundleAreEscalatedAndAcknowledgedTogether() {
    OnCall.Rota rota =
        new OnCall.Rota(List.of(ada.id(), ben.id()), world.clock.instant(), 24, ZoneOffset.UTC);
    assertThat(world.onCall.save(noisy.id(), rota, 60, OnCall.Then.NEXT, 0, ada.id()))
        .isInstanceOf(OnCallDesk.Outcome.Saved.class);
    alarms();
    tenSeconds(0.5, 0.0);
    int before = by(Channel.CHAT).of(noisy).size();
    assertThat(before).isEqualTo(6);
    assertThat(inbox.unread(ben.id())).isZero();

    world.clock.step(Duration.ofSeconds(61));
    seconds();
    assertThat(by(Channel.CHAT).of(noisy)).hasSize(before + 6);
    assertThat(inbox.list(ben.id(), null, 20))
        .extracting(Inbox.Item::title)
        .contains("45 pages passed on");

    assertThat(world.pageDesk.acknowledgeAll(noisy.id(), ben.id(), false)).hasSize(ALARMS);
    seconds();
    assertThat(by(Channel.CHAT).of(noisy)).hasSize(before + 7);
    assertThat(by(Channel.CHAT).of(noisy).getLast().title()).isEqualTo("50 pages acknowledged");
    world.clock.step(Duration.ofHours(2));
    seconds();
    assertThat(by(Channel.CHAT).of(noisy)).as("taken: nobody else is called").hasSize(before + 7);
  }

  @Test
  void theEndOfWhatCameAndWentIsToldWhenItLasted() {
    world.make(noisy.id(), AlarmWorld.gauge("noise", "errors", 0.05, 1, 1), ada.id());
    for (int tick = 0; tick < 12; tick++) {
      tenSeconds(tick % 2 == 0 ? 0.5 : 0.0, 0.0);
    }
    assertThat(by(Channel.CHAT).of(noisy))
        .extracting(Parcel::title)
        .containsExactly(
            "Page 1 · noise in production",
            "Page 1 closed · noise in production",
            "Page 1, again (2 times) · noise in production");

    for (int tick = 0; tick < 61; tick++) {
      tenSeconds(0.0, 0.0);
    }
    assertThat(by(Channel.CHAT).of(noisy)).hasSize(4);
    assertThat(by(Channel.CHAT).of(noisy).getLast().text())
        .isEqualTo("The alarm fired 6 times and has been quiet for 10 minutes.");
  }
}
