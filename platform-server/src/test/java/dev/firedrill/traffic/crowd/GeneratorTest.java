package dev.firedrill.traffic.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.scenarios.Args;
import dev.firedrill.scenarios.crowd.CrowdCatalog;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.traffic.Stretch;
import dev.firedrill.traffic.Stretches;
import dev.firedrill.traffic.Window;
import dev.firedrill.traffic.persistence.TrafficPersistence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.ToLongFunction;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Arrivals on a clock that is moved by hand. */
class GeneratorTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final SteppedClock clock = SteppedClock.atNoon();
  private final Stretches stretches = TrafficPersistence.stretches(DATABASE.jdbi());
  private final Recorder chat = new Recorder();
  private final Generator generator = generator(chat);
  private TeamEnvironment bot;
  private String key;
  private Instant noon;

  /** Hears when users came, and refuses them while it is shut. */
  private final class Recorder implements Voice {
    final List<Instant> came = new ArrayList<>();
    boolean shut;

    @Override
    public boolean say(Stretch stretch, Instant intended, RandomGenerator random) {
      if (shut) {
        throw new IllegalStateException("the chat is away");
      }
      // The database is one for all tests of this class.
      if (stretch.operationKey().equals(key)) {
        came.add(intended);
      }
      return true;
    }

    @Override
    public List<Extra> more(Instant now, Executor lane) {
      return List.of();
    }

    @Override
    public void end(String operationKey) {}
  }

  private Generator generator(Voice voice) {
    return new Generator(
        stretches,
        Map.of(Stretch.Kind.USERS, voice),
        CrowdCatalog.bundled(),
        clock,
        UUID.randomUUID(),
        _ -> false);
  }

  @BeforeEach
  void begin() {
    bot = TeamEnvironment.production(new TestCourse(DATABASE.jdbi()).team().id());
    key = "op-" + UUID.randomUUID();
    noon = clock.instant();
  }

  private void ask(String profile, Map<String, ?> args, Duration length) {
    boolean added =
        stretches.add(
            new Stretch(
                key, bot, Stretch.Kind.USERS, profile, Args.of(args), noon, noon.plus(length)));
    assertThat(added).isTrue();
  }

  /** Steps by a tenth of a second, and settles each second. */
  private void play(Generator by, Duration time) {
    Instant end = clock.instant().plus(time);
    for (int i = 0; clock.instant().isBefore(end); i++) {
      if (i % 10 == 0) {
        by.settle(clock.instant());
      }
      by.step(clock.instant(), Runnable::run);
      clock.step(Duration.ofMillis(100));
    }
  }

  private long sum(ToLongFunction<Window> what) {
    return stretches.windows(key).stream().mapToLong(what).sum();
  }

  @Test
  void usersComeAtTheirTimesAndAreCounted() {
    ask("steady", Map.of("rps", 2), Duration.ofSeconds(30));

    play(generator, Duration.ofSeconds(45));

    assertThat(chat.came).hasSize(60).isSorted();
    assertThat(stretches.windows(key))
        .hasSize(3)
        .allSatisfy(window ->
            assertThat(window)
                .returns(20L, Window::intended)
                .returns(20L, Window::sent)
                .returns(0L, Window::dropped));
    assertThat(stretches.claim(UUID.randomUUID(), clock.instant(), Duration.ofSeconds(5)))
        .noneMatch(kept -> kept.stretch().operationKey().equals(key));
  }

  @Test
  void aPlatformThatStoodStillDropsWhatIsTooLateAndSaysSo() {
    ask("steady", Map.of("rps", 10), Duration.ofSeconds(30));
    play(generator, Duration.ofSeconds(10));

    clock.step(Duration.ofSeconds(4));
    play(generator, Duration.ofSeconds(30));

    assertThat(sum(Window::intended)).isEqualTo(300);
    assertThat(sum(Window::dropped)).isBetween(19L, 22L);
    assertThat(sum(Window::sent)).isEqualTo(300 - sum(Window::dropped));
    assertThat(Window.isUnfair(sum(Window::intended), sum(Window::sent))).isTrue();
  }

  @Test
  void aChatThatRefusesIsNoAchievement() {
    ask("steady", Map.of("rps", 1), Duration.ofSeconds(20));
    chat.shut = true;

    play(generator, Duration.ofSeconds(30));

    assertThat(sum(Window::intended)).isEqualTo(20);
    assertThat(sum(Window::sent)).isZero();
    assertThat(sum(Window::dropped)).isEqualTo(20);
  }

  @Test
  void anotherServerJoinsWhereTheProfileIsByThen() {
    ask("ramp", Map.of("from", 0, "to", 10), Duration.ofSeconds(60));
    play(generator, Duration.ofSeconds(20));
    int before = chat.came.size();
    Recorder others = new Recorder();
    Generator other = generator(others);

    clock.step(Duration.ofSeconds(20));
    play(other, Duration.ofSeconds(40));

    assertThat(others.came).allSatisfy(at -> assertThat(at).isAfterOrEqualTo(noon.plusSeconds(40)));
    assertThat(sum(Window::intended)).isEqualTo(300);
    // What the first server sent after it last looked was never written down.
    assertThat(sum(Window::sent))
        .isBetween(before + others.came.size() - 5L, (long) before + others.came.size());
    assertThat(stretches.windows(key).get(3)).returns(0L, Window::sent);
    assertThat((double) others.came.size()).isBetween(160.0, 170.0);
  }

  @Test
  void theSameUsersComeWhoeverServesThem() {
    ask("poisson", Map.of("rps", 5), Duration.ofSeconds(20));
    play(generator, Duration.ofSeconds(10));
    generator.step(clock.instant(), Runnable::run);
    generator.leave();
    Recorder others = new Recorder();

    play(generator(others), Duration.ofSeconds(20));

    List<Instant> all = new ArrayList<>(chat.came);
    all.addAll(others.came);
    assertThat(all).isSorted().doesNotHaveDuplicates();
    assertThat((long) all.size()).isEqualTo(sum(Window::intended));
  }

  @Test
  void onlyOneServerServesAStretch() {
    ask("steady", Map.of("rps", 4), Duration.ofSeconds(20));
    Recorder others = new Recorder();
    Generator other = generator(others);
    for (int i = 0; i < 250; i++) {
      if (i % 10 == 0) {
        generator.settle(clock.instant());
        other.settle(clock.instant());
      }
      generator.step(clock.instant(), Runnable::run);
      other.step(clock.instant(), Runnable::run);
      clock.step(Duration.ofMillis(100));
    }

    assertThat(chat.came).hasSize(80);
    assertThat(others.came).isEmpty();
  }

  @Test
  void aServerThatSleptThroughItsLeaseIsSilentUntilItLooksAgain() {
    ask("steady", Map.of("rps", 4), Duration.ofSeconds(60));
    play(generator, Duration.ofSeconds(5));
    int before = chat.came.size();
    clock.step(Duration.ofSeconds(10));
    Recorder others = new Recorder();
    generator(others).settle(clock.instant());

    generator.step(clock.instant(), Runnable::run);
    play(generator, Duration.ofSeconds(2));

    assertThat(chat.came).hasSize(before);
  }

  @Test
  void whatWasStoppedIsOverAndMeantNoMore() {
    ask("steady", Map.of("rps", 10), Duration.ofMinutes(5));
    play(generator, Duration.ofSeconds(10));

    stretches.stop(bot, key, clock.instant());
    play(generator, Duration.ofSeconds(10));

    assertThat(chat.came).hasSize(100);
    assertThat(sum(Window::intended)).isEqualTo(100);
  }

  @Test
  void whatWasStoppedBeforeItBeganNeverBegins() {
    stretches.stop(bot, key, noon);

    boolean added =
        stretches.add(
            new Stretch(
                key,
                bot,
                Stretch.Kind.USERS,
                "steady",
                Args.of(Map.of("rps", 10)),
                noon,
                noon.plusSeconds(60)));
    play(generator, Duration.ofSeconds(5));

    assertThat(added).isFalse();
    assertThat(chat.came).isEmpty();
  }
}
