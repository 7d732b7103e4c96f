package dev.firedrill.slo.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.slo.CommandTally;
import dev.firedrill.slo.SliPoint;
import dev.firedrill.slo.SliSlice;
import dev.firedrill.slo.SliSummary;
import dev.firedrill.slo.SliTally;
import dev.firedrill.slo.SliTick;
import dev.firedrill.slo.SloSettings;
import dev.firedrill.slo.TrackSlis;
import dev.firedrill.slo.persistence.SloPersistence;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.workspace.Message;
import dev.firedrill.workspace.MessageTs;
import dev.firedrill.workspace.NewMessage;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbingTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final SteppedClock clock = SteppedClock.atNoon();
  private final Instant start = clock.instant();
  @AutoClose private final Connection connection = DATABASE.dataSource().getConnection();

  private final Stage stage =
      new Stage(connection, new TestCourse(DATABASE.jdbi()).team(), clock, SloSettings.defaults());

  ProbingTest() throws SQLException {}

  @Test
  void everyBotIsAskedAtItsRateAndAGoodBotIsGood() {
    stage.play(MINUTE);
    stage.play(Duration.ofSeconds(2));

    CommandTally production = tally(stage.production, start, start.plus(MINUTE));
    CommandTally staging = tally(stage.staging, start, start.plus(MINUTE));
    assertThat(production.total()).isEqualTo(60);
    assertThat(production.real()).isEqualTo(60);
    assertThat(staging.total()).isEqualTo(12);
    assertThat(staging.real()).isEqualTo(12);
    assertThat(
            stage.slis.points(stage.production, start, start.plus(MINUTE), Duration.ofSeconds(5)))
        .hasSize(12)
        .allSatisfy(point -> {
          assertThat(point.good()).isEqualTo(5);
          assertThat(point.p50Ms()).isBetween(79, 81);
        });
  }

  @Test
  void requestsAreSentOnAFixedGridByNamedPeople() {
    stage.play(MINUTE);

    List<Message> questions = questions(stage.production);
    Set<Integer> phases =
        questions.stream()
            .map(m -> m.postedAt().get(ChronoField.NANO_OF_SECOND))
            .collect(Collectors.toSet());
    assertThat(phases).hasSize(1);
    assertThat(questions.stream().map(Message::author).distinct().count()).isBetween(4L, 7L);
    assertThat(questions)
        .allSatisfy(question ->
            assertThat(
                    stage.workspaces.user(stage.team.id(), question.author()).orElseThrow().name())
                .matches("[A-Z][a-z]+ [A-Z][a-z]+"));
  }

  @ParameterizedTest
  @CsvSource({
    "80, right, REAL",
    "2999, right, REAL",
    "3001, right, LATE",
    "9999, right, LATE",
    "10001, right, MISSING",
    "80, wrong, WRONG",
    "5000, wrong, WRONG",
    "80, off, DEGRADED",
    "2999, off, DEGRADED",
    "3001, off, LATE",
    "80, other, WRONG",
    "80, silence, MISSING"
  })
  void anAnswerIsJudgedByWhatItSaysAndWhenItComes(
      long afterMs, String says, CommandTally.Outcome outcome) {
    stage.script =
        (question, at) ->
            switch (says) {
              case "right" -> Stage.Reply.of(afterMs, stage.facts.rightAnswer(question.text(), at));
              case "wrong" ->
                  Stage.Reply.of(afterMs, "⚠ `weather` failed: the weather cannot be reached.");
              case "off" ->
                  Stage.Reply.of(afterMs, word(question) + " is switched off at the moment.");
              case "other" -> Stage.Reply.of(afterMs, "tea is switched off at the moment.");
              default -> null;
            };

    stage.play(Duration.ofSeconds(25));

    CommandTally tally = tally(stage.production, start, start.plusSeconds(5));
    assertThat(tally).isEqualTo(times(5, outcome));
    assertThat(tally.good())
        .isEqualTo(afterMs < 3000 && Set.of("right", "off").contains(says) ? 5 : 0);
  }

  @Test
  void anAnswerToTheAskerInTheChannelCounts() {
    stage.script =
        (question, at) ->
            new Stage.Reply(
                Duration.ofMillis(200),
                "<@" + question.author() + "> " + stage.facts.rightAnswer(question.text(), at),
                false,
                "");

    stage.play(Duration.ofSeconds(15));

    assertThat(tally(stage.production, start, start.plusSeconds(10)).real()).isEqualTo(10);
  }

  @Test
  void whatIsSaidToNobodyIsNoAnswer() {
    stage.script =
        (question, at) ->
            new Stage.Reply(
                Duration.ofMillis(200), stage.facts.rightAnswer(question.text(), at), false, "");

    stage.play(Duration.ofSeconds(25));

    assertThat(tally(stage.production, start, start.plusSeconds(10)).missing()).isEqualTo(10);
  }

  @Test
  void aBotMayAnswerBeforeTheCallToPostReturns() {
    stage.script =
        (question, at) -> {
          stage.workspaces.post(
              new NewMessage(
                  question.channel(),
                  stage.workspaces.botUser(stage.team.id(), stage.production.environment()),
                  stage.facts.rightAnswer(question.text(), at),
                  null,
                  question.ts()));
          return null;
        };

    stage.play(Duration.ofSeconds(5));

    assertThat(tally(stage.production, start, start.plusSeconds(4)).real()).isEqualTo(4);
  }

  @Test
  void theFirstAnswerDecides() {
    stage.script =
        (question, at) -> {
          stage.workspaces.post(
              new NewMessage(
                  question.channel(),
                  stage.workspaces.botUser(stage.team.id(), stage.production.environment()),
                  "one moment",
                  null,
                  question.ts()));
          return Stage.Reply.of(50, stage.facts.rightAnswer(question.text(), at));
        };

    stage.play(Duration.ofSeconds(5));

    assertThat(tally(stage.production, start, start.plusSeconds(4)).wrong()).isEqualTo(4);
  }

  @Test
  void aChatThatIsAwayIsThePlatformsErrorAndNotTheBots() {
    stage.play(Duration.ofSeconds(10));
    stage.workspaces.broken = true;
    stage.play(Duration.ofSeconds(10));
    stage.workspaces.broken = false;
    stage.play(Duration.ofSeconds(20));

    Instant from = start.plusSeconds(10);
    List<SliSlice> gap = stage.store.seconds(stage.production, from, from.plusSeconds(10));
    assertThat(gap.stream().mapToInt(SliSlice::asked).sum()).isEqualTo(10);
    assertThat(gap.stream().mapToInt(SliSlice::platformErrors).sum()).isEqualTo(10);
    assertThat(tally(stage.production, start, start.plusSeconds(30)))
        .isEqualTo(times(20, CommandTally.Outcome.REAL));
    assertThat(stage.wired.asking().totals().platformErrors()).isEqualTo(12);
  }

  @Test
  void afterAPauseRequestsAreCaughtUpAtTheirIntendedTimes() {
    Instant tick = playUntilAfterATick();
    stage.freeze(Duration.ofMillis(1_900));
    stage.play(Duration.ofSeconds(20));

    SliSlice first = second(tick.plusSeconds(1));
    SliSlice next = second(tick.plusSeconds(2));
    assertThat(List.of(first, next))
        .allSatisfy(second -> {
          assertThat(second.asked()).isEqualTo(1);
          assertThat(second.platformErrors()).isZero();
        });
    // The platform woke 2.1 s after the tick; the bot took 80 ms. Both are what the user waited.
    assertThat(first.latenessMs()).isEqualTo(1_100);
    assertThat(first.latencies().percentileMs(0.5)).isBetween(1_168, 1_192);
    assertThat(next.latenessMs()).isEqualTo(100);
    assertThat(next.latencies().percentileMs(0.5)).isBetween(178, 182);
  }

  @Test
  void whatThePlatformIsTooLateForIsItsOwnErrorAndNeverSilence() {
    Instant tick = playUntilAfterATick();
    stage.freeze(Duration.ofSeconds(8));
    stage.play(Duration.ofSeconds(20));

    for (int i = 1; i <= 20; i++) {
      SliSlice second = second(tick.plusSeconds(i));
      assertThat(second.asked()).as("second %d", i).isEqualTo(1);
      // The platform woke 8.2 s after the tick and sends what is at most 2 s late.
      assertThat(second.platformErrors()).as("second %d", i).isEqualTo(i <= 6 ? 1 : 0);
      assertThat(second.all().good()).as("second %d", i).isEqualTo(i <= 6 ? 0 : 1);
    }
  }

  @Test
  void aLongStandstillIsNotMadeUpForBeyondAMinute() {
    stage.play(Duration.ofSeconds(10));
    stage.freeze(Duration.ofHours(2));
    stage.play(Duration.ofSeconds(20));

    Instant woken = start.plusSeconds(10).plus(Duration.ofHours(2));
    List<SliSlice> seconds =
        stage.store.seconds(stage.production, start.plusSeconds(10), woken.plusSeconds(18));
    assertThat(seconds.stream().mapToInt(SliSlice::asked).sum()).isBetween(76, 80);
  }

  @Test
  void aClockThatIsSetBackStopsNobody() {
    stage.play(Duration.ofSeconds(10));
    clock.set(start.minus(Duration.ofHours(1)));
    int before = questions(stage.production).size();

    for (int second = 0; second < 10; second++) {
      clock.step(Duration.ofSeconds(1));
      stage.wired.asking().step(clock.instant(), Runnable::run);
    }

    assertThat(questions(stage.production).size() - before).isBetween(9, 10);
  }

  @Test
  void theLiveFeedTellsEverySecondWhatChanged() {
    stage.play(Duration.ofSeconds(30));

    assertThat(stage.ticks).hasSizeBetween(29, 31);
    SliTick.Item last =
        stage.ticks.getLast().items().stream()
            .filter(item -> item.bot().equals(stage.production))
            .findFirst()
            .orElseThrow();
    assertThat(last.summary().state()).isEqualTo(SliSummary.State.OK);
    assertThat(last.summary().ratio()).isEqualTo(1.0);
    assertThat(last.summary().budgetLeft()).isEqualTo(1.0);
    assertThat(last.recent()).hasSizeBetween(1, 2);
    Set<Instant> told = new TreeSet<>();
    stage.ticks.forEach(tick ->
        tick.items().stream()
            .filter(item -> item.bot().equals(stage.production))
            .flatMap(item -> item.recent().stream())
            .map(SliPoint::at)
            .forEach(told::add));
    assertThat(told)
        .hasSizeBetween(6, 7)
        .allSatisfy(at -> assertThat(at.getEpochSecond() % 5).isZero());
  }

  @Test
  void aRequestCountsForTheTrackThatAnsweredItOrWasToldOfItInVain() {
    TrackSlis tracks = SloPersistence.tracks(DATABASE.jdbi());
    List<MessageTs> asked = new ArrayList<>();
    stage.script =
        (question, at) -> {
          if (!question.channel().equals(stage.workspaces.usersChannel(stage.production).id())) {
            return null;
          }
          asked.add(question.ts());
          int turn = asked.size() % 5;
          if (turn != 4) {
            stage.told.put(question.ts(), turn < 2 ? "d17" : "d18");
          }
          Stage.Reply right = Stage.Reply.of(80, stage.facts.rightAnswer(question.text(), at));
          return switch (turn) {
            case 0 -> right.by("d17");
            // Told to d17, answered by d18 after a redelivery.
            case 1 -> right.by("d18");
            case 2 -> Stage.Reply.of(80, "nonsense").by("d18");
            // Never answered: 3 was told to d18, 4 to nobody.
            default -> null;
          };
        };

    stage.play(Duration.ofSeconds(25));
    stage.play(Duration.ofSeconds(15));

    Instant end = start.plusSeconds(25);
    assertThat(tally(stage.production, start, end).total()).isEqualTo(25);
    assertThat(tracks.tally(stage.production, "d17", start, end)).isEqualTo(new SliTally(5, 5));
    assertThat(tracks.tally(stage.production, "d18", start, end)).isEqualTo(new SliTally(5, 15));
    assertThat(tracks.tally(stage.staging, "d18", start, end)).isEqualTo(SliTally.NONE);
  }

  /** Plays for some seconds until nothing is open; when the last request was intended. */
  private Instant playUntilAfterATick() {
    Grid grid = Grid.of(stage.production, Duration.ofSeconds(1));
    Instant tick = grid.next(start.plusSeconds(10));
    stage.play(Duration.between(clock.instant(), tick.plusMillis(200)));
    return tick;
  }

  private SliSlice second(Instant at) {
    Instant second = at.truncatedTo(ChronoUnit.SECONDS);
    return stage.store.seconds(stage.production, second, second.plusSeconds(1)).getFirst();
  }

  private CommandTally tally(TeamEnvironment bot, Instant from, Instant to) {
    return stage.slis.tallies(bot, from, to).values().stream()
        .reduce(CommandTally.NONE, CommandTally::plus);
  }

  private List<Message> questions(TeamEnvironment bot) {
    return stage.workspaces.posted.stream()
        .filter(message -> message.threadTs() == null)
        .filter(message -> message.channel().equals(stage.workspaces.usersChannel(bot).id()))
        .toList();
  }

  private static String word(Message question) {
    return question.text().split(" ", 2)[0].substring(1);
  }

  private static CommandTally times(int count, CommandTally.Outcome outcome) {
    CommandTally one = CommandTally.of(outcome);
    CommandTally sum = CommandTally.NONE;
    for (int i = 0; i < count; i++) {
      sum = sum.plus(one);
    }
    return sum;
  }
}
