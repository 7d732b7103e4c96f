package dev.firedrill.chaos.fault.bot;

import dev.firedrill.bot.disturbance.BotInterference;
import dev.firedrill.bot.disturbance.Operation;
import dev.firedrill.chaos.fault.FaultOrder;
import dev.firedrill.kernel.Failure;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Instances end once. Which ones is decided and written down before the first ends, and no name
 * comes twice, so doing it again ends nothing that came later.
 */
final class KillDeed implements Deed {
  private static final String ALL = "all";
  private static final String INCARNATIONS = "incarnations";

  private final BotInterference interference;
  private final boolean gentle;

  KillDeed(BotInterference interference, boolean gentle) {
    this.interference = interference;
    this.gentle = gentle;
  }

  @Override
  public Map<String, Object> make(FaultOrder order) {
    List<String> running = interference.incarnations(order.target());
    if (running.isEmpty()) {
      throw Failure.invalid("No instance of the bot runs, so none can be ended.");
    }
    String count = order.args().text("count").orElse("1");
    int wanted = count.equals(ALL) ? running.size() : Integer.parseInt(count);
    return Map.of(INCARNATIONS, running.stream().limit(wanted).toList());
  }

  @Override
  public void bringAbout(Operation operation) {
    BiConsumer<dev.firedrill.team.TeamEnvironment, String> end =
        gentle ? interference::terminate : interference::kill;
    operation.texts(INCARNATIONS).forEach(incarnation -> end.accept(operation.bot(), incarnation));
  }

  @Override
  public boolean isOurs(Operation operation) {
    return true;
  }

  @Override
  public boolean isClean(Operation operation) {
    return true;
  }
}
