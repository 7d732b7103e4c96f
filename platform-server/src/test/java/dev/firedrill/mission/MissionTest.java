package dev.firedrill.mission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.chaos.RunMilestones;
import dev.firedrill.chaos.persistence.ChaosPersistence;
import dev.firedrill.course.CourseRole;
import dev.firedrill.course.Person;
import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.EvidenceQuery;
import dev.firedrill.incident.InMemoryWorkspaces;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.mission.api.MissionResource;
import dev.firedrill.mission.api.MissionViews;
import dev.firedrill.mission.commands.MissionCommands;
import dev.firedrill.mission.persistence.MissionPersistence;
import dev.firedrill.slo.CommandTally;
import dev.firedrill.slo.LatencyHistogram;
import dev.firedrill.slo.SliSlice;
import dev.firedrill.slo.SliStore;
import dev.firedrill.slo.SliSummary;
import dev.firedrill.slo.persistence.SloPersistence;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.web.testing.Caller;
import dev.firedrill.web.testing.ResourceHarness;
import dev.firedrill.web.testing.Who;
import dev.firedrill.workspace.SlashCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Mission control on a real database, over HTTP. */
class MissionTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final TestCourse course = new TestCourse(DATABASE.jdbi());
  private final SteppedClock clock = SteppedClock.atNoon();
  private final InMemoryWorkspaces chat = new InMemoryWorkspaces();
  private final Team otter = course.team();
  private final Team lynx = course.team();
  private final Person ada = course.student(otter);
  private final Person staff = course.person(CourseRole.INSTRUCTOR);
  private final SliStore slis = SloPersistence.store(DATABASE.jdbi());
  private final MissionBoard board =
      new MissionBoard(
          new MissionBoard.Ports(
              DATABASE.teams(),
              ChaosPersistence.runs(DATABASE.jdbi()),
              ChaosPersistence.ledger(DATABASE.jdbi()),
              RunMilestones.NONE,
              id -> Optional.empty(),
              Map::of,
              MissionPersistence.burn(DATABASE.jdbi()),
              MissionPersistence.facts(DATABASE.jdbi()),
              MissionPersistence.help(DATABASE.jdbi()),
              MissionPersistence.claims(DATABASE.jdbi()),
              0.99,
              clock));
  private final DomainEvents events = DATABASE.domainEvents();
  private final HelpDesk desk =
      new HelpDesk(
          new HelpDesk.Ports(
              MissionPersistence.help(DATABASE.jdbi()),
              MissionPersistence.claims(DATABASE.jdbi()),
              DATABASE.teams(),
              chat,
              DATABASE.evidence(),
              DATABASE.transactions(),
              events,
              UUID::randomUUID,
              clock));

  @AutoClose
  private final ResourceHarness http =
      ResourceHarness.with(
          new MissionResource(
              board,
              new MissionViews(DATABASE.teams()),
              desk,
              new MessageDesk(
                  board, DATABASE.teams(), chat, DATABASE.evidence(), DATABASE.transactions()),
              DATABASE.teams()));

  private Caller instructor() {
    return http.as(Who.is(staff, null));
  }

  private void answered(Team team, Instant from, int seconds, int good, int bad) {
    TeamEnvironment bot = new TeamEnvironment(team.id(), EnvironmentName.PRODUCTION);
    List<SliSlice> slices = new ArrayList<>();
    for (int i = 0; i < seconds; i++) {
      slices.add(
          new SliSlice(
              bot,
              from.plusSeconds(i),
              good + bad,
              0,
              0,
              Map.of("ping", new CommandTally(good, 0, 0, 0, bad)),
              Map.of(),
              LatencyHistogram.merged(List.of())));
    }
    slis.save(slices);
    slis.stand(bot, new SliStore.Standing(SliSummary.State.OK, clock.instant(), clock.instant()));
  }

  private JsonNode row(JsonNode mission, Team team) {
    return StreamSupport.stream(mission.at("/heat/rows").spliterator(), false)
        .filter(row -> row.path("team").asText().equals(team.slug().value()))
        .findFirst()
        .orElseThrow()
        .path("cells");
  }

  private static JsonNode need(JsonNode mission, Team team) {
    return StreamSupport.stream(mission.path("needsYou").spliterator(), false)
        .filter(need -> need.at("/team/slug").asText().equals(team.slug().value()))
        .findFirst()
        .orElseThrow();
  }

  private List<EvidenceEvent> evidence(Team team, EvidenceKind kind) {
    return DATABASE
        .evidence()
        .find(new EvidenceQuery(team.id(), null, Set.of(kind), null, null, false, 100));
  }

  private void ask(String text) {
    SlashCommand command = MissionCommands.helpMe(desk, DATABASE.teams());
    command.handle(
        new SlashCommand.Invocation(
            otter.id(),
            chat.opsChannel(otter.id()).id(),
            chat.userOf(otter.id(), ada.id()),
            ada.id(),
            text));
  }

  @Test
  void theHeatMapShowsWhoHurtsSinceWhenAndWhereNobodyAsked() {
    answered(otter, clock.instant().minusSeconds(60), 30, 10, 0);
    answered(otter, clock.instant().minusSeconds(30), 30, 5, 5);
    JsonNode mission = instructor().get("/mission").expect(200).json();
    assertThat(mission.at("/heat/stepSeconds").asInt()).isEqualTo(15);
    JsonNode cells = row(mission, otter);
    assertThat(cells).hasSize(60);
    assertThat(cells.get(59).isNull()).isTrue();
    assertThat(cells.get(58).asInt()).isEqualTo(4);
    assertThat(cells.get(57).asInt()).isEqualTo(4);
    assertThat(cells.get(56).asInt()).isZero();
    assertThat(cells.get(0).isNull()).isTrue();
    assertThat(row(mission, lynx).get(58).isNull()).isTrue();
  }

  @Test
  void minutesThatAreRolledUpAndSecondsThatAreNotMakeOneHour() {
    Instant old = clock.instant().minus(Duration.ofMinutes(20));
    answered(otter, old, 60, 10, 0);
    slis.rollUp(clock.instant().minus(Duration.ofMinutes(10)), 5);
    slis.forgetSeconds(clock.instant().minus(Duration.ofMinutes(10)));
    answered(otter, clock.instant().minusSeconds(60), 60, 0, 10);
    JsonNode cells = row(instructor().get("/mission?range=1h").expect(200).json(), otter);
    assertThat(cells.get(39).asInt()).isZero();
    assertThat(cells.get(58).asInt()).isEqualTo(4);
    assertThat(cells.get(50).isNull()).isTrue();
  }

  @Test
  void aDeltaTellsOnlyWhatChanged() {
    answered(otter, clock.instant().minusSeconds(30), 30, 10, 0);
    board.tick();
    assertThat(board.tick()).isEmpty();
    answered(otter, clock.instant().minusSeconds(5), 5, 0, 10);
    MissionDelta delta = board.tick().orElseThrow();
    assertThat(delta.cells())
        .containsExactly(
            new MissionDelta.Cell(otter.slug().value(), Instant.parse("2026-11-22T11:59:45Z"), 4));
    assertThat(delta.needsChanged()).isFalse();
    assertThat(delta.now().seq()).isEqualTo(board.look(null).seq());
  }

  @Test
  void whoComesBackAfterNobodyLookedSeesThatDeltasAreMissing() {
    answered(otter, clock.instant().minusSeconds(30), 30, 10, 0);
    long before = board.tick().orElseThrow().now().seq();
    board.skipped();
    assertThat(board.tick().orElseThrow().now().seq()).isGreaterThan(before + 1);
  }

  @Test
  void aStudentsQuestionWaitsUntilStaffAnswerItInTheSameChannel() {
    ask("is the weather service ours?");
    JsonNode mission = instructor().get("/mission").expect(200).json();
    JsonNode need = need(mission, otter);
    assertThat(need.path("kind").asText()).isEqualTo("HELP_ASKED");
    assertThat(need.path("said").asText()).isEqualTo("is the weather service ours?");
    assertThat(evidence(otter, EvidenceKind.HELP_ASKED)).hasSize(1);

    String path = "/mission/help/" + need.path("help").asText() + "/answer";
    instructor().post(path, Map.of("text", "It is not; look at its status page.")).expect(204);
    assertThat(chat.textsIn(chat.opsChannel(otter.id()).id()))
        .anyMatch(text -> text.endsWith("It is not; look at its status page."));
    assertThat(instructor().get("/mission").expect(200).json().path("needsYou"))
        .noneMatch(other -> other.at("/team/slug").asText().equals(otter.slug().value()));
    instructor().post(path, Map.of("text", "again")).expect(ProblemCode.CONFLICT);
  }

  @Test
  void whoAnsweredOrLetGoIsToldAtOnce() {
    List<NeedsChanged> told = new ArrayList<>();
    events.subscribe(NeedsChanged.class, told::add);
    ask("is the weather service ours?");
    assertThat(NeedsYou.mayChangeWith(EvidenceKind.HELP_ASKED)).isTrue();
    assertThat(told).isEmpty();
    String claim = "/mission/needs/" + otter.slug() + "/HELP_ASKED/claim";
    instructor().put(claim, Map.of()).expect(204);
    instructor().delete(claim).expect(204);
    assertThat(told).hasSize(1);
    JsonNode need = need(instructor().get("/mission").expect(200).json(), otter);
    instructor()
        .post("/mission/help/" + need.path("help").asText() + "/answer", Map.of("text", "No."))
        .expect(204);
    assertThat(told).hasSize(2).containsOnly(new NeedsChanged(otter.id()));
  }

  @Test
  void anEmptyQuestionIsNotAsked() {
    ask("  ");
    assertThat(evidence(otter, EvidenceKind.HELP_ASKED)).isEmpty();
  }

  @Test
  void othersOfStaffSeeWhoIsOnIt() {
    ask("help");
    String path = "/mission/needs/" + otter.slug() + "/HELP_ASKED/claim";
    instructor().put(path, Map.of()).expect(204);
    JsonNode need = need(http.as(Who.grader()).get("/mission").expect(200).json(), otter);
    assertThat(need.at("/claimedBy/name").asText()).isEqualTo(staff.name());
    assertThat(evidence(otter, EvidenceKind.STAFF_ASSIGNED_SELF)).hasSize(1);
    instructor().delete(path).expect(204);
    instructor().delete(path).expect(ProblemCode.NOT_FOUND);
  }

  @Test
  void aMessageReachesExactlyThePreviewedTeamsInTheNameOfWhoSentIt() {
    Map<String, Object> wanted =
        Map.of("to", "SELECTED", "teams", List.of(lynx.slug().value()), "text", "Five minutes.");
    JsonNode preview =
        instructor().post("/mission/messages/preview", wanted).expect(200).json().path("items");
    assertThat(preview).hasSize(1);
    instructor().post("/mission/messages", wanted).expect(200);
    assertThat(chat.textsIn(chat.opsChannel(lynx.id()).id())).containsExactly("Five minutes.");
    assertThat(chat.textsIn(chat.opsChannel(otter.id()).id())).isEmpty();
    assertThat(chat.messages().getLast().author()).isEqualTo(chat.userOf(lynx.id(), staff.id()));
    assertThat(evidence(lynx, EvidenceKind.STAFF_MESSAGE_SENT))
        .singleElement()
        .satisfies(fact -> assertThat(fact.actor()).isEqualTo(staff.id()));
  }

  @Test
  void aHintSaysWhatItCostsAndIsFreeUnlessAPriceWasChosen() {
    Map<String, Object> free =
        Map.of("to", "SELECTED", "teams", List.of(otter.slug().value()), "text", "Look at logs.");
    instructor().post("/mission/hints", free).expect(200);
    assertThat(evidence(otter, EvidenceKind.INCIDENT_HINT_TAKEN).getFirst().payload())
        .containsEntry("cost", 0)
        .containsEntry("hint", "Look at logs.");
    instructor()
        .post(
            "/mission/hints",
            Map.of(
                "to", "SELECTED", "teams", List.of(otter.slug().value()), "text", "x", "cost", 500))
        .expect(ProblemCode.INVALID_INPUT);
    assertThat(chat.textsIn(chat.opsChannel(otter.id()).id()))
        .containsExactly("Hint (free): Look at logs.");
  }

  @Test
  void whatWouldReachNobodyOrSayNothingIsRefused() {
    instructor()
        .post("/mission/messages", Map.of("to", "BREACHING", "text", "hello"))
        .expect(ProblemCode.INVALID_INPUT);
    instructor()
        .post("/mission/messages", Map.of("to", "ALL", "text", " "))
        .expect(ProblemCode.INVALID_INPUT);
    instructor()
        .post(
            "/mission/messages",
            Map.of("to", "SELECTED", "teams", List.of("nobody"), "text", "hello"))
        .expect(ProblemCode.NOT_FOUND);
    instructor().get("/mission?range=2y").expect(ProblemCode.INVALID_INPUT);
    instructor().get("/mission?run=" + UUID.randomUUID()).expect(ProblemCode.NOT_FOUND);
  }

  @Test
  void studentsNeverLookAndGradersDoNotSpeak() {
    http.as(Who.is(ada, otter)).get("/mission").expect(ProblemCode.NOT_ALLOWED);
    http.as(Who.grader())
        .post("/mission/messages", Map.of("to", "ALL", "text", "hello"))
        .expect(ProblemCode.NOT_ALLOWED);
  }
}
