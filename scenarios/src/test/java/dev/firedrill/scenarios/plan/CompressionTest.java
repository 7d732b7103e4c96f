package dev.firedrill.scenarios.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.scenarios.At;
import dev.firedrill.scenarios.Examples;
import dev.firedrill.scenarios.Scenario;
import dev.firedrill.scenarios.Step;
import dev.firedrill.scenarios.json.ScenarioJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CompressionTest {
  private static final Scenario SLOW = Examples.load(Examples.SLOW_DEPENDENCY);
  private static final Scenario LEAK = Examples.load(Examples.MEMORY_LEAK);

  private static Scenario at(Scenario scenario, int speed) {
    Compression.Outcome outcome = Compression.of(scenario, speed);
    assertThat(outcome).isInstanceOf(Compression.Outcome.Compressed.class);
    return ((Compression.Outcome.Compressed) outcome).scenario();
  }

  private static List<String> tooFast(Scenario scenario, int speed) {
    Compression.Outcome outcome = Compression.of(scenario, speed);
    assertThat(outcome).isInstanceOf(Compression.Outcome.TooFast.class);
    return ((Compression.Outcome.TooFast) outcome).why();
  }

  @Test
  void theStoryIsDivided() {
    Scenario fast = at(SLOW, 5);

    assertThat(fast.metadata().maxDuration()).isEqualTo(Duration.ofMinutes(3));
    assertThat(fast.injections().getFirst().duration()).isEqualTo(Duration.ofSeconds(144));
    assertThat(fast.timeline().getFirst().at()).isEqualTo(new At.Offset(Duration.ofSeconds(1)));
    assertThat(fast.timeline().get(1).at())
        .isInstanceOfSatisfying(
            At.After.class, after -> assertThat(after.delay()).isEqualTo(Duration.ofSeconds(6)));
    assertThat(fast.timeline().get(1))
        .isInstanceOfSatisfying(
            Step.InjectStep.class,
            inject -> assertThat(inject.respondWithin()).isEqualTo(Duration.ofMinutes(1)));
    assertThat(fast.success().mitigate().sustain()).isEqualTo(Duration.ofSeconds(12));
    assertThat(fast.success().mitigate().curve().full()).isEqualTo(Duration.ofSeconds(48));
    assertThat(fast.success().comms().cadence()).isEqualTo(Duration.ofMinutes(1));
    assertThat(fast.hints().getFirst().availableAfter()).isEqualTo(Duration.ofSeconds(36));
    assertThat(fast.slo().window()).isEqualTo(Duration.ofMinutes(3));
  }

  @Test
  void whatBelongsToMachinesStays() {
    Scenario fast = at(SLOW, 5);

    assertThat(fast.probes()).isEqualTo(SLOW.probes());
    assertThat(fast.parameters()).isEqualTo(SLOW.parameters());
    assertThat(fast.baseline()).isEqualTo(SLOW.baseline());
    assertThat(fast.safety()).isEqualTo(SLOW.safety());
    assertThat(fast.grading()).isEqualTo(SLOW.grading());
    assertThat(fast.selfTest()).isEqualTo(SLOW.selfTest());
    Step.Injection fault = fast.injections().getFirst();
    assertThat(fault.args()).isEqualTo(SLOW.injections().getFirst().args());
    assertThat(fault.verify()).isEqualTo(SLOW.injections().getFirst().verify());
    assertThat(fault.revert()).isEqualTo(SLOW.injections().getFirst().revert());
  }

  @Test
  void timesWithinTheArgumentsOfTrafficAreDividedButNothingElseOfThem() {
    Scenario ramp =
        Examples.load(
            Examples.MEMORY_LEAK
                .replace("profile: ramp", "profile: spike")
                .replace(
                    "args: {from: \"${baseRps}\", to: 6}",
                    "args: {from: \"${baseRps}\", to: 6, rise: PT120S}"));

    Step.TrafficStep traffic =
        at(ramp, 4).timeline().stream()
            .filter(step -> step.id().equals("load-peak"))
            .map(Step.TrafficStep.class::cast)
            .findFirst()
            .orElseThrow();

    assertThat(traffic.args().duration("rise")).contains(Duration.ofSeconds(30));
    assertThat(traffic.args().number("to")).contains(6.0);
    assertThat(traffic.args().text("from")).contains("${baseRps}");
  }

  @Test
  void whatWouldBeOverBeforeItCouldBeMeasuredIsRefusedWithASentence() {
    assertThat(tooFast(SLOW, 7))
        .containsExactly(
            "At speed 7 success.mitigate.sustain would be 8.571 s, but less than 10 s cannot be"
                + " measured: choose a speed up to 6.",
            "At speed 7 success.resolve.observe would be 8.571 s, but less than 10 s cannot be"
                + " measured: choose a speed up to 6.");
    assertThat(tooFast(SLOW, 0)).containsExactly("Speed 0 is not a whole number from 1 to 60.");
    assertThat(tooFast(SLOW, 61)).hasSize(1);
  }

  @Test
  void aFaultLastsUntilItsEffectMustShow() {
    String longer =
        Examples.SLOW_DEPENDENCY
            .replace("sustain: PT1M", "sustain: PT10M")
            .replace("observe: PT1M", "observe: PT10M");

    assertThat(tooFast(Examples.load(longer), 13))
        .anyMatch(why -> why.contains("the duration of step slow-weather would be 55.384 s"));
  }

  @Test
  void whatTheAuthorMadeThatShortIsLeftToTheAuthor() {
    Scenario brisk =
        Examples.load(Examples.SLOW_DEPENDENCY.replace("engageWithin: PT2M", "engageWithin: PT5S"));

    assertThat(at(brisk, 5).success().detect().engageWithin()).isEqualTo(Duration.ofSeconds(1));
  }

  static Stream<Integer> seeds() {
    return IntStream.range(0, 40).boxed();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void fastestIsTheHighestSpeedThatIsNotRefused(int seed) {
    Scenario scenario = varied(new Random(seed));

    int fastest = Compression.fastest(scenario, Compression.FASTEST);

    for (int speed = 1; speed <= Compression.FASTEST; speed++) {
      assertThat(Compression.of(scenario, speed) instanceof Compression.Outcome.Compressed)
          .as("speed %d of fastest %d", speed, fastest)
          .isEqualTo(speed <= fastest);
    }
    assertThat(Compression.fastest(scenario, 2)).isEqualTo(Math.min(2, fastest));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void nothingGrowsAndTheSameScenarioGivesTheSame(int seed) {
    Scenario scenario = varied(new Random(seed));
    int speed = 1 + new Random(seed).nextInt(Compression.fastest(scenario, Compression.FASTEST));

    Scenario fast = at(scenario, speed);

    assertThat(at(scenario, speed)).isEqualTo(fast);
    assertThat(at(scenario, 1)).isSameAs(scenario);
    List<Duration> before = durations(scenario);
    List<Duration> after = durations(fast);
    assertThat(after).hasSameSizeAs(before);
    for (int i = 0; i < before.size(); i++) {
      Duration was = before.get(i);
      assertThat(after.get(i)).isIn(was, Duration.ofMillis(was.dividedBy(speed).toMillis()));
    }
    assertThat(structure(fast)).isEqualTo(structure(scenario));
  }

  private static Scenario varied(Random random) {
    if (random.nextInt(4) == 0) {
      return LEAK;
    }
    return Examples.load(
        Examples.SLOW_DEPENDENCY
            .replace("sustain: PT1M", "sustain: PT" + (55 + random.nextInt(100)) + "S")
            .replace("observe: PT1M", "observe: PT" + (55 + random.nextInt(100)) + "S")
            .replace("cadence: PT5M", "cadence: PT" + (5 + random.nextInt(300)) + "S")
            .replace("respondWithin: PT5M", "respondWithin: PT" + (5 + random.nextInt(300)) + "S"));
  }

  private static final Pattern DURATION = Pattern.compile("\"(P[T0-9.HMSD]+)\"");

  private static List<Duration> durations(Scenario scenario) {
    return new ArrayList<>(
        DURATION
            .matcher(ScenarioJson.write(scenario))
            .results()
            .map((MatchResult found) -> Duration.parse(found.group(1)))
            .toList());
  }

  private static String structure(Scenario scenario) {
    return DURATION.matcher(ScenarioJson.write(scenario)).replaceAll("\"P\"");
  }

  private static Scenario measured(double nullBadRatio) {
    return Examples.load(
        Examples.SLOW_DEPENDENCY.replaceFirst(
            "(?m)^  measured: .*$",
            "  measured: {nullBadRatio: %s, referenceBadRatio: 0.01, command: prove}"
                .formatted(nullBadRatio)));
  }

  @Test
  void usersOfWhomOnlySomeSufferMustBeWellForLongerThanByChance() {
    assertThat(Compression.fastestBeyondChance(measured(0.9), 5)).isEqualTo(5);
    // 1 - 0.2 to the power of 42 requests is less than one in ten thousand.
    assertThat(Compression.fastestBeyondChance(measured(0.2), 5)).isEqualTo(1);
    assertThat(Compression.fastestBeyondChance(measured(0.4), 5)).isEqualTo(3);
    assertThat(at(measured(0.4), 5)).isNotNull();
  }

  @Test
  void whatIsThatShortAtItsOwnSpeedIsTheAuthorsBusiness() {
    assertThat(Compression.fastestBeyondChance(measured(0.05), 5)).isEqualTo(5);
    assertThat(Compression.fastestBeyondChance(measured(0), 5)).isEqualTo(5);
  }
}
