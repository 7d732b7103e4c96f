package dev.firedrill.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.bot.BotStatus.Observed;
import dev.firedrill.bot.persistence.BotPersistence;
import dev.firedrill.course.CourseRole;
import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.EvidenceQuery;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.Secret;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FleetSupervisorTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final class RuntimeOnPaper implements BotRuntime {
    final List<TeamEnvironment> starts = new ArrayList<>();
    final Set<TeamEnvironment> running = new LinkedHashSet<>();

    @Override
    public Optional<String> refusal(Program program) {
      return Optional.empty();
    }

    @Override
    public void start(Spec spec, Listener listener) {
      starts.add(spec.instance().bot());
      running.add(spec.instance().bot());
      listener.started(spec.instance(), "on paper");
    }

    @Override
    public void stop(InstanceId instance) {
      running.remove(instance.bot());
    }

    @Override
    public Set<InstanceId> running() {
      return running.stream().map(each -> new InstanceId(each, 0)).collect(Collectors.toSet());
    }

    @Override
    public Optional<Integer> port(InstanceId instance) {
      return Optional.empty();
    }

    @Override
    public LogPage log(TeamEnvironment bot, long after, int lines) {
      return new LogPage(List.of(), after);
    }

    @Override
    public void stopAll() {
      running.clear();
    }
  }

  private final TestCourse course = new TestCourse(DATABASE.jdbi());
  private final SteppedClock clock = SteppedClock.atNoon();
  private final RuntimeOnPaper runtime = new RuntimeOnPaper();
  private final Evidence evidence = DATABASE.evidence();
  private final FleetSupervisor fleet =
      new FleetSupervisor(
          BotPersistence.bots(DATABASE.jdbi()),
          runtime,
          new Program.Jar(Path.of("student-bot.jar")),
          "r1",
          bot -> Map.of("SLACK_BOT_TOKEN", new Secret("xoxb-of-this-test")),
          DATABASE.teams(),
          evidence,
          DATABASE.transactions(),
          DATABASE.domainEvents(),
          clock);

  private Team team = course.team();
  private TeamEnvironment bot = TeamEnvironment.production(team.id());

  @BeforeEach
  void oneTeamOnly() {
    DATABASE.jdbi().useHandle(handle -> handle.execute("DELETE FROM bot"));
    team = course.team();
    bot = TeamEnvironment.production(team.id());
  }

  private void crash(String reason) {
    runtime.running.remove(bot);
    fleet.exited(new InstanceId(bot, 0), reason);
  }

  private BotStatus status() {
    return fleet.status(bot).orElseThrow();
  }

  @Test
  void aDesiredBotIsStartedOnceAndConnects() {
    fleet.ensureRunning(bot);
    fleet.reconcile();
    fleet.reconcile();
    fleet.connectionChanged(bot, true);

    assertThat(runtime.starts).containsExactly(bot);
    assertThat(status().observed()).isEqualTo(Observed.CONNECTED);
    assertThat(status().restarts()).isZero();
  }

  @Test
  void aCrashingBotIsStartedAgainAfterEverLongerWaits() {
    fleet.ensureRunning(bot);
    fleet.reconcile();
    for (int seconds : new int[] {1, 2, 4, 8}) {
      crash("crashed (exit code 1)");
      clock.step(Duration.ofSeconds(seconds).minusMillis(1));
      fleet.reconcile();
      assertThat(status().observed()).isEqualTo(Observed.BACKING_OFF);
      assertThat(status().detail()).contains("next start in " + seconds + " s");
      clock.step(Duration.ofMillis(1));
      fleet.reconcile();
      assertThat(status().observed()).isEqualTo(Observed.STARTING);
    }
    assertThat(status().restarts()).isEqualTo(4);
  }

  @Test
  void aBotThatRanForAMinuteBacksOffFromTheStart() {
    fleet.ensureRunning(bot);
    fleet.reconcile();
    crash("crashed (exit code 1)");
    clock.step(Duration.ofSeconds(1));
    fleet.reconcile();
    clock.step(Duration.ofMinutes(1));
    crash("crashed (exit code 1)");

    assertThat(status().detail()).contains("next start in 1 s");
  }

  @Test
  void aRequestedRestartSkipsTheBackOffAndIsEvidence() {
    fleet.ensureRunning(bot);
    fleet.reconcile();
    crash("crashed (exit code 1)");
    PersonId by = course.student(team).id();
    fleet.requestRestart(bot, by);
    fleet.reconcile();

    assertThat(runtime.running).contains(bot);
    assertThat(
            evidence
                .find(
                    EvidenceQuery.ofTeam(team.id(), Instant.EPOCH, Instant.now().plusSeconds(60))
                        .onlyKinds(Set.of(EvidenceKind.BOT_RESTART_REQUESTED)))
                .stream()
                .map(EvidenceEvent::actor))
        .containsExactly(by);
  }

  @Test
  void aStoppedBotIsNotRestarted() {
    fleet.ensureRunning(bot);
    fleet.reconcile();
    fleet.ensureStopped(bot);
    fleet.reconcile();
    crash("stopped");
    clock.step(Duration.ofMinutes(5));
    fleet.reconcile();

    assertThat(runtime.starts).hasSize(1);
    assertThat(status().observed()).isEqualTo(Observed.STOPPED);
    assertThatThrownBy(() -> fleet.requestRestart(bot, course.person(CourseRole.INSTRUCTOR).id()))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("not meant to run");
  }

  @Test
  void aNewSupervisorTakesOverWhatWasDesired() {
    fleet.ensureRunning(bot);
    fleet.reconcile();
    RuntimeOnPaper afterRestart = new RuntimeOnPaper();
    new FleetSupervisor(
            BotPersistence.bots(DATABASE.jdbi()),
            afterRestart,
            new Program.Jar(Path.of("student-bot.jar")),
            "r1",
            any -> Map.of(),
            DATABASE.teams(),
            evidence,
            DATABASE.transactions(),
            DATABASE.domainEvents(),
            clock)
        .reconcile();

    assertThat(afterRestart.starts).containsExactly(bot);
  }
}
