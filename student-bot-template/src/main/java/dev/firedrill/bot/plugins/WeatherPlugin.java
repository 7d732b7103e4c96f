package dev.firedrill.bot.plugins;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.firedrill.bot.plugin.Plugin;
import dev.firedrill.bot.plugin.PluginFailure;
import dev.firedrill.bot.plugin.Reply;
import dev.firedrill.bot.plugin.Request;
import dev.firedrill.bot.plugin.Tools;
import dev.firedrill.bot.plugin.Upstream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Asks the weather service. */
public final class WeatherPlugin implements Plugin {
  private static final String SERVICE = "weather";
  private static final Pattern DAYS = Pattern.compile("(.+?)\\s+(?:([1-7])|forecast)");
  private static final String FORECAST_DAYS = "3";

  private @Nullable Upstream upstream;

  @Override
  public String name() {
    return "weather";
  }

  @Override
  public List<String> usages() {
    return List.of(
        "!weather CITY - the weather there now, as in `!weather Oslo`",
        "!weather CITY DAYS - and of the next 1 to 7 days, as in `!weather Oslo 3`");
  }

  @Override
  public void start(Tools tools) {
    upstream = tools.upstream();
  }

  @Override
  public Reply handle(Request request) throws PluginFailure {
    if (request.text().isEmpty() || upstream == null) {
      return Reply.of("Usage: !weather CITY, or !weather CITY DAYS");
    }
    Matcher forecast = DAYS.matcher(request.text());
    String city = forecast.matches() ? forecast.group(1) : request.text();
    Map<String, String> question = Map.of("city", city);
    if (forecast.matches()) {
      String days = forecast.group(2) == null ? FORECAST_DAYS : forecast.group(2);
      question = Map.of("city", city, "days", days);
    }
    Optional<JsonObject> answer = upstream.get(SERVICE, question);
    return Reply.of(
        answer.isEmpty() ? "I know no weather for \"%s\".".formatted(city) : report(answer.get()));
  }

  private static String report(JsonObject answer) throws PluginFailure {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s: %s °C, %s"
            .formatted(
                Upstream.field(answer, SERVICE, "city"),
                Upstream.field(answer, SERVICE, "temperatureCelsius"),
                Upstream.field(answer, SERVICE, "conditions")));
    for (JsonElement day : Upstream.list(answer, SERVICE, "forecast")) {
      lines.add(
          "%s: %s to %s °C, %s"
              .formatted(
                  Upstream.field(day, SERVICE, "date"),
                  Upstream.field(day, SERVICE, "lowCelsius"),
                  Upstream.field(day, SERVICE, "highCelsius"),
                  Upstream.field(day, SERVICE, "conditions")));
    }
    return String.join("\n", lines);
  }
}
