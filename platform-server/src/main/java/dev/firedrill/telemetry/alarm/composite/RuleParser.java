package dev.firedrill.telemetry.alarm.composite;

import dev.firedrill.kernel.Failure;
import dev.firedrill.telemetry.AlarmState;

/**
 * Reads a rule such as {@code ALARM(errors) AND NOT (OK("slow users") OR INSUFFICIENT_DATA(up))}.
 * AND binds closer than OR, NOT closest; words in any case. Reads one text.
 */
public final class RuleParser {
  private static final int DEEPEST = 20;
  private static final int MOST_NAMES = 100;

  private final String text;
  private int at;
  private int depth;

  private RuleParser(String text) {
    this.text = text;
  }

  /** The rule; fails with invalid-input and the position of what is wrong. */
  public static CompositeRule parse(String text) {
    RuleParser parser = new RuleParser(text);
    CompositeRule rule = parser.or();
    parser.space();
    if (parser.at < text.length()) {
      throw parser.unexpected("AND, OR or the end");
    }
    if (rule.names().size() > MOST_NAMES) {
      throw Failure.invalid("A rule may speak of " + MOST_NAMES + " alarms; combine in steps.");
    }
    return rule;
  }

  private CompositeRule or() {
    CompositeRule rule = and();
    while (word("OR")) {
      rule = new CompositeRule.Or(rule, and());
    }
    return rule;
  }

  private CompositeRule and() {
    CompositeRule rule = not();
    while (word("AND")) {
      rule = new CompositeRule.And(rule, not());
    }
    return rule;
  }

  private CompositeRule not() {
    if (++depth > DEEPEST) {
      throw Failure.invalid("The rule is nested deeper than " + DEEPEST + "; combine in steps.");
    }
    try {
      if (word("NOT")) {
        return new CompositeRule.Not(not());
      }
      space();
      if (at < text.length() && text.charAt(at) == '(') {
        at++;
        CompositeRule inner = or();
        expect(')');
        return inner;
      }
      return term();
    } finally {
      depth--;
    }
  }

  private CompositeRule term() {
    for (AlarmState state : AlarmState.values()) {
      if (word(state.name())) {
        expect('(');
        String name = name();
        expect(')');
        return new CompositeRule.Is(state, name);
      }
    }
    if (word("TRUE")) {
      return new CompositeRule.Constant(true);
    }
    if (word("FALSE")) {
      return new CompositeRule.Constant(false);
    }
    throw unexpected("ALARM(name), OK(name), INSUFFICIENT_DATA(name), NOT or '('");
  }

  private String name() {
    space();
    if (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
      int end = text.indexOf(text.charAt(at), at + 1);
      if (end < 0) {
        throw unexpected("a closing quote");
      }
      String quoted = text.substring(at + 1, end);
      at = end + 1;
      return quoted;
    }
    int end = at;
    while (end < text.length() && text.charAt(end) != ')' && text.charAt(end) != '(') {
      end++;
    }
    String bare = text.substring(at, end).strip();
    if (bare.isEmpty()) {
      throw unexpected("the name of an alarm");
    }
    at = end;
    return bare;
  }

  private void expect(char wanted) {
    space();
    if (at >= text.length() || text.charAt(at) != wanted) {
      throw unexpected("'" + wanted + "'");
    }
    at++;
  }

  private boolean word(String wanted) {
    space();
    int end = at + wanted.length();
    boolean there =
        text.regionMatches(true, at, wanted, 0, wanted.length())
            && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)))
            && (end == text.length() || text.charAt(end) != '_');
    if (there) {
      at = end;
    }
    return there;
  }

  private void space() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private Failure unexpected(String wanted) {
    String found = at >= text.length() ? "the end" : "'" + text.charAt(at) + "'";
    return Failure.invalid(
        "The rule has %s at character %d where %s should be.".formatted(found, at + 1, wanted));
  }
}
