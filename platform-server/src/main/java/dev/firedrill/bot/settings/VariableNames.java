package dev.firedrill.bot.settings;

import dev.firedrill.kernel.Failure;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Which names and values a team may put into its bot's environment. */
public final class VariableNames {
  /** So many variables and secrets together. */
  static final int MOST = 64;

  static final int LARGEST_VALUE_BYTES = 4 * 1024;

  /** What the platform keeps for itself; a star stands for any ending. */
  public static final List<String> RESERVED =
      List.of(
          "SLACK_*",
          "FLAGS_*",
          "FIREDRILL_*",
          "UPSTREAM_URL",
          "METRICS_SINK_URL",
          "BOT_TEAM",
          "BOT_ENVIRONMENT",
          "PORT",
          "DATA_DIR",
          "PATH",
          "HOME",
          "TMPDIR",
          "LANG",
          "LC_ALL",
          "LD_*",
          "FAKETIME*",
          "GLIBC_*",
          "MALLOC_*",
          "JAVA_TOOL_OPTIONS",
          "JDK_JAVA_OPTIONS",
          "NODE_OPTIONS");

  private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");

  /** What the loader of programs takes orders from. */
  private static final Set<String> LOADER =
      Set.of(
          "GCONV_PATH",
          "GETCONF_DIR",
          "HOSTALIASES",
          "LOCALDOMAIN",
          "LOCPATH",
          "NIS_PATH",
          "NLSPATH",
          "RESOLV_HOST_CONF",
          "RES_OPTIONS",
          "TZDIR");

  private VariableNames() {}

  /**
   * @throws Failure invalid-input when the name is none or is the platform's
   */
  static void check(String name) {
    if (!NAME.matcher(name).matches()) {
      throw Failure.invalid(
          "'%s' is no name of a variable: use up to 64 capital letters, digits and _, beginning with"
                  .formatted(shown(name))
              + " a letter.");
    }
    if (isReserved(name)) {
      throw Failure.invalid("%s is reserved: %s".formatted(name, why(name)));
    }
  }

  /**
   * @throws Failure invalid-input when the value is blank, too large or no text; never shows it
   */
  static void checkValue(String name, String value) {
    if (value.isBlank()) {
      throw Failure.invalid("The value of %s is blank; leave it out instead.".formatted(name));
    }
    if (value.indexOf('\0') >= 0) {
      throw Failure.invalid(
          "The value of %s holds a NUL character, which no environment can carry.".formatted(name));
    }
    int size = value.getBytes(StandardCharsets.UTF_8).length;
    if (size > LARGEST_VALUE_BYTES) {
      throw Failure.invalid(
          "The value of %s has %d bytes; at most %d are kept."
              .formatted(name, size, LARGEST_VALUE_BYTES));
    }
  }

  private static boolean isReserved(String name) {
    return LOADER.contains(name)
        || RESERVED.stream()
            .anyMatch(reserved ->
                reserved.endsWith("*")
                    ? name.startsWith(reserved.substring(0, reserved.length() - 1))
                    : name.equals(reserved));
  }

  private static String why(String name) {
    if (name.startsWith("SLACK_") || name.startsWith("FLAGS_") || name.endsWith("_URL")) {
      return "the platform sets it, so that the bot reaches its own workspace and services.";
    }
    if (name.endsWith("_OPTIONS")) {
      return "it could lift the limits that the platform sets for every bot; a bot can read its"
          + " options from a variable of another name.";
    }
    if (name.startsWith("BOT_") || name.equals("PORT") || name.endsWith("DIR")) {
      return "the platform sets it, to tell the bot what and where it is.";
    }
    return "it would change how the system starts the bot, not what the bot does.";
  }

  private static String shown(String name) {
    return name.length() > 80 ? name.substring(0, 80) + "…" : name;
  }
}
