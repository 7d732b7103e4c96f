package dev.firedrill.slo.api.objective;

import dev.firedrill.slo.SliTally;
import dev.firedrill.slo.objective.BudgetReport;
import dev.firedrill.slo.objective.Objective;
import dev.firedrill.slo.objective.Objectives;
import dev.firedrill.slo.objective.Slos;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.Teams;
import dev.firedrill.web.PersonView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How an objective is shown. */
public final class SloViews {
  private static final int MOST_CHANGES = 20;

  private final Slos slos;
  private final Objectives objectives;
  private final Teams teams;

  public SloViews(Slos slos, Objectives objectives, Teams teams) {
    this.slos = slos;
    this.objectives = objectives;
    this.teams = teams;
  }

  SloView now(TeamEnvironment bot, Instant now) {
    Slos.Standing standing = slos.now(bot, now);
    Objective objective = standing.objective();
    BudgetReport budget = standing.budget();
    return new SloView(
        objective.version(),
        bot.environment(),
        objective.target().value(),
        objective.window().toHours(),
        objective.latency().toMillis(),
        objective.change() == null ? null : objective.change().at(),
        new SloView.SloBudgetView(
            budget.allowed(), budget.spent(), budget.excused(), budget.left()),
        standing.burn().stream()
            .map(burn -> new SloView.SloBurnView(word(burn.window()), burn.rate()))
            .toList(),
        standing.trend(),
        budget.exhaustedAt(),
        standing.commands().entrySet().stream().map(SloViews::command).toList(),
        budget.history().stream()
            .map(point -> new SloView.SloPointView(point.at(), point.left()))
            .toList(),
        changes(bot));
  }

  private static SloView.SloCommandView command(Map.Entry<String, SliTally> entry) {
    return new SloView.SloCommandView(
        entry.getKey(), entry.getValue().good(), entry.getValue().total());
  }

  private static String word(Duration window) {
    return window.toHours() > 0 ? window.toHours() + "h" : window.toMinutes() + "m";
  }

  private List<SloView.ObjectiveChangeView> changes(TeamEnvironment bot) {
    return objectives.history(bot, MOST_CHANGES).stream()
        .flatMap(objective ->
            Stream.ofNullable(objective.change()).map(change -> change(objective, change)))
        .toList();
  }

  private SloView.ObjectiveChangeView change(Objective objective, Objective.Change change) {
    return new SloView.ObjectiveChangeView(
        objective.version(),
        change.at(),
        person(change),
        objective.target().value(),
        objective.window().toHours(),
        objective.latency().toMillis(),
        change.reason());
  }

  private @Nullable PersonView person(Objective.Change change) {
    return teams
        .person(change.by())
        .map(member -> new PersonView(member.id().value(), member.name(), member.handle()))
        .orElse(null);
  }
}
