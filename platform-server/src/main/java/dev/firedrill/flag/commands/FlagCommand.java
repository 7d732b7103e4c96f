package dev.firedrill.flag.commands;

import dev.firedrill.flag.Flag;
import dev.firedrill.flag.FlagDesk;
import dev.firedrill.flag.FlagEdit;
import dev.firedrill.flag.FlagOutcome;
import dev.firedrill.flag.FlagStore;
import dev.firedrill.flag.commands.FlagWish.Kind;
import dev.firedrill.flag.definition.Share;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.Teams;
import dev.firedrill.workspace.SlashCommand;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code /flag}: lists a team's flags and changes them. */
final class FlagCommand implements SlashCommand {
  private static final String EXAMPLES =
      """
      Try one of these:
      • `/flag list` or `/flag list staging`
      • `/flag weather off because the weather service is slow`
      • `/flag plugin.weather.enabled on in staging because it is fixed`
      • `/flag kill weather because it floods the channel`, later `/flag revive weather because …`
      • `/flag rollout weather 25 because we try it on a quarter of the users`
      • `/flag history weather`\
      """;

  private static final int EVERYBODY = 100;

  private final FlagStore flags;
  private final FlagDesk desk;
  private final Teams teams;
  private final BiPredicate<PersonId, TeamId> mayOperate;

  FlagCommand(
      FlagStore flags, FlagDesk desk, Teams teams, BiPredicate<PersonId, TeamId> mayOperate) {
    this.flags = flags;
    this.desk = desk;
    this.teams = teams;
    this.mayOperate = mayOperate;
  }

  @Override
  public String name() {
    return "/flag";
  }

  @Override
  public String usage() {
    return "list [staging] | <flag> on|off [in staging] because <reason> | kill|revive <flag>"
        + " because <reason> | rollout <flag> <percent> because <reason> | history <flag>";
  }

  @Override
  public String description() {
    return "Lists the bot's feature flags and changes them; production unless you say staging.";
  }

  @Override
  public Answer handle(Invocation invocation) {
    TeamId team = invocation.team();
    return switch (WishReader.read(invocation.text())) {
      case FlagWish.Usage() -> Answer.onlyToYou(EXAMPLES);
      case FlagWish.Unclear(String why) -> Answer.onlyToYou(why + "\n" + EXAMPLES);
      case FlagWish.Listing(EnvironmentName environment) -> list(team, environment);
      case FlagWish.Show(String name, EnvironmentName environment) ->
          theOne(new TeamEnvironment(team, environment), name, FlagCommand::shown);
      case FlagWish.History(String name, EnvironmentName environment) ->
          theOne(
              new TeamEnvironment(team, environment),
              name,
              flag ->
                  Answer.onlyToYou(
                      FlagLines.history(flag, flags.history(flag.owner(), flag.key()), teams)));
      case FlagWish.Deed deed ->
          theOne(
              new TeamEnvironment(team, deed.environment()),
              deed.name(),
              flag -> change(invocation, flag, deed));
    };
  }

  private Answer list(TeamId team, EnvironmentName environment) {
    String lines =
        flags.list(new TeamEnvironment(team, environment)).stream()
            .map(FlagLines::line)
            .collect(Collectors.joining("\n"));
    return Answer.onlyToYou("Flags in *" + environment.word() + "*:\n" + lines);
  }

  private static Answer shown(Flag flag) {
    return Answer.onlyToYou(
        "%s\n_%s_ in %s. Switch it with `/flag %s %s because …`."
            .formatted(
                FlagLines.line(flag),
                flag.description(),
                flag.owner().environment().word(),
                flag.key(),
                flag.on() ? "off" : "on"));
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

  private Answer change(Invocation invocation, Flag flag, FlagWish.Deed deed) {
    if (!mayOperate.test(invocation.person(), invocation.team())) {
      return Answer.onlyToYou(
          "You may look at this team's flags with `/flag list` but not switch them.");
    }
    if (deed.reason() == null) {
      return Answer.onlyToYou(
          "Nothing changed yet: say why, so that others can follow. `/flag %s because …`"
              .formatted(invocation.text().strip()));
    }
    try {
      return answer(
          invocation,
          deed,
          desk.edit(
              flag.owner(),
              flag.key(),
              edit(flag, deed.kind()),
              deed.reason(),
              null,
              invocation.person()));
    } catch (Failure refused) {
      return Answer.onlyToYou(refused.detail());
    }
  }

  private static FlagEdit edit(Flag flag, Kind kind) {
    return switch (kind) {
      case Kind.Turn(boolean on) -> new FlagEdit.Switch(on);
      case Kind.Kill() -> new FlagEdit.Kill();
      case Kind.Revive() -> new FlagEdit.Revive();
      case Kind.Rollout(int percent) -> new FlagEdit.Rollout(split(flag, percent));
    };
  }

  /** So many get true; only a switch has that. */
  private static List<Share> split(Flag flag, int percent) {
    Optional<String> on = flag.definition().variantOf(true);
    Optional<String> off = flag.definition().variantOf(false);
    if (on.isEmpty() || off.isEmpty()) {
      throw Failure.invalid(
          "The flag '" + flag.key() + "' is no switch: roll it out on the page of flags.");
    }
    return List.of(new Share(on.get(), percent), new Share(off.get(), EVERYBODY - percent));
  }

  private static Answer answer(Invocation invocation, FlagWish.Deed deed, FlagOutcome outcome) {
    return switch (outcome) {
      case FlagOutcome.Changed(Flag now) -> changed(invocation, deed, now);
      case FlagOutcome.Unchanged(Flag now) ->
          Answer.onlyToYou(
              "`%s` is %s in %s already; nothing changed."
                  .formatted(
                      now.key(),
                      FlagLines.state(now.definition()),
                      now.owner().environment().word()));
      case FlagOutcome.Stale(Flag now) ->
          Answer.onlyToYou(
              "`%s` was just changed by somebody else.\n%s"
                  .formatted(now.key(), FlagLines.line(now)));
      case FlagOutcome.Exists(Flag now) -> Answer.onlyToYou(FlagLines.line(now));
      case FlagOutcome.UnknownKey(String key) ->
          Answer.onlyToYou("There is no flag `" + key + "` any more.");
    };
  }

  private static Answer changed(Invocation invocation, FlagWish.Deed deed, Flag flag) {
    String verb =
        switch (deed.kind()) {
          case Kind.Turn _ -> "switched";
          case Kind.Kill _ -> "killed";
          case Kind.Revive _ -> "revived";
          case Kind.Rollout _ -> "rolled out";
        };
    String state = FlagLines.state(flag.definition());
    String environment = flag.owner().environment().word();
    return new Answer(
        "Done: `%s` %s in *%s*. The bot reads it within two seconds."
            .formatted(flag.key(), state, environment),
        "<@%s> %s `%s` %s in *%s*: %s"
            .formatted(invocation.user(), verb, flag.key(), state, environment, flag.reason()));
  }

  private static String keys(List<Flag> some) {
    return some.stream().map(flag -> "`" + flag.key() + "`").collect(Collectors.joining(", "));
  }
}
