package dev.firedrill.app.wiring;

import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.health.HealthCheck;
import com.codahale.metrics.health.HealthCheckRegistry;
import dev.firedrill.app.DataDirectory;
import dev.firedrill.app.config.BotsConfiguration;
import dev.firedrill.app.config.DatabaseConfiguration;
import dev.firedrill.app.config.PlatformConfiguration;
import dev.firedrill.app.database.PlatformDatabase;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.testing.TestDatabase;
import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jackson.Jackson;
import io.dropwizard.jersey.validation.Validators;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.dropwizard.logging.common.DefaultLoggingFactory;
import io.dropwizard.request.logging.LogbackAccessRequestLogFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The whole platform as it serves requests, on a test's database, with nothing in the background.
 */
final class WiredPlatform implements AutoCloseable {
  private final Server jetty;
  private final PlatformDatabase database;
  private final DataDirectory data;
  final Foundation foundation;
  final Features features;

  private WiredPlatform(
      Server jetty,
      PlatformDatabase database,
      DataDirectory data,
      Foundation foundation,
      Features features) {
    this.jetty = jetty;
    this.database = database;
    this.data = data;
    this.foundation = foundation;
    this.features = features;
  }

  static WiredPlatform on(TestDatabase test, Path directory) {
    PlatformConfiguration configuration = configuration(directory);
    PGSimpleDataSource source = (PGSimpleDataSource) test.dataSource();
    configuration.setDatabase(
        new DatabaseConfiguration(source.getUrl(), source.getUser(), source.getPassword()));
    configuration.getLoggingFactory().configure(new MetricRegistry(), "wired");
    Environment environment =
        new Environment(
            "wired",
            Jackson.newObjectMapper(),
            Validators.newValidatorFactory(),
            new MetricRegistry(),
            WiredPlatform.class.getClassLoader(),
            new HealthCheckRegistry(),
            configuration);
    environment.healthChecks().register("none", healthy());
    DataDirectory data = DataDirectory.open(directory.resolve("data"), true);
    PlatformDatabase database =
        PlatformDatabase.open(configuration.getDatabase(), directory, data, new Random(1));
    Foundation foundation = Foundation.on(configuration, database);
    Features features = Features.on(foundation, database, data, environment);
    Server jetty = configuration.getServerFactory().build(environment);
    WiredPlatform platform = new WiredPlatform(jetty, database, data, foundation, features);
    try {
      jetty.start();
    } catch (Exception failed) {
      throw new IllegalStateException("the server did not start", failed);
    }
    return platform;
  }

  /** The token of a link that signs this person in. */
  String link(PersonId person) {
    return features.auth().signIn().mintLink(person, Duration.ofHours(1)).token().reveal();
  }

  URI server() {
    int port = ((NetworkConnector) jetty.getConnectors()[0]).getLocalPort();
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  @Override
  public void close() {
    LifeCycle.stop(jetty);
    database.stop();
    data.close();
  }

  private static HealthCheck healthy() {
    return new HealthCheck() {
      @Override
      protected Result check() {
        return Result.healthy();
      }
    };
  }

  private static PlatformConfiguration configuration(Path directory) {
    DefaultServerFactory server = new DefaultServerFactory();
    server.setRegisterDefaultExceptionMappers(false);
    server.setEnableVirtualThreads(true);
    server.setApplicationConnectors(List.of(freePort()));
    server.setAdminConnectors(List.of(freePort()));
    LogbackAccessRequestLogFactory noRequestLog = new LogbackAccessRequestLogFactory();
    noRequestLog.setAppenders(List.of());
    server.setRequestLogFactory(noRequestLog);
    DefaultLoggingFactory logging = new DefaultLoggingFactory();
    logging.setLevel("WARN");
    PlatformConfiguration configuration = new PlatformConfiguration();
    configuration.setDataDirectory(directory.resolve("data").toString());
    configuration.setCacheDirectory(directory.resolve("cache").toString());
    configuration.setBots(bots(directory));
    configuration.setServerFactory(server);
    configuration.setLoggingFactory(logging);
    return configuration;
  }

  /** No bot is started, so any file will do for their program. */
  private static BotsConfiguration bots(Path directory) {
    BotsConfiguration usual = new PlatformConfiguration().getBots();
    return new BotsConfiguration(
        emptyJar(directory).toString(),
        usual.heapMegabytes(),
        usual.jvmFlags(),
        usual.environments(),
        usual.platformUrl(),
        usual.memoryMegabytes(),
        usual.processes(),
        usual.diskMegabytes(),
        usual.logKilobytesPerSecond(),
        usual.cpuPercent(),
        usual.firstUser());
  }

  private static Path emptyJar(Path directory) {
    Path jar = directory.resolve("student-bot.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), new Manifest())) {
      out.finish();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return jar;
  }

  private static HttpConnectorFactory freePort() {
    HttpConnectorFactory connector = new HttpConnectorFactory();
    connector.setBindHost("127.0.0.1");
    connector.setPort(0);
    return connector;
  }
}
