package dev.firedrill.capacity.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.capacity.CapacityDesk;
import dev.firedrill.capacity.CapacityRules;
import dev.firedrill.capacity.Sizes;
import dev.firedrill.capacity.UsageMinute;
import dev.firedrill.capacity.UsageMinutes;
import dev.firedrill.capacity.UserLoad;
import dev.firedrill.capacity.WhatIf;
import dev.firedrill.capacity.forecast.ForecastDesk;
import dev.firedrill.capacity.persistence.CapacityPersistence;
import dev.firedrill.course.Person;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.EvidenceQuery;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.web.testing.Answer;
import dev.firedrill.web.testing.ResourceHarness;
import dev.firedrill.web.testing.Who;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapacityResourceTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final SteppedClock clock = SteppedClock.atNoon();
  private final Instant noon = clock.instant();
  private final TestCourse course = new TestCourse(DATABASE.jdbi());
  private final Team team = course.team();
  private final Person student = course.student(team);
  private final TeamEnvironment production = TeamEnvironment.production(team.id());
  private final TeamEnvironment staging = new TeamEnvironment(team.id(), EnvironmentName.STAGING);
  private final List<String> restarts = new ArrayList<>();
  private boolean busy;
  private final Map<TeamEnvironment, List<UserLoad.Minute>> asked = new HashMap<>();

  private final Sizes sizes = CapacityPersistence.sizes(DATABASE.jdbi());
  private final UsageMinutes usage = CapacityPersistence.usage(DATABASE.jdbi());
  private final CapacityRules rules = new CapacityRules(10, 256);
  private final UserLoad load =
      (bot, from, to) ->
          asked.getOrDefault(bot, List.of()).stream()
              .filter(minute -> !minute.at().isBefore(from) && minute.at().isBefore(to))
              .toList();
  private final CapacityDesk desk =
      new CapacityDesk(
          sizes,
          rules,
          (bot, reason, by) -> {
            if (busy) {
              throw new Failure(ProblemCode.DEPLOYMENT_IN_PROGRESS, "Deployment 3 goes on.");
            }
            restarts.add(bot.environment().word() + ": " + reason);
          },
          DATABASE.evidence(),
          DATABASE.transactions(),
          clock);
  private final ForecastDesk forecasts =
      new ForecastDesk(
          CapacityPersistence.forecasts(DATABASE.jdbi()),
          sizes,
          rules,
          load,
          bot -> 0.99,
          DATABASE.evidence(),
          DATABASE.transactions(),
          UUID::randomUUID,
          clock);
  private final CapacityViews views =
      new CapacityViews(
          desk,
          forecasts,
          usage,
          load,
          size -> new CapacityView.LimitsView((long) size.memoryMiB() << 20, 64 << 20, 0.5, "why"),
          DATABASE.teams());

  @AutoClose
  private final ResourceHarness http =
      ResourceHarness.with(
          new CapacityResource(
              DATABASE.teamAccess(), desk, new WhatIf(usage, load, desk), views, clock),
          new ForecastResource(DATABASE.teamAccess(), forecasts, views));

  private String path() {
    return "/teams/" + team.slug() + "/capacity";
  }

  private static Map<String, Object> size(int memoryMiB, int cpuPercent) {
    return Map.of("memoryMiB", memoryMiB, "cpuPercent", cpuPercent, "reason", "the surge comes");
  }

  /** Minutes before noon in which a bot used 0.05 cores and 100 MiB and more with the load. */
  private void measured(TeamEnvironment bot, int minutes, double requestsPerSecond) {
    List<UserLoad.Minute> loads = new ArrayList<>();
    usage.save(
        IntStream.rangeClosed(1, minutes)
            .mapToObj(ago -> {
              Instant at = noon.minus(Duration.ofMinutes(ago));
              double rate = requestsPerSecond + 0.01 * (ago % 2);
              long total = Math.round(rate * 60);
              loads.add(new UserLoad.Minute(at, rate, total, total, 100));
              return new UsageMinute(
                  bot, at, 0.05 + 0.1 * rate, Math.round((100 + 20 * rate) * 1024 * 1024), 1);
            })
            .toList());
    asked.put(bot, loads);
  }

  @Test
  void atFirstEveryTeamHasTheUsualSizes() {
    measured(production, 30, 1);

    JsonNode capacity = http.as(Who.studentOf(team)).get(path()).expect(200).json();

    assertThat(capacity.at("/budget/units").asInt()).isEqualTo(10);
    assertThat(capacity.at("/budget/used").asInt()).isEqualTo(4);
    assertThat(capacity.at("/budget/left").asInt()).isEqualTo(6);
    JsonNode environment = capacity.at("/environments/0");
    assertThat(environment.get("environment").asText()).isEqualTo("PRODUCTION");
    assertThat(environment.get("version").asLong()).isEqualTo(1);
    assertThat(environment.at("/size/memoryMiB").asInt()).isEqualTo(256);
    assertThat(environment.at("/size/cpuPercent").asInt()).isEqualTo(50);
    assertThat(environment.at("/size/instances").asInt()).isEqualTo(1);
    assertThat(environment.get("measured")).hasSize(30);
    assertThat(environment.at("/measured/0/requestsPerSecond").asDouble()).isCloseTo(1, within(.1));
    assertThat(environment.at("/peak/cpu").asDouble()).isCloseTo(0.151, within(1e-9));
    assertThat(environment.at("/headroom/memory").asDouble()).isCloseTo(0.53, within(0.01));
    assertThat(capacity.at("/environments/1/measured")).isEmpty();
    assertThat(capacity.at("/environments/1/peak").isObject()).isFalse();
  }

  @Test
  void thePeakOfARolloutIsThatOfOneOfItsTwoInstances() {
    measured(production, 30, 1);
    usage.save(List.of(new UsageMinute(production, noon.minusSeconds(60), 0.4, 300L << 20, 2)));

    JsonNode environment =
        http.as(Who.studentOf(team)).get(path()).expect(200).json().at("/environments/0");

    assertThat(environment.at("/peak/cpu").asDouble()).isEqualTo(0.2);
    assertThat(environment.at("/peak/rssBytes").asLong()).isEqualTo(150L << 20);
    assertThat(environment.at("/headroom/memory").asDouble()).isCloseTo(0.41, within(0.01));
  }

  @Test
  void aNewSizeIsStoredRecordedAndTakesEffectByARestart() {
    JsonNode capacity =
        http.as(Who.is(student, team))
            .ifMatch(1)
            .put(path() + "/production", size(512, 100))
            .expect(200)
            .json();

    assertThat(capacity.at("/environments/0/version").asLong()).isEqualTo(2);
    assertThat(capacity.at("/environments/0/units").asInt()).isEqualTo(4);
    assertThat(capacity.at("/environments/0/change/by/handle").asText())
        .isEqualTo(student.handle());
    assertThat(restarts).containsExactly("production: new size: the surge comes");
    assertThat(evidence(EvidenceKind.CAPACITY_CHANGED)).hasSize(1);
    http.as(Who.is(student, team))
        .ifMatch(1)
        .put(path() + "/production", size(128, 25))
        .expect(ProblemCode.STALE_VERSION);
  }

  private List<?> evidence(EvidenceKind kind) {
    return DATABASE
        .evidence()
        .find(new EvidenceQuery(team.id(), null, Set.of(kind), null, null, true, 9));
  }

  @Test
  void moreThanTheBudgetIsRefusedInOneSentence() {
    assertThat(
            http.as(Who.is(student, team))
                .ifMatch(1)
                .put(path() + "/production", size(1_100, 25))
                .expect(ProblemCode.INVALID_INPUT)
                .json()
                .get("detail")
                .asText())
        .isEqualTo(
            "1100 MiB and 25 % of a core cost 9 units, which makes 11 with the other environment;"
                + " the team has 10: ask for less, or make the other one smaller.");
    assertThat(restarts).isEmpty();
    assertThat(desk.size(production).version()).isEqualTo(1);
  }

  @Test
  void whileSomethingIsDeployedNothingIsChanged() {
    busy = true;

    http.as(Who.is(student, team))
        .ifMatch(1)
        .put(path() + "/production", size(512, 100))
        .expect(ProblemCode.DEPLOYMENT_IN_PROGRESS);

    assertThat(desk.size(production).version()).isEqualTo(1);
    assertThat(evidence(EvidenceKind.CAPACITY_CHANGED)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"64,50", "8000,50", "256,5", "256,500"})
  void aSizeOutOfRangeIsRefused(int memoryMiB, int cpuPercent) {
    http.as(Who.is(student, team))
        .ifMatch(1)
        .put(path() + "/production", size(memoryMiB, cpuPercent))
        .expect(ProblemCode.INVALID_INPUT);
  }

  @Test
  void gradersReadAndOthersDoNotEvenThat() {
    http.as(Who.grader())
        .ifMatch(1)
        .put(path() + "/production", size(512, 100))
        .expect(ProblemCode.NOT_ALLOWED);
    http.as(Who.studentOf(course.team())).get(path()).expect(ProblemCode.NOT_FOUND);
  }

  @Test
  void anotherLoadIsPredictedFromBothEnvironments() {
    measured(production, 30, 1);
    measured(staging, 30, 0.2);

    JsonNode small = whatIf(1.5, 256, 50);
    JsonNode large = whatIf(20, 256, 50);

    assertThat(small.get("fits").asBoolean()).isTrue();
    assertThat(small.at("/predicted/cpu").asDouble()).isCloseTo(0.2, within(1e-6));
    assertThat(small.at("/predicted/rss").asLong() >> 20).isBetween(129L, 130L);
    assertThat(small.get("basis").asText())
        .isEqualTo(
            "linear fit of 60 minutes of both environments, R² 1.00 for the processor and 1.00 for"
                + " the memory");
    assertThat(large.get("fits").asBoolean()).isFalse();
    assertThat(large.get("problems").toString())
        .contains("MiB of the 256", "205 % of a core of the 50", "far beyond");
  }

  private JsonNode whatIf(double requestsPerSecond, int memoryMiB, int cpuPercent) {
    return http.as(Who.is(student, team))
        .post(
            path() + "/what-if",
            Map.of(
                "environment",
                "PRODUCTION",
                "requestsPerSecond",
                requestsPerSecond,
                "memoryMiB",
                memoryMiB,
                "cpuPercent",
                cpuPercent))
        .expect(200)
        .json();
  }

  @Test
  void withTooLittleMeasuredNothingIsPredicted() {
    measured(production, 9, 1);

    http.as(Who.is(student, team))
        .post(
            path() + "/what-if",
            Map.of(
                "environment", "PRODUCTION",
                "requestsPerSecond", 5,
                "memoryMiB", 256,
                "cpuPercent", 50))
        .expect(ProblemCode.CONFLICT);
  }

  @Test
  void aForecastIsScoredOnceItsTimeIsOver() {
    Instant from = noon.plus(Duration.ofMinutes(10));
    Instant until = noon.plus(Duration.ofMinutes(40));
    JsonNode filed = file(from, until, 6).expect(201).json();
    assertThat(filed.path("score").isObject()).isFalse();
    asked.put(
        production,
        List.of(
            new UserLoad.Minute(noon, 50, 3_000, 3_000, 90),
            new UserLoad.Minute(noon.plus(Duration.ofMinutes(20)), 5, 300, 300, 90),
            new UserLoad.Minute(noon.plus(Duration.ofMinutes(21)), 4, 220, 240, 90)));

    assertThat(score().isObject()).isFalse();
    clock.step(Duration.ofMinutes(42));

    assertThat(score().get("measuredPeak").asDouble()).isEqualTo(5);
    assertThat(score().get("error").asDouble()).isCloseTo(0.2, within(1e-9));
    assertThat(score().get("availability").asDouble()).isCloseTo(520 / 540.0, within(1e-9));
    assertThat(score().get("objectiveMet").asBoolean()).isFalse();
    assertThat(score().get("unitsUsed").asInt()).isEqualTo(2);
    assertThat(score().get("withinUnits").asBoolean()).isTrue();
    assertThat(evidence(EvidenceKind.FORECAST_FILED)).hasSize(1);
  }

  private JsonNode score() {
    return http.as(Who.is(student, team)).get(path()).json().at("/forecasts/0/score");
  }

  private Answer file(Instant from, Instant until, double peak) {
    return http.as(Who.is(student, team))
        .post(
            "/teams/" + team.slug() + "/forecasts",
            Map.of(
                "environment",
                "PRODUCTION",
                "from",
                from.toString(),
                "until",
                until.toString(),
                "peakRequestsPerSecond",
                peak,
                "unitsBudget",
                4,
                "reasoning",
                "last lab had twice the load"));
  }

  @Test
  void aForecastIsFiledBeforeItsTime() {
    file(noon.minusSeconds(1), noon.plusSeconds(600), 5).expect(ProblemCode.INVALID_INPUT);
    file(noon.plusSeconds(600), noon.plusSeconds(600), 5).expect(ProblemCode.INVALID_INPUT);
    file(noon, noon.plus(Duration.ofDays(15)), 5).expect(ProblemCode.INVALID_INPUT);
    file(noon, noon.plusSeconds(60), 0).expect(ProblemCode.INVALID_INPUT);
  }
}
