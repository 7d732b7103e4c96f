package dev.firedrill.chaos.fault.bot;

import dev.firedrill.bot.deploy.Deployment;
import dev.firedrill.bot.disturbance.Operation;
import dev.firedrill.bot.pipeline.Pipeline;
import dev.firedrill.bot.release.Release;
import dev.firedrill.chaos.fault.FaultOrder;
import dev.firedrill.team.TeamEnvironment;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** A deployment of a release whose bytes cannot be had. */
final class ReleaseDeed implements Deed {
  private final Pipeline pipeline;

  ReleaseDeed(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  @Override
  public Map<String, Object> make(FaultOrder order) {
    TeamEnvironment bot = order.target();
    pipeline.lock(bot.team());
    Deployment current = pipeline.current(bot);
    String version = order.args().text("artifact").orElse(after(current.release().version()));
    String reason = order.args().text("changeCause").orElse("release " + version);
    Release broken = pipeline.broken(bot.team(), version, digest(order.operationKey()), reason);
    Deployment made =
        pipeline.put(bot, Deployment.Kind.DEPLOY, broken.number(), current.configVersion(), reason);
    return Map.of(
        "deployment", made.number(),
        "release", broken.number(),
        "ranRelease", current.release().number());
  }

  /** Of bytes that nobody has. */
  private static String digest(String operationKey) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(("unbuilt " + operationKey).getBytes(StandardCharsets.UTF_8));
      return "sha256:" + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  /** The version that would come next: its last number and one. */
  private static String after(String version) {
    int end = version.length();
    while (end > 0 && !Character.isDigit(version.charAt(end - 1))) {
      end--;
    }
    int begin = end;
    while (begin > 0 && Character.isDigit(version.charAt(begin - 1)) && end - begin < 9) {
      begin--;
    }
    return begin == end
        ? version + ".1"
        : version.substring(0, begin) + (Long.parseLong(version.substring(begin, end)) + 1);
  }

  @Override
  public boolean isOurs(Operation operation) {
    return pipeline.current(operation.bot()).release().number() == release(operation);
  }

  @Override
  public void undo(Operation operation) {
    TeamEnvironment bot = operation.bot();
    pipeline.lock(bot.team());
    if (isOurs(operation)) {
      pipeline.put(
          bot,
          Deployment.Kind.ROLLBACK,
          Math.toIntExact(operation.number("ranRelease")),
          pipeline.current(bot).configVersion(),
          "back to the release before");
    }
    if (pipeline
        .inProgress(bot)
        .filter(next -> next.release().number() == release(operation))
        .isEmpty()) {
      pipeline.withdraw(bot.team(), release(operation), "its build is broken");
    }
  }

  @Override
  public boolean isClean(Operation operation) {
    return !isOurs(operation)
        && pipeline.release(operation.bot().team(), release(operation)).isDeleted();
  }

  private static int release(Operation operation) {
    return Math.toIntExact(operation.number("release"));
  }
}
