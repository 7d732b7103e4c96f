package dev.firedrill.automation.testing;

import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import dev.firedrill.telemetry.AlarmRef;
import dev.firedrill.telemetry.AlarmState;
import dev.firedrill.telemetry.Alarms;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Alarms that change when the test says so, and leave the evidence of it. */
public final class AlarmsByHand implements Alarms {
  private final Map<UUID, AlarmRef> alarms = new LinkedHashMap<>();
  private final Evidence evidence;

  public AlarmsByHand(Evidence evidence) {
    this.evidence = evidence;
  }

  public AlarmRef add(TeamEnvironment bot, String name, @Nullable UUID runbook) {
    AlarmRef alarm =
        new AlarmRef(UUID.randomUUID(), bot, name, AlarmState.OK, true, runbook, false);
    alarms.put(alarm.id(), alarm);
    return alarm;
  }

  public void remove(UUID id) {
    alarms.remove(id);
  }

  /** Lets the alarm change, as told at that time. */
  public void go(UUID id, AlarmState to, Instant at) {
    AlarmRef was = find(id).orElseThrow();
    turn(id, to);
    evidence.append(
        NewEvidence.of(
                EvidenceKind.ALARM_STATE_CHANGED,
                was.bot().team(),
                "alarm:" + id,
                was.name() + " went " + to)
            .withEnvironment(was.bot().environment())
            .withOccurredAt(at)
            .withPayload(
                Map.of(
                    "alarm", id.toString(),
                    "name", was.name(),
                    "from", was.state().name(),
                    "to", to.name())));
  }

  /** The state only, without evidence. */
  public void turn(UUID id, AlarmState to) {
    AlarmRef was = find(id).orElseThrow();
    alarms.put(
        id,
        new AlarmRef(id, was.bot(), was.name(), to, was.enabled(), was.runbook(), was.tested()));
  }

  @Override
  public List<AlarmRef> of(TeamId team) {
    return alarms.values().stream().filter(alarm -> alarm.bot().team().equals(team)).toList();
  }

  @Override
  public Optional<AlarmRef> find(UUID id) {
    return Optional.ofNullable(alarms.get(id));
  }
}
