package dev.firedrill.slo;

import java.time.Instant;
import java.util.Set;
import java.util.random.RandomGenerator;

/** What synthetic users ask a bot, and by what they know a right answer. */
public interface ExpectedAnswers {
  /** The command words to which a right answer can be told. */
  Set<String> COMMANDS = Set.of("weather", "define", "glossary", "ping", "flip", "help");

  /** A question of this command word ({@code weather}, {@code ping} …), drawn by chance. */
  Question ask(String command, RandomGenerator random);

  /** A question as it is written in chat, and what answers it. */
  record Question(String command, String text, Check answer) {
    /** Whether this is the honest word that the feature is switched off. */
    public boolean isSwitchedOff(String reply) {
      return reply.strip().equals(command + " is switched off at the moment.");
    }
  }

  /** Tells a right answer, given when it was asked for and when it came. */
  @FunctionalInterface
  interface Check {
    boolean accepts(String reply, Instant askedAt, Instant repliedAt);
  }
}
