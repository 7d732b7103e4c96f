package dev.firedrill.bot.command;

import dev.firedrill.bot.plugin.PluginFailure;
import dev.firedrill.bot.plugin.Reply;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a person gets for a command; there is always one.
 *
 * @param cause what went wrong, for the log and never for the person
 */
public record Answer(Outcome outcome, Reply reply, @Nullable Throwable cause) {

  static Answer ok(Reply reply) {
    return new Answer(Outcome.OK, reply, null);
  }

  static Answer failed(String plugin, PluginFailure why) {
    return failure(Outcome.FAILED, plugin, String.valueOf(why.getMessage()), why);
  }

  static Answer crashed(String plugin, Throwable why) {
    String kind = why.getClass().getSimpleName();
    return failure(Outcome.CRASHED, plugin, "an unexpected error (%s).".formatted(kind), why);
  }

  static Answer broken(String plugin) {
    return failure(Outcome.CRASHED, plugin, "it could not start, see the bot's log.", null);
  }

  static Answer late(String plugin, Duration limit) {
    String why = "it took longer than %d s.".formatted(limit.toSeconds());
    return failure(Outcome.LATE, plugin, why, null);
  }

  static Answer stopping(String plugin) {
    return failure(Outcome.LATE, plugin, "I am being restarted, please ask again.", null);
  }

  static Answer busy(String plugin) {
    String text = "⚠ `%s` is busy, please ask again in a moment.".formatted(plugin);
    return new Answer(Outcome.BUSY, Reply.of(text), null);
  }

  static Answer off(String plugin) {
    return new Answer(Outcome.OFF, Reply.of(plugin + " is switched off at the moment."), null);
  }

  static Answer unknown(String word) {
    String text = "I do not know \"%s\". Try !help.".formatted(word);
    return new Answer(Outcome.UNKNOWN, Reply.of(text), null);
  }

  private static Answer failure(
      Outcome outcome, String plugin, String why, @Nullable Throwable cause) {
    return new Answer(outcome, Reply.of("⚠ `%s` failed: %s".formatted(plugin, why)), cause);
  }
}
