package dev.firedrill.capacity;

import dev.firedrill.capacity.LinearFit.Point;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a bot would use under another load, by a straight line through the minutes that were
 * measured in the last day. Both environments count, because they run under different loads, which
 * is what a line needs; where they run different releases that is an error of the prediction.
 */
public final class WhatIf {
  private static final Duration MEASURED = Duration.ofHours(24);
  private static final double MOST_REQUESTS = 10_000;
  private static final double FAR = 3;

  /** From this R² on a line says something of what was measured. */
  private static final double FOLLOWS = 0.5;

  /** What is asked. */
  public record Question(
      TeamEnvironment bot, double requestsPerSecond, int memoryMiB, int cpuPercent) {}

  /** {@code cpu} in cores; {@code p95Ms} null when latencies do not follow the load. */
  public record Answer(
      boolean fits,
      int units,
      double cpu,
      long residentBytes,
      @Nullable Integer p95Ms,
      String basis,
      List<String> problems) {}

  private final UsageMinutes usage;
  private final UserLoad load;
  private final CapacityDesk desk;

  public WhatIf(UsageMinutes usage, UserLoad load, CapacityDesk desk) {
    this.usage = usage;
    this.load = load;
    this.desk = desk;
  }

  /**
   * @throws Failure invalid-input for numbers out of range, conflict while too little is measured
   */
  public Answer answer(Question question, Instant now) {
    double rate = question.requestsPerSecond();
    if (!(rate >= 0 && rate <= MOST_REQUESTS)) {
      throw Failure.invalid(
          "The load of %s requests a second is not between 0 and 10000.".formatted(rate));
    }
    Size.check(question.memoryMiB(), question.cpuPercent());
    List<Point> cpu = new ArrayList<>();
    List<Point> memory = new ArrayList<>();
    List<Point> latency = new ArrayList<>();
    for (EnvironmentName name : EnvironmentName.values()) {
      measured(new TeamEnvironment(question.bot().team(), name), now, cpu, memory, latency);
    }
    Optional<LinearFit> cpuFit = LinearFit.through(cpu);
    Optional<LinearFit> memoryFit = LinearFit.through(memory);
    if (cpuFit.isEmpty() || memoryFit.isEmpty()) {
      throw new Failure(
          ProblemCode.CONFLICT,
          "Only %d minutes are measured, or their load hardly varied; a prediction needs %d minutes whose load differs by a fifth: wait, or let staging run beside production."
              .formatted(cpu.size(), LinearFit.FEWEST_POINTS));
    }
    return answer(question, cpu, cpuFit.get(), memoryFit.get(), LinearFit.through(latency));
  }

  private Answer answer(
      Question question,
      List<Point> measured,
      LinearFit cpuFit,
      LinearFit memoryFit,
      Optional<LinearFit> latencyFit) {
    double rate = question.requestsPerSecond();
    double cpu = Math.max(0, cpuFit.at(rate));
    long resident = Math.max(0, Math.round(memoryFit.at(rate)));
    int units = CapacityRules.units(question.memoryMiB(), question.cpuPercent());
    int left = desk.rules().unitsPerTeam() - desk.unitsBeside(question.bot());
    List<String> problems = new ArrayList<>();
    if (resident > (long) question.memoryMiB() << 20) {
      problems.add(
          "It would need %d MiB of the %d.".formatted(resident >> 20, question.memoryMiB()));
    }
    if (cpu * 100 > question.cpuPercent()) {
      problems.add(
          String.format(
              Locale.ROOT,
              "It would need %.0f %% of a core of the %d.",
              cpu * 100,
              question.cpuPercent()));
    }
    if (units > left) {
      problems.add("It costs %d units, and %d are left for it.".formatted(units, left));
    }
    boolean fits = problems.isEmpty();
    if (cpuFit.rSquared() < FOLLOWS) {
      problems.add("What the processor does hardly follows the load: take its figure as a guess.");
    }
    if (memoryFit.rSquared() < FOLLOWS) {
      problems.add("The memory hardly follows the load: take its figure as a guess.");
    }
    double most = measured.stream().mapToDouble(Point::x).max().orElse(0);
    if (rate > FAR * most) {
      problems.add(
          String.format(
              Locale.ROOT,
              "The load is far beyond the %.2f requests a second that were measured: take it as a guess.",
              most));
    }
    Integer p95 =
        latencyFit
            .filter(fit -> fit.rSquared() >= FOLLOWS)
            .map(fit -> (int) Math.max(0, Math.round(fit.at(rate))))
            .orElse(null);
    String basis =
        String.format(
            Locale.ROOT,
            "linear fit of %d minutes of both environments, R² %.2f for the processor and %.2f for the memory",
            cpuFit.points(),
            cpuFit.rSquared(),
            memoryFit.rSquared());
    return new Answer(fits, units, cpu, resident, p95, basis, problems);
  }

  private void measured(
      TeamEnvironment bot, Instant now, List<Point> cpu, List<Point> memory, List<Point> latency) {
    Instant from = now.minus(MEASURED).truncatedTo(ChronoUnit.MINUTES);
    Map<Instant, UserLoad.Minute> loads =
        load.between(bot, from, now).stream()
            .collect(Collectors.toMap(UserLoad.Minute::at, Function.identity()));
    for (UsageMinute minute : usage.between(bot, from, now)) {
      UserLoad.Minute asked = loads.get(minute.at());
      // While two instances run side by side, as in a rollout, both are measured.
      if (asked != null && minute.instances() == 1) {
        cpu.add(new Point(asked.requestsPerSecond(), minute.cpu()));
        memory.add(new Point(asked.requestsPerSecond(), minute.residentBytes()));
        if (asked.p95Ms() != null) {
          latency.add(new Point(asked.requestsPerSecond(), asked.p95Ms()));
        }
      }
    }
  }
}
