package dev.firedrill.slo.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.slo.CommandTally;
import dev.firedrill.slo.LatencyHistogram;
import dev.firedrill.slo.SliPoint;
import dev.firedrill.slo.SliSlice;
import dev.firedrill.slo.SliStore;
import dev.firedrill.slo.SliStore.Standing;
import dev.firedrill.slo.SliSummary.State;
import dev.firedrill.slo.SliTally;
import dev.firedrill.slo.SloSettings;
import dev.firedrill.slo.StoredSlis;
import dev.firedrill.slo.TrackSlis;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SliStoreTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final SliStore store = SloPersistence.store(DATABASE.jdbi());
  private final TrackSlis tracks = SloPersistence.tracks(DATABASE.jdbi());
  private final TeamId team = new TestCourse(DATABASE.jdbi()).team().id();
  private final TeamEnvironment production = TeamEnvironment.production(team);
  private final TeamEnvironment staging = new TeamEnvironment(team, EnvironmentName.STAGING);
  private final SteppedClock clock = SteppedClock.atNoon();
  private final Instant noon = clock.instant();

  @BeforeEach
  void fresh() {
    DATABASE.jdbi().useHandle(handle -> handle.execute("TRUNCATE sli_second, sli_minute"));
  }

  @Test
  void secondsReadBackAsTheyWereWritten() {
    List<SliSlice> written = someSeconds(production, noon, 20, 1);
    List<SliSlice> others = someSeconds(staging, noon, 20, 2);
    List<SliSlice> all = new ArrayList<>(written);
    all.addAll(others);

    store.save(all);

    assertThat(store.seconds(production, noon, noon.plusSeconds(20))).isEqualTo(written);
    assertThat(store.seconds(staging, noon.plusSeconds(5), noon.plusSeconds(7)))
        .isEqualTo(others.subList(5, 7));
  }

  @Test
  void writingTwiceChangesNothingAndWritingMoreReplaces() {
    List<SliSlice> first = someSeconds(production, noon, 3, 1);
    List<SliSlice> later = someSeconds(production, noon, 3, 9);

    store.save(first);
    store.save(first);
    assertThat(store.seconds(production, noon, noon.plusSeconds(3))).isEqualTo(first);

    store.save(later);
    assertThat(store.seconds(production, noon, noon.plusSeconds(3))).isEqualTo(later);
  }

  @Test
  void minutesAreTheSumOfTheirSeconds() {
    List<SliSlice> seconds = someSeconds(production, noon, 150, 3);
    store.save(seconds);
    store.save(someSeconds(staging, noon, 150, 4));

    assertThat(store.rollUp(noon.plusSeconds(140), 10)).isEqualTo(2);
    assertThat(store.rollUp(noon.plusSeconds(140), 10)).isZero();

    assertThat(store.minutes(production, noon, noon.plus(Duration.ofHours(1))))
        .containsExactly(
            SliSlice.merged(production, noon, seconds.subList(0, 60)),
            SliSlice.merged(production, noon.plus(MINUTE), seconds.subList(60, 120)));
  }

  @Test
  void rollingUpSkipsWhatNobodyAskedAndGoesOnLater() {
    store.save(someSeconds(production, noon, 30, 3));
    Instant later = noon.plus(Duration.ofHours(5));
    store.save(someSeconds(production, later, 30, 4));

    assertThat(store.rollUp(later.plus(MINUTE), 1)).isEqualTo(1);
    assertThat(store.rollUp(later.plus(MINUTE), 9)).isEqualTo(1);
    assertThat(store.minutes(production, noon, later.plusSeconds(1)))
        .extracting(SliSlice::at)
        .containsExactly(noon, later);
  }

  @Test
  void aLongWindowReadByTheMinuteEqualsTheSeconds() {
    Instant from = noon.minus(Duration.ofHours(3));
    store.save(someSeconds(production, from, 3 * 3600, 5));
    store.rollUp(noon.minusSeconds(60), 1_000);
    StoredSlis slis = new StoredSlis(store, SloSettings.defaults(), clock);

    List<SliPoint> points = slis.points(production, from, noon, Duration.ofMinutes(5));

    assertThat(points)
        .isEqualTo(
            SliPoint.series(store.seconds(production, from, noon), from, Duration.ofMinutes(5)));
    assertThat(points).hasSize(36);
    assertThat(slis.tallies(production, from, noon))
        .isEqualTo(SliSlice.tallies(store.seconds(production, from, noon)));
  }

  @Test
  void forgettingSecondsKeepsTheMinutes() {
    store.save(someSeconds(production, noon, 90, 5));
    store.rollUp(noon.plus(MINUTE), 5);

    store.forgetSeconds(noon.plusSeconds(80));

    assertThat(store.seconds(production, noon, noon.plusSeconds(90))).hasSize(10);
    assertThat(store.minutes(production, noon, noon.plusSeconds(90))).hasSize(1);
  }

  @Test
  void aStandingIsKept() {
    assertThat(store.standing(production)).isEmpty();

    store.stand(production, new Standing(State.BURNING, noon, noon.plusSeconds(5)));
    store.stand(production, new Standing(State.OK, noon.plusSeconds(9), noon.plusSeconds(10)));

    assertThat(store.standing(production))
        .contains(new Standing(State.OK, noon.plusSeconds(9), noon.plusSeconds(10)));
    assertThat(store.standing(staging)).isEmpty();
  }

  @Test
  void aTracksTallyIsTheSumOfItsSeconds() {
    List<SliSlice> seconds = someSeconds(production, noon, 60, 3);
    store.save(seconds);
    store.save(someSeconds(staging, noon, 60, 4));
    SliTally expected =
        seconds.subList(10, 40).stream()
            .map(slice -> slice.byTrack().getOrDefault("d7", SliTally.NONE))
            .reduce(SliTally.NONE, SliTally::plus);

    assertThat(expected.total()).isPositive();
    assertThat(tracks.tally(production, "d7", noon.plusSeconds(10), noon.plusSeconds(40)))
        .isEqualTo(expected);
    assertThat(tracks.tally(production, "d99", noon, noon.plusSeconds(60)))
        .isEqualTo(SliTally.NONE);
  }

  private static List<SliSlice> someSeconds(
      TeamEnvironment bot, Instant from, int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<SliSlice> slices = new ArrayList<>();
    for (int second = 0; second < count; second++) {
      Map<String, CommandTally> tallies = new TreeMap<>();
      LatencyHistogram latencies = LatencyHistogram.EMPTY;
      int asked = 0;
      for (String command : List.of("ping", "weather")) {
        CommandTally tally =
            new CommandTally(
                random.nextInt(4),
                random.nextInt(2),
                random.nextInt(2),
                random.nextInt(2),
                random.nextInt(2));
        tallies.put(command, tally);
        asked += (int) tally.total();
        for (long i = tally.total() - tally.missing(); i > 0; i--) {
          latencies = latencies.plus(Duration.ofMillis(random.nextLong(1, 9_999)));
        }
      }
      Map<String, SliTally> tracks = new TreeMap<>();
      for (int track = random.nextInt(3); track > 0; track--) {
        tracks.put("d" + (track + 6), new SliTally(random.nextInt(3), 3 + random.nextInt(3)));
      }
      int platformErrors = random.nextInt(2);
      slices.add(
          new SliSlice(
              bot,
              from.plusSeconds(second),
              asked + platformErrors,
              platformErrors,
              random.nextInt(50),
              tallies,
              tracks,
              latencies));
    }
    return slices;
  }
}
