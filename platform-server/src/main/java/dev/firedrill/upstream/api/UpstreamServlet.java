package dev.firedrill.upstream.api;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.upstream.UpstreamKeys;
import dev.firedrill.upstream.UpstreamRule;
import dev.firedrill.upstream.UpstreamService;
import dev.firedrill.upstream.UpstreamTraffic;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code /{key}/{service}?…} for every service, late or with an error when a rule says so,
 * and {@code /images/{word}.svg}, which needs no key because people open it.
 */
final class UpstreamServlet extends HttpServlet {
  private static final JsonMapper JSON = new JsonMapper();

  private record Call(TeamEnvironment bot, UpstreamService service) {}

  private final transient UpstreamKeys keys;
  private final transient RuleCache rules;
  private final transient UpstreamTraffic traffic;
  private final transient InstantSource clock;
  private final transient RandomGenerator random;
  private final transient Pause pause;
  private final transient StubAnswers answers = new StubAnswers();

  UpstreamServlet(
      UpstreamKeys keys,
      RuleCache rules,
      UpstreamTraffic traffic,
      InstantSource clock,
      RandomGenerator random,
      Pause pause) {
    this.keys = keys;
    this.rules = rules;
    this.traffic = traffic;
    this.clock = clock;
    this.random = random;
    this.pause = pause;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    long begun = System.nanoTime();
    String path = request.getPathInfo();
    if (path != null && path.startsWith(StubAnswers.IMAGES)) {
      write(response, answers.image(path));
      return;
    }
    Call call = call(path).orElse(null);
    if (call == null) {
      write(response, Answer.notFound("not-found", "There is no such service under this address."));
      return;
    }
    Optional<UpstreamRule> rule = rules.find(call.bot(), call.service());
    Answer answer =
        rule.map(UpstreamRule::status)
            .map(status -> Answer.failing(status, call.service()))
            .orElseGet(() -> answers.answer(call.service(), request, clock.instant()));
    Duration delay = rule.map(this::delay).orElse(Duration.ZERO);
    boolean slowed = delay.isPositive();
    if (slowed && !waited(delay)) {
      response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      return;
    }
    write(response, answer);
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    traffic.answered(call.bot(), call.service(), took, slowed);
  }

  private Optional<Call> call(@Nullable String path) {
    if (path == null || !path.startsWith("/")) {
      return Optional.empty();
    }
    int slash = path.indexOf('/', 1);
    if (slash < 0) {
      return Optional.empty();
    }
    String word = path.substring(slash + 1);
    for (UpstreamService service : UpstreamService.values()) {
      if (service.word().equals(word)) {
        return keys.botOf(path.substring(1, slash)).map(bot -> new Call(bot, service));
      }
    }
    return Optional.empty();
  }

  private Duration delay(UpstreamRule rule) {
    long spread = rule.jitter().toMillis();
    long drawn = spread == 0 ? 0 : random.nextLong(-spread, spread + 1);
    return Duration.ofMillis(Math.max(0, rule.delay().toMillis() + drawn));
  }

  private boolean waited(Duration delay) {
    try {
      pause.of(delay);
      return true;
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void write(HttpServletResponse response, Answer answer) throws IOException {
    response.setStatus(answer.status());
    response.setHeader("Cache-Control", "no-store");
    if (answer.body() instanceof String picture) {
      response.setContentType("image/svg+xml");
      // A picture has no business to run anything, wherever it is opened.
      response.setHeader("Content-Security-Policy", "default-src 'none'");
      response.getOutputStream().write(picture.getBytes(StandardCharsets.UTF_8));
    } else {
      response.setContentType("application/json");
      response.getOutputStream().write(JSON.writeValueAsBytes(answer.body()));
    }
  }
}
