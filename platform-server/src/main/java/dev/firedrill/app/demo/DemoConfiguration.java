package dev.firedrill.app.demo;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The configuration file that the demo runs with, filled in from the options. */
final class DemoConfiguration {
  private DemoConfiguration() {}

  /**
   * As YAML, so that the demo takes the same way through parsing and checks as any other
   * configuration.
   */
  static InputStream yaml(DemoOptions options, Rehearsing rehearsing) {
    String text =
        """
        dataDirectory: %s
        cacheDirectory: %s
        course:
          name: SRE-101 (demo)
          demoTeams: %d
        bots:
          jar: %s
          jvmFlags: %s
          environments: %s
        traffic: {production: %s, staging: %s, enabled: %s}
        server:
          rootPath: /api/v1
          registerDefaultExceptionMappers: false
          enableVirtualThreads: true
          maxThreads: 64
          shutdownGracePeriod: 1s
          applicationConnectors:
            - {type: http, port: %d, bindHost: 127.0.0.1, idleTimeout: 120s}
          adminConnectors:
            - {type: http, port: 0, bindHost: 127.0.0.1}
          requestLog:
            appenders: []
        logging:
          level: INFO
          loggers:
            org.flywaydb: WARN
            org.eclipse.jetty: WARN
            org.quartz: WARN
            io.dropwizard: WARN
            org.glassfish: WARN
          appenders:
            - type: file
              currentLogFilename: %s
              archivedLogFilenamePattern: %s
              archivedFileCount: 3
              maxFileSize: 10MiB
              timeZone: UTC
        """
            .formatted(
                quoted(options.data()),
                quoted(options.cache()),
                options.teams(),
                quoted(options.botJar()),
                rehearsing.botFlags(),
                rehearsing.environments(),
                options.users().every(),
                options.users().everyInStaging(),
                options.users().writing(),
                options.port(),
                quoted(options.data().resolve("logs/server.log")),
                quoted(options.data().resolve("logs/server-%i.log.gz")));
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /** What differs when start-up caches are recorded: one bot only, with the flags that record. */
  record Rehearsing(String botFlags, String environments) {
    static final Rehearsing NO = new Rehearsing("[]", "[PRODUCTION, STAGING]");
    static final Rehearsing PRODUCTION_ONLY = new Rehearsing("[]", "[PRODUCTION]");
  }

  private static String quoted(Path path) {
    return "'" + path.toString().replace("'", "''") + "'";
  }
}
