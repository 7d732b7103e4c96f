package dev.firedrill.flag.commands;

import dev.firedrill.flag.Flag;
import dev.firedrill.flag.FlagVersion;
import dev.firedrill.flag.definition.Definition;
import dev.firedrill.flag.definition.FlagType;
import dev.firedrill.team.Member;
import dev.firedrill.team.Teams;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/** Flags in the words of the chat. */
final class FlagLines {
  private static final int SHOWN = 10;

  private FlagLines() {}

  static String line(Flag flag) {
    String why = flag.reason() == null ? "" : " – " + flag.reason();
    return "• `%s` is *%s*%s".formatted(flag.key(), state(flag.definition()), why);
  }

  /** How the flag stands: on, off, killed, a split, a rule or a variant. */
  static String state(Definition definition) {
    if (!definition.enabled()) {
      return "killed";
    }
    if (definition.rollout().isPresent()) {
      return definition.rollout().get().stream()
          .map(share -> share.variant() + " " + share.percent() + " %")
          .collect(Collectors.joining(", "));
    }
    if (definition.targeting().isPresent()) {
      return "by rule";
    }
    return definition.type() == FlagType.BOOLEAN
        ? definition.on() ? "on" : "off"
        : definition.defaultVariant();
  }

  /** The latest changes, newest first. */
  static String history(Flag flag, List<FlagVersion> history, Teams teams) {
    String where = "`%s` in *%s*".formatted(flag.key(), flag.owner().environment().word());
    if (history.isEmpty()) {
      return where + " has never been changed.";
    }
    return history.reversed().stream()
        .limit(SHOWN)
        .map(entry ->
            "• v%d *%s* by %s at %s – %s"
                .formatted(
                    entry.version(),
                    entry.archived() ? "archived" : state(entry.definition()),
                    teams.person(entry.by()).map(Member::name).orElse("somebody"),
                    entry.at().truncatedTo(ChronoUnit.SECONDS),
                    entry.reason()))
        .collect(Collectors.joining("\n", "History of " + where + ":\n", ""));
  }
}
