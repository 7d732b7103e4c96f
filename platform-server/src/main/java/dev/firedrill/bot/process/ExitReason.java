package dev.firedrill.bot.process;

import dev.firedrill.bot.process.launch.BotLimits;

/** Says in plain words why a bot ended, from the code that its process left. */
final class ExitReason {
  private static final int SIGNAL = 128;

  private ExitReason() {}

  /** Codes above 128 are signals; {@code lastLine} is what the bot printed last. */
  static String of(int code, String lastLine, BotLimits limits) {
    return switch (code) {
      case 0 -> "exited by itself (code 0)";
      case 3 -> "ran out of memory (exit code 3)";
      case 126, 127 -> "could not run its start command: " + lastLine;
      case SIGNAL + 9 -> "was killed (SIGKILL), as when the machine runs out of memory";
      case SIGNAL + 11 -> "crashed with a memory fault (SIGSEGV)";
      case SIGNAL + 15 -> "was ended by a signal (SIGTERM)";
      case SIGNAL + 25 ->
          "was killed for a file larger than its limit of " + limits.diskMebibytes() + " MiB";
      default -> "crashed (exit code " + code + ")";
    };
  }
}
