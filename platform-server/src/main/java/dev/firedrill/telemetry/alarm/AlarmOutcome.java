package dev.firedrill.telemetry.alarm;

import java.util.List;

/** What came of asking to make or change an alarm. */
public sealed interface AlarmOutcome {
  /** Done; the warnings tell what will keep it from ever firing. */
  record Done(Alarm alarm, List<String> warnings) implements AlarmOutcome {}

  /** Somebody changed it in the meantime. */
  record Stale(Alarm current) implements AlarmOutcome {}

  /** The team has one of this name. */
  record NameTaken(Alarm other) implements AlarmOutcome {}

  /** A composite needs it: it cannot be deleted or renamed. */
  record Needed(List<String> composites) implements AlarmOutcome {}

  /** There is no such alarm of this team. */
  record Unknown() implements AlarmOutcome {}
}
