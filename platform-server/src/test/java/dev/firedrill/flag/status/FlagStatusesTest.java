package dev.firedrill.flag.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.flag.Flag;
import dev.firedrill.flag.FlagEdit;
import dev.firedrill.flag.definition.Definition;
import dev.firedrill.flag.definition.Share;
import dev.firedrill.flag.testing.TestFlags;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FlagStatusesTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final String KEY = "new-greeting";

  private final TestCourse course = new TestCourse(DATABASE.jdbi());
  // Changes carry the database's time, so the clock starts at it.
  private final SteppedClock clock = new SteppedClock(Instant.now());
  private final TestFlags flags = new TestFlags(DATABASE, clock);
  private final Team team = course.team();
  private final PersonId ada = course.student(team).id();
  private final TeamEnvironment production = TeamEnvironment.production(team.id());

  @BeforeEach
  void make() {
    flags.store.provision(production);
    flags.desk.create(
        production, KEY, "A greeting.", Definition.ofSwitch(false).tree(), "trying out", ada);
  }

  @Test
  void exposureIsWhatWasCountedInTheLastHour() {
    flags.exposures.count(production, KEY, "on", 3);
    clock.step(Duration.ofMinutes(30));
    flags.exposures.count(production, KEY, "on", 2);
    flags.exposures.count(production, KEY, "off", 7);
    flags.exposures.count(production, "nobody-knows", "on", 5);
    flags.exposures.flush();
    flags.exposures.flush();

    assertThat(status().exposure()).isEqualTo(Map.of("on", 5L, "off", 7L));
    assertThat(status().lastEvaluatedAt())
        .isEqualTo(clock.instant().truncatedTo(ChronoUnit.MINUTES));
    clock.step(Duration.ofMinutes(31));
    assertThat(status().exposure()).isEqualTo(Map.of("on", 2L, "off", 7L));
    clock.step(Duration.ofHours(2));
    flags.exposures.forgetOld();
    assertThat(status().exposure()).isEmpty();
    assertThat(status().lastEvaluatedAt()).isNotNull();
  }

  @Test
  void whatTheSameForEverybodyIsForTwoWeeksIsStale() {
    clock.step(Duration.ofDays(13));
    assertThat(status().stale()).isNull();
    clock.step(Duration.ofDays(2).plusHours(1));

    assertThat(status().stale())
        .isNotNull()
        .satisfies(mark -> {
          assertThat(mark.why()).startsWith("Everybody has got off for 15 days");
          assertThat(mark.since()).isEqualTo(flag().changedAt());
        });
    assertThat(flags.statuses.list(production, false))
        .filteredOn(status -> !status.flag().key().equals(KEY))
        .as("what every bot keeps for good")
        .allSatisfy(status -> assertThat(status.stale()).isNull());
  }

  @Test
  void aSplitIsNotStaleUnlessItIsForEverybody() {
    rollOut(50);
    clock.step(Duration.ofDays(30));
    assertThat(status().stale()).isNull();

    rollOut(100);
    assertThat(status().stale()).isNotNull();
  }

  @Test
  void whatIsNotEvaluatedIsStaleOnlyWhereOthersAre() {
    rollOut(50);
    clock.step(Duration.ofDays(20));
    assertThat(status().stale()).as("no bot reports, so nothing is known").isNull();
    for (int day = 0; day < 15; day++) {
      clock.step(Duration.ofDays(1));
      flags.exposures.count(production, "need-mention", "off", 1);
      flags.exposures.flush();
    }
    assertThat(status().stale())
        .isNotNull()
        .satisfies(mark -> assertThat(mark.why()).startsWith("The bot has not evaluated it on"));

    flags.exposures.count(production, KEY, "on", 1);
    flags.exposures.flush();
    assertThat(status().stale()).isNull();
  }

  private void rollOut(int percent) {
    flags.desk.edit(
        production,
        KEY,
        new FlagEdit.Rollout(List.of(new Share("on", percent), new Share("off", 100 - percent))),
        "step by step",
        null,
        ada);
  }

  private Flag flag() {
    return flags.store.find(production, KEY).orElseThrow();
  }

  private FlagStatus status() {
    return flags.statuses.of(flag());
  }
}
