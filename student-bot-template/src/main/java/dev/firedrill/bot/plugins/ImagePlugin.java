package dev.firedrill.bot.plugins;

import com.google.gson.JsonObject;
import dev.firedrill.bot.plugin.Plugin;
import dev.firedrill.bot.plugin.PluginFailure;
import dev.firedrill.bot.plugin.Reply;
import dev.firedrill.bot.plugin.Request;
import dev.firedrill.bot.plugin.Tools;
import dev.firedrill.bot.plugin.Upstream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks the picture service for a link. */
public final class ImagePlugin implements Plugin {
  private static final String SERVICE = "image";

  private @Nullable Upstream upstream;

  @Override
  public String name() {
    return "image";
  }

  @Override
  public List<String> usages() {
    return List.of("!image WORD - a picture of it, as in `!image otter`");
  }

  @Override
  public void start(Tools tools) {
    upstream = tools.upstream();
  }

  @Override
  public Reply handle(Request request) throws PluginFailure {
    if (request.text().isEmpty() || upstream == null) {
      return Reply.of("Usage: !image WORD");
    }
    Optional<JsonObject> picture = upstream.get(SERVICE, Map.of("query", request.text()));
    if (picture.isEmpty()) {
      return Reply.of("I found no picture of \"%s\".".formatted(request.text()));
    }
    return Reply.of(
        "%s: %s"
            .formatted(
                Upstream.field(picture.get(), SERVICE, "title"),
                Upstream.field(picture.get(), SERVICE, "url")));
  }
}
