package dev.firedrill.chaos.fault.bot;

import dev.firedrill.bot.deploy.Deployment;
import dev.firedrill.bot.disturbance.Operation;
import dev.firedrill.bot.pipeline.Pipeline;
import dev.firedrill.chaos.fault.FaultOrder;
import dev.firedrill.team.TeamEnvironment;
import java.time.Duration;
import java.util.Map;

/** A deployment of what runs, on a machine whose clock is off. Any other deployment mends it. */
final class SkewDeed implements Deed {
  private final Pipeline pipeline;

  SkewDeed(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  @Override
  public Map<String, Object> make(FaultOrder order) {
    TeamEnvironment bot = order.target();
    pipeline.lock(bot.team());
    Deployment current = pipeline.current(bot);
    Duration offset = order.args().duration("offset").orElse(Duration.ofHours(1));
    Deployment made =
        pipeline.put(
            bot,
            Deployment.Kind.RESTART,
            current.release().number(),
            current.configVersion(),
            order.args().text("changeCause").orElse("moved to another node"));
    return Map.of("deployment", made.number(), ClockOffsets.SECONDS, offset.toSeconds());
  }

  @Override
  public boolean isOurs(Operation operation) {
    return pipeline.current(operation.bot()).number() == operation.number("deployment");
  }

  @Override
  public void undo(Operation operation) {
    TeamEnvironment bot = operation.bot();
    pipeline.lock(bot.team());
    if (isOurs(operation)) {
      Deployment current = pipeline.current(bot);
      pipeline.put(
          bot,
          Deployment.Kind.RESTART,
          current.release().number(),
          current.configVersion(),
          "moved to another node");
    }
  }

  @Override
  public boolean isClean(Operation operation) {
    return !isOurs(operation);
  }
}
