package dev.firedrill.incident.status;

import dev.firedrill.incident.Incident;
import dev.firedrill.incident.Incidents;
import dev.firedrill.incident.Severity;
import dev.firedrill.incident.status.ServiceHealth.Counts;
import dev.firedrill.incident.status.StatusReport.Component;
import dev.firedrill.incident.status.StatusReport.Day;
import dev.firedrill.incident.status.StatusReport.PublicIncident;
import dev.firedrill.incident.status.StatusReport.PublicUpdate;
import dev.firedrill.incident.status.StatusReport.State;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.Teams;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Makes status pages of what users of production met and of what the team tells everybody. */
public final class StatusDesk {
  static final int DAYS = 14;
  static final int MOST_INCIDENTS = 20;
  private static final Duration LATELY = Duration.ofMinutes(5);
  private static final double OUTAGE_BELOW = 0.5;

  /** Fewer failures may be chance. */
  private static final long FEWEST_FAILURES = 3;

  private static final Counts NOBODY = new Counts(0, 0);
  private static final int MOST_DAYS_KEPT = 20_000;

  private record DayOfBot(TeamEnvironment bot, LocalDate day) {}

  private final Teams teams;
  private final Incidents incidents;
  private final ServiceHealth health;

  /** Days that are over change no more. */
  private final Map<DayOfBot, Map<String, Counts>> pastDays = new ConcurrentHashMap<>();

  public StatusDesk(Teams teams, Incidents incidents, ServiceHealth health) {
    this.teams = teams;
    this.incidents = incidents;
    this.health = health;
  }

  public StatusReport report(Team team, Instant now) {
    TeamEnvironment production = TeamEnvironment.production(team.id());
    List<Component> components = components(production, now);
    List<Incident> told =
        incidents.list(team.id(), false).stream()
            .filter(incident ->
                incident.isOpen()
                    || !incident.declaredAt().isBefore(now.minus(DAYS, ChronoUnit.DAYS)))
            .limit(MOST_INCIDENTS)
            .toList();
    State state = state(components, told);
    NamelessText text = new NamelessText(teams.members(team.id()));
    return new StatusReport(
        team.name(),
        state,
        headline(state),
        components,
        told.stream().map(incident -> shown(incident, text)).toList(),
        now);
  }

  private List<Component> components(TeamEnvironment bot, Instant now) {
    Map<LocalDate, Map<String, Counts>> days = new LinkedHashMap<>();
    LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
    for (int ago = DAYS - 1; ago >= 0; ago--) {
      LocalDate day = today.minusDays(ago);
      days.put(day, ago == 0 ? ofDay(bot, day) : pastDay(bot, day));
    }
    Map<String, Counts> lately = health.between(bot, now.minus(LATELY), now);
    double objective = health.objective(bot);
    TreeSet<String> names = new TreeSet<>(lately.keySet());
    days.values().forEach(day -> names.addAll(day.keySet()));
    List<Component> components = new ArrayList<>();
    for (String name : names) {
      components.add(
          new Component(
              name,
              state(lately.getOrDefault(name, NOBODY), objective),
              days.entrySet().stream()
                  .map(day ->
                      day(day.getKey(), day.getValue().getOrDefault(name, NOBODY), objective))
                  .toList()));
    }
    return components;
  }

  private Map<String, Counts> pastDay(TeamEnvironment bot, LocalDate day) {
    if (pastDays.size() > MOST_DAYS_KEPT) {
      pastDays.clear();
    }
    return pastDays.computeIfAbsent(new DayOfBot(bot, day), key -> ofDay(key.bot(), key.day()));
  }

  private Map<String, Counts> ofDay(TeamEnvironment bot, LocalDate day) {
    return health.between(
        bot,
        day.atStartOfDay(ZoneOffset.UTC).toInstant(),
        day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  private static Day day(LocalDate date, Counts counts, double objective) {
    return new Day(date, counts.good(), counts.total(), state(counts, objective));
  }

  static State state(Counts counts, double objective) {
    if (counts.total() == 0) {
      return State.NO_DATA;
    }
    double share = (double) counts.good() / counts.total();
    if (counts.bad() < FEWEST_FAILURES || share >= objective) {
      return State.OPERATIONAL;
    }
    return share < OUTAGE_BELOW ? State.OUTAGE : State.DEGRADED;
  }

  private static State state(List<Component> components, List<Incident> told) {
    List<State> states = components.stream().map(Component::state).toList();
    boolean isSevere =
        told.stream()
            .anyMatch(incident ->
                incident.isOpen()
                    && incident.status() != Incident.Status.MITIGATED
                    && (incident.severity() == Severity.SEV1
                        || incident.severity() == Severity.SEV2));
    boolean allOut =
        states.contains(State.OUTAGE)
            && states.stream().allMatch(one -> one == State.OUTAGE || one == State.NO_DATA);
    if (allOut) {
      return State.OUTAGE;
    }
    if (isSevere || states.contains(State.OUTAGE) || states.contains(State.DEGRADED)) {
      return State.DEGRADED;
    }
    return states.contains(State.OPERATIONAL) ? State.OPERATIONAL : State.NO_DATA;
  }

  private static String headline(State state) {
    return switch (state) {
      case OPERATIONAL -> "All systems operational";
      case DEGRADED -> "Some requests fail or are slow";
      case OUTAGE -> "The service is down";
      case NO_DATA -> "Nobody has asked for five minutes, so nothing is known";
    };
  }

  private static PublicIncident shown(Incident incident, NamelessText text) {
    return new PublicIncident(
        text.of(incident.title()),
        incident.severity(),
        incident.status(),
        incident.declaredAt(),
        incident.resolvedAt(),
        incident.updates().stream()
            .filter(Incident.Update::forPublic)
            .map(update -> new PublicUpdate(update.at(), update.status(), text.of(update.text())))
            .toList());
  }
}
