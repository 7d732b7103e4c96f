package dev.firedrill.app;

import dev.firedrill.app.config.PlatformConfiguration;
import io.dropwizard.configuration.ConfigurationException;
import io.dropwizard.core.Application;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ServerCommand;
import java.net.BindException;
import net.sourceforge.argparse4j.inf.Namespace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Dropwizard's server command, but what goes wrong at the start is told in one line. */
final class PlatformServerCommand extends ServerCommand<PlatformConfiguration> {
  private static final Logger LOG = LoggerFactory.getLogger(PlatformServerCommand.class);

  PlatformServerCommand(Application<PlatformConfiguration> application) {
    super(application);
  }

  @Override
  public void onError(Cli cli, Namespace namespace, Throwable failure) {
    LOG.error("the platform did not start", failure);
    System.err.println("firedrill: " + explain(failure));
  }

  static String explain(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StartFailure known) {
        return String.valueOf(known.getMessage());
      }
      if (cause instanceof ConfigurationException mistakes) {
        return String.valueOf(mistakes.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
      }
      if (cause instanceof BindException) {
        return "the port is taken by another program (perhaps another Firedrill): choose another"
            + " with --port N";
      }
    }
    return "the platform did not start: "
        + failure.getMessage()
        + " (see the log for the whole story)";
  }
}
