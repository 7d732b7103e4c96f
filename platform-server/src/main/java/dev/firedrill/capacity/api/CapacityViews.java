package dev.firedrill.capacity.api;

import dev.firedrill.capacity.CapacityDesk;
import dev.firedrill.capacity.CapacityRules;
import dev.firedrill.capacity.Size;
import dev.firedrill.capacity.UsageMinute;
import dev.firedrill.capacity.UsageMinutes;
import dev.firedrill.capacity.UserLoad;
import dev.firedrill.capacity.api.CapacityView.CapacityBudgetView;
import dev.firedrill.capacity.api.CapacityView.CapacityEnvironmentView;
import dev.firedrill.capacity.api.CapacityView.HeadroomView;
import dev.firedrill.capacity.api.CapacityView.LimitsView;
import dev.firedrill.capacity.api.CapacityView.PeakView;
import dev.firedrill.capacity.api.CapacityView.SizeChangeView;
import dev.firedrill.capacity.api.CapacityView.SizeView;
import dev.firedrill.capacity.api.CapacityView.UsageView;
import dev.firedrill.capacity.forecast.Forecast;
import dev.firedrill.capacity.forecast.ForecastDesk;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.Teams;
import dev.firedrill.web.PersonView;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a team's capacity is shown. */
public final class CapacityViews {
  private static final Duration SHOWN = Duration.ofHours(1);
  private static final Duration PEAK_OF = Duration.ofHours(24);

  /** Later the instances of that minute may be gone. */
  private static final Duration RECENT = Duration.ofMinutes(3);

  /** What the runtime makes of a size. */
  public interface Limits {
    LimitsView of(Size size);
  }

  private final CapacityDesk desk;
  private final ForecastDesk forecasts;
  private final UsageMinutes usage;
  private final UserLoad load;
  private final Limits limits;
  private final Teams teams;

  public CapacityViews(
      CapacityDesk desk,
      ForecastDesk forecasts,
      UsageMinutes usage,
      UserLoad load,
      Limits limits,
      Teams teams) {
    this.desk = desk;
    this.forecasts = forecasts;
    this.usage = usage;
    this.load = load;
    this.limits = limits;
    this.teams = teams;
  }

  CapacityView of(TeamId team, Instant now) {
    List<CapacityEnvironmentView> environments = new ArrayList<>();
    int used = 0;
    for (EnvironmentName name : EnvironmentName.values()) {
      CapacityEnvironmentView view = environment(new TeamEnvironment(team, name), now);
      environments.add(view);
      used += view.units();
    }
    CapacityRules rules = desk.rules();
    return new CapacityView(
        new CapacityBudgetView(
            rules.unitsPerTeam(), used, Math.max(0, rules.unitsPerTeam() - used)),
        environments,
        forecasts.of(team).stream().map(this::view).toList(),
        "A unit is %d MiB of memory and %d %% of a core; a size costs as many as the larger of the two needs. Requests are those of the course's synthetic users."
            .formatted(CapacityRules.MEMORY_OF_UNIT, CapacityRules.CPU_OF_UNIT));
  }

  private CapacityEnvironmentView environment(TeamEnvironment bot, Instant now) {
    Instant from = now.minus(PEAK_OF).truncatedTo(ChronoUnit.MINUTES);
    Map<Instant, Double> asked = new HashMap<>();
    load.between(bot, from, now)
        .forEach(minute -> asked.put(minute.at(), minute.requestsPerSecond()));
    List<UsageMinute> day = usage.between(bot, from, now);
    Size size = desk.size(bot);
    PeakView peak = peak(day, asked);
    Size.Change change = size.change();
    return new CapacityEnvironmentView(
        bot.environment(),
        size.version(),
        new SizeView(
            size.memoryMiB(), size.cpuPercent(), size.cpuPercent() / 100.0, instances(day, now)),
        size.units(),
        limits.of(size),
        day.stream()
            .filter(minute -> !minute.at().isBefore(now.minus(SHOWN)))
            .map(minute ->
                new UsageView(
                    minute.at(), minute.cpu(), minute.residentBytes(), asked.get(minute.at())))
            .toList(),
        peak,
        peak == null ? null : headroom(size, peak),
        change == null
            ? null
            : new SizeChangeView(change.at(), person(change.by()), change.reason()));
  }

  private static int instances(List<UsageMinute> day, Instant now) {
    return day.isEmpty() || day.getLast().at().isBefore(now.minus(RECENT))
        ? 0
        : day.getLast().instances();
  }

  /** Of one instance: the size is each one's, and in a rollout two are measured together. */
  private static @Nullable PeakView peak(List<UsageMinute> day, Map<Instant, Double> asked) {
    if (day.isEmpty()) {
      return null;
    }
    return new PeakView(
        day.stream()
            .mapToDouble(minute -> minute.cpu() / Math.max(1, minute.instances()))
            .max()
            .orElseThrow(),
        day.stream()
            .mapToLong(minute -> minute.residentBytes() / Math.max(1, minute.instances()))
            .max()
            .orElseThrow(),
        asked.values().stream().filter(Objects::nonNull).max(Double::compare).orElse(null));
  }

  private static HeadroomView headroom(Size size, PeakView peak) {
    return new HeadroomView(
        Math.clamp(1 - (double) peak.rssBytes() / ((long) size.memoryMiB() << 20), 0, 1),
        Math.clamp(1 - peak.cpu() * 100 / size.cpuPercent(), 0, 1));
  }

  ForecastView view(ForecastDesk.Judged judged) {
    Forecast forecast = judged.forecast();
    return new ForecastView(
        forecast.id(),
        forecast.bot().environment(),
        forecast.from(),
        forecast.until(),
        forecast.peakRequestsPerSecond(),
        forecast.unitsBudget(),
        forecast.reasoning(),
        forecast.filedAt(),
        person(forecast.filedBy()),
        judged.score() == null ? null : ForecastView.ForecastScoreView.of(judged.score()));
  }

  private @Nullable PersonView person(PersonId id) {
    return teams
        .person(id)
        .map(member -> new PersonView(member.id().value(), member.name(), member.handle()))
        .orElse(null);
  }
}
