package dev.firedrill.telemetry.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.course.Person;
import dev.firedrill.kernel.Failure;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.telemetry.alarm.Alarm;
import dev.firedrill.telemetry.alarm.testing.AlarmWorld;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A team makes two hundred alarms of a figure that goes up and down with every period. */
class PagedToDeathTest {
  private static final int WANTED = 200;
  private static final int OFFERED = 50;

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final TestCourse course = new TestCourse(DATABASE.jdbi());
  private final Team noisy = course.team();
  private final Team calm = course.team();
  private final Person ada = course.student(noisy);
  private final Person zoe = course.student(calm);
  private final TeamEnvironment noisyBot = TeamEnvironment.production(noisy.id());
  private final TeamEnvironment calmBot = TeamEnvironment.production(calm.id());
  private final AlarmWorld world = new AlarmWorld(DATABASE);

  @BeforeEach
  void asManyAsThereMayBe() {
    DATABASE.jdbi().useHandle(handle -> handle.execute("UPDATE alarm SET deleted_at = now()"));
    DATABASE.jdbi().useHandle(handle -> handle.execute("UPDATE page SET telling = 'ENDED'"));
    for (int i = 0; i < OFFERED; i++) {
      world.make(noisy.id(), AlarmWorld.gauge("alarm " + i, "errors", 0.05, 1, 1), ada.id());
    }
  }

  private void periods(int periods, double calmValue) {
    for (int i = 0; i < periods; i++) {
      world.metrics.put(calmBot, "late", world.clock.instant().plusSeconds(5), calmValue);
      world.tenSeconds(noisyBot, "errors", i % 2 == 0 ? 0.9 : 0.0);
      int _ = world.bundler.tellDue();
      int _ = world.pageDesk.escalateOverdue();
    }
  }

  /** How often somebody of the noisy team hears of something: each telling is one message. */
  private int messages() {
    return (int)
            world.notices.told.stream().filter(told -> told.people().contains(ada.id())).count()
        + world.notices.together.size();
  }

  @Test
  void moreAlarmsThanATeamCanReadAreRefusedWithTheReason() {
    List<String> refusals = new ArrayList<>();
    for (int i = OFFERED; i < WANTED; i++) {
      String name = "alarm " + i;
      assertThatThrownBy(
              () -> world.make(noisy.id(), AlarmWorld.gauge(name, "errors", 0.05, 1, 1), ada.id()))
          .isInstanceOfSatisfying(Failure.class, failure -> refusals.add(failure.detail()));
    }
    assertThat(refusals).hasSize(WANTED - OFFERED).allMatch(text -> text.contains("50"));
  }

  @Test
  void messagesAreFewPagesAreOneForEachAlarmAndOneWordTakesAll() {
    periods(18, 0.1);

    assertThat(world.pages.list(noisy.id(), null, WANTED))
        .as("one page for each alarm, however often it came back")
        .hasSize(OFFERED)
        .allSatisfy(page -> assertThat(page.repeats()).isEqualTo(9));
    int minutes = 3;
    assertThat(world.notices.of(PageNotices.Occasion.OPENED))
        .as("told one by one")
        .hasSize(Pager.STORM_PAGES);
    assertThat(world.notices.together)
        .as("told together, once a minute at most")
        .hasSizeBetween(1, minutes + 1)
        .first()
        .satisfies(told -> {
          assertThat(told.numbers()).hasSize(OFFERED - Pager.STORM_PAGES);
          assertThat(told.sentence())
              .contains("called 5 times in 5 minutes", "once a minute at most", "`/ack all`")
              .hasSizeLessThan(600);
        });
    assertThat(messages())
        .as("of 450 changes to ALARM in three minutes")
        .isLessThanOrEqualTo(3 * Pager.STORM_PAGES + minutes + 1);

    int before = messages();
    periods(1, 0.1);
    assertThat(world.pageDesk.acknowledgeAll(noisy.id(), ada.id(), true)).hasSize(OFFERED);
    periods(12, 0.1);
    assertThat(messages() - before)
        .as("who has taken them is left alone, but for the word that they are taken")
        .isLessThanOrEqualTo(2);
  }

  @Test
  void aCalmTeamIsCalledInTheSamePeriod() {
    Alarm watched = world.make(calm.id(), AlarmWorld.gauge("late", "late", 0.5, 1, 1), zoe.id());
    periods(6, 0.1);
    assertThat(world.pages.list(calm.id(), null, 10)).isEmpty();

    periods(1, 0.9);

    assertThat(world.now(watched).stateSince())
        .isAfter(world.clock.instant().minus(Duration.ofSeconds(11)));
    assertThat(world.pages.list(calm.id(), Page.State.OPEN, 10)).hasSize(1);
    assertThat(world.notices.of(PageNotices.Occasion.OPENED))
        .filteredOn(told -> told.people().contains(zoe.id()))
        .hasSize(1);
    assertThat(world.notices.together)
        .allSatisfy(told -> assertThat(told.people()).doesNotContain(zoe.id()));
  }
}
