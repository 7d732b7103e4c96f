package dev.firedrill.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.chaos.engine.ChaosEngine;
import dev.firedrill.chaos.plan.RunSchedule;
import dev.firedrill.chaos.plan.ScheduleDesk;
import dev.firedrill.chaos.plan.SchedulePreview;
import dev.firedrill.chaos.plan.ScheduleRunner;
import dev.firedrill.chaos.plan.ScheduleWish;
import dev.firedrill.chaos.plan.Timing;
import dev.firedrill.kernel.Failure;
import dev.firedrill.team.Team;
import dev.firedrill.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@SuppressWarnings("NullAway") // what is missing here fails the test
class ScheduleTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private final ChaosWorld world = new ChaosWorld(DATABASE);
  private final Team otter = world.course.team();
  private final Team lynx = world.course.team();
  private final ScheduleDesk desk = world.schedules();
  private final Instant noon = world.clock.instant();

  private ScheduleWish wish(Timing timing, boolean skip, Team... teams) {
    return wish(timing, skip, null, teams);
  }

  private ScheduleWish wish(Timing timing, boolean skip, @Nullable RunTerms terms, Team... teams) {
    return new ScheduleWish(
        ChaosWorld.SCENARIO,
        Stream.of(teams).map(team -> team.slug().value()).toList(),
        skip,
        terms,
        timing,
        BERLIN,
        null,
        world.instructor);
  }

  private RunSchedule at(Duration ahead, Team... teams) {
    return desk.add(wish(new Timing.At(noon.plus(ahead)), false, teams));
  }

  private RunSchedule now(RunSchedule schedule) {
    return desk.latest(100).stream()
        .filter(each -> each.id().equals(schedule.id()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void scheduleLaunchesAtItsTimeAndOnceThoughServersLookAtOnce() throws Exception {
    RunSchedule schedule = at(Duration.ofHours(1), otter, lynx);
    List<ScheduleRunner> servers = List.of(world.scheduled(), world.scheduled(), world.scheduled());
    world.clock.step(Duration.ofMinutes(59));
    servers.getFirst().tick();
    assertThat(world.runs.activeRunOf(otter.id())).isEmpty();

    world.clock.step(Duration.ofMinutes(1));
    List<Callable<Object>> ticks =
        servers.stream()
            .<Callable<Object>>map(server ->
                () -> {
                  server.tick();
                  return true;
                })
            .toList();
    try (var threads = Executors.newFixedThreadPool(3)) {
      threads.invokeAll(ticks).forEach(done -> assertThat(done.resultNow()).isNotNull());
    }
    servers.getFirst().tick();

    RunSchedule after = now(schedule);
    assertThat(after.state()).isEqualTo(RunSchedule.State.DONE);
    RunId run = after.lastRun();
    assertThat(run).isNotNull();
    assertThat(world.record(run).startedAt()).isEqualTo(noon.plus(Duration.ofHours(1)));
    assertThat(world.runs.latest(100))
        .filteredOn(each -> each.teams().containsKey(otter.id()))
        .hasSize(1);
  }

  @Test
  void scheduleSaysWhetherItsRunsCountAndWhyAlthoughUnproven() {
    Timing soon = new Timing.At(noon.plus(Duration.ofMinutes(2)));
    // Rewritten, so that no proof fits any more.
    world.rewrite("PT12M", "PT11M");
    RunTerms unexplained = new RunTerms(true, 1, null);
    assertThatThrownBy(() -> desk.add(wish(soon, false, unexplained, otter)))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("It cannot be scheduled: ")
        .hasMessageContaining("say why it is to count nevertheless.");

    desk.add(wish(soon, false, new RunTerms(true, 1, "pilot with volunteers"), otter));
    desk.add(wish(soon, false, RunTerms.PRACTICE, lynx));
    world.clock.step(Duration.ofMinutes(2));
    world.scheduled().tick();

    RunTerms counted = world.runs.activeRunOf(otter.id()).orElseThrow().terms();
    assertThat(counted).isEqualTo(new RunTerms(true, 1, "pilot with volunteers"));
    assertThat(world.runs.activeRunOf(lynx.id()).orElseThrow().terms())
        .isEqualTo(RunTerms.PRACTICE);
  }

  @Test
  void previewIsThePlanThatIsLaunchedAndSaysWhatHappensToWhomWhen() {
    Instant due = noon.plus(Duration.ofHours(1));
    SchedulePreview preview = desk.preview(wish(new Timing.At(due), false, otter));
    assertThat(preview.times()).containsExactly(due);
    assertThat(preview.clashes()).isEmpty();
    assertThat(preview.stepsByTeam().get(otter.slug().value()).getFirst().plannedAt())
        .isEqualTo(due.plusSeconds(5));

    RunSchedule schedule = at(Duration.ofHours(1), otter);
    world.clock.set(due);
    world.scheduled().tick();
    RunId run = now(schedule).lastRun();
    assertThat(world.record(run).planDigest()).isEqualTo(preview.plan().plan().digest());
  }

  @Test
  void surpriseIsAMinuteOfTheWindowTheSameForAllAndInHoursInWhichAllAreOnCall() {
    Instant from = noon.plus(Duration.ofHours(1));
    Instant until = noon.plus(Duration.ofHours(9));
    Instant oneHour = noon.plus(Duration.ofHours(5));
    world.hours =
        (team, at) ->
            team.equals(otter.id())
                ? !at.isBefore(oneHour)
                : at.isBefore(oneHour.plus(Duration.ofMinutes(10)));
    RunSchedule schedule =
        world.schedules().add(wish(new Timing.Surprise(from, until), false, otter, lynx));
    assertThat(schedule.nextAt())
        .isBetween(oneHour, oneHour.plus(Duration.ofMinutes(9)))
        .isEqualTo(now(schedule).nextAt());
  }

  @Test
  void surprisesAreSpreadOverTheWindow() {
    Instant from = noon.plus(Duration.ofHours(1));
    Instant until = noon.plus(Duration.ofHours(5));
    List<Instant> drawn =
        Stream.generate(
                () -> desk.preview(wish(new Timing.Surprise(from, until), false, otter)).times())
            .limit(24)
            .map(List::getFirst)
            .toList();
    assertThat(drawn)
        .allSatisfy(time -> assertThat(time).isBetween(from, until.minusSeconds(60)))
        .anyMatch(time -> time.isBefore(noon.plus(Duration.ofHours(3))))
        .anyMatch(time -> time.isAfter(noon.plus(Duration.ofHours(3))));
    assertThat(drawn.stream().distinct()).hasSizeGreaterThan(15);
  }

  @Test
  void windowInWhichNotAllAreOnCallIsRefused() {
    world.hours = (team, at) -> !team.equals(lynx.id());
    assertThatThrownBy(() ->
            world
                .schedules()
                .add(
                    wish(
                        new Timing.Surprise(noon.plusSeconds(60), noon.plusSeconds(3600)),
                        false,
                        otter,
                        lynx)))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("all teams on call");
  }

  @Test
  void cronIsInTheTimeZoneOfTheCourseAndComesAgain() {
    RunSchedule schedule = desk.add(wish(new Timing.Cron("30 14 * * 1-5"), false, otter));
    // 2026-11-22 is a Sunday, and Berlin is one hour ahead of UTC in winter.
    assertThat(schedule.nextAt()).isEqualTo(Instant.parse("2026-11-23T13:30:00Z"));

    world.clock.set(Instant.parse("2026-11-23T13:30:01Z"));
    world.scheduled().tick();
    assertThat(now(schedule).lastRun()).isNotNull();
    assertThat(now(schedule).state()).isEqualTo(RunSchedule.State.ACTIVE);
    assertThat(now(schedule).nextAt()).isEqualTo(Instant.parse("2026-11-24T13:30:00Z"));
  }

  @Test
  void timingThatCannotBeIsRefusedWithTheReason() {
    assertThatThrownBy(() -> desk.add(wish(new Timing.Cron("at noon"), false, otter)))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("five fields");
    assertThatThrownBy(() -> desk.add(wish(new Timing.At(noon.minusSeconds(1)), false, otter)))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("366 days");
    assertThatThrownBy(() -> desk.add(wish(new Timing.Cron("*/5 * * * *"), false, otter)))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("before the run of");
  }

  @Test
  void clashesAreRefusedWithTheReason() {
    at(Duration.ofHours(1), otter);
    assertThatThrownBy(() -> at(Duration.ofMinutes(70), otter, lynx))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("another schedule");
    assertThat(at(Duration.ofMinutes(70), lynx).state()).isEqualTo(RunSchedule.State.ACTIVE);

    Team third = world.course.team();
    RunId run = world.launch(third);
    assertThatThrownBy(() -> at(Duration.ofMinutes(5), third))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("run " + world.record(run).number());
    world.hours = (team, at) -> false;
    assertThatThrownBy(() ->
            world.schedules().add(wish(new Timing.At(noon.plus(Duration.ofDays(2))), false, otter)))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("not on call");
  }

  @Test
  void slightlyLateIsLaunchedLaterForAllAndMuchTooLateIsPostponedAndTold() {
    RunSchedule little = at(Duration.ofHours(1), otter);
    RunSchedule much = at(Duration.ofHours(1), lynx);
    world.clock.set(noon.plus(Duration.ofHours(1)).plus(Duration.ofMinutes(4)));
    desk.cancel(much.id());
    world.scheduled().tick();
    assertThat(now(little).state()).isEqualTo(RunSchedule.State.DONE);
    assertThat(now(little).note()).contains("240 s late, for all teams alike");

    RunSchedule missed = desk.add(wish(new Timing.At(noon.plus(Duration.ofHours(3))), false, lynx));
    world.clock.set(noon.plus(Duration.ofHours(3)).plus(Duration.ofMinutes(6)));
    world.scheduled().tick();
    assertThat(now(missed).state()).isEqualTo(RunSchedule.State.POSTPONED);
    assertThat(world.runs.activeRunOf(lynx.id())).isEmpty();
    assertThat(world.told).singleElement().asString().contains("at most 5 min");
  }

  @Test
  void teamThatIsNotReadyIsWaitedForAsLongAsTheScenarioSays() {
    RunSchedule schedule = desk.add(wish(new Timing.At(noon.plusSeconds(600)), true, otter, lynx));
    world.bots.down.add(ChaosWorld.bot(lynx));
    world.clock.set(noon.plusSeconds(600));
    ScheduleRunner runner = world.scheduled();
    runner.tick();
    assertThat(now(schedule).state()).isEqualTo(RunSchedule.State.ACTIVE);
    assertThat(now(schedule).note()).contains("bot-connected");

    world.clock.step(Duration.ofSeconds(61));
    runner.tick();
    RunId run = now(schedule).lastRun();
    assertThat(run).isNotNull();
    assertThat(world.record(run).teams()).containsOnlyKeys(otter.id());
    assertThat(world.runs.leftOut(run)).containsOnlyKeys(lynx.id());
  }

  @Test
  void teamThatBecomesReadyInTimeTakesPart() {
    RunSchedule schedule = desk.add(wish(new Timing.At(noon.plusSeconds(600)), false, otter));
    world.bots.down.add(ChaosWorld.bot(otter));
    world.clock.set(noon.plusSeconds(600));
    world.scheduled().tick();
    world.bots.down.clear();
    world.clock.step(Duration.ofSeconds(20));
    world.scheduled().tick();
    assertThat(now(schedule).state()).isEqualTo(RunSchedule.State.DONE);
  }

  @Test
  void canceledScheduleDoesNothing() {
    RunSchedule schedule = at(Duration.ofHours(1), otter);
    assertThat(world.alarms.set()).hasSize(1);
    assertThat(desk.cancel(schedule.id()).state()).isEqualTo(RunSchedule.State.CANCELED);
    assertThat(world.alarms.set()).isEmpty();
    world.clock.step(Duration.ofHours(1));
    world.scheduled().tick();
    assertThat(world.runs.activeRunOf(otter.id())).isEmpty();
  }

  @Test
  void runIsDoneAgainDaysLaterWithTheSameFaultAndAnotherVariant() {
    ChaosEngine engine = world.engine();
    RunId first = world.launch(otter);
    Timing later = new Timing.At(noon.plus(Duration.ofDays(3)));
    assertThatThrownBy(() -> desk.again(first, later, wish(later, false)))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("not over yet");
    engine.halt(first, "enough", world.instructor);
    world.settle(engine);

    RunSchedule again = desk.add(desk.again(first, later, wish(later, false)));
    world.clock.set(noon.plus(Duration.ofDays(3)));
    world.scheduled().tick();

    RunId second = now(again).lastRun();
    assertThat(now(again).rebreakOf()).isEqualTo(first);
    assertThat(world.record(second).scenarioId()).isEqualTo(world.record(first).scenarioId());
    assertThat(world.record(second).teams()).containsOnlyKeys(otter.id());
    assertThat(world.record(second).planDigest()).isNotEqualTo(world.record(first).planDigest());
  }

  @Test
  void serverThatDiedAfterTheLaunchDoesNotLaunchAgain() {
    RunSchedule schedule = at(Duration.ofHours(1), otter);
    world.clock.set(noon.plus(Duration.ofHours(1)));
    RunId run =
        ((dev.firedrill.chaos.launch.LaunchOutcome.Launched)
                world
                    .desk()
                    .launch(
                        new dev.firedrill.chaos.launch.LaunchOrder(
                            ChaosWorld.SCENARIO,
                            schedule.teams(),
                            world.instructor,
                            "schedule:" + schedule.id() + ":" + schedule.nextAt())))
            .run();
    world.clock.step(Duration.ofMinutes(2));
    world.scheduled().tick();
    assertThat(now(schedule).lastRun()).isEqualTo(run);
    assertThat(now(schedule).state()).isEqualTo(RunSchedule.State.DONE);
  }
}
