package dev.firedrill.flag.commands;

import dev.firedrill.flag.Flag;
import dev.firedrill.flag.FlagDesk;
import dev.firedrill.flag.FlagOutcome;
import dev.firedrill.flag.Flags;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import dev.firedrill.workspace.SlashCommand;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code /flag}: lists a team's flags and switches them. */
final class FlagCommand implements SlashCommand {
  private static final String EXAMPLES =
      """
      Try one of these:
      • `/flag list` or `/flag list staging`
      • `/flag weather off because the weather service is slow`
      • `/flag plugin.weather.enabled on in staging because it is fixed`\
      """;

  private static final String NO_REASON = "no reason given in chat";

  private final Flags flags;
  private final FlagDesk desk;
  private final BiPredicate<PersonId, TeamId> mayOperate;

  FlagCommand(Flags flags, FlagDesk desk, BiPredicate<PersonId, TeamId> mayOperate) {
    this.flags = flags;
    this.desk = desk;
    this.mayOperate = mayOperate;
  }

  @Override
  public String name() {
    return "/flag";
  }

  @Override
  public String usage() {
    return "list [staging] | <flag> on|off [in staging] [because <reason>]";
  }

  @Override
  public String description() {
    return "Lists the bot's feature flags and switches them; production unless you say staging.";
  }

  @Override
  public Answer handle(Invocation invocation) {
    TeamId team = invocation.team();
    return switch (FlagWish.parse(invocation.text())) {
      case FlagWish.Usage() -> Answer.onlyToYou(EXAMPLES);
      case FlagWish.Unclear(String why) -> Answer.onlyToYou(why + "\n" + EXAMPLES);
      case FlagWish.Listing(EnvironmentName environment) -> list(team, environment);
      case FlagWish.Show(String name, EnvironmentName environment) ->
          theOne(new TeamEnvironment(team, environment), name, FlagCommand::shown);
      case FlagWish.Turn turn ->
          theOne(
              new TeamEnvironment(team, turn.environment()),
              turn.name(),
              flag -> turn(invocation, flag, turn));
    };
  }

  private Answer list(TeamId team, EnvironmentName environment) {
    String lines =
        flags.list(new TeamEnvironment(team, environment)).stream()
            .map(FlagCommand::line)
            .collect(Collectors.joining("\n"));
    return Answer.onlyToYou("Flags in *" + environment.word() + "*:\n" + lines);
  }

  private static Answer shown(Flag flag) {
    return Answer.onlyToYou(
        "%s\n_%s_ in %s. Switch it with `/flag %s %s because …`."
            .formatted(
                line(flag),
                flag.description(),
                flag.owner().environment().word(),
                flag.key(),
                flag.on() ? "off" : "on"));
  }

  private static String line(Flag flag) {
    String why = flag.reason() == null ? "" : " – " + flag.reason();
    return "• `%s` is *%s*%s".formatted(flag.key(), word(flag.on()), why);
  }

  private Answer theOne(TeamEnvironment owner, String name, Function<Flag, Answer> then) {
    List<Flag> all = flags.list(owner);
    List<Flag> meant = ShortName.candidates(all, name);
    if (meant.size() == 1) {
      return then.apply(meant.getFirst());
    }
    if (meant.isEmpty()) {
      return Answer.onlyToYou(
          "There is no flag `%s` in %s. There are: %s."
              .formatted(name, owner.environment().word(), keys(all)));
    }
    return Answer.onlyToYou(
        "`%s` may be any of %s. Write the whole key.".formatted(name, keys(meant)));
  }

  private Answer turn(Invocation invocation, Flag flag, FlagWish.Turn turn) {
    if (!mayOperate.test(invocation.person(), invocation.team())) {
      return Answer.onlyToYou(
          "You may look at this team's flags with `/flag list` but not switch them.");
    }
    String reason = turn.reason() == null ? NO_REASON : turn.reason();
    FlagOutcome outcome =
        desk.change(flag.owner(), flag.key(), turn.on(), reason, null, invocation.person());
    return switch (outcome) {
      case FlagOutcome.Changed(Flag now) -> changed(invocation, now);
      case FlagOutcome.Unchanged(Flag now) ->
          Answer.onlyToYou(
              "`%s` is %s in %s already; nothing changed."
                  .formatted(now.key(), word(now.on()), now.owner().environment().word()));
      case FlagOutcome.Stale(Flag now) ->
          Answer.onlyToYou(
              "`%s` was just changed by somebody else.\n%s".formatted(now.key(), line(now)));
      case FlagOutcome.UnknownKey(String key) ->
          Answer.onlyToYou("There is no flag `" + key + "` any more.");
    };
  }

  private static Answer changed(Invocation invocation, Flag flag) {
    String what =
        "`%s` %s in *%s*".formatted(flag.key(), word(flag.on()), flag.owner().environment().word());
    return new Answer(
        "Done: " + what + ". The bot reads it within a few seconds.",
        "<@%s> switched %s: %s".formatted(invocation.user(), what, flag.reason()));
  }

  private static String word(boolean on) {
    return on ? "on" : "off";
  }

  private static String keys(List<Flag> some) {
    return some.stream().map(flag -> "`" + flag.key() + "`").collect(Collectors.joining(", "));
  }
}
