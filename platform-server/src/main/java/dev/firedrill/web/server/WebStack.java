package dev.firedrill.web.server;

import dev.firedrill.auth.BearerLookup;
import dev.firedrill.auth.SessionLookup;
import dev.firedrill.kernel.IdSource;
import dev.firedrill.web.IdempotencyKeys;
import dev.firedrill.web.WebJson;
import dev.firedrill.web.idempotency.Idempotency;
import dev.firedrill.web.input.InputRules;
import dev.firedrill.web.problem.Problems;
import dev.firedrill.web.security.Guard;
import dev.firedrill.web.ui.WebUi;
import io.dropwizard.core.setup.Environment;
import jakarta.servlet.DispatcherType;
import java.net.URI;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Installs what every request passes through. The configuration must say {@code
 * registerDefaultExceptionMappers: false}. Resources give their path below {@link #API}.
 */
public final class WebStack {
  /** Where the REST resources are. */
  public static final String API = "/api/v1";

  private static final long LARGEST_BODY_BYTES = 1024 * 1024;

  private WebStack() {}

  /** Call once, before resources are registered. */
  public static void install(
      Environment environment,
      SessionLookup sessions,
      BearerLookup tokens,
      IdSource ids,
      Set<URI> publicOrigins) {
    WebJson.configure(environment.getObjectMapper());
    environment
        .servlets()
        .addFilter("request-frame", Guard.frame(ids))
        .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
    environment.jersey().setUrlPattern(API + "/*");
    Problems.mappers().forEach(environment.jersey()::register);
    Guard.components(sessions, tokens, publicOrigins).forEach(environment.jersey()::register);
    InputRules.components(LARGEST_BODY_BYTES).forEach(environment.jersey()::register);
    environment.getApplicationContext().setErrorHandler(Problems.errorHandler());
    environment
        .lifecycle()
        .addServerLifecycleListener(server -> server.setErrorHandler(Problems.errorHandler()));
  }

  /** Makes {@code @Idempotent} work, and forgets answers that are no longer kept. */
  public static void installIdempotency(
      Environment environment, IdempotencyKeys keys, InstantSource clock) {
    environment.jersey().register(Idempotency.filter(keys, clock));
    installHousekeeping(
        environment, () -> keys.forget(clock.instant().minus(IdempotencyKeys.KEPT)));
  }

  /** Serves the web UI's files, and its page for the addresses that browsers open. */
  public static void installPages(Environment environment) {
    environment
        .servlets()
        .addFilter("pages", WebUi.filter(WebStack.class.getClassLoader(), WebUi.FOLDER))
        .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/*");
  }

  /** Runs the chore once an hour from the server's start to its stop. */
  public static void installHousekeeping(Environment environment, Runnable chore) {
    environment.lifecycle().manage(new Housekeeping(List.of(chore)));
  }
}
