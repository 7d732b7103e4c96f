package dev.firedrill.flag.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceQuery;
import dev.firedrill.flag.Flag;
import dev.firedrill.flag.FlagEdit;
import dev.firedrill.flag.definition.Share;
import dev.firedrill.flag.schedule.FlagSchedules.Plan;
import dev.firedrill.flag.schedule.ScheduledChange.Action;
import dev.firedrill.flag.testing.TestFlags;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is due is decided by the database's clock, so plans are moved into its past. */
class FlagSchedulesTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final String WEATHER = "plugin.weather.enabled";

  private final TestCourse course = new TestCourse(DATABASE.jdbi());
  private final TestFlags flags = new TestFlags(DATABASE, InstantSource.system());
  private final Team team = course.team();
  private final PersonId ada = course.student(team).id();
  private final TeamEnvironment production = TeamEnvironment.production(team.id());

  @BeforeEach
  void provision() {
    flags.store.provision(production);
    DATABASE.jdbi().useHandle(handle -> handle.execute("DELETE FROM flag_schedule"));
  }

  @Test
  void whatIsDueHappensOnceAndInItsAuthorsName() {
    plan(Action.OFF, null);
    assertThat(flags.schedules.runDue()).as("nothing is due yet").isZero();
    assertThat(weather().on()).isTrue();

    letComeDue();
    assertThat(flags.schedules.runDue()).isEqualTo(1);
    assertThat(flags.schedules.runDue()).isZero();

    assertThat(weather().on()).isFalse();
    assertThat(weather().version()).isEqualTo(2);
    assertThat(weather().changedBy()).isEqualTo(ada);
    assertThat(weather().reason()).isEqualTo("before class");
    assertThat(flags.plans.pending(production)).isEmpty();
    assertThat(facts())
        .last()
        .satisfies(fact -> {
          assertThat(fact.actor()).isEqualTo(ada);
          assertThat(fact.text()).contains("was switched off");
        });
  }

  @Test
  void whatCameDueWhileNoServerRanHappensAtTheNextStart() {
    plan(Action.OFF, null);
    letComeDue();

    new TestFlags(DATABASE, InstantSource.system()).schedules.runDue();

    assertThat(weather().on()).isFalse();
  }

  @Test
  void manyServersMakeOneChange() throws Exception {
    for (int i = 0; i < 6; i++) {
      plan(i % 2 == 0 ? Action.OFF : Action.ON, null);
    }
    letComeDue();
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService servers = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 4; i++) {
        servers.execute(() -> {
          try {
            start.await();
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
          new TestFlags(DATABASE, InstantSource.system()).schedules.runDue();
        });
      }
      start.countDown();
    }

    assertThat(weather().version()).isLessThanOrEqualTo(7);
    assertThat(flags.plans.pending(production)).isEmpty();
    assertThat(ended("DONE")).isEqualTo(6);
  }

  @ParameterizedTest
  @EnumSource(Action.class)
  void everyActionIsCarriedOut(Action action) {
    List<Share> rollout = List.of(new Share("on", 25), new Share("off", 75));
    if (action == Action.ON || action == Action.ENABLE) {
      flags.desk.edit(
          production,
          WEATHER,
          action == Action.ON ? new FlagEdit.Switch(false) : new FlagEdit.Kill(),
          "for now",
          null,
          ada);
    }
    plan(action, action == Action.ROLLOUT ? rollout : null);
    letComeDue();
    flags.schedules.runDue();

    switch (action) {
      case ON, ENABLE -> assertThat(weather().on()).isTrue();
      case OFF -> assertThat(weather().on()).isFalse();
      case DISABLE -> assertThat(weather().definition().enabled()).isFalse();
      case ROLLOUT -> assertThat(weather().definition().rollout()).contains(rollout);
    }
  }

  @Test
  void whatWasCanceledDoesNotHappen() {
    UUID id = plan(Action.OFF, null);

    assertThat(flags.schedules.cancel(production, WEATHER, id, ada)).isPresent();
    letComeDue();
    flags.schedules.runDue();

    assertThat(weather().on()).isTrue();
    assertThat(flags.schedules.cancel(production, WEATHER, id, ada)).isEmpty();
    assertThat(facts())
        .last()
        .satisfies(fact -> assertThat(fact.text()).contains("will not be switched off"));
  }

  @Test
  void anotherTeamCannotCancel() {
    UUID id = plan(Action.OFF, null);
    TeamEnvironment other = TeamEnvironment.production(course.team().id());
    flags.store.provision(other);

    assertThat(flags.schedules.cancel(other, WEATHER, id, ada)).isEmpty();
    assertThat(flags.plans.pending(production)).hasSize(1);
  }

  @Test
  void aPlanThatNoLongerFitsFailsAndKeepsNothingElseBack() {
    plan(Action.ROLLOUT, List.of(new Share("on", 25), new Share("off", 75)));
    flags.desk.edit(
        production,
        WEATHER,
        new FlagEdit.Define(
            TextNode.valueOf(
                "{\"state\": \"ENABLED\", \"variants\": {\"a\": true, \"b\": false},"
                    + " \"defaultVariant\": \"a\"}"),
            null),
        "other variants",
        null,
        ada);
    flags.schedules.add(
        production, "need-mention", new Plan(soon(), Action.ON, null, "in class"), ada);
    letComeDue();
    flags.schedules.runDue();

    assertThat(ended("FAILED")).isEqualTo(1);
    assertThat(flags.store.find(production, "need-mention").orElseThrow().on()).isTrue();
    assertThat(facts())
        .anySatisfy(fact -> assertThat(fact.text()).contains("was not rolled out as scheduled"));
  }

  @Test
  void anArchivedFlagTakesItsPlansAlong() {
    plan(Action.OFF, null);
    flags.desk.edit(production, WEATHER, new FlagEdit.Archive(), "not needed", null, ada);

    assertThat(flags.plans.pending(production)).isEmpty();
    assertThat(
            flags.schedules.add(
                production, WEATHER, new Plan(soon(), Action.ON, null, "no" + " more"), ada))
        .isEmpty();
  }

  @Test
  void plansThatMakeNoSenseAreRefused() {
    assertRefused(new Plan(Instant.now().minusSeconds(1), Action.ON, null, "too late"), "within");
    assertRefused(
        new Plan(Instant.now().plus(Duration.ofDays(400)), Action.ON, null, "too far"), "within");
    assertRefused(new Plan(soon(), Action.ROLLOUT, null, "of what"), "goes with");
    assertRefused(
        new Plan(soon(), Action.ON, List.of(new Share("on", 100)), "of what"), "goes with");
    assertRefused(
        new Plan(soon(), Action.ROLLOUT, List.of(new Share("on", 60)), "too few"), "sum to 60");
    assertRefused(new Plan(soon(), Action.ON, null, "x"), "3 to 200");
  }

  private void assertRefused(Plan plan, String why) {
    assertThatThrownBy(() -> flags.schedules.add(production, WEATHER, plan, ada))
        .isInstanceOf(Failure.class)
        .hasMessageContaining(why);
  }

  private UUID plan(Action action, @Nullable List<Share> rollout) {
    flags.schedules.add(
        production, WEATHER, new Plan(soon(), action, rollout, "before class"), ada);
    return flags.plans.pending(production).getLast().id();
  }

  private static Instant soon() {
    return Instant.now().plus(Duration.ofHours(1));
  }

  private static void letComeDue() {
    DATABASE
        .jdbi()
        .useHandle(handle ->
            handle.execute("UPDATE flag_schedule SET due_at = due_at - interval '2 hours'"));
  }

  private static int ended(String state) {
    return DATABASE
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery("SELECT count(*) FROM flag_schedule WHERE state = :state")
                .bind("state", state)
                .mapTo(Integer.class)
                .one());
  }

  private Flag weather() {
    return flags.store.find(production, WEATHER).orElseThrow();
  }

  private List<EvidenceEvent> facts() {
    return DATABASE
        .evidence()
        .find(
            EvidenceQuery.ofTeam(team.id(), Instant.EPOCH, Instant.parse("9999-01-01T00:00:00Z")));
  }
}
