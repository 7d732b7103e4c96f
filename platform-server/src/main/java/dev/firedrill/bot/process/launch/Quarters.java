package dev.firedrill.bot.process.launch;

import dev.firedrill.bot.process.os.Subject;
import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * Where an instance lives. {@code data} outlives it and is shared with the other instances of its
 * bot; {@code working} is its own and goes with it. {@code user} is there when the bot has one of
 * its own.
 */
public record Quarters(Path data, Path working, Path pidFile, OptionalInt user, int port) {
  /** The value that marks its processes: no two instances on a machine have the same. */
  String mark() {
    return working.toString();
  }

  Path temporary() {
    return working.resolve("tmp");
  }

  public Subject subject(long session) {
    return new Subject(mark(), session, user);
  }
}
