package dev.firedrill.upstream.api;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.upstream.Dictionary;
import dev.firedrill.upstream.SlowRule;
import dev.firedrill.upstream.UpstreamKeys;
import dev.firedrill.upstream.UpstreamService;
import dev.firedrill.upstream.UpstreamTraffic;
import dev.firedrill.upstream.WeatherStation;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code /{key}/weather?city=} and {@code /{key}/dictionary?word=}. Always tells the truth,
 * late when a rule says so.
 */
final class UpstreamServlet extends HttpServlet {
  private static final JsonMapper JSON = new JsonMapper();

  /** What is answered and with which status. */
  private record Answer(int status, Object body) {
    static Answer notFound(String error, String message) {
      return new Answer(HttpServletResponse.SC_NOT_FOUND, new Problem(error, message));
    }

    static Answer badRequest(String error, String message) {
      return new Answer(HttpServletResponse.SC_BAD_REQUEST, new Problem(error, message));
    }
  }

  private record Problem(String error, String message) {}

  private record Call(TeamEnvironment bot, UpstreamService service) {}

  private final transient UpstreamKeys keys;
  private final transient RuleCache rules;
  private final transient UpstreamTraffic traffic;
  private final transient InstantSource clock;
  private final transient RandomGenerator random;
  private final transient Pause pause;
  private final transient WeatherStation weather = WeatherStation.bundled();
  private final transient Dictionary dictionary = Dictionary.bundled();

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
    Call call = call(request.getPathInfo()).orElse(null);
    if (call == null) {
      write(response, Answer.notFound("not-found", "There is no such service under this address."));
      return;
    }
    Answer answer = answer(call, request);
    Duration delay = rules.find(call.bot(), call.service()).map(this::delay).orElse(Duration.ZERO);
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

  private Answer answer(Call call, HttpServletRequest request) {
    return switch (call.service()) {
      case WEATHER -> weather(request.getParameter("city"));
      case DICTIONARY -> definition(request.getParameter("word"));
    };
  }

  private Answer weather(@Nullable String city) {
    if (city == null || city.isBlank()) {
      return Answer.badRequest("city-missing", "Name a city: /weather?city=Oslo");
    }
    return weather
        .report(city, clock.instant())
        .map(report -> new Answer(HttpServletResponse.SC_OK, report))
        .orElseGet(() ->
            Answer.notFound("unknown-city", "The weather station does not know '" + city + "'."));
  }

  private Answer definition(@Nullable String word) {
    if (word == null || word.isBlank()) {
      return Answer.badRequest("word-missing", "Name a word: /dictionary?word=latency");
    }
    return dictionary
        .define(word)
        .map(entry -> new Answer(HttpServletResponse.SC_OK, entry))
        .orElseGet(
            () -> Answer.notFound("unknown-word", "The dictionary does not have '" + word + "'."));
  }

  private Duration delay(SlowRule rule) {
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
    response.setContentType("application/json");
    response.setHeader("Cache-Control", "no-store");
    response.getOutputStream().write(JSON.writeValueAsBytes(answer.body()));
  }
}
