package dev.firedrill.telemetry.alarm.composite;

import dev.firedrill.telemetry.AlarmState;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;

/** A rule over the states of other alarms, as CloudWatch's composite alarms have it. */
public sealed interface CompositeRule {
  /** Whether it holds when the alarms stand as told; names are compared without regard to case. */
  boolean holds(Function<String, AlarmState> states);

  /** The names it speaks of, as written, each once. */
  Set<String> names();

  /** The alarm of this name is in this state. */
  record Is(AlarmState state, String name) implements CompositeRule {
    @Override
    public boolean holds(Function<String, AlarmState> states) {
      return states.apply(name) == state;
    }

    @Override
    public Set<String> names() {
      return Set.of(name);
    }
  }

  /** TRUE or FALSE. */
  record Constant(boolean value) implements CompositeRule {
    @Override
    public boolean holds(Function<String, AlarmState> states) {
      return value;
    }

    @Override
    public Set<String> names() {
      return Set.of();
    }
  }

  record Not(CompositeRule rule) implements CompositeRule {
    @Override
    public boolean holds(Function<String, AlarmState> states) {
      return !rule.holds(states);
    }

    @Override
    public Set<String> names() {
      return rule.names();
    }
  }

  record And(CompositeRule one, CompositeRule other) implements CompositeRule {
    @Override
    public boolean holds(Function<String, AlarmState> states) {
      return one.holds(states) && other.holds(states);
    }

    @Override
    public Set<String> names() {
      return both(one, other);
    }
  }

  record Or(CompositeRule one, CompositeRule other) implements CompositeRule {
    @Override
    public boolean holds(Function<String, AlarmState> states) {
      return one.holds(states) || other.holds(states);
    }

    @Override
    public Set<String> names() {
      return both(one, other);
    }
  }

  private static Set<String> both(CompositeRule one, CompositeRule other) {
    Set<String> names = new LinkedHashSet<>(one.names());
    names.addAll(other.names());
    return names;
  }
}
