package dev.firedrill.telemetry.alarm.evaluation;

import dev.firedrill.telemetry.LabelMatcher;
import dev.firedrill.telemetry.SeriesSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a selector of series; anything more is an expression. */
final class SelectorText {
  private static final Pattern SHAPE =
      Pattern.compile("\\s*([a-zA-Z_:][a-zA-Z0-9_:]*)\\s*(?:\\{(.*)})?\\s*", Pattern.DOTALL);
  private static final Pattern MATCHER =
      Pattern.compile(
          "\\s*([a-zA-Z_][a-zA-Z0-9_]*)\\s*(=~|!~|!=|=)\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|'((?:[^'\\\\]|\\\\.)*)')\\s*(,|$)");

  private SelectorText() {}

  /** The selector; empty when the text is none. */
  static Optional<SeriesSelector> parse(String text) {
    Matcher shape = SHAPE.matcher(text);
    if (!shape.matches()) {
      return Optional.empty();
    }
    String inner = Objects.requireNonNullElse(shape.group(2), "").strip();
    List<LabelMatcher> matchers = new ArrayList<>();
    int at = 0;
    Matcher one = MATCHER.matcher(inner);
    while (at < inner.length()) {
      if (!one.find(at) || one.start() != at) {
        return Optional.empty();
      }
      String quoted = one.group(3) == null ? one.group(4) : one.group(3);
      matchers.add(
          new LabelMatcher(
              one.group(1), op(one.group(2)), quoted.replace("\\\"", "\"").replace("\\\\", "\\")));
      at = one.end();
    }
    return Optional.of(new SeriesSelector(shape.group(1), matchers));
  }

  private static LabelMatcher.Op op(String sign) {
    return switch (sign) {
      case "=" -> LabelMatcher.Op.EQ;
      case "!=" -> LabelMatcher.Op.NE;
      case "=~" -> LabelMatcher.Op.RE;
      default -> LabelMatcher.Op.NRE;
    };
  }
}
