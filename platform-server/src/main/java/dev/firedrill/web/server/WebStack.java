package dev.firedrill.web.server;

import dev.firedrill.auth.SessionLookup;
import dev.firedrill.kernel.IdSource;
import dev.firedrill.web.WebJson;
import dev.firedrill.web.body.BodyRules;
import dev.firedrill.web.problem.Problems;
import dev.firedrill.web.security.Guard;
import io.dropwizard.core.setup.Environment;
import jakarta.servlet.DispatcherType;
import java.net.URI;
import java.util.EnumSet;
import java.util.Set;

/**
 * Installs what every request passes through. The configuration must say {@code
 * registerDefaultExceptionMappers: false}, and resources give their whole path, beginning with
 * {@code /api/v1}.
 */
public final class WebStack {
  private static final long LARGEST_BODY_BYTES = 1024 * 1024;

  private WebStack() {}

  /** Call once, before resources are registered. */
  public static void install(
      Environment environment, SessionLookup sessions, IdSource ids, Set<URI> publicOrigins) {
    WebJson.configure(environment.getObjectMapper());
    environment
        .servlets()
        .addFilter("request-frame", Guard.frame(ids))
        .addMappingForUrlPatterns(
            EnumSet.of(DispatcherType.REQUEST), false, "/*");
    environment.jersey().setUrlPattern("/*");
    Problems.mappers().forEach(environment.jersey()::register);
    Guard.components(sessions, publicOrigins).forEach(environment.jersey()::register);
    BodyRules.components(LARGEST_BODY_BYTES).forEach(environment.jersey()::register);
    environment.getApplicationContext().setErrorHandler(Problems.errorHandler());
    environment
        .lifecycle()
        .addServerLifecycleListener(server -> server.setErrorHandler(Problems.errorHandler()));
  }
}
