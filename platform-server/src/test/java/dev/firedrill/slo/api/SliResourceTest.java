package dev.firedrill.slo.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.kernel.Ratio;
import dev.firedrill.slo.CommandTally;
import dev.firedrill.slo.LatencyHistogram;
import dev.firedrill.slo.SliSlice;
import dev.firedrill.slo.SliStore;
import dev.firedrill.slo.SliStore.Standing;
import dev.firedrill.slo.SliSummary.State;
import dev.firedrill.slo.SloSettings;
import dev.firedrill.slo.StoredSlis;
import dev.firedrill.slo.objective.Objective;
import dev.firedrill.slo.objective.ObjectiveBook;
import dev.firedrill.slo.objective.Objectives;
import dev.firedrill.slo.persistence.SloPersistence;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.web.testing.ResourceHarness;
import dev.firedrill.web.testing.Who;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SliResourceTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final SteppedClock clock = SteppedClock.atNoon();
  private final Instant now = clock.instant();
  private final SloSettings settings = SloSettings.defaults();
  private final SliStore store = SloPersistence.store(DATABASE.jdbi());
  private final Objectives objectives = SloPersistence.objectives(DATABASE.jdbi());
  private final TestCourse course = new TestCourse(DATABASE.jdbi());
  private final Team team = course.team();
  private final TeamEnvironment production = TeamEnvironment.production(team.id());

  @AutoClose
  private final ResourceHarness http =
      ResourceHarness.with(
          new SliResource(
              DATABASE.teamAccess(),
              new StoredSlis(store, settings, clock),
              new ObjectiveBook(objectives, settings),
              settings,
              clock),
          new SliBoardResource(DATABASE.teams(), new StoredSlis(store, settings, clock), clock));

  @Test
  void aTeamSeesWhatItsUsersSaw() {
    seconds(60, new CommandTally(1, 0, 0, 0, 0));
    store.stand(production, new Standing(State.OK, now.minusSeconds(40), now));

    JsonNode sli =
        http.as(Who.studentOf(team)).get("/teams/" + team.slug() + "/sli").expect(200).json();

    assertThat(sli.get("environment").asText()).isEqualTo("PRODUCTION");
    assertThat(sli.get("objective").asDouble()).isEqualTo(0.99);
    assertThat(sli.get("latencyThresholdMs").asLong()).isEqualTo(3000);
    assertThat(sli.get("stepSeconds").asLong()).isEqualTo(5);
    assertThat(sli.get("now").asText()).isEqualTo("2026-11-22T12:00:00Z");
    assertThat(sli.get("points")).hasSize(12);
    assertThat(sli.at("/points/0/at").asText()).isEqualTo("2026-11-22T11:59:00Z");
    assertThat(sli.at("/points/0/total").asLong()).isEqualTo(5);
    assertThat(sli.at("/points/0/p50Ms").asInt()).isBetween(119, 121);
    assertThat(sli.at("/summary/good").asLong()).isEqualTo(60);
    assertThat(sli.at("/summary/ratio").asDouble()).isEqualTo(1);
    assertThat(sli.at("/summary/budgetLeft").asDouble()).isEqualTo(1);
    assertThat(sli.at("/summary/state").asText()).isEqualTo("OK");
    assertThat(sli.at("/summary/since").asText()).isEqualTo("2026-11-22T11:59:20Z");
  }

  @Test
  void theLineIsWhatTheTeamPromisesInThatEnvironment() {
    objectives.add(
        new Objective(
            production,
            2,
            new Ratio(0.95),
            Duration.ofHours(24),
            Duration.ofSeconds(2),
            new Objective.Change(now, course.student(team).id(), "the city service is slow")));

    JsonNode own = http.as(Who.studentOf(team)).get("/teams/" + team.slug() + "/sli").json();
    assertThat(own.get("objective").asDouble()).isEqualTo(0.95);
    assertThat(own.get("objectiveLatencyMs").asLong()).isEqualTo(2000);
    assertThat(own.get("latencyThresholdMs").asLong()).isEqualTo(3000);
    JsonNode staging =
        http.as(Who.studentOf(team))
            .get("/teams/" + team.slug() + "/sli?environment=STAGING")
            .json();
    assertThat(staging.get("objective").asDouble()).isEqualTo(0.99);
  }

  @Test
  void withoutAnyRequestNothingIsClaimed() {
    JsonNode summary =
        http.as(Who.studentOf(team))
            .get("/teams/" + team.slug() + "/sli?environment=STAGING&window=PT5M")
            .expect(200)
            .json()
            .get("summary");

    assertThat(summary.get("state").asText()).isEqualTo("NO_DATA");
    assertThat(summary.get("total").asLong()).isZero();
    assertThat(summary.path("ratio").isMissingNode() || summary.get("ratio").isNull()).isTrue();
    assertThat(summary.path("budgetLeft").isMissingNode() || summary.get("budgetLeft").isNull())
        .isTrue();
  }

  @Test
  void errorsUseUpTheHoursBudget() {
    seconds(18, new CommandTally(0, 0, 0, 0, 1));
    store.stand(production, new Standing(State.BREACHING, now, now));

    JsonNode summary =
        http.as(Who.instructor()).get("/teams/" + team.slug() + "/sli").json().get("summary");

    // 18 of the 36 that an hour of 3600 requests allows.
    assertThat(summary.get("budgetLeft").asDouble()).isBetween(0.499, 0.501);
    assertThat(summary.get("state").asText()).isEqualTo("BREACHING");
  }

  @Test
  void aStandingThatNobodyKeepsUpIsNotShown() {
    seconds(60, new CommandTally(1, 0, 0, 0, 0));
    store.stand(production, new Standing(State.OK, now, now));
    clock.step(Duration.ofMinutes(2));

    assertThat(
            http.as(Who.instructor())
                .get("/teams/" + team.slug() + "/sli")
                .json()
                .at("/summary/state")
                .asText())
        .isEqualTo("NO_DATA");
  }

  @Test
  void theBoardShowsAStudentTheOwnTeamOnlyAndStaffAll() {
    new TestCourse(DATABASE.jdbi()).team();
    seconds(20, new CommandTally(1, 0, 0, 0, 0));

    JsonNode own = http.as(Who.studentOf(team)).get("/sli").expect(200).json();
    JsonNode all = http.as(Who.grader()).get("/sli").expect(200).json();

    assertThat(own.get("items")).hasSize(2);
    assertThat(own.at("/items/0/team/slug").asText()).isEqualTo(team.slug().value());
    assertThat(own.at("/items/0/recent")).hasSize(4);
    assertThat(own.at("/items/1/environment").asText()).isEqualTo("STAGING");
    assertThat(all.get("items").size()).isGreaterThanOrEqualTo(4);
    http.asNobody().get("/sli").expect(ProblemCode.NOT_SIGNED_IN);
  }

  @Test
  void anotherTeamIsNotThere() {
    http.as(Who.studentOf(new TestCourse(DATABASE.jdbi()).team()))
        .get("/teams/" + team.slug() + "/sli")
        .expect(ProblemCode.NOT_FOUND);
  }

  @ParameterizedTest
  @CsvSource({"window=PT1S", "window=P30D", "environment=MOON"})
  void whatMakesNoSenseIsRefused(String query) {
    http.as(Who.studentOf(team))
        .get("/teams/" + team.slug() + "/sli?" + query)
        .expect(ProblemCode.INVALID_INPUT);
  }

  @ParameterizedTest
  @CsvSource({"PT5M,5", "PT15M,5", "PT1H,15", "PT6H,120", "P1D,900", "P7D,3600"})
  void theStepFitsTheWindow(Duration window, long seconds) {
    assertThat(Steps.of(window)).isEqualTo(Duration.ofSeconds(seconds));
  }

  private void seconds(int count, CommandTally tally) {
    LatencyHistogram latency =
        tally.good() == 0 ? LatencyHistogram.EMPTY : LatencyHistogram.of(Duration.ofMillis(120));
    store.save(
        IntStream.rangeClosed(1, count)
            .mapToObj(ago ->
                new SliSlice(
                    production,
                    now.minusSeconds(ago),
                    1,
                    0,
                    0,
                    Map.of("ping", tally),
                    Map.of(),
                    latency))
            .toList());
  }
}
