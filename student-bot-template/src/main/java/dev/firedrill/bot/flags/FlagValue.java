package dev.firedrill.bot.flags;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.HashMap;
import java.util.Map;

/**
 * A flag as the server evaluated it.
 *
 * @param perUser whether another user may get another value
 */
record FlagValue(JsonElement value, String variant, String reason, boolean perUser) {

  /**
   * The flags of an answer to a question for all of them; one that makes no sense is left out.
   *
   * @throws JsonParseException if the answer as a whole makes no sense
   */
  static Map<String, FlagValue> all(String body) {
    try {
      Map<String, FlagValue> flags = new HashMap<>();
      JsonElement list = JsonParser.parseString(body).getAsJsonObject().get("flags");
      if (list == null) {
        throw new JsonParseException("no member flags");
      }
      for (JsonElement element : list.getAsJsonArray()) {
        if (element instanceof JsonObject flag && flag.has("value")) { // an error has no value
          String key = text(flag, "key");
          if (!key.isEmpty()) {
            flags.put(key, of(flag));
          }
        }
      }
      return Map.copyOf(flags);
    } catch (IllegalStateException | UnsupportedOperationException e) {
      throw new JsonParseException("no OFREP answer", e);
    }
  }

  /** The one flag of an answer. */
  static FlagValue one(String body) {
    if (JsonParser.parseString(body) instanceof JsonObject flag && flag.has("value")) {
      return of(flag);
    }
    throw new JsonParseException("no OFREP answer");
  }

  private static FlagValue of(JsonObject flag) {
    boolean perUser =
        flag.get("metadata") instanceof JsonObject metadata
            && text(metadata, "dynamic").equals("true");
    return new FlagValue(flag.get("value"), text(flag, "variant"), text(flag, "reason"), perUser);
  }

  private static String text(JsonObject object, String name) {
    JsonElement value = object.get(name);
    return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
  }
}
