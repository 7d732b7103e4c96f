package dev.firedrill.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.automation.readiness.ReadinessItem;
import dev.firedrill.course.Person;
import dev.firedrill.incident.Incident;
import dev.firedrill.incident.IncidentId;
import dev.firedrill.incident.Incidents;
import dev.firedrill.incident.Severity;
import dev.firedrill.incident.persistence.IncidentPersistence;
import dev.firedrill.incident.role.IncidentRole;
import dev.firedrill.notify.Channel;
import dev.firedrill.notify.OutboxStore;
import dev.firedrill.notify.Parcel;
import dev.firedrill.notify.StoredOutbox;
import dev.firedrill.notify.persistence.NotifyPersistence;
import dev.firedrill.notify.route.Route;
import dev.firedrill.notify.route.RouteStore;
import dev.firedrill.notify.route.RouteTrial;
import dev.firedrill.notify.route.Routes;
import dev.firedrill.team.Team;
import dev.firedrill.telemetry.alarm.testing.AlarmWorld;
import dev.firedrill.telemetry.paging.OnCall;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.workspace.ChannelId;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReadinessPortsTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final TestCourse course = new TestCourse(DATABASE.jdbi());
  private final Team team = course.team();
  private final Person ada = course.student(team);
  private final Person bo = course.student(team);
  private final AlarmWorld world = new AlarmWorld(DATABASE);
  private final RouteStore routes = NotifyPersistence.routes(DATABASE.jdbi());
  private final OutboxStore store =
      NotifyPersistence.outbox(DATABASE.jdbi(), UUID::randomUUID, world.clock);
  private final Incidents incidents = IncidentPersistence.incidents(DATABASE.jdbi());

  private ReadinessItem route() {
    return new RoutesTested(routes, store).of(team.id()).getFirst();
  }

  private void sendATest() {
    var _ =
        new RouteTrial(
                routes,
                new StoredOutbox(store, DATABASE.domainEvents()),
                store,
                DATABASE.transactions(),
                UUID::randomUUID,
                world.clock)
            .send(team.id(), ada.id(), null);
  }

  private Parcel taken(Channel channel) {
    return store
        .claim(
            new OutboxStore.Claim(channel, 1_000, 1_000, List.of()),
            world.clock.instant(),
            world.clock.instant().plus(Duration.ofMinutes(1)))
        .stream()
        .filter(parcel -> parcel.team().equals(team.id()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aRouteThatWasNeverTriedIsNotReady() {
    assertThat(route().ok()).isFalse();
    assertThat(route().detail()).startsWith("Never tried: the chat");
  }

  @Test
  void onlyWhatCameThroughIsReady() {
    sendATest();
    assertThat(route().ok()).as("on its way").isFalse();

    store.delivered(taken(Channel.CHAT).id(), world.clock.instant());

    assertThat(route().ok()).isTrue();
    assertThat(route().detail())
        .isEqualTo(
            "Came through by the chat at 2026-11-22T12:00:00Z, the inbox at 2026-11-22T12:00:00Z.");
  }

  @Test
  void aWayThatFailedTheLastTimeIsNamedWithItsError() {
    Route page = routes.of(team.id()).page();
    routes.save(
        team.id(),
        new Routes(
            routes.of(team.id()).version() + 1,
            new Route(false, page.inbox(), List.of("ada@example.org"), List.of()),
            routes.of(team.id()).ticket()));
    sendATest();
    store.failed(taken(Channel.MAIL).id(), "the mail server said no", world.clock.instant(), null);

    assertThat(route().ok()).isFalse();
    assertThat(route().detail())
        .startsWith("Failed the last time: ada@example.org (the mail server said no).");
  }

  private ReadinessItem item(String id) {
    return new RolesKnown(world.onCall, incidents, DATABASE.teams(), world.clock)
        .of(team.id()).stream().filter(item -> item.id().equals(id)).findFirst().orElseThrow();
  }

  private void rota(Person... people) {
    var _ =
        world.onCall.save(
            team.id(),
            new OnCall.Rota(
                Stream.of(people).map(Person::id).toList(),
                world.clock.instant(),
                24,
                ZoneOffset.UTC),
            OnCall.USUAL_ACK_SECONDS,
            OnCall.Then.TEAM,
            world.onCall.of(team.id()).version(),
            ada.id());
  }

  @Test
  void rolesAreChosenWhenSomebodyAnswersAndSomebodyComesNext() {
    assertThat(item("on-call").ok()).isFalse();
    assertThat(item("roles").ok()).isFalse();
    rota(ada);
    assertThat(item("on-call").ok()).isTrue();
    assertThat(item("roles").detail()).contains("but nobody comes next");
    rota(ada, bo);
    assertThat(item("roles").ok()).isTrue();
    assertThat(item("roles").detail())
        .isEqualTo(
            "@%s leads when a page comes, @%s comes next.".formatted(ada.handle(), bo.handle()));
  }

  @Test
  void anOpenIncidentNeedsACommander() {
    rota(ada, bo);
    IncidentId id = new IncidentId(UUID.randomUUID());
    DATABASE
        .transactions()
        .run(() ->
            incidents.add(
                new Incident(
                    id,
                    team.id(),
                    incidents.nextNumber(team.id()),
                    "It is slow",
                    Severity.SEV2,
                    Incident.Status.INVESTIGATING,
                    world.clock.instant(),
                    ada.id(),
                    null,
                    null,
                    null,
                    null,
                    new ChannelId("C1"),
                    "inc-1",
                    List.of(),
                    List.of(),
                    List.of())));
    assertThat(item("roles").ok()).isFalse();
    assertThat(item("roles").detail()).isEqualTo("INC-1 has no incident commander yet.");

    incidents.assign(id, IncidentRole.INCIDENT_COMMANDER, bo.id());
    assertThat(item("roles").detail()).isEqualTo("@" + bo.handle() + " commands INC-1.");
  }
}
