package dev.firedrill.app;

import dev.firedrill.app.config.PlatformConfiguration;
import dev.firedrill.app.database.PlatformDatabase;
import dev.firedrill.app.wiring.Foundation;
import dev.firedrill.app.wiring.Platform;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.Managed;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.function.Consumer;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Server;

/** The platform server: database first, then the features, then what works in the background. */
public class PlatformApplication extends Application<PlatformConfiguration> {
  private final boolean fresh;
  private final Consumer<Platform> onReady;

  public PlatformApplication() {
    this(false, platform -> {});
  }

  /** {@code onReady} is called once the server listens and everything works in the background. */
  public PlatformApplication(boolean fresh, Consumer<Platform> onReady) {
    this.fresh = fresh;
    this.onReady = onReady;
  }

  @Override
  public String getName() {
    return "firedrill";
  }

  @Override
  protected void addDefaultCommands(Bootstrap<PlatformConfiguration> bootstrap) {
    bootstrap.addCommand(new PlatformServerCommand(this));
    bootstrap.addCommand(new io.dropwizard.core.cli.CheckCommand<>(this));
    bootstrap.addCommand(new MigrateCommand());
  }

  @Override
  public void run(PlatformConfiguration configuration, Environment environment) {
    DataDirectory data = DataDirectory.open(Path.of(configuration.getDataDirectory()), fresh);
    environment.lifecycle().manage(stopping(data::close));
    PlatformDatabase database =
        PlatformDatabase.open(
            configuration.getDatabase(),
            Path.of(configuration.getCacheDirectory()).toAbsolutePath(),
            data,
            new SecureRandom());
    environment.lifecycle().manage(database);
    database.migrate();

    environment.healthChecks().register("database", database.health());
    AdminDoor.guard(environment);

    Foundation foundation = Foundation.on(configuration, database);
    Platform platform = Platform.wire(foundation, database, data, environment);
    environment.lifecycle().addEventListener(foundation.backgrounds());
    environment
        .lifecycle()
        .addServerLifecycleListener(server -> {
          foundation.address().listeningOn(applicationPort(server));
          platform.open();
          onReady.accept(platform);
        });
  }

  private static Managed stopping(Runnable atStop) {
    return new Managed() {
      @Override
      public void stop() {
        atStop.run();
      }
    };
  }

  private static int applicationPort(Server server) {
    for (var connector : server.getConnectors()) {
      if ("application".equals(connector.getName()) && connector instanceof NetworkConnector net) {
        return net.getLocalPort();
      }
    }
    throw new IllegalStateException("the server has no application connector");
  }

  @Override
  protected void onFatalError(Throwable failure) {
    System.exit(1);
  }
}
