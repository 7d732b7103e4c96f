package dev.firedrill.bot.plugins;

import com.google.gson.JsonObject;
import dev.firedrill.bot.plugin.Plugin;
import dev.firedrill.bot.plugin.PluginFailure;
import dev.firedrill.bot.plugin.Reply;
import dev.firedrill.bot.plugin.Request;
import dev.firedrill.bot.plugin.Tools;
import dev.firedrill.bot.plugin.Upstream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks the weather service. */
public final class WeatherPlugin implements Plugin {
  private static final String SERVICE = "weather";

  private @Nullable Upstream upstream;

  @Override
  public String name() {
    return "weather";
  }

  @Override
  public List<String> usages() {
    return List.of("!weather CITY - the weather there now");
  }

  @Override
  public void start(Tools tools) {
    upstream = tools.upstream();
  }

  @Override
  public Reply handle(Request request) throws PluginFailure {
    if (request.text().isEmpty() || upstream == null) {
      return Reply.of("Usage: !weather CITY");
    }
    Optional<JsonObject> answer = upstream.get(SERVICE, "city", request.text());
    if (answer.isEmpty()) {
      return Reply.of("I know no weather for \"%s\".".formatted(request.text()));
    }
    return Reply.of(
        "%s: %s °C, %s"
            .formatted(
                Upstream.field(answer.get(), SERVICE, "city"),
                Upstream.field(answer.get(), SERVICE, "temperatureCelsius"),
                Upstream.field(answer.get(), SERVICE, "conditions")));
  }
}
