package dev.firedrill.bot.commands;

import dev.firedrill.bot.Author;
import dev.firedrill.bot.deploy.Deployment;
import dev.firedrill.bot.deploy.RollbackDesk;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import dev.firedrill.workspace.SlashCommand;
import java.util.Objects;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** {@code /rollback}: goes back to the release before, or to a named one. */
final class RollbackCommand implements SlashCommand {
  private static final String EXAMPLES =
      """
      Try one of these:
      • `/rollback` goes back to the release before, in production
      • `/rollback v3 because v4 answers slowly`
      • `/rollback staging`
      `/deploys` lists what ran.\
      """;

  private static final String NO_REASON = "no reason given in chat";

  private final RollbackDesk desk;
  private final BiPredicate<PersonId, TeamId> mayOperate;

  RollbackCommand(RollbackDesk desk, BiPredicate<PersonId, TeamId> mayOperate) {
    this.desk = desk;
    this.mayOperate = mayOperate;
  }

  @Override
  public String name() {
    return "/rollback";
  }

  @Override
  public String usage() {
    return "[staging] [v<release>] [because <reason>]";
  }

  @Override
  public String description() {
    return "Rolls the bot back to the release before, or to a named one; production unless you say"
        + " staging.";
  }

  @Override
  public Answer handle(Invocation invocation) {
    return switch (RollbackWish.parse(invocation.text())) {
      case RollbackWish.Usage() -> Answer.onlyToYou(EXAMPLES);
      case RollbackWish.Back(
              EnvironmentName environment,
              @Nullable Integer release,
              @Nullable String reason) ->
          back(
              invocation,
              environment,
              new RollbackDesk.Target(release, null),
              Objects.requireNonNullElse(reason, NO_REASON));
    };
  }

  private Answer back(
      Invocation invocation,
      EnvironmentName environment,
      RollbackDesk.Target target,
      String reason) {
    if (!mayOperate.test(invocation.person(), invocation.team())) {
      return Answer.onlyToYou("You may look at this team's deployments with `/deploys` only.");
    }
    Deployment back =
        desk.rollback(
            new TeamEnvironment(invocation.team(), environment),
            target,
            reason,
            Author.inChat(invocation.person()));
    return back.isInProgress()
        ? new Answer(
            "Done: %s is being rolled back to *%s* (deployment %d). It is in service as soon as it"
                    .formatted(environment.word(), back.release().name(), back.number())
                + " is ready; see `/deploys`.",
            "<@%s> rolls *%s* back to *%s*: %s"
                .formatted(invocation.user(), environment.word(), back.release().name(), reason))
        : new Answer(
            "Done: deployment %d of *%s* was stopped; %s."
                .formatted(back.number(), back.release().name(), stays(back)),
            "<@%s> stopped the deployment of *%s* to *%s*: %s"
                .formatted(invocation.user(), back.release().name(), environment.word(), reason));
  }

  private static String stays(Deployment aborted) {
    return aborted.previous() == null
        ? "nothing else ran"
        : "*" + aborted.previous().release().name() + "* stays in service";
  }
}
