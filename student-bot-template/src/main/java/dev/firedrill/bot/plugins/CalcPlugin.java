package dev.firedrill.bot.plugins;

import dev.firedrill.bot.plugin.Plugin;
import dev.firedrill.bot.plugin.PluginFailure;
import dev.firedrill.bot.plugin.Reply;
import dev.firedrill.bot.plugin.Request;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** Does sums. */
public final class CalcPlugin implements Plugin {
  private static final double LARGEST_PLAIN = 1e15;
  private static final double SMALLEST_PLAIN = 1e-6;
  private static final MathContext SHOWN = new MathContext(12);

  @Override
  public String name() {
    return "calc";
  }

  @Override
  public List<String> usages() {
    return List.of("!calc EXPRESSION - works it out, as in `!calc 2 * (3 + 4) ^ 2`");
  }

  @Override
  public Reply handle(Request request) throws PluginFailure {
    if (request.text().isEmpty()) {
      return Reply.of("Usage: !calc EXPRESSION");
    }
    return Reply.of("%s = %s".formatted(request.text(), shown(Calculator.valueOf(request.text()))));
  }

  /** Twelve digits hide what binary fractions cannot hold: 0.1 + 0.2 is 0.3. */
  private static String shown(double value) {
    double size = Math.abs(value);
    BigDecimal rounded = new BigDecimal(value, SHOWN).stripTrailingZeros();
    boolean plain = value == 0 || (size < LARGEST_PLAIN && size >= SMALLEST_PLAIN);
    return plain ? rounded.toPlainString() : rounded.toString();
  }
}
