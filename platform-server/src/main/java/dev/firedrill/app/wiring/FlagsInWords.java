package dev.firedrill.app.wiring;

import dev.firedrill.bot.deploy.FlagsNow;
import dev.firedrill.flag.Flag;
import dev.firedrill.flag.Flags;
import dev.firedrill.flag.definition.Definition;
import dev.firedrill.team.TeamEnvironment;
import java.util.Map;
import java.util.TreeMap;

/** A bot's flags as a deployment remembers them. */
public record FlagsInWords(Flags flags) implements FlagsNow {
  @Override
  public Map<String, String> of(TeamEnvironment bot) {
    Map<String, String> now = new TreeMap<>();
    flags.list(bot).forEach(flag -> now.put(flag.key(), words(flag)));
    return now;
  }

  /** A plain switch in a word; anything else as it is defined. */
  private static String words(Flag flag) {
    String definition = flag.definition().text();
    return definition.equals(Definition.ofSwitch(flag.on()).text())
        ? (flag.on() ? "on" : "off")
        : definition;
  }
}
