package dev.firedrill.telemetry.logs;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.firedrill.telemetry.LogLevel;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Understands a line of a bot: JSON with the names that the usual log libraries use, {@code
 * key=value} pairs, or any text. Never fails; what is no secret is kept, of a JSON line that was
 * cut all that came before the cut.
 */
final class LineParser {
  static final int LONGEST = 4_000;
  private static final int LONGEST_FIELD = 500;
  private static final int MOST_FIELDS = 30;
  private static final int LEVEL_WITHIN = 80;

  private static final Pattern TRACK = Pattern.compile("^(d[0-9]{1,18}) ");
  private static final Pattern PAIR =
      Pattern.compile("([A-Za-z_@][A-Za-z0-9_.@-]*)=(\"(?:[^\"\\\\]|\\\\.)*\"|\\S*)");
  private static final Pattern PAIRS = Pattern.compile("^(ts|time|level|lvl|msg)=.*");
  private static final Pattern TIME =
      Pattern.compile("^(\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d[^\\s]*)");
  private static final Pattern LEVEL =
      Pattern.compile("\\b(FATAL|CRITICAL|SEVERE|ERROR|WARNING|WARN|INFO|DEBUG|TRACE)\\b");

  private static final JsonFactory JSON = new JsonFactory();

  private LineParser() {}

  static ParsedLine parse(String line) {
    Matcher track = TRACK.matcher(line);
    boolean tracked = track.find();
    String body = tracked ? line.substring(track.end()) : line;
    boolean cut = body.length() > LONGEST || body.endsWith("…");
    if (body.length() > LONGEST) {
      body = body.substring(0, LONGEST) + "…";
    }
    body = harmless(body);
    Map<String, String> fields = new LinkedHashMap<>();
    if (body.startsWith("{")) {
      readJson(body, fields);
    } else if (PAIRS.matcher(body).matches()) {
      readPairs(body, fields);
    }
    return parsed(body, fields, tracked ? track.group(1) : "", cut);
  }

  private static ParsedLine parsed(
      String body, Map<String, String> fields, String track, boolean cut) {
    Instant time = takeTime(fields);
    LogLevel level =
        take(fields, "level", "severity", "lvl", "log.level").flatMap(LogLevel::of).orElse(null);
    String logger = take(fields, "logger", "logger_name", "log.logger").orElse(null);
    Optional<String> message = take(fields, "msg", "message");
    if (message.isEmpty()) {
      if (fields.isEmpty()) {
        level = level == null ? levelIn(body) : level;
        time = time == null ? timeIn(body) : time;
      }
      message = Optional.of(body);
    }
    Map<String, String> kept = new LinkedHashMap<>();
    fields.forEach((name, value) -> kept.put(name, Redaction.of(name, shortened(value))));
    return new ParsedLine(
        time,
        level,
        logger == null ? null : shortened(logger),
        Redaction.of(message.get()),
        kept,
        track,
        cut);
  }

  private static void readJson(String body, Map<String, String> fields) {
    try (JsonParser parser = JSON.createParser(body)) {
      Deque<String> path = new ArrayDeque<>();
      while (parser.nextToken() != null && fields.size() < MOST_FIELDS) {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT && parser.currentName() != null) {
          path.addLast(parser.currentName());
        } else if (token == JsonToken.END_OBJECT && !path.isEmpty()) {
          path.removeLast();
        } else if (token.isScalarValue()) {
          String name = String.valueOf(parser.currentName());
          String whole = path.isEmpty() ? name : String.join(".", path) + "." + name;
          // An escape such as backslash u0000 stands for the character only now.
          fields.merge(
              shortened(harmless(whole)), harmless(parser.getText()), (a, b) -> a + "," + b);
        }
      }
    } catch (IOException cutOrNoJson) {
      // What was read stays read; where that is nothing the line is any text.
      return;
    }
  }

  private static void readPairs(String body, Map<String, String> fields) {
    Matcher pair = PAIR.matcher(body);
    while (pair.find() && fields.size() < MOST_FIELDS) {
      String value = pair.group(2);
      boolean quoted = value.length() > 1 && value.startsWith("\"");
      fields.put(
          shortened(pair.group(1)),
          quoted ? value.substring(1, value.length() - 1).replace("\\\"", "\"") : value);
    }
  }

  private static Optional<String> take(Map<String, String> fields, String... names) {
    for (String name : names) {
      String value = fields.remove(name);
      if (value != null) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  private static @Nullable Instant takeTime(Map<String, String> fields) {
    for (String name : new String[] {"ts", "time", "timestamp", "@timestamp"}) {
      Instant time = fields.containsKey(name) ? time(fields.get(name)) : null;
      if (time != null) {
        fields.remove(name);
        return time;
      }
    }
    return null;
  }

  private static @Nullable Instant timeIn(String body) {
    Matcher time = TIME.matcher(body);
    return time.find() ? time(time.group(1)) : null;
  }

  private static @Nullable Instant time(String text) {
    try {
      return text.endsWith("Z") ? Instant.parse(text) : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException notOne) {
      return null;
    }
  }

  private static @Nullable LogLevel levelIn(String body) {
    Matcher level = LEVEL.matcher(body).region(0, Math.min(body.length(), LEVEL_WITHIN));
    return level.find() ? LogLevel.of(level.group(1)).orElse(null) : null;
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_FIELD ? text : text.substring(0, LONGEST_FIELD) + "…";
  }

  /** Control characters, which can do harm in a terminal and a database, become visible signs. */
  private static String harmless(String text) {
    if (text.chars().noneMatch(LineParser::isHarmful)) {
      return text;
    }
    StringBuilder shown = new StringBuilder(text.length());
    text.chars()
        .forEach(c ->
            shown.append(!isHarmful(c) ? (char) c : c < 0x20 ? (char) (0x2400 + c) : '\ufffd'));
    return shown.toString();
  }

  private static boolean isHarmful(int c) {
    return (Character.isISOControl(c) && c != '\t') || (c >= 0x202a && c <= 0x202e);
  }
}
