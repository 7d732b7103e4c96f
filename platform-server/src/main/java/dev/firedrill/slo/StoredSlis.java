package dev.firedrill.slo;

import dev.firedrill.slo.SliSummary.State;
import dev.firedrill.team.TeamEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * SLIs read from the store. Seconds are at most about a second old there. What covers more than two
 * hours, or is older than the seconds that are kept, is read by the minute, so its bounds are
 * widened to whole minutes.
 */
public final class StoredSlis implements Slis {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration LONG = Duration.ofHours(2);

  private final SliStore store;
  private final SloSettings settings;
  private final InstantSource clock;

  public StoredSlis(SliStore store, SloSettings settings, InstantSource clock) {
    this.store = store;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public List<SliPoint> points(TeamEnvironment bot, Instant from, Instant to, Duration step) {
    return SliPoint.series(slices(bot, from, to), from, step);
  }

  @Override
  public SliSummary summary(TeamEnvironment bot, Instant from, Instant to) {
    List<SliSlice> hour =
        byMinutes(bot, to.minus(ErrorBudget.BUDGET_WINDOW).truncatedTo(ChronoUnit.MINUTES), to);
    Double budgetLeft =
        settings.budget().left(total(hour), settings.requestsOfBudget(bot.environment()));
    Optional<SliStore.Standing> standing = store.standing(bot);
    State state = standing.map(SliStore.Standing::state).orElse(State.NO_DATA);
    Instant since = standing.map(SliStore.Standing::since).orElse(null);
    if (state != State.NO_DATA && isSilent(bot)) {
      // Whoever would have noted it is not running.
      state = State.NO_DATA;
      since = null;
    }
    return SliSummary.of(slices(bot, from, to), budgetLeft, state, since);
  }

  @Override
  public Map<String, CommandTally> tallies(TeamEnvironment bot, Instant from, Instant to) {
    return SliSlice.tallies(slices(bot, from, to));
  }

  private boolean isSilent(TeamEnvironment bot) {
    Instant now = clock.instant();
    return store.seconds(bot, now.minus(ErrorBudget.SILENCE), now).stream()
        .noneMatch(slice -> slice.asked() > slice.platformErrors());
  }

  private List<SliSlice> slices(TeamEnvironment bot, Instant from, Instant to) {
    boolean isOld = from.isBefore(clock.instant().minus(settings.secondsKept()).plus(MINUTE));
    boolean isLong = Duration.between(from, to).compareTo(LONG) > 0;
    return isOld || isLong
        ? byMinutes(bot, from.truncatedTo(ChronoUnit.MINUTES), to)
        : store.seconds(bot, from, to);
  }

  /** Minutes as far as they are rolled up, then seconds. */
  private List<SliSlice> byMinutes(TeamEnvironment bot, Instant from, Instant to) {
    List<SliSlice> slices = new ArrayList<>(store.minutes(bot, from, to));
    Instant tail = slices.isEmpty() ? from : slices.getLast().at().plus(MINUTE);
    if (tail.isBefore(to)) {
      slices.addAll(store.seconds(bot, tail, to));
    }
    return slices;
  }

  private static CommandTally total(List<SliSlice> slices) {
    return slices.stream().map(SliSlice::all).reduce(CommandTally.NONE, CommandTally::plus);
  }
}
