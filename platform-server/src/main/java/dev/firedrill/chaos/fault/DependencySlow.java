package dev.firedrill.chaos.fault;

import dev.firedrill.upstream.UpstreamRule;
import dev.firedrill.upstream.UpstreamRules;
import dev.firedrill.upstream.UpstreamService;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An upstream of the bot answers late, with correct content. */
public final class DependencySlow implements Fault {
  public static final String ID = "dependency-slow";

  private static final String RULE = "rule";
  private static final String NONE = "none";

  private final UpstreamRules rules;

  public DependencySlow(UpstreamRules rules) {
    this.rules = rules;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Map<String, Object> snapshot(FaultOrder order) {
    return Map.of(RULE, standing(order).map(UpstreamRule::operationKey).orElse(NONE));
  }

  @Override
  public Map<String, Object> injected(FaultOrder order) {
    UpstreamRule rule = rule(order);
    return Map.of(
        RULE,
        rule.operationKey(),
        "service",
        rule.service().word(),
        "delayMs",
        rule.delay().toMillis(),
        "jitterMs",
        rule.jitter().toMillis());
  }

  @Override
  public Applied apply(FaultOrder order) {
    return rules.put(rule(order))
        ? new Applied.Done()
        : new Applied.Refused(
            "another operation slows the " + service(order).word() + " service of this bot");
  }

  @Override
  public TargetReading read(FaultOrder order, Map<String, Object> snapshot) {
    String now = standing(order).map(UpstreamRule::operationKey).orElse(NONE);
    if (now.equals(order.operationKey())) {
      return TargetReading.OURS;
    }
    return now.equals(snapshot.get(RULE)) ? TargetReading.AS_BEFORE : TargetReading.CHANGED;
  }

  @Override
  public RevertOutcome revertIfOurs(FaultOrder order, Map<String, Object> snapshot) {
    return rules.removeIfOwnedBy(order.target(), service(order), order.operationKey())
        ? RevertOutcome.REVERTED
        : RevertOutcome.SUPERSEDED;
  }

  @Override
  public boolean clean(FaultOrder order, Map<String, Object> snapshot) {
    return standing(order)
        .filter(rule -> rule.operationKey().equals(order.operationKey()))
        .isEmpty();
  }

  private Optional<UpstreamRule> standing(FaultOrder order) {
    return rules.find(order.target(), service(order));
  }

  private static UpstreamRule rule(FaultOrder order) {
    return UpstreamRule.slow(
        order.target(),
        service(order),
        order
            .args()
            .duration("delay")
            .orElseThrow(() -> new IllegalArgumentException(ID + " needs a delay")),
        order.args().duration("jitter").orElse(Duration.ZERO),
        order.operationKey(),
        order.epoch(),
        order.expiresAt());
  }

  private static UpstreamService service(FaultOrder order) {
    return order
        .args()
        .text("service")
        .map(word -> UpstreamService.valueOf(word.toUpperCase(Locale.ROOT)))
        .orElseThrow(() -> new IllegalArgumentException(ID + " needs a service"));
  }
}
