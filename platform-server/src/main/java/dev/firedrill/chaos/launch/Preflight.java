package dev.firedrill.chaos.launch;

import dev.firedrill.bot.BotFleet;
import dev.firedrill.bot.BotStatus;
import dev.firedrill.chaos.RunRecord;
import dev.firedrill.chaos.engine.TrueTime;
import dev.firedrill.chaos.fault.Faults;
import dev.firedrill.chaos.fault.Leftovers;
import dev.firedrill.chaos.ledger.RunBook;
import dev.firedrill.chaos.probe.ProbeSample;
import dev.firedrill.chaos.probe.ProbeSampler;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.Secret;
import dev.firedrill.scenario.Scenarios;
import dev.firedrill.scenarios.Scenario;
import dev.firedrill.scenarios.Step;
import dev.firedrill.scenarios.plan.Compression;
import dev.firedrill.scenarios.plan.RunPlan;
import dev.firedrill.scenarios.plan.RunPlanCompiler;
import dev.firedrill.scenarios.plan.TeamPlan;
import dev.firedrill.scenarios.plan.TeamRef;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamSlug;
import dev.firedrill.team.Teams;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compiles what a launch would do and finds out whether each team is ready for it. */
public final class Preflight {
  /** The check that a launch answers with run-active instead of team-not-ready. */
  static final String NO_ACTIVE_RUN = "no-active-run";

  /** How the checks of what users see are called. */
  static final String BASELINE = "baseline-";

  /** What the checks look at. */
  public record Ports(
      Scenarios scenarios,
      Teams teams,
      BotFleet bots,
      RunBook runs,
      List<Leftovers> leftovers,
      Faults faults,
      ProbeSampler sampler,
      Supplier<Secret> courseSecret,
      InstantSource clock,
      TrueTime trueTime,
      Capacity capacity,
      boolean traffic) {}

  private final Ports ports;

  public Preflight(Ports ports) {
    this.ports = ports;
  }

  /**
   * The plan of a launch for these teams (slugs; null for all). Fails with not-found for an unknown
   * scenario or team, and with invalid-input for a scenario that this server cannot run, or not at
   * this speed.
   *
   * @param diagnosis whether a diagnosis has a weight though the scenario gives it none
   */
  public LaunchPlan plan(
      String scenarioId, @Nullable List<String> slugs, int speed, boolean diagnosis) {
    Scenario written =
        ports
            .scenarios()
            .find(scenarioId)
            .orElseThrow(() -> Failure.notFound("There is no scenario '" + scenarioId + "'."));
    List<String> problems =
        ScenarioSupport.problems(written, ports.faults(), ports.sampler(), ports.traffic());
    if (!problems.isEmpty()) {
      throw Failure.invalid(
          "This server cannot run '" + scenarioId + "': " + String.join("; ", problems) + ".");
    }
    Scenario paced = atSpeed(written, speed);
    Scenario scenario = diagnosis ? paced.gradedBy(paced.grading().withDiagnosis()) : paced;
    List<Team> teams = slugs == null ? ports.teams().all() : named(slugs);
    if (teams.isEmpty()) {
      throw Failure.invalid("A run needs at least one team: name one, or add teams first.");
    }
    RunPlan plan = compile(scenario, teams);
    Capacity.Tally tally = ports.capacity().tally();
    return new LaunchPlan(
        plan,
        teams.stream().map(team -> readiness(team, scenario, plan, tally)).toList(),
        ports.scenarios().standing(written));
  }

  private static Scenario atSpeed(Scenario scenario, int speed) {
    return switch (Compression.of(scenario, speed)) {
      case Compression.Outcome.Compressed(Scenario faster) -> faster;
      case Compression.Outcome.TooFast(List<String> why) ->
          throw Failure.invalid(String.join(" ", why));
    };
  }

  private List<Team> named(List<String> slugs) {
    return slugs.stream()
        .distinct()
        .map(slug ->
            ports
                .teams()
                .find(new TeamSlug(slug))
                .orElseThrow(() -> Failure.notFound("There is no team '" + slug + "'.")))
        .toList();
  }

  /** Named by scenario and attempt, so that pre-flight and launch compile to the same digest. */
  private RunPlan compile(Scenario scenario, List<Team> teams) {
    int attempt = ports.runs().countOf(scenario.metadata().id()) + 1;
    return RunPlanCompiler.compile(
        scenario,
        ports.courseSecret().get().reveal().getBytes(StandardCharsets.UTF_8),
        scenario.metadata().id() + "-" + attempt,
        teams.stream().map(team -> new TeamRef(team.slug().value())).toList(),
        attempt);
  }

  private TeamReadiness readiness(
      Team team, Scenario scenario, RunPlan plan, Capacity.Tally tally) {
    TeamEnvironment bot = TeamEnvironment.production(team.id());
    List<PreflightCheck> checks = new ArrayList<>();
    checks.add(serverClock());
    checks.add(noActiveRun(team));
    checks.add(connected(bot));
    checks.add(noLeftovers(bot));
    TeamPlan teamPlan = plan.team(team.slug().value()).orElseThrow();
    checks.add(targets(teamPlan, bot));
    scenario
        .baseline()
        .require()
        .forEach(name -> checks.add(baseline(name, scenario, teamPlan, bot)));
    if (checks.stream().allMatch(PreflightCheck::ok)) {
      checks.add(tally.take(teamPlan, scenario.metadata().maxDuration()));
    }
    return new TeamReadiness(team, checks);
  }

  private PreflightCheck serverClock() {
    Optional<String> problem = ports.trueTime().problem();
    return new PreflightCheck(
        "server-clock", problem.isEmpty(), problem.orElse("it agrees with the database's"));
  }

  private PreflightCheck noActiveRun(Team team) {
    Optional<RunRecord> active = ports.runs().activeRunOf(team.id());
    return new PreflightCheck(
        NO_ACTIVE_RUN,
        active.isEmpty(),
        active
            .map(run -> "run " + run.number() + " (" + run.scenarioTitle() + ") is still active")
            .orElse("no run is active"));
  }

  private PreflightCheck connected(TeamEnvironment bot) {
    Optional<BotStatus> status = ports.bots().status(bot);
    return PreflightCheck.of(
        "bot-connected",
        status.map(BotStatus::observed).filter(BotStatus.Observed.CONNECTED::equals).isPresent(),
        "the production bot is connected",
        status
            .map(seen -> "the production bot is " + seen.observed() + ", not CONNECTED")
            .orElse("there is no production bot"));
  }

  private PreflightCheck noLeftovers(TeamEnvironment bot) {
    String standing =
        ports.leftovers().stream()
            .flatMap(plane -> plane.of(bot).stream())
            .sorted()
            .collect(Collectors.joining(", "));
    return PreflightCheck.of(
        "no-leftovers",
        standing.isEmpty(),
        "nothing of an earlier run is left",
        "something of an earlier run still disturbs the bot: " + standing);
  }

  /** What the faults change is there. */
  private PreflightCheck targets(TeamPlan plan, TeamEnvironment bot) {
    String missing =
        plan.steps().stream()
            .flatMap(planned ->
                planned.step() instanceof Step.Injection injection
                    ? ports
                        .faults()
                        .get(injection.fault())
                        .missing(bot, injection.args())
                        .map(what ->
                            "step "
                                + injection.id()
                                + " matches nothing at the bot: "
                                + what
                                + "; add it, or launch without this team")
                        .stream()
                    : Stream.<String>empty())
            .collect(Collectors.joining("; "));
    return PreflightCheck.of(
        "targets", missing.isEmpty(), "everything that the faults act on is there", missing);
  }

  private PreflightCheck baseline(
      String name, Scenario scenario, TeamPlan teamPlan, TeamEnvironment bot) {
    Instant since = ports.clock().instant().minus(scenario.baseline().stableFor());
    ProbeSample sample =
        ports
            .sampler()
            .sample(
                name,
                Objects.requireNonNull(teamPlan.probes().get(name), name),
                bot,
                since,
                ProbeSampler.aimedAt(scenario));
    return new PreflightCheck(
        BASELINE + name,
        sample.held(),
        "in the last " + scenario.baseline().stableFor().toSeconds() + " s " + sample.said());
  }
}
