package dev.firedrill.slo.api.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.course.CourseRole;
import dev.firedrill.course.Person;
import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.EvidenceQuery;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.slo.CommandTally;
import dev.firedrill.slo.LatencyHistogram;
import dev.firedrill.slo.SliSlice;
import dev.firedrill.slo.SliStore;
import dev.firedrill.slo.SloSettings;
import dev.firedrill.slo.ledger.Ledgers;
import dev.firedrill.slo.objective.JudgedMinutes;
import dev.firedrill.slo.objective.ObjectiveBook;
import dev.firedrill.slo.objective.ObjectiveDesk;
import dev.firedrill.slo.objective.Objectives;
import dev.firedrill.slo.objective.SliMinutes;
import dev.firedrill.slo.objective.Slos;
import dev.firedrill.slo.persistence.SloPersistence;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.web.testing.ResourceHarness;
import dev.firedrill.web.testing.Who;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SloResourceTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final CommandTally GOOD = new CommandTally(1, 0, 0, 0, 0);
  private static final CommandTally BAD = new CommandTally(0, 0, 0, 0, 1);

  private final SteppedClock clock = SteppedClock.atNoon();
  private final Instant now = clock.instant();
  private final SloSettings settings = SloSettings.defaults();
  private final SliStore store = SloPersistence.store(DATABASE.jdbi());
  private final TestCourse course = new TestCourse(DATABASE.jdbi());
  private final Team team = course.team();
  private final Person student = course.student(team);
  private final TeamEnvironment production = TeamEnvironment.production(team.id());
  private final Set<UUID> revealed = new HashSet<>();
  private final UUID run = UUID.randomUUID();

  private final Objectives objectives = SloPersistence.objectives(DATABASE.jdbi());
  private final ObjectiveBook book = new ObjectiveBook(objectives, settings);
  private final SliMinutes counts = SloPersistence.minutes(DATABASE.jdbi());
  private final JudgedMinutes minutes = new JudgedMinutes(counts, store, settings);
  private final Slos slos = new Slos(book, minutes, counts, settings);

  @AutoClose
  private final ResourceHarness http =
      ResourceHarness.with(
          new SloResource(
              DATABASE.teamAccess(),
              new ObjectiveDesk(
                  objectives, DATABASE.evidence(), DATABASE.transactions(), settings, clock),
              new SloViews(slos, objectives, DATABASE.teams()),
              clock),
          new LedgerResource(
              DATABASE.teamAccess(),
              new Ledgers(
                  book,
                  minutes,
                  DATABASE.evidence(),
                  DATABASE.teams(),
                  (id, owner) -> revealed.contains(id) && owner.equals(team.id()),
                  settings,
                  clock),
              clock));

  private String path() {
    return "/teams/" + team.slug() + "/slo";
  }

  /** One request in each second of these minutes before noon. */
  private void met(int fromMinutesAgo, int untilMinutesAgo, CommandTally each) {
    store.save(
        IntStream.range(-60 * fromMinutesAgo, -60 * untilMinutesAgo)
            .mapToObj(second ->
                new SliSlice(
                    production,
                    now.plusSeconds(second),
                    1,
                    0,
                    3,
                    Map.of("weather", each),
                    Map.of(),
                    each.equals(BAD)
                        ? LatencyHistogram.EMPTY
                        : LatencyHistogram.of(Duration.ofMillis(120))))
            .toList());
  }

  private EvidenceEvent fact(EvidenceKind kind, int minutesAgo, boolean byMember) {
    NewEvidence fact =
        NewEvidence.of(kind, team.id(), "step:slow", "Zebra " + kind.slug())
            .withEnvironment(EnvironmentName.PRODUCTION)
            .withPayload(Map.of("step", "slow", "title", "Zebra crossing", "fault", "zebra"))
            .withOccurredAt(now.minus(Duration.ofMinutes(minutesAgo)));
    return DATABASE.evidence().append(byMember ? fact.withActor(student.id()) : fact.withRun(run));
  }

  private void faultOf(int fromMinutesAgo, int untilMinutesAgo) {
    fact(EvidenceKind.FAULT_PLANNED, fromMinutesAgo + 5, false);
    fact(EvidenceKind.FAULT_APPLIED, fromMinutesAgo, false);
    fact(EvidenceKind.FAULT_VERIFIED, fromMinutesAgo, false);
    fact(EvidenceKind.FAULT_CLEAN, untilMinutesAgo, false);
  }

  private JsonNode ledger(boolean staff) {
    return http.as(staff ? Who.grader() : Who.is(student, team))
        .get("/teams/" + team.slug() + "/ledger?from=2026-11-22T11:00:00Z&to=2026-11-22T12:00:00Z")
        .expect(200)
        .json();
  }

  @Test
  void theCoursesDefaultHoldsUntilATeamSetsItsOwn() {
    met(30, 0, GOOD);
    met(10, 9, BAD);
    store.rollUp(now.minusSeconds(120), 100);

    JsonNode slo = http.as(Who.studentOf(team)).get(path()).expect(200).json();

    assertThat(slo.get("version").asLong()).isEqualTo(1);
    assertThat(slo.get("objective").asDouble()).isEqualTo(0.99);
    assertThat(slo.get("windowHours").asLong()).isEqualTo(1);
    assertThat(slo.get("latencyMs").asLong()).isEqualTo(3000);
    assertThat(slo.at("/budget/allowed").asDouble()).isCloseTo(36, within(1e-9));
    assertThat(slo.at("/budget/spent").asLong()).isEqualTo(60);
    assertThat(slo.at("/budget/left").asDouble()).isZero();
    assertThat(slo.get("exhaustedAt").asText()).isEqualTo("2026-11-22T11:50:00Z");
    assertThat(slo.at("/burn/0/window").asText()).isEqualTo("5m");
    assertThat(slo.at("/burn/0/rate").asDouble()).isZero();
    assertThat(slo.at("/burn/2/window").asText()).isEqualTo("1h");
    assertThat(slo.at("/burn/2/rate").asDouble()).isCloseTo(60 / 18.0, within(1e-9));
    assertThat(slo.get("trend").asText()).isEqualTo("BETTER");
    assertThat(slo.at("/commands/0/command").asText()).isEqualTo("weather");
    assertThat(slo.at("/commands/0/good").asLong()).isEqualTo(1740);
    assertThat(slo.at("/commands/0/total").asLong()).isEqualTo(1800);
    assertThat(slo.get("history")).hasSize(30);
  }

  @Test
  void aTeamSetsItsObjectiveWithAReasonInEvidence() {
    met(30, 0, GOOD);

    JsonNode slo =
        http.as(Who.is(student, team))
            .ifMatch(1)
            .put(path() + "/production", wish(0.999, 24, 2000))
            .expect(200)
            .json();

    assertThat(slo.get("version").asLong()).isEqualTo(2);
    assertThat(slo.get("objective").asDouble()).isEqualTo(0.999);
    assertThat(slo.at("/budget/allowed").asDouble()).isCloseTo(86.4, within(1e-9));
    assertThat(slo.at("/changes/0/reason").asText()).isEqualTo("we promised more");
    assertThat(slo.at("/changes/0/by/handle").asText()).isEqualTo(student.handle());
    assertThat(
            DATABASE
                .evidence()
                .find(
                    new EvidenceQuery(
                        team.id(),
                        null,
                        Set.of(EvidenceKind.OBJECTIVE_CHANGED),
                        null,
                        null,
                        true,
                        9)))
        .singleElement()
        .satisfies(fact ->
            assertThat(fact.text())
                .isEqualTo(
                    "The objective of production is 99.9 % within 2000 ms over 24 h,"
                        + " was 99 % within 3000 ms over 1 h: we promised more"));
    http.as(Who.is(student, team))
        .ifMatch(1)
        .put(path() + "/production", wish(0.99, 24, 2000))
        .expect(ProblemCode.STALE_VERSION);
    assertThat(
            http.as(Who.instructor())
                .get(path() + "?environment=STAGING")
                .json()
                .get("version")
                .asLong())
        .isEqualTo(1);
  }

  private static Map<String, Object> wish(double objective, int hours, long latencyMs) {
    return Map.of(
        "objective",
        objective,
        "windowHours",
        hours,
        "latencyMs",
        latencyMs,
        "reason",
        "we promised more");
  }

  @Test
  void anOwnLatencyThresholdCountsSlowAnswersAnew() {
    met(30, 0, GOOD);

    http.as(Who.is(student, team))
        .ifMatch(1)
        .put(path() + "/production", wish(0.99, 1, 100))
        .expect(200);

    JsonNode slo = http.as(Who.grader()).get(path()).json();
    assertThat(slo.at("/budget/spent").asLong()).isEqualTo(1800);
    assertThat(slo.at("/burn/0/rate").asDouble()).isCloseTo(100, within(1e-6));
    // Before it was set, the course's threshold held.
    assertThat(slos.rate(production, Duration.ofMinutes(5), now.minusSeconds(1)))
        .hasValueSatisfying(rate -> assertThat(rate).isZero());
  }

  @ParameterizedTest
  @CsvSource({"1,24,2000", "0.99,0,2000", "0.99,24,20"})
  void aPromiseOutOfRangeIsRefused(double objective, int hours, long latencyMs) {
    http.as(Who.is(student, team))
        .ifMatch(1)
        .put(path() + "/production", wish(objective, hours, latencyMs))
        .expect(ProblemCode.INVALID_INPUT);
  }

  @Test
  void gradersOnlyReadAndOtherTeamsDoNotEvenThat() {
    http.as(Who.grader())
        .ifMatch(1)
        .put(path() + "/production", wish(0.9, 1, 2000))
        .expect(ProblemCode.NOT_ALLOWED);
    http.as(Who.studentOf(course.team())).get(path()).expect(ProblemCode.NOT_FOUND);
    http.as(Who.studentOf(course.team()))
        .get("/teams/" + team.slug() + "/ledger")
        .expect(ProblemCode.NOT_FOUND);
  }

  @Test
  void theLedgerChargesTheFaultWithItsEvidenceForStaff() {
    met(60, 0, GOOD);
    met(30, 27, BAD);
    faultOf(30, 27);

    JsonNode ledger = ledger(true);

    assertThat(ledger.get("items")).hasSize(1);
    JsonNode entry = ledger.at("/items/0");
    assertThat(entry.get("cause").asText()).isEqualTo("INSTRUCTOR_FAULT");
    assertThat(entry.get("from").asText()).isEqualTo("2026-11-22T11:30:00Z");
    assertThat(entry.get("until").asText()).isEqualTo("2026-11-22T11:33:00Z");
    assertThat(entry.get("bad").asLong()).isEqualTo(180);
    assertThat(entry.get("text").asText()).contains("Zebra crossing");
    assertThat(entry.get("evidence")).hasSize(3);
    assertThat(ledger.at("/totals/0/badMinutes").asDouble()).isEqualTo(3);
    assertThat(ledger.at("/totals/0/budgetShare").asDouble()).isCloseTo(5, within(1e-9));
  }

  @Test
  void aStudentsLedgerIsTheSameWithAndWithoutAFault() {
    met(60, 0, GOOD);
    met(50, 48, BAD);
    met(30, 27, BAD);
    fact(EvidenceKind.FLAG_CHANGED, 51, true);
    fact(EvidenceKind.FLAG_CHANGED, 29, true);
    JsonNode before = ledger(false);

    faultOf(30, 27);
    JsonNode after = ledger(false);

    assertThat(after.toString()).isEqualTo(before.toString());
    assertThat(after.toString())
        .doesNotContainIgnoringCase("crossing")
        .doesNotContain("FAULT")
        .doesNotContain("fault.");
    assertThat(after.at("/items/0/cause").asText()).isEqualTo("TEAM_CHANGE");
    assertThat(after.at("/items/1/cause").asText()).isEqualTo("PENDING");
    assertThat(ledger(true).at("/items/1/cause").asText()).isEqualTo("INSTRUCTOR_FAULT");
  }

  @Test
  void afterTheDebriefAStudentReadsWhatStaffRead() {
    met(60, 0, GOOD);
    met(30, 27, BAD);
    faultOf(30, 27);

    revealed.add(run);

    assertThat(ledger(false)).isEqualTo(ledger(true));
    assertThat(ledger(false).at("/items/0/cause").asText()).isEqualTo("INSTRUCTOR_FAULT");
  }

  @Test
  void whatNobodyExplainsIsPendingForAWeekUnlessAFaultIsSecretStill() {
    met(30, 27, BAD);
    assertThat(ledger(false).at("/items/0/cause").asText()).isEqualTo("PENDING");
    assertThat(ledger(true).at("/items/0/cause").asText()).isEqualTo("UNEXPLAINED");

    clock.step(Duration.ofDays(8));
    assertThat(ledger(false).at("/items/0/cause").asText()).isEqualTo("UNEXPLAINED");

    faultOf(55, 50);
    assertThat(ledger(false).at("/items/0/cause").asText()).isEqualTo("PENDING");
    revealed.add(run);
    assertThat(ledger(false).at("/items/0/cause").asText()).isEqualTo("UNEXPLAINED");
  }

  @Test
  void aChangeByStaffIsNotTheTeams() {
    met(30, 27, BAD);
    DATABASE
        .evidence()
        .append(
            NewEvidence.of(EvidenceKind.FLAG_CHANGED, team.id(), "flag:x", "x was switched on")
                .withEnvironment(EnvironmentName.PRODUCTION)
                .withActor(course.person(CourseRole.INSTRUCTOR).id())
                .withOccurredAt(now.minus(Duration.ofMinutes(31))));

    assertThat(ledger(true).at("/items/0/cause").asText()).isEqualTo("UNEXPLAINED");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-22T12:00:00Z,2026-11-22T11:00:00Z",
    "2026-10-01T00:00:00Z,2026-11-22T11:00:00Z"
  })
  void aLedgerOfNoTimeOrTooMuchIsRefused(String from, String to) {
    http.as(Who.grader())
        .get("/teams/" + team.slug() + "/ledger?from=" + from + "&to=" + to)
        .expect(ProblemCode.INVALID_INPUT);
  }
}
