package dev.firedrill.chaos.fault;

import dev.firedrill.scenarios.Args;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A fault that is one rule with one owner at one place: it is ours as long as the rule there is.
 */
public final class RuleFault implements Fault {
  /** The place where the rule of an order stands. */
  public interface Place {
    /** In words, as "the weather service of this bot". */
    String words(FaultOrder order);

    /** The operation whose rule is in force there now. */
    Optional<String> owner(FaultOrder order);

    /** As {@code UpstreamRules.put}: false when it was refused. */
    boolean put(FaultOrder order);

    /** As {@code UpstreamRules.removeIfOwnedBy}: true when no rule is in force afterwards. */
    boolean removeIfOurs(FaultOrder order);
  }

  private static final String RULE = "rule";
  private static final String NONE = "none";

  private final String id;
  private final Place place;

  public RuleFault(String id, Place place) {
    this.id = id;
    this.place = place;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String object(FaultOrder order) {
    return place.words(order);
  }

  @Override
  public Map<String, Object> snapshot(FaultOrder order) {
    return Map.of(RULE, owner(order));
  }

  @Override
  public Map<String, Object> injected(FaultOrder order) {
    Map<String, Object> injected = new TreeMap<>();
    Args args = order.args();
    injected.putAll(args.values());
    injected.put(RULE, order.operationKey());
    return injected;
  }

  @Override
  public Applied apply(FaultOrder order) {
    return place.put(order)
        ? new Applied.Done()
        : new Applied.Refused(
            "another operation disturbs "
                + place.words(order)
                + " already, or this one is over; there is one fault at a time at one place");
  }

  @Override
  public TargetReading read(FaultOrder order, Map<String, Object> snapshot) {
    String now = owner(order);
    if (now.equals(order.operationKey())) {
      return TargetReading.OURS;
    }
    return now.equals(snapshot.get(RULE)) ? TargetReading.AS_BEFORE : TargetReading.CHANGED;
  }

  @Override
  public RevertOutcome revertIfOurs(FaultOrder order, Map<String, Object> snapshot) {
    return place.removeIfOurs(order) ? RevertOutcome.REVERTED : RevertOutcome.SUPERSEDED;
  }

  @Override
  public boolean clean(FaultOrder order, Map<String, Object> snapshot) {
    return !owner(order).equals(order.operationKey());
  }

  private String owner(FaultOrder order) {
    return place.owner(order).orElse(NONE);
  }
}
