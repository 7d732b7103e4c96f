package dev.firedrill.bot.plugins;

import dev.firedrill.bot.plugin.PluginFailure;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/**
 * Works out one line of arithmetic. Safe to hand to strangers: it knows numbers and operators and
 * nothing else, every step costs the same however large the numbers are, and both the length of the
 * line and the depth of its brackets are bounded. {@code 9^9^9^9} is infinity at once, not a burned
 * processor.
 */
final class Calculator {
  private static final int LONGEST = 200;
  private static final int DEEPEST = 40;

  private final String line;
  private int at;
  private int depth;

  private Calculator(String line) {
    this.line = line;
  }

  /**
   * The value of an expression of {@code + - * / % ^ ( )}, numbers, pi, e and a few functions.
   *
   * @throws PluginFailure if it is no such expression, or its value is no number
   */
  static double valueOf(String expression) throws PluginFailure {
    if (expression.length() > LONGEST) {
      throw new PluginFailure("that is longer than %d characters.".formatted(LONGEST));
    }
    var calculator = new Calculator(expression);
    double value = calculator.sum();
    if (!calculator.atEnd()) {
      throw calculator.unexpected();
    }
    if (Double.isNaN(value)) {
      throw new PluginFailure("that has no value.");
    }
    if (Double.isInfinite(value)) {
      throw new PluginFailure("that is too large, or a division by zero.");
    }
    return value;
  }

  private double sum() throws PluginFailure {
    double value = product();
    while (true) {
      if (take('+')) {
        value += product();
      } else if (take('-')) {
        value -= product();
      } else {
        return value;
      }
    }
  }

  private double product() throws PluginFailure {
    double value = signed();
    while (true) {
      if (take('*')) {
        value *= signed();
      } else if (take('/')) {
        value /= signed();
      } else if (take('%')) {
        value %= signed();
      } else {
        return value;
      }
    }
  }

  private double signed() throws PluginFailure {
    if (++depth > DEEPEST) {
      throw new PluginFailure("that is nested too deeply.");
    }
    double value = take('-') ? -signed() : take('+') ? signed() : power();
    depth--;
    return value;
  }

  private double power() throws PluginFailure {
    double base = atom();
    return take('^') ? Math.pow(base, signed()) : base;
  }

  private double atom() throws PluginFailure {
    if (take('(')) {
      double value = sum();
      if (!take(')')) {
        throw new PluginFailure("a bracket is not closed.");
      }
      return value;
    }
    skipSpace();
    int start = at;
    while (at < line.length() && (Character.isDigit(line.charAt(at)) || line.charAt(at) == '.')) {
      at++;
    }
    if (at > start) {
      return number(line.substring(start, at));
    }
    while (at < line.length() && Character.isLetter(line.charAt(at))) {
      at++;
    }
    String word = line.substring(start, at).toLowerCase(Locale.ROOT);
    return switch (word) {
      case "pi" -> Math.PI;
      case "e" -> Math.E;
      case "" -> throw unexpected();
      default -> function(word).applyAsDouble(argument(word));
    };
  }

  private double argument(String function) throws PluginFailure {
    if (!take('(')) {
      throw new PluginFailure("write %s(…) with brackets.".formatted(function));
    }
    at--; // the bracket is an atom of its own
    return atom();
  }

  private static DoubleUnaryOperator function(String name) throws PluginFailure {
    return switch (name) {
      case "sqrt" -> Math::sqrt;
      case "abs" -> Math::abs;
      case "round" -> Math::rint;
      case "ln" -> Math::log;
      case "log" -> Math::log10;
      case "sin" -> Math::sin;
      case "cos" -> Math::cos;
      case "tan" -> Math::tan;
      default -> throw new PluginFailure("I do not know \"%s\".".formatted(name));
    };
  }

  private static double number(String digits) throws PluginFailure {
    try {
      return Double.parseDouble(digits);
    } catch (NumberFormatException e) {
      throw new PluginFailure("\"%s\" is no number.".formatted(digits));
    }
  }

  private boolean take(char wanted) {
    skipSpace();
    if (atEnd() || line.charAt(at) != wanted) {
      return false;
    }
    at++;
    return true;
  }

  private void skipSpace() {
    while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
      at++;
    }
  }

  private boolean atEnd() {
    skipSpace();
    return at == line.length();
  }

  private PluginFailure unexpected() {
    return atEnd()
        ? new PluginFailure("something is missing at the end.")
        : new PluginFailure("I did not expect \"%s\" there.".formatted(line.substring(at, at + 1)));
  }
}
