package dev.firedrill.bot.process.os;

import java.util.OptionalInt;

/**
 * An instance whose processes are looked for. All that it starts carries {@code mark} in its
 * environment unless it was removed; {@code session} is that of its first process; {@code user} is
 * there when the bot has a user of its own.
 */
public record Subject(String mark, long session, OptionalInt user) {
  /** The variable that holds the mark. */
  public static final String VARIABLE = "FIREDRILL_INSTANCE";
}
