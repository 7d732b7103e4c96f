package dev.firedrill.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An alarm clock whose alarms ring when it is told what time it is. */
public final class HandSteppedAlarmClock implements AlarmClock {
  private record Alarm(Instant time, Map<String, String> data) {}

  private final Map<AlarmName, Alarm> alarms = new HashMap<>();
  private final Map<String, Handler> handlers = new HashMap<>();

  @Override
  public void at(Instant time, AlarmName name, Map<String, String> data) {
    alarms.put(name, new Alarm(time, Map.copyOf(data)));
  }

  @Override
  public void cancel(AlarmName name) {
    alarms.remove(name);
  }

  @Override
  public void register(String kind, Handler handler) {
    if (handlers.putIfAbsent(kind, handler) != null) {
      throw new IllegalStateException("two handlers for alarms of the kind " + kind);
    }
  }

  /** Rings what is due, in order of time; a handler that fails does not silence the others. */
  public void ringUntil(Instant now) {
    List<Map.Entry<AlarmName, Alarm>> due = new ArrayList<>(alarms.entrySet());
    due.removeIf(entry -> entry.getValue().time().isAfter(now));
    due.sort((one, other) -> one.getValue().time().compareTo(other.getValue().time()));
    for (Map.Entry<AlarmName, Alarm> entry : due) {
      alarms.remove(entry.getKey());
      Handler handler = handlers.get(entry.getKey().kind());
      if (handler != null) {
        try {
          handler.ring(entry.getKey(), entry.getValue().data());
        } catch (RuntimeException expected) {
          // As the contract says: harms no other alarm.
        }
      }
    }
  }

  public Map<AlarmName, Instant> set() {
    Map<AlarmName, Instant> times = new HashMap<>();
    alarms.forEach((name, alarm) -> times.put(name, alarm.time()));
    return times;
  }
}
