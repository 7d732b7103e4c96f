package dev.firedrill.telemetry.paging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.course.CourseRole;
import dev.firedrill.course.Person;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.telemetry.AlarmState;
import dev.firedrill.telemetry.alarm.Alarm;
import dev.firedrill.telemetry.alarm.AlarmOutcome;
import dev.firedrill.telemetry.alarm.evaluation.AlarmWatch;
import dev.firedrill.telemetry.alarm.evaluation.Evaluator;
import dev.firedrill.telemetry.alarm.testing.AlarmWorld;
import dev.firedrill.telemetry.alarm.testing.ToldNotices;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AlarmToPageTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final TestCourse course = new TestCourse(DATABASE.jdbi());
  private final Team team = course.team();
  private final Person ada = course.student(team);
  private final Person ben = course.student(team);
  private final TeamEnvironment bot = TeamEnvironment.production(team.id());
  private final AlarmWorld world = new AlarmWorld(DATABASE);

  private Alarm errors() {
    return world.make(team.id(), AlarmWorld.gauge("errors", "errors", 0.05, 2, 3), ada.id());
  }

  @Test
  void twoOfThreeBadPeriodsPageTheTeamOnce() {
    Alarm alarm = errors();
    world.tenSeconds(bot, "errors", 0.01);
    world.tenSeconds(bot, "errors", 0.01);
    world.tenSeconds(bot, "errors", 0.01);
    assertThat(world.now(alarm).state()).isEqualTo(AlarmState.OK);

    world.tenSeconds(bot, "errors", 0.08);
    assertThat(world.pages.list(team.id(), null, 10)).isEmpty();
    world.tenSeconds(bot, "errors", 0.11);
    world.tenSeconds(bot, "errors", 0.12);

    Alarm fired = world.now(alarm);
    assertThat(fired.state()).isEqualTo(AlarmState.ALARM);
    assertThat(fired.stateReason())
        .isEqualTo("2 of the last 3 datapoints were ≥ 0.05: 0.08, 0.11.");
    List<Page> pages = world.pages.list(team.id(), null, 10);
    assertThat(pages)
        .singleElement()
        .satisfies(page -> {
          assertThat(page.number()).isEqualTo(1);
          assertThat(page.state()).isEqualTo(Page.State.OPEN);
          assertThat(page.notified()).containsExactlyInAnyOrder(ada.id(), ben.id());
        });
    assertThat(world.notices.told).hasSize(1);
    assertThat(world.facts(team.id(), EvidenceKind.ALARM_STATE_CHANGED))
        .extracting(fact -> fact.text("to"))
        .containsExactly("OK", "ALARM");
    assertThat(world.facts(team.id(), EvidenceKind.PAGE_SENT)).hasSize(1);
  }

  @Test
  void aRestartDoesNotPageAgain() {
    Alarm alarm = errors();
    for (int i = 0; i < 4; i++) {
      world.tenSeconds(bot, "errors", 0.5);
    }
    world.restarted();
    world.tenSeconds(bot, "errors", 0.5);
    world.tenSeconds(bot, "errors", 0.5);

    assertThat(world.now(alarm).state()).isEqualTo(AlarmState.ALARM);
    assertThat(world.pages.list(team.id(), null, 10))
        .singleElement()
        .extracting(Page::repeats)
        .isEqualTo(1);
  }

  @Test
  void twoServersPageOnce() {
    errors();
    AlarmWatch other =
        new AlarmWatch(world.alarms, new Evaluator(world.measures), world.transitions);
    for (int i = 0; i < 5; i++) {
      world.tenSeconds(bot, "errors", 0.5);
      int _ = other.tick(world.clock.instant());
    }

    assertThat(world.notices.told).hasSize(1);
    assertThat(world.facts(team.id(), EvidenceKind.ALARM_STATE_CHANGED)).hasSize(1);
  }

  @Test
  void aMemberTakesItAndThatIsEvidence() {
    errors();
    for (int i = 0; i < 4; i++) {
      world.tenSeconds(bot, "errors", 0.5);
    }
    Page page = world.pages.list(team.id(), null, 10).getFirst();

    assertThat(world.pageDesk.acknowledge(page.id(), ben.id()))
        .isInstanceOf(PageDesk.Outcome.Done.class);
    assertThat(world.pageDesk.acknowledge(page.id(), ada.id()))
        .isInstanceOf(PageDesk.Outcome.Already.class);
    Person teacher = course.person(CourseRole.INSTRUCTOR);
    assertThat(world.pageDesk.acknowledge(page.id(), teacher.id()))
        .isInstanceOf(PageDesk.Outcome.NotAMember.class);
    assertThat(world.facts(team.id(), EvidenceKind.PAGE_ACKNOWLEDGED))
        .singleElement()
        .satisfies(fact -> {
          assertThat(fact.actor()).isEqualTo(ben.id());
          assertThat(fact.text())
              .contains("Page 1 for errors in production")
              .contains(ben.handle());
        });
  }

  @Test
  void itClosesWhenTheAlarmIsOkAndGroupsWhatComesBackSoon() {
    Alarm alarm = errors();
    for (int i = 0; i < 4; i++) {
      world.tenSeconds(bot, "errors", 0.5);
    }
    for (int i = 0; i < 4; i++) {
      world.tenSeconds(bot, "errors", 0.0);
    }
    assertThat(world.now(alarm).state()).isEqualTo(AlarmState.OK);
    assertThat(world.pages.list(team.id(), Page.State.CLOSED, 10)).hasSize(1);

    for (int i = 0; i < 4; i++) {
      world.tenSeconds(bot, "errors", 0.5);
    }

    assertThat(world.pages.list(team.id(), null, 10))
        .singleElement()
        .satisfies(page -> {
          assertThat(page.repeats()).isEqualTo(2);
          assertThat(page.state()).isEqualTo(Page.State.OPEN);
        });
    assertThat(world.notices.of(PageNotices.Occasion.OPENED)).hasSize(1);
    assertThat(world.notices.of(PageNotices.Occasion.REPEATED))
        .as("they were told that it is over")
        .singleElement()
        .satisfies(told -> assertThat(told.sentence()).contains("It comes and goes"));
  }

  @Test
  void aStormIsBundledAfterFivePages() {
    for (int i = 0; i < 9; i++) {
      world.make(team.id(), AlarmWorld.gauge("errors " + i, "errors", 0.05, 1, 1), ada.id());
    }
    world.tenSeconds(bot, "errors", 0.5);

    assertThat(world.pages.list(team.id(), Page.State.OPEN, 20)).hasSize(9);
    assertThat(world.notices.of(PageNotices.Occasion.OPENED)).hasSize(5);
    assertThat(world.bundler.tellDue()).isEqualTo(4);
    assertThat(world.notices.together)
        .singleElement()
        .satisfies(told ->
            assertThat(told.sentence()).contains("called 5 times in 5 minutes", "errors 8"));
    assertThat(world.pageDesk.acknowledgeAll(team.id(), ada.id(), true)).hasSize(9);
  }

  @Test
  void aSilenceHoldsBackThePageAndItsEndSendsIt() {
    Alarm alarm = errors();
    Silence silence =
        world.silenceDesk.add(
            team.id(),
            new SilenceDesk.Wish(
                Set.of(alarm.id()), null, world.clock.instant().plusSeconds(120), "we deploy now"),
            ada.id());
    for (int i = 0; i < 4; i++) {
      world.tenSeconds(bot, "errors", 0.5);
    }

    assertThat(world.now(alarm).state()).isEqualTo(AlarmState.ALARM);
    assertThat(world.pages.list(team.id(), null, 10)).isEmpty();
    assertThat(world.alarms.history(alarm.id(), null, 5))
        .first()
        .satisfies(entry -> assertThat(entry.reason()).contains("we deploy now"));
    assertThat(world.transitions.pageAfterSilence(world.clock.instant())).isZero();

    world.clock.set(silence.until());
    assertThat(world.transitions.pageAfterSilence(world.clock.instant())).isEqualTo(1);
    assertThat(world.transitions.pageAfterSilence(world.clock.instant())).isZero();
    assertThat(world.pages.list(team.id(), Page.State.OPEN, 10)).hasSize(1);
  }

  @Test
  void whatNobodyTakesGoesToTheNextAndThenToAll() {
    OnCall.Rota rota =
        new OnCall.Rota(
            List.of(ada.id(), ben.id()), world.clock.instant(), 24, ZoneId.of("Europe/Berlin"));
    assertThat(world.onCall.save(team.id(), rota, 60, OnCall.Then.NEXT, 0, ada.id()))
        .isInstanceOf(OnCallDesk.Outcome.Saved.class);
    errors();
    for (int i = 0; i < 4; i++) {
      world.tenSeconds(bot, "errors", 0.5);
    }
    assertThat(world.notices.of(PageNotices.Occasion.OPENED).getFirst().people())
        .containsExactly(ada.id());
    assertThat(world.pageDesk.escalateOverdue()).isZero();

    world.clock.step(Duration.ofSeconds(61));
    assertThat(world.pageDesk.escalateOverdue()).isEqualTo(1);
    assertThat(world.pageDesk.escalateOverdue()).isZero();
    assertThat(world.notices.of(PageNotices.Occasion.ESCALATED))
        .singleElement()
        .extracting(ToldNotices.Told::people)
        .isEqualTo(List.of(ben.id()));

    world.clock.step(Duration.ofSeconds(61));
    assertThat(world.pageDesk.escalateOverdue()).isEqualTo(1);
    world.clock.step(Duration.ofHours(1));
    int _ = world.pageDesk.escalateOverdue();
    Page page = world.pages.list(team.id(), null, 10).getFirst();
    assertThat(page.escalations()).extracting(Page.Escalation::to).containsExactly(ben.id(), null);
    assertThat(world.facts(team.id(), EvidenceKind.PAGE_ESCALATED)).hasSize(2);
  }

  @Test
  void aTestCallsInEarnestAndChangesNoState() {
    Alarm alarm = errors();

    Page page = world.trial.fire(alarm, "does it ring?", ada.id());

    assertThat(page.test()).isTrue();
    assertThat(world.now(alarm).state()).isEqualTo(AlarmState.INSUFFICIENT_DATA);
    assertThat(world.now(alarm).ref().tested()).isTrue();
    assertThat(world.notices.of(PageNotices.Occasion.TEST)).hasSize(1);
    assertThat(world.facts(team.id(), EvidenceKind.ALARM_TEST_FIRED)).hasSize(1);
  }

  @Test
  void deletingAnAlarmClosesItsPage() {
    Alarm alarm = errors();
    for (int i = 0; i < 4; i++) {
      world.tenSeconds(bot, "errors", 0.5);
    }

    assertThat(world.desk.delete(team.id(), alarm.id(), null, "too loud", ada.id()))
        .isInstanceOf(AlarmOutcome.Done.class);
    world.tenSeconds(bot, "errors", 0.5);

    assertThat(world.pages.list(team.id(), Page.State.CLOSED, 10)).hasSize(1);
    assertThat(world.alarms.list(team.id())).isEmpty();
  }
}
