package dev.firedrill.app;

import dev.firedrill.app.config.PlatformConfiguration;
import dev.firedrill.app.database.PlatformDatabase;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ConfiguredCommand;
import io.dropwizard.core.setup.Bootstrap;
import java.nio.file.Path;
import java.security.SecureRandom;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/**
 * {@code db migrate CONFIG}: brings the configured database up to this version without starting a
 * server.
 */
final class MigrateCommand extends ConfiguredCommand<PlatformConfiguration> {
  MigrateCommand() {
    super("db", "Works on the configured database: 'db migrate CONFIG' migrates it");
  }

  @Override
  public void configure(Subparser subparser) {
    subparser.addArgument("action").choices("migrate").help("what to do");
    super.configure(subparser);
  }

  @Override
  protected void run(
      Bootstrap<PlatformConfiguration> bootstrap,
      Namespace namespace,
      PlatformConfiguration configuration) {
    try (DataDirectory data =
        DataDirectory.open(Path.of(configuration.getDataDirectory()), false)) {
      PlatformDatabase database =
          PlatformDatabase.open(
              configuration.getDatabase(),
              Path.of(configuration.getCacheDirectory()),
              data,
              new SecureRandom());
      try {
        database.migrate();
        System.out.println("The database is up to date.");
      } finally {
        database.stop();
      }
    }
  }

  @Override
  public void onError(Cli cli, Namespace namespace, Throwable failure) {
    System.err.println("firedrill: " + PlatformServerCommand.explain(failure));
  }
}
