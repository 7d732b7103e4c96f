package dev.firedrill.bot.artifact;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.firedrill.bot.artifact.archive.ShownName;
import dev.firedrill.bot.artifact.archive.UnusableArtifactException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What {@code firedrill.json} says of the bot in an archive: {@code start} is a command line, whose
 * first word is one of {@link #INTERPRETERS} or a file of the archive; {@code health} a path that
 * the bot answers with 200 when it is ready.
 */
public record BotManifest(String name, String language, List<String> start, String health) {
  /** What may be started by its bare name. */
  public static final List<String> INTERPRETERS = List.of("node", "java", "python3", "sh");

  /** The largest manifest, in bytes. */
  public static final int LARGEST = 16 << 10;

  private static final List<String> MEMBERS = List.of("name", "language", "start", "health");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 .+#-]{0,31}");
  private static final Pattern HEALTH = Pattern.compile("/[A-Za-z0-9._~/-]{0,199}");
  private static final int MOST_WORDS = 64;
  private static final int LONGEST_WORD = 1024;
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .configure(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION, false)
          .build();

  public BotManifest {
    start = List.copyOf(start);
  }

  /** Reads and checks; a missing language is "other", a missing health "/readyz". */
  static BotManifest parse(byte[] json) throws UnusableArtifactException {
    if (json.length > LARGEST) {
      throw wrong("has more than 16 KiB: keep only " + String.join(", ", MEMBERS) + ".");
    }
    JsonNode root = tree(json);
    if (!root.isObject()) {
      throw wrong("is no JSON object: it must look like {\"name\": …, \"start\": [\"node\", …]}.");
    }
    TreeSet<String> unknown = new TreeSet<>();
    root.fieldNames().forEachRemaining(unknown::add);
    MEMBERS.forEach(unknown::remove);
    if (!unknown.isEmpty()) {
      throw wrong(
          "has the member "
              + ShownName.of(unknown.first())
              + ", which means nothing here: only "
              + String.join(", ", MEMBERS)
              + " are known.");
    }
    String name = text(root, "name", "bot", NAME, "up to 64 letters, digits, '.', '_' or '-'");
    String language =
        text(root, "language", "other", LANGUAGE, "a word such as \"javascript\", at most 32 long");
    String health =
        text(root, "health", "/readyz", HEALTH, "a path such as \"/readyz\", without a query");
    return new BotManifest(name, language, start(root.path("start")), health);
  }

  private static JsonNode tree(byte[] json) throws UnusableArtifactException {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException broken) {
      var at = broken.getLocation();
      throw wrong(
          "is no JSON"
              + (at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr())
              + " ("
              + broken.getOriginalMessage().lines().findFirst().orElse("unreadable")
              + "): correct it.");
    } catch (IOException unreadable) {
      throw wrong("cannot be read: save it as UTF-8.");
    }
  }

  private static String text(JsonNode root, String member, String absent, Pattern form, String rule)
      throws UnusableArtifactException {
    JsonNode value = root.path(member);
    if (value.isMissingNode()) {
      return absent;
    }
    if (!value.isTextual() || !form.matcher(value.textValue()).matches()) {
      throw wrong(
          "gives "
              + ShownName.of(value.isTextual() ? value.textValue() : value.toString())
              + " as \""
              + member
              + "\": it must be "
              + rule
              + ".");
    }
    return value.textValue();
  }

  private static List<String> start(JsonNode value) throws UnusableArtifactException {
    if (value.isMissingNode()) {
      throw wrong("has no \"start\": give the command line, such as [\"node\", \"bot.js\"].");
    }
    List<String> words = new ArrayList<>();
    if (value.isArray() && value.size() <= MOST_WORDS) {
      value.forEach(word -> words.add(word.isTextual() ? word.textValue() : ""));
    }
    if (words.isEmpty() || words.stream().anyMatch(BotManifest::isNoWord)) {
      throw wrong(
          "has a \"start\" that is no command line: give 1 to 64 strings in a list, such as"
              + " [\"node\", \"bot.js\"].");
    }
    return words;
  }

  private static boolean isNoWord(String word) {
    return word.isEmpty()
        || word.length() > LONGEST_WORD
        || !word.codePoints().allMatch(ShownName::prints);
  }

  /** The file that the interpreter is to run, when the command line names one plainly. */
  Optional<String> script() {
    return start.size() < 2 || start.get(1).startsWith("-") || !start.get(1).contains(".")
        ? Optional.empty()
        : Optional.of(start.get(1)).filter(word -> !word.equals("."));
  }

  /** Without a leading "./". */
  static String plain(String path) {
    return path.startsWith("./") ? path.substring(2) : path;
  }

  private static UnusableArtifactException wrong(String reason) {
    return new UnusableArtifactException("its firedrill.json " + reason);
  }
}
