package dev.firedrill.bot.plugins;

import dev.firedrill.bot.plugin.Admins;
import dev.firedrill.bot.plugin.PluginFailure;
import dev.firedrill.bot.plugin.Reply;
import dev.firedrill.bot.plugin.Request;
import dev.firedrill.bot.plugin.Switchboard;
import dev.firedrill.bot.plugin.Tools;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What {@code !enable} and {@code !disable} share. Only admins may; what is needed to get back, and
 * help, cannot be switched off; all names are checked before the first is switched; every attempt
 * is in the log.
 */
final class SwitchCommand {
  private static final Logger log = LoggerFactory.getLogger(SwitchCommand.class);
  private static final Set<String> ALWAYS_ON = Set.of("enable", "disable", "help");

  private final boolean on;
  private final Switchboard switchboard;
  private final Admins admins;

  SwitchCommand(boolean on, Tools tools) {
    this.on = on;
    this.switchboard = tools.switchboard();
    this.admins = tools.admins();
  }

  Reply handle(Request request) throws PluginFailure {
    if (request.text().isBlank()) {
      SortedSet<String> off = switchboard.switchedOff();
      return Reply.of(
          "Usage: !%s COMMAND. Switched off here: %s."
              .formatted(word(), off.isEmpty() ? "nothing" : String.join(", ", off)));
    }
    SortedSet<String> names =
        new TreeSet<>(List.of(request.text().toLowerCase(Locale.ROOT).split("[,\\s]+")));
    if (!admins.include(request.user())) {
      audit(request, "refused");
      return Reply.of("Only the people in BOT_ADMINS may %s commands.".formatted(word()));
    }
    SortedSet<String> unknown = new TreeSet<>(names);
    unknown.removeAll(switchboard.names());
    if (!unknown.isEmpty()) {
      return Reply.of("I know no command \"%s\".".formatted(unknown.first()));
    }
    if (!on && names.stream().anyMatch(ALWAYS_ON::contains)) {
      audit(request, "refused");
      return Reply.of("help, enable and disable stay on: they are the way back.");
    }
    switchboard.set(names, on, request.user());
    audit(request, "done");
    return Reply.of(
        "%s: %s%s"
            .formatted(on ? "Enabled" : "Disabled", String.join(", ", names), stillOff(names)));
  }

  private String stillOff(Set<String> names) {
    SortedSet<String> off = new TreeSet<>(names);
    switchboard.active().forEach(plugin -> off.remove(plugin.name()));
    return !on || off.isEmpty() ? "" : " (a flag keeps off: %s)".formatted(String.join(", ", off));
  }

  private String word() {
    return on ? "enable" : "disable";
  }

  private void audit(Request request, String outcome) {
    log.atInfo()
        .addKeyValue("audit", word())
        .addKeyValue("user", request.user())
        .addKeyValue("channel", request.channel())
        .addKeyValue("event_id", request.id())
        .addKeyValue("commands", request.text())
        .addKeyValue("outcome", outcome)
        .log("somebody switches commands");
  }
}
