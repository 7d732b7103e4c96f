package dev.firedrill.upstream.api;

import dev.firedrill.upstream.UpstreamAccess;
import dev.firedrill.upstream.UpstreamKeys;
import dev.firedrill.upstream.UpstreamRules;
import dev.firedrill.upstream.UpstreamTraffic;
import jakarta.servlet.http.HttpServlet;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** The stub services over HTTP. */
public final class UpstreamApi {
  private UpstreamApi() {}

  /**
   * The servlet for {@code /upstream/*}. It sleeps on the request's thread while a rule delays the
   * answer, so the server must run requests on virtual threads.
   */
  public static HttpServlet servlet(
      UpstreamKeys keys,
      UpstreamRules rules,
      UpstreamTraffic traffic,
      InstantSource clock,
      RandomGenerator random) {
    return servlet(keys, rules, traffic, clock, random, Thread::sleep);
  }

  static HttpServlet servlet(
      UpstreamKeys keys,
      UpstreamRules rules,
      UpstreamTraffic traffic,
      InstantSource clock,
      RandomGenerator random,
      Pause pause) {
    return new UpstreamServlet(
        keys, new RuleCache(rules, clock), traffic, clock, new Delivery(random, pause));
  }

  /**
   * Access over HTTP; {@code base} is the server's own root, for example {@code
   * http://127.0.0.1:8080}, asked for at each use because the port may be known late.
   */
  public static UpstreamAccess access(HttpClient client, Supplier<URI> base, UpstreamKeys keys) {
    return new HttpUpstreamAccess(client, base, keys);
  }
}
