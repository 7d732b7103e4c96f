package dev.firedrill.chaos.fault.upstream;

import dev.firedrill.chaos.fault.FaultOrder;
import dev.firedrill.chaos.fault.RuleFault;
import dev.firedrill.scenarios.Args;
import dev.firedrill.upstream.UpstreamEffect;
import dev.firedrill.upstream.UpstreamRule;
import dev.firedrill.upstream.UpstreamRules;
import dev.firedrill.upstream.UpstreamService;
import java.util.Optional;
import java.util.function.Function;

/** One service as one bot sees it. */
record UpstreamPlace(
    UpstreamRules rules,
    Function<Args, UpstreamService> service,
    Function<Args, ? extends UpstreamEffect> effect)
    implements RuleFault.Place {
  @Override
  public String words(FaultOrder order) {
    return "the " + service.apply(order.args()).word() + " service of this bot";
  }

  @Override
  public Optional<String> owner(FaultOrder order) {
    return rules.find(order.target(), service.apply(order.args())).map(UpstreamRule::operationKey);
  }

  @Override
  public boolean put(FaultOrder order) {
    return rules.put(
        new UpstreamRule(
            order.target(),
            service.apply(order.args()),
            effect.apply(order.args()),
            order.operationKey(),
            order.epoch(),
            order.expiresAt()));
  }

  @Override
  public boolean removeIfOurs(FaultOrder order) {
    return rules.removeIfOwnedBy(order.target(), service.apply(order.args()), order.operationKey());
  }
}
