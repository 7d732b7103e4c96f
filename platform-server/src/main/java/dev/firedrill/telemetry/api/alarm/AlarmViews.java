package dev.firedrill.telemetry.api.alarm;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.Teams;
import dev.firedrill.telemetry.alarm.Alarm;
import dev.firedrill.telemetry.alarm.AlarmEntry;
import dev.firedrill.telemetry.alarm.evaluation.AlarmWatch;
import dev.firedrill.telemetry.api.alarm.wire.AlarmHistoryView;
import dev.firedrill.telemetry.api.alarm.wire.AlarmView;
import dev.firedrill.telemetry.paging.Silence;
import dev.firedrill.telemetry.paging.SilenceStore;
import dev.firedrill.web.PersonView;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Alarms as the API shows them. */
public final class AlarmViews {
  private final AlarmWatch watch;
  private final SilenceStore silences;
  private final Teams teams;
  private final InstantSource clock;

  public AlarmViews(AlarmWatch watch, SilenceStore silences, Teams teams, InstantSource clock) {
    this.watch = watch;
    this.silences = silences;
    this.teams = teams;
    this.clock = clock;
  }

  public AlarmView of(Alarm alarm) {
    return of(alarm, silences.active(alarm.team(), clock.instant()), List.of());
  }

  AlarmView of(Alarm alarm, List<Silence> active, List<String> warnings) {
    AlarmWatch.@Nullable Reading reading = watch.reading(alarm.id()).orElse(null);
    Instant now = clock.instant();
    return AlarmView.of(
        alarm,
        teams.get(alarm.team()).slug().value(),
        reading == null ? alarm.stateValue() : reading.value(),
        reading == null ? null : reading.at(),
        active.stream()
            .filter(silence -> silence.covers(alarm.id(), alarm.definition().environment(), now))
            .map(Silence::until)
            .max(Comparator.naturalOrder())
            .orElse(null),
        person(alarm.createdBy()),
        person(alarm.updatedBy()),
        warnings);
  }

  List<AlarmView> of(TeamId team, List<Alarm> alarms) {
    List<Silence> active = silences.active(team, clock.instant());
    return alarms.stream().map(alarm -> of(alarm, active, List.of())).toList();
  }

  AlarmHistoryView history(List<AlarmEntry> entries, int limit) {
    return new AlarmHistoryView(
        entries.stream()
            .limit(limit)
            .map(entry ->
                new AlarmHistoryView.AlarmEntryView(
                    entry.id(),
                    entry.at(),
                    entry.from(),
                    entry.to(),
                    entry.reason(),
                    entry.value() == null || !Double.isFinite(entry.value()) ? null : entry.value(),
                    person(entry.by()),
                    entry.kind()))
            .toList(),
        entries.size() > limit);
  }

  private @Nullable PersonView person(@Nullable PersonId id) {
    return id == null
        ? null
        : teams
            .person(id)
            .map(member -> new PersonView(member.id().value(), member.name(), member.handle()))
            .orElse(null);
  }
}
