package dev.firedrill.grading.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.grading.AssessmentDesk;
import dev.firedrill.grading.GradingRoom;
import dev.firedrill.grading.diagnosis.DiagnosisDesk.Outcome;
import dev.firedrill.grading.diagnosis.persistence.DiagnosisPersistence;
import dev.firedrill.grading.scoring.AutoScore;
import dev.firedrill.incident.Incident;
import dev.firedrill.scenario.Scenarios;
import dev.firedrill.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DiagnosisDeskTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final Answer RIGHT =
      new Answer("weather-upstream", "slow-dependency", "dependency", "only weather is slow");
  private static final Answer NEAR =
      new Answer("bot-http-client", "missing-timeout", "dependency", "it waits for ever");
  private static final Answer GUESS =
      new Answer("slack-gateway", "crash-loop", "deploy", "it is always the deploy");

  private GradingRoom room = new GradingRoom(DATABASE);
  private DiagnosisDesk desk = desk(room);

  @BeforeEach
  void freshRun() {
    room = new GradingRoom(DATABASE);
    desk = desk(room);
  }

  private static DiagnosisDesk desk(GradingRoom room) {
    return new DiagnosisDesk(
        DiagnosisPersistence.diagnoses(DATABASE.jdbi()),
        room.quick.incidents,
        room.queries(),
        Scenarios.bundled(),
        DATABASE.teams(),
        DATABASE.evidence(),
        DATABASE.transactions(),
        DATABASE.domainEvents(),
        room.quick.clock);
  }

  private Incident declared() {
    room.quick.clock.set(room.start.plusSeconds(120));
    return room.quick.declared("weather is slow");
  }

  private Outcome submit(Incident incident, int number, Answer answer) {
    return desk.submit(incident.id(), room.quick.ada.id(), number, answer);
  }

  @Test
  void anAnswerIsKeptAsEvidenceAndSaysTheSameWhetherItIsRightOrNot() {
    Incident incident = declared();

    Outcome guess = submit(incident, 1, GUESS);
    Outcome right = submit(incident, 2, RIGHT);

    assertThat(sentence(right)).isEqualTo(sentence(guess).replace("try 1", "try 2"));
    assertThat(room.quick.evidence(EvidenceKind.DIAGNOSIS_SUBMITTED))
        .hasSize(2)
        .last()
        .satisfies(fact -> {
          assertThat(fact.actor()).isEqualTo(room.quick.ada.id());
          assertThat(fact.payload())
              .containsEntry("try", 2)
              .containsEntry("component", "weather-upstream")
              .doesNotContainKey("credit");
        });
  }

  private static String sentence(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Kept.class);
    return ((Outcome.Kept) outcome).sentence();
  }

  @Test
  void refusesAFourthTryAndOneAfterTheDeadlineAndTheSameTwice() {
    Incident incident = declared();
    submit(incident, 1, GUESS);

    assertThat(refusal(submit(incident, 2, GUESS))).contains("Try 1 said exactly this");
    submit(incident, 2, NEAR);
    submit(incident, 3, RIGHT);
    assertThat(desk.standing(incident).next()).isNull();
    assertThat(
            refusal(
                submit(
                    incident, 4, new Answer("database", "crash-loop", "deploy", "now it is that"))))
        .contains("handed in 3 of 3");

    room.quick.clock.set(room.start.plus(Duration.ofMinutes(15)).plusSeconds(1));
    assertThat(refusal(submit(incident, 4, RIGHT))).contains("were taken until");
  }

  @Test
  void refusesOneWithoutARunAndOneOfAForeignTeam() {
    Incident incident = declared();

    assertThat(desk.submit(incident.id(), room.asleep.ada.id(), 1, RIGHT))
        .isEqualTo(new Outcome.NotYours());

    room.end();
    assertThat(refusal(submit(incident, 1, RIGHT))).contains("no exercise that goes on");
    assertThat(room.quick.evidence(EvidenceKind.DIAGNOSIS_SUBMITTED)).isEmpty();
  }

  private static String refusal(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return ((Outcome.Refused) outcome).reason();
  }

  @Test
  void refusesWordsThatAreNoChoiceAndAnEmptyReason() {
    Incident incident = declared();

    assertThat(submit(incident, 1, new Answer("moon", "slow-dependency", "dependency", "why")))
        .isEqualTo(
            new Outcome.Unfit(
                "component", "The component 'moon' is none of the choices; take one of them."));
    assertThat(submit(incident, 1, new Answer("database", "slow-dependency", "dependency", " ")))
        .isInstanceOf(Outcome.Unfit.class);
    assertThat(
            submit(
                incident,
                1,
                new Answer("database", "slow-dependency", "dependency", "x".repeat(2_001))))
        .isInstanceOfSatisfying(
            Outcome.Unfit.class, unfit -> assertThat(unfit.reason()).contains("2001 bytes"));
  }

  @Test
  void theChoicesAreThoseOfTheWholeCourseInAnOrderOfTheTeam() {
    Choices one = desk.choices(room.quick.team.id());
    Choices other = desk.choices(room.asleep.team.id());

    Set<String> words = new TreeSet<>();
    Scenarios.bundled()
        .all()
        .forEach(it -> words.addAll(it.success().diagnosis().component().keySet()));
    assertThat(one.component()).containsExactlyInAnyOrderElementsOf(words);
    assertThat(one.component()).hasSameElementsAs(other.component());
    assertThat(one.component()).isNotEqualTo(other.component());
    assertThat(desk.choices(room.quick.team.id())).isEqualTo(one);
  }

  @Test
  void beforeTheFirstTryAnIncidentOfNoRunLooksLikeOneOfARun() {
    Incident incident = declared();
    DiagnosisDesk.Standing during = desk.standing(incident);

    room.end();

    assertThat(desk.standing(incident)).isEqualTo(during);
  }

  @Test
  void ofManyWhoHandInTheSameTryOneDoes() throws Exception {
    Incident incident = declared();
    CountDownLatch start = new CountDownLatch(1);
    List<Future<Outcome>> made = new ArrayList<>();
    try (var pool = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 4; i++) {
        Answer answer = new Answer("database", "slow-dependency", "dependency", "reason " + i);
        made.add(
            pool.submit(() -> {
              start.await();
              return submit(incident, 1, answer);
            }));
      }
      start.countDown();
      long kept = 0;
      for (Future<Outcome> outcome : made) {
        kept += outcome.get() instanceof Outcome.Kept ? 1 : 0;
      }
      assertThat(kept).isOne();
    }
  }

  @Test
  void theScoreSaysWhatTheBestTryWasWorthEvenWhereItGivesNoPoints() {
    room.theRun();
    Incident incident = room.quick.incidents.list(room.quick.team.id(), false).getFirst();
    room.quick.clock.set(room.start.plusSeconds(400));
    submit(incident, 1, GUESS);
    submit(incident, 2, RIGHT);
    room.end();
    AssessmentDesk assessing = room.desk;
    assessing.assessWhatEnded();

    AutoScore auto = room.of(room.quick).auto();
    assertThat(auto.lines()).extracting(AutoScore.Line::id).doesNotContain("diagnosis");
    assertThat(auto.notes())
        .anySatisfy(note ->
            assertThat(note)
                .contains("Your best diagnosis was try 2 of 3")
                .contains("times 0.9 for 1 earlier try")
                .contains("it would have been worth 90 of 100"));
  }
}
