package dev.firedrill.app.wiring;

import dev.firedrill.bot.BotRuntime;
import dev.firedrill.bot.Bots;
import dev.firedrill.bot.settings.EncryptionKey;
import dev.firedrill.bot.settings.SecretSeal;
import dev.firedrill.telemetry.Metrics;
import dev.firedrill.telemetry.UserSli;
import dev.firedrill.workspace.Workspaces;

/**
 * The way from what bots tell to whom is told, wired as in earnest: scraper, store, alarms, pages,
 * outbox. For the bench that times it, which brings bots and chat.
 */
public final class AlarmChain {
  private AlarmChain() {}

  /**
   * Adds all of it to the foundation's backgrounds, where nothing works yet; what bots told, as the
   * alarms see it.
   */
  public static Metrics wire(
      Foundation foundation, Workspaces workspaces, BotRuntime runtime, Bots bots, UserSli users) {
    byte[] key = new byte[EncryptionKey.BYTES];
    foundation.random().nextBytes(key);
    SecretSeal seal = new SecretSeal(new EncryptionKey(key), foundation.random());
    TelemetryWiring telemetry = TelemetryWiring.on(foundation, runtime, bots);
    NotifyWiring notify = NotifyWiring.on(foundation, workspaces, seal);
    AlarmWiring _ =
        AlarmWiring.on(
            foundation,
            telemetry,
            users,
            notify,
            new AlarmWiring.Ports((_, _) -> false, (_, _, _, _) -> false, _ -> false));
    return telemetry.metrics();
  }
}
