package dev.firedrill.bot.process.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.firedrill.bot.database.BotDatabases;
import dev.firedrill.bot.database.BotDatabases.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The program {@code sqlite3} as Debian's package of that name has it. */
public final class SqliteShell {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final Pattern VERSION = Pattern.compile("^(\\d+)\\.(\\d+)\\.");

  /** The first that has a safe mode. */
  private static final int MAJOR = 3;

  private static final int MINOR = 37;
  private static final int LONGEST_VALUE = 200;
  private static final int MOST_COLUMNS = 20;

  private final Path program;
  private @Nullable Boolean there;

  public SqliteShell(Path program) {
    this.program = program;
  }

  /** Whether it is installed and new enough; it is asked once. */
  synchronized boolean isThere() {
    Boolean known = there;
    if (known == null) {
      known = Files.isExecutable(program) && isNewEnough();
      there = known;
    }
    return known;
  }

  private boolean isNewEnough() {
    try {
      Process process =
          new ProcessBuilder(program.toString(), "-version").redirectErrorStream(true).start();
      process.getOutputStream().close();
      String said =
          new String(process.getInputStream().readNBytes(LONGEST_VALUE), StandardCharsets.UTF_8);
      Matcher version = VERSION.matcher(said);
      return version.find()
          && (Integer.parseInt(version.group(1)) > MAJOR
              || (Integer.parseInt(version.group(1)) == MAJOR
                  && Integer.parseInt(version.group(2)) >= MINOR));
    } catch (IOException unusable) {
      return false;
    }
  }

  /** Reads nothing but the file: no start-up file of the bot's, no links, no other files. */
  List<String> command(Path file, String select, Duration timeout) {
    return List.of(
        program.toString(),
        "-safe",
        "-readonly",
        "-nofollow",
        "-batch",
        "-bail",
        "-json",
        "-init",
        "/dev/null",
        "-cmd",
        ".timeout " + timeout.toMillis() / 2,
        file.toString(),
        "SELECT * FROM (" + select + ") LIMIT " + BotDatabases.MOST_ROWS);
  }

  /** What it printed; no rows are printed as nothing. */
  static Answer.Rows rows(String text) throws IOException {
    if (text.isBlank()) {
      return new Answer.Rows(0, Map.of(), null);
    }
    try {
      JsonNode rows = JSON.readTree(text);
      Map<String, Object> first = new LinkedHashMap<>();
      rows.path(0).properties().stream()
          .limit(MOST_COLUMNS)
          .forEach(column -> {
            Object value = value(column.getValue());
            if (value != null) {
              first.put(column.getKey(), value);
            }
          });
      Iterator<JsonNode> columns = rows.path(0).elements();
      return new Answer.Rows(rows.size(), first, columns.hasNext() ? value(columns.next()) : null);
    } catch (JsonProcessingException garbled) {
      throw new IOException("its answer cannot be read", garbled);
    }
  }

  private static @Nullable Object value(JsonNode node) {
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      return node.longValue();
    }
    if (node.isNumber()) {
      return Double.isFinite(node.doubleValue()) ? node.doubleValue() : null;
    }
    if (node.isTextual()) {
      String text = node.textValue();
      return text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) : text;
    }
    return null;
  }
}
