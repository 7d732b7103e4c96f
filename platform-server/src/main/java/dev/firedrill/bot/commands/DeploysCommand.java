package dev.firedrill.bot.commands;

import dev.firedrill.bot.deploy.Deployment;
import dev.firedrill.bot.deploy.Deployments;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Member;
import dev.firedrill.team.Teams;
import dev.firedrill.workspace.SlashCommand;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** {@code /deploys}: what ran and what is coming. */
final class DeploysCommand implements SlashCommand {
  private static final int SHOWN = 6;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private final Deployments deployments;
  private final Teams teams;

  DeploysCommand(Deployments deployments, Teams teams) {
    this.deployments = deployments;
    this.teams = teams;
  }

  @Override
  public String name() {
    return "/deploys";
  }

  @Override
  public String usage() {
    return "[staging]";
  }

  @Override
  public String description() {
    return "Lists the bot's last deployments; production unless you say staging.";
  }

  @Override
  public Answer handle(Invocation invocation) {
    EnvironmentName environment =
        RollbackWish.environment(invocation.text().strip()).orElse(EnvironmentName.PRODUCTION);
    List<Deployment> newest =
        deployments.list(new Deployments.Page(invocation.team(), environment, null, SHOWN));
    if (newest.isEmpty()) {
      return Answer.onlyToYou("Nothing was deployed to *" + environment.word() + "* yet.");
    }
    return Answer.onlyToYou(
        "Deployments to *%s*, newest first:\n%s\nGo back with `/rollback`."
            .formatted(
                environment.word(),
                newest.stream().map(this::line).collect(Collectors.joining("\n"))));
  }

  private String line(Deployment deployment) {
    String who =
        deployment.by().person() == null
            ? "the platform"
            : teams.person(deployment.by().person()).map(Member::name).orElse("somebody");
    return "• %d *%s* %s, %s by %s at %s: %s"
        .formatted(
            deployment.number(),
            deployment.release().name(),
            state(deployment),
            deployment.kind().name().toLowerCase(Locale.ROOT),
            who,
            TIME.format(deployment.times().requestedAt()),
            deployment.reason());
  }

  private static String state(Deployment deployment) {
    if (deployment.current()) {
      return "*in service*";
    }
    return switch (deployment.state()) {
      case REQUESTED, ACCEPTED -> "in progress";
      case EFFECTIVE -> "was in service";
      case FAILED -> "failed";
      case ABORTED -> "aborted";
    };
  }
}
