package dev.firedrill.chaos.fault;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The faults that this server can inject. Immutable. */
public final class Faults {
  private final Map<String, Fault> byId;

  public Faults(Fault... faults) {
    this(List.of(faults));
  }

  public Faults(Collection<? extends Fault> faults) {
    this.byId =
        faults.stream().collect(Collectors.toUnmodifiableMap(Fault::id, Function.identity()));
  }

  public Set<String> ids() {
    return byId.keySet();
  }

  /** The fault of this id; a plan that names another one was refused before it ran. */
  public Fault get(String id) {
    Fault fault = byId.get(id);
    if (fault == null) {
      throw new IllegalStateException(
          "this server cannot inject '" + id + "', only " + byId.keySet());
    }
    return fault;
  }
}
