package dev.firedrill.chaos.fault.bot;

import dev.firedrill.bot.disturbance.Operation;
import dev.firedrill.bot.pipeline.Pipeline;
import dev.firedrill.chaos.fault.FaultOrder;
import dev.firedrill.upstream.UpstreamKeys;
import java.util.Map;

/**
 * The key of the bot's upstreams is another one, and what runs still has the one before. Whoever
 * starts the bot anew has the new one. Taken back, both are good.
 */
final class KeyDeed implements Deed {
  private static final String DEPLOYMENT = "deployment";
  private static final String FORMER = "formerKey";

  private final Pipeline pipeline;
  private final UpstreamKeys keys;

  KeyDeed(Pipeline pipeline, UpstreamKeys keys) {
    this.pipeline = pipeline;
    this.keys = keys;
  }

  @Override
  public Map<String, Object> make(FaultOrder order) {
    pipeline.lock(order.target().team());
    long deployment = pipeline.current(order.target()).number();
    return Map.of(DEPLOYMENT, deployment, FORMER, keys.rotate(order.target()));
  }

  @Override
  public boolean isOurs(Operation operation) {
    return pipeline.current(operation.bot()).number() == operation.number(DEPLOYMENT);
  }

  @Override
  public void undo(Operation operation) {
    keys.accept(operation.bot(), operation.required(FORMER));
  }

  @Override
  public boolean isClean(Operation operation) {
    return keys.botOf(operation.required(FORMER)).isPresent();
  }
}
