package dev.firedrill.upstream.api;

import dev.firedrill.upstream.CodeHost;
import dev.firedrill.upstream.DayForecast;
import dev.firedrill.upstream.Dictionary;
import dev.firedrill.upstream.Encyclopedia;
import dev.firedrill.upstream.Gallery;
import dev.firedrill.upstream.UpstreamService;
import dev.firedrill.upstream.WeatherReport;
import dev.firedrill.upstream.WeatherStation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What each stub service says to a request. Always the truth. */
final class StubAnswers {
  /** Where the pictures are, below the servlet. */
  static final String IMAGES = "/images/";

  private static final String SVG = ".svg";

  private record Forecast(
      String city, double temperatureCelsius, String conditions, List<DayForecast> forecast) {}

  private record Link(String title, String url) {}

  private final WeatherStation weather = WeatherStation.bundled();
  private final Dictionary dictionary = Dictionary.bundled();
  private final Encyclopedia encyclopedia = Encyclopedia.bundled();
  private final Gallery gallery = Gallery.bundled();
  private final CodeHost host = CodeHost.bundled();

  Answer answer(UpstreamService service, HttpServletRequest request, Instant now) {
    return switch (service) {
      case METRICS_SINK -> throw new IllegalArgumentException("the sink answers nothing");
      case WEATHER -> weather(request, now);
      case DICTIONARY -> find(request, "word", "latency", service, dictionary::define);
      case WIKI -> find(request, "title", "toil", service, encyclopedia::find);
      case IMAGE ->
          find(
              request,
              "query",
              "otter",
              service,
              query -> gallery.find(query).map(picture -> link(request, picture)));
      case GITHUB ->
          request.getParameter("repository") == null
              ? find(request, "user", "riverotter", service, host::user)
              : find(request, "repository", "riverotter/dam", service, host::repository);
    };
  }

  /** The picture of {@code /images/WORD.svg}. */
  Answer image(String path) {
    String file = path.substring(IMAGES.length());
    return gallery
        .find(file.endsWith(SVG) ? file.substring(0, file.length() - SVG.length()) : "")
        .map(picture -> Answer.ok(gallery.svg(picture)))
        .orElseGet(() -> Answer.notFound("unknown-image", "There is no picture '" + file + "'."));
  }

  private Answer weather(HttpServletRequest request, Instant now) {
    String days = request.getParameter("days");
    if (days != null && !days.matches("[1-7]")) {
      return Answer.badRequest("days-invalid", "days must be 1 to 7, not '" + days + "'.");
    }
    return find(
        request,
        "city",
        "Oslo",
        UpstreamService.WEATHER,
        city -> weather.report(city, now).map(report -> with(report, days, now)));
  }

  private Object with(WeatherReport report, @Nullable String days, Instant now) {
    return days == null
        ? report
        : new Forecast(
            report.city(),
            report.temperatureCelsius(),
            report.conditions(),
            weather.forecast(report.city(), now, Integer.parseInt(days)));
  }

  /** The address by which this server was asked is also one by which people reach its pictures. */
  private static Link link(HttpServletRequest request, Gallery.Picture picture) {
    String url = request.getRequestURL().toString();
    String base = url.substring(0, url.length() - request.getPathInfo().length());
    return new Link(picture.title(), base + IMAGES + picture.word() + SVG);
  }

  private static Answer find(
      HttpServletRequest request,
      String parameter,
      String example,
      UpstreamService service,
      Function<String, Optional<?>> known) {
    String asked = request.getParameter(parameter);
    if (asked == null || asked.isBlank()) {
      return Answer.badRequest(
          parameter + "-missing",
          "Name a %s: /%s?%s=%s".formatted(parameter, service.word(), parameter, example));
    }
    return known
        .apply(asked)
        .<Answer>map(Answer::ok)
        .orElseGet(() ->
            Answer.notFound(
                "unknown-" + parameter,
                "The %s service does not know '%s'.".formatted(service.word(), asked)));
  }
}
