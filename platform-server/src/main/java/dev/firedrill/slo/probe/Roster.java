package dev.firedrill.slo.probe;

import dev.firedrill.kernel.Transactions;
import dev.firedrill.slo.ErrorBudget;
import dev.firedrill.slo.SliSlice;
import dev.firedrill.slo.SliStore;
import dev.firedrill.slo.SliStore.Standing;
import dev.firedrill.slo.SliSummary.State;
import dev.firedrill.slo.SliTick;
import dev.firedrill.slo.SliWindow;
import dev.firedrill.slo.SloSettings;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Member;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.Teams;
import dev.firedrill.workspace.ChannelId;
import dev.firedrill.workspace.MessageRoutes;
import dev.firedrill.workspace.UserId;
import dev.firedrill.workspace.Workspaces;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bots that are asked: both environments of every team, as soon as their chat is there. */
final class Roster {
  private static final Logger LOG = LoggerFactory.getLogger(Roster.class);
  private static final int AT_ONCE = 20;
  private static final Duration AHEAD = Duration.ofMinutes(1);

  private final Teams teams;
  private final Workspaces workspaces;
  private final MessageRoutes routes;
  private final SliStore store;
  private final Transactions transactions;
  private final WindowRecorder windows;
  private final SloSettings settings;
  private final Map<TeamEnvironment, Target> byBot = new ConcurrentHashMap<>();
  private final Map<ChannelId, Target> byChannel = new ConcurrentHashMap<>();
  private volatile List<Target> all = List.of();

  Roster(
      Teams teams,
      Workspaces workspaces,
      MessageRoutes routes,
      SliStore store,
      Transactions transactions,
      WindowRecorder windows,
      SloSettings settings) {
    this.teams = teams;
    this.workspaces = workspaces;
    this.routes = routes;
    this.store = store;
    this.transactions = transactions;
    this.windows = windows;
    this.settings = settings;
  }

  Collection<Target> targets() {
    return all;
  }

  @Nullable Target of(TeamEnvironment bot) {
    return byBot.get(bot);
  }

  @Nullable Target in(ChannelId channel) {
    return byChannel.get(channel);
  }

  /**
   * Takes in some of the bots that are new; false while there are more, so that the others need not
   * wait for all of them. One that is not ready yet is tried again next time.
   */
  boolean refresh(Instant now) {
    int taken = 0;
    for (Team team : teams.all()) {
      for (EnvironmentName environment : EnvironmentName.values()) {
        TeamEnvironment bot = new TeamEnvironment(team.id(), environment);
        if (!byBot.containsKey(bot)) {
          if (taken == AT_ONCE) {
            return false;
          }
          // Those that fail do not count, or they would keep the others out for good.
          taken += tryToAdd(bot, team, now) ? 1 : 0;
        }
      }
    }
    return true;
  }

  private boolean tryToAdd(TeamEnvironment bot, Team team, Instant now) {
    try {
      add(bot, now);
      return true;
    } catch (RuntimeException notYet) {
      LOG.warn(
          "users cannot talk to {} of {} yet: {}",
          bot.environment().word(),
          team.slug(),
          notYet.toString());
      return false;
    }
  }

  private void add(TeamEnvironment bot, Instant now) {
    // Its users come with one commit, not with one each.
    Target.Place place = transactions.call(() -> place(bot));
    Standing standing =
        store
            .standing(bot)
            .orElseGet(
                () -> new Standing(State.NO_DATA, now, SliTick.floor(now, SliWindow.LENGTH)));
    Ledger ledger = new Ledger(bot);
    restore(ledger, bot, now);
    Target target = new Target(bot, place, routes, settings, ledger, standing, now);
    windows.catchUp(target, now);
    byBot.put(bot, target);
    byChannel.put(place.channel(), target);
    all = List.copyOf(byBot.values());
  }

  private Target.Place place(TeamEnvironment bot) {
    Set<String> taken =
        teams.members(bot.team()).stream().map(Member::handle).collect(Collectors.toSet());
    List<UserId> cast =
        Cast.of(bot, taken).stream()
            .map(extra -> workspaces.syntheticUser(bot, extra.handle(), extra.name()))
            .toList();
    return new Target.Place(
        workspaces.usersChannel(bot).id(), workspaces.botUser(bot.team(), bot.environment()), cast);
  }

  private void restore(Ledger ledger, TeamEnvironment bot, Instant now) {
    Instant hourAgo = now.minus(ErrorBudget.BUDGET_WINDOW).truncatedTo(ChronoUnit.MINUTES);
    List<SliSlice> minutes = store.minutes(bot, hourAgo, now.plus(AHEAD));
    Instant unrolled =
        minutes.isEmpty() ? hourAgo : minutes.getLast().at().plus(1, ChronoUnit.MINUTES);
    Instant inMemory = now.minus(SliTick.WINDOW).truncatedTo(ChronoUnit.SECONDS);
    List<SliSlice> seconds =
        store.seconds(bot, unrolled.isBefore(inMemory) ? unrolled : inMemory, now.plus(AHEAD));
    ledger.restore(minutes, seconds, unrolled);
    // What was open when this platform died will never be known.
    seconds.stream()
        .filter(slice -> slice.open() > 0)
        .forEach(slice -> ledger.platformErrors(slice.at(), slice.open()));
  }
}
