package dev.firedrill.web.testing;

import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.health.HealthCheck;
import com.codahale.metrics.health.HealthCheckRegistry;
import dev.firedrill.auth.BearerLookup;
import dev.firedrill.auth.Credential;
import dev.firedrill.auth.Principal;
import dev.firedrill.auth.SessionLookup;
import dev.firedrill.web.server.WebStack;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jackson.Jackson;
import io.dropwizard.jersey.validation.Validators;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.dropwizard.logging.common.DefaultLoggingFactory;
import io.dropwizard.request.logging.LogbackAccessRequestLogFactory;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;

/**
 * A real server on a free port of the loopback interface with these resources behind the platform's
 * own filters and mappers; no database is needed for the sessions. In a test:
 *
 * <pre>{@code
 * @AutoClose
 * private final ResourceHarness http = ResourceHarness.with(FlagApi.resource(flags, access));
 *
 * @Test
 * void studentSeesTheFlagsOfTheOwnTeam() {
 *   Answer answer = http.as(Who.studentOf(otter)).get("/teams/otter/flags").expect(200);
 *   assertThat(answer.json().at("/items/0/key").asText()).isEqualTo("fast-help");
 *   http.as(Who.studentOf(lynx)).get("/teams/otter/flags").expect(ProblemCode.NOT_FOUND);
 *   http.as(Who.instructor()).ifMatch(3).put("/teams/otter/flags/PRODUCTION/fast-help",
 *       Map.of("on", true, "reason", "for the test")).expect(200);
 *   http.asNobody().get("/teams/otter/flags").expect(ProblemCode.NOT_SIGNED_IN);
 * }
 * }</pre>
 *
 * Callers send the CSRF token of their session; {@code without("X-CSRF-Token")} leaves it out. A
 * route without {@code @Permit} or {@code @OpenRoute} fails the start, as it does in the platform.
 * An unexpected failure in a resource answers 500 and is logged.
 */
public final class ResourceHarness implements AutoCloseable {
  private final Server jetty;
  private final SessionLookup lookup;
  private final FixedSessions sessions;

  private ResourceHarness(Server jetty, SessionLookup lookup, FixedSessions sessions) {
    this.jetty = jetty;
    this.lookup = lookup;
    this.sessions = sessions;
  }

  /** Starts a server with these resource objects (or resource classes). */
  public static ResourceHarness with(Object... resources) {
    return configured(environment -> {}, resources);
  }

  /** As {@link #with}, with sessions that the test keeps elsewhere. */
  public static ResourceHarness behind(SessionLookup sessions, Object... resources) {
    return behind(sessions, BearerLookup.none(), List.of(resources));
  }

  /** As {@link #with}, with sessions and tokens that the test keeps elsewhere. */
  public static ResourceHarness behind(
      SessionLookup sessions, BearerLookup tokens, List<Object> resources) {
    return start(sessions, tokens, new FixedSessions(), environment -> {}, resources.toArray());
  }

  /** As {@link #with}, and lets the test register servlets and more. */
  public static ResourceHarness configured(Consumer<Environment> more, Object... resources) {
    FixedSessions sessions = new FixedSessions();
    return start(sessions, sessions.tokens(), sessions, more, resources);
  }

  private static ResourceHarness start(
      SessionLookup lookup,
      BearerLookup tokens,
      FixedSessions sessions,
      Consumer<Environment> more,
      Object... resources) {
    Configuration configuration = configuration();
    configuration.getLoggingFactory().configure(new MetricRegistry(), "harness");
    Environment environment =
        new Environment(
            "harness",
            Jackson.newObjectMapper(),
            Validators.newValidatorFactory(),
            new MetricRegistry(),
            ResourceHarness.class.getClassLoader(),
            new HealthCheckRegistry(),
            configuration);
    environment
        .healthChecks()
        .register(
            "none",
            new HealthCheck() {
              @Override
              protected Result check() {
                return Result.healthy();
              }
            });
    WebStack.install(environment, lookup, tokens, UUID::randomUUID, Set.of());
    for (Object resource : resources) {
      environment.jersey().register(resource);
    }
    more.accept(environment);
    ResourceHarness harness =
        new ResourceHarness(configuration.getServerFactory().build(environment), lookup, sessions);
    try {
      harness.jetty.start();
    } catch (Exception failed) {
      harness.close();
      throw new IllegalStateException("the server did not start", failed);
    }
    return harness;
  }

  /** Calls with a new session of this principal, or a new token where the credential is one. */
  public Caller as(Principal principal) {
    String proof = sessions.begin(principal);
    return switch (principal.credential()) {
      case Credential.Session _ -> withCookie(proof);
      case Credential.PersonalToken _, Credential.CiToken _ -> withToken(proof);
    };
  }

  /** Calls with this bearer token. */
  public Caller withToken(String token) {
    return asNobody().with("Authorization", "Bearer " + token);
  }

  /** Calls with the session of this cookie, and its CSRF token while it is in force. */
  public Caller withCookie(String cookie) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Cookie", "firedrill_session=" + cookie);
    lookup
        .find(cookie)
        .ifPresent(session -> headers.put("X-CSRF-Token", session.csrfToken().reveal()));
    return new Caller(server(), headers);
  }

  /** Calls without a session. */
  public Caller asNobody() {
    return new Caller(server(), Map.of());
  }

  public FixedSessions sessions() {
    return sessions;
  }

  public URI server() {
    int port = ((NetworkConnector) jetty.getConnectors()[0]).getLocalPort();
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  /** Where the framework's own pages for operators are. */
  public URI admin() {
    int port = ((NetworkConnector) jetty.getConnectors()[1]).getLocalPort();
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  @Override
  public void close() {
    LifeCycle.stop(jetty);
  }

  private static Configuration configuration() {
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
    Configuration configuration = new Configuration();
    configuration.setServerFactory(server);
    configuration.setLoggingFactory(logging);
    return configuration;
  }

  private static HttpConnectorFactory freePort() {
    HttpConnectorFactory connector = new HttpConnectorFactory();
    connector.setBindHost("127.0.0.1");
    connector.setPort(0);
    return connector;
  }
}
