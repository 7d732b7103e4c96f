package dev.firedrill.upstream.api;

import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.upstream.MetricsSink;
import dev.firedrill.upstream.UpstreamEffect;
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
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code /{key}/{service}?…} for every service, in the way that a rule says, takes pushes
 * at {@code /{key}/metrics-sink}, and shows {@code /images/{word}.svg}, which needs no key because
 * people open it.
 */
final class UpstreamServlet extends HttpServlet {
  private record Call(TeamEnvironment bot, UpstreamService service) {}

  private final transient UpstreamKeys keys;
  private final transient RuleCache rules;
  private final transient UpstreamTraffic traffic;
  private final transient InstantSource clock;
  private final transient Delivery delivery;
  private final transient MetricsSink sink = new MetricsSink();
  private final transient StubAnswers answers = new StubAnswers();

  UpstreamServlet(
      UpstreamKeys keys,
      RuleCache rules,
      UpstreamTraffic traffic,
      InstantSource clock,
      Delivery delivery) {
    this.keys = keys;
    this.rules = rules;
    this.traffic = traffic;
    this.clock = clock;
    this.delivery = delivery;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getPathInfo();
    if (path != null && path.startsWith(StubAnswers.IMAGES)) {
      delivery.plainly(response, answers.image(path));
      return;
    }
    serve(request, response);
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    serve(request, response);
  }

  private void serve(HttpServletRequest request, HttpServletResponse response) throws IOException {
    long begun = System.nanoTime();
    Call call = call(request.getPathInfo()).orElse(null);
    if (call == null) {
      delivery.plainly(
          response, Answer.notFound("not-found", "There is no such service under this address."));
      return;
    }
    Optional<UpstreamRule> rule = rules.find(call.bot(), call.service());
    Answer answer = answer(call, rule.orElse(null), request);
    boolean met = false;
    if (rule.isEmpty()) {
      delivery.plainly(response, answer);
    } else {
      String owner = rule.get().operationKey();
      met =
          delivery.by(
              rule.get(),
              () ->
                  rules
                      .find(call.bot(), call.service())
                      .filter(standing -> standing.operationKey().equals(owner))
                      .isPresent(),
              request,
              response,
              answer);
    }
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    traffic.answered(call.bot(), call.service(), took, met);
  }

  /** What would be answered if nothing disturbed it on its way. */
  private Answer answer(Call call, @Nullable UpstreamRule rule, HttpServletRequest request)
      throws IOException {
    UpstreamService service = call.service();
    if (rule != null && rule.effect() instanceof UpstreamEffect.Misrouted(var to) && to != null) {
      service = to;
    }
    boolean push = request.getMethod().equals("POST");
    if (service == UpstreamService.METRICS_SINK) {
      boolean lost = rule != null && !(rule.effect() instanceof UpstreamEffect.Slow);
      return push && !lost ? pushed(call.bot(), request) : Answer.ok(sink.of(call.bot()));
    }
    return push
        ? Answer.refusing(
            HttpServletResponse.SC_METHOD_NOT_ALLOWED,
            "method-not-allowed",
            "Ask the %s service with GET.".formatted(service.word()))
        : answers.answer(service, request, clock.instant());
  }

  private Answer pushed(TeamEnvironment bot, HttpServletRequest request) throws IOException {
    byte[] body = request.getInputStream().readNBytes(MetricsSink.LARGEST_PUSH + 1);
    if (body.length > MetricsSink.LARGEST_PUSH) {
      return Answer.refusing(
          HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE,
          "too-large",
          "A push has at most 64 KiB; push fewer series.");
    }
    sink.push(bot, new String(body, StandardCharsets.UTF_8), clock.instant());
    return Answer.ok(sink.of(bot));
  }

  private Optional<Call> call(@Nullable String path) {
    if (path == null || !path.startsWith("/")) {
      return Optional.empty();
    }
    int slash = path.indexOf('/', 1);
    if (slash < 0) {
      return Optional.empty();
    }
    return UpstreamService.of(path.substring(slash + 1))
        .flatMap(
            service -> keys.botOf(path.substring(1, slash)).map(bot -> new Call(bot, service)));
  }
}
