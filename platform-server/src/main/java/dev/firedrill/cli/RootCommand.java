package dev.firedrill.cli;

import dev.firedrill.cli.command.Group;
import picocli.CommandLine.Command;

/** {@code firedrill} itself. */
@Command(
    name = "firedrill",
    description = "What a team does with its bot: releases, flags, telemetry, alarms, incidents.",
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExit codes:%n",
    footer = {
      "  0  done",
      "  1  it failed; the sentence on stderr says why",
      "  2  the command line is not understood",
      "  3  not signed in, or not allowed",
      "  4  there is no such thing, or it is not yours",
      "  5  it collides with the present state: another deployment, a freeze, a newer version",
      "  6  the deployment failed or was aborted",
      "  7  the server cannot be reached",
      "",
      "Begin with the sign-in link that you were given: firedrill login LINK",
      "In CI set FIREDRILL_URL and FIREDRILL_TOKEN instead.",
      "Without --env, deploy goes to staging and every other command is about production."
    })
final class RootCommand extends Group {}
