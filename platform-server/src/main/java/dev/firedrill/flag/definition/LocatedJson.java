package dev.firedrill.flag.definition;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** JSON together with where in the text everything stands, by JSON pointer. */
public final class LocatedJson {
  private static final ObjectReader SCALARS =
      CanonicalJson.reader().reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final JsonNode tree;
  private final Map<String, String> places;

  private LocatedJson(JsonNode tree, Map<String, String> places) {
    this.tree = tree;
    this.places = places;
  }

  /** Reads a text that anybody may have written. */
  public static Reading<LocatedJson> read(String text) {
    try (JsonParser parser = CanonicalJson.reader().createParser(text)) {
      return read(parser);
    } catch (JsonProcessingException broken) {
      return bad(broken.getLocation(), sentence(broken.getOriginalMessage()));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static Reading<LocatedJson> read(JsonParser parser) throws IOException {
    Map<String, String> places = new HashMap<>();
    try {
      if (parser.nextToken() == null) {
        return bad(parser.currentLocation(), "There is nothing; write a JSON object.");
      }
      JsonNode tree = value(parser, "", places);
      if (parser.nextToken() != null) {
        return bad(parser.currentTokenLocation(), "The JSON ends before this; remove the rest.");
      }
      return new Reading.Good<>(new LocatedJson(tree, places));
    } catch (StreamConstraintsException tooMuch) {
      return bad(
          parser.currentLocation(),
          "This is nested deeper than " + CanonicalJson.DEEPEST + " levels or far too long.");
    }
  }

  /** A tree that has no text: its places are its pointers. */
  public static LocatedJson of(JsonNode tree) {
    return new LocatedJson(tree, Map.of());
  }

  public JsonNode tree() {
    return tree;
  }

  /** Where that is which the pointer names; of a member its value. */
  public Violation violation(String pointer, String message) {
    String known = pointer;
    while (!places.isEmpty() && !places.containsKey(known) && !known.isEmpty()) {
      known = known.substring(0, known.lastIndexOf('/')); // something is missing in there
    }
    return new Violation(
        places.getOrDefault(known, known.isEmpty() ? "definition" : known), message);
  }

  private static JsonNode value(JsonParser parser, String pointer, Map<String, String> places)
      throws IOException {
    places.put(pointer, place(parser.currentTokenLocation()));
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser, pointer, places);
      case START_ARRAY -> array(parser, pointer, places);
      default -> SCALARS.readTree(parser);
    };
  }

  private static JsonNode object(JsonParser parser, String pointer, Map<String, String> places)
      throws IOException {
    ObjectNode object = CanonicalJson.reader().createObjectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      object.set(name, value(parser, child(pointer, name), places));
    }
    return object;
  }

  private static JsonNode array(JsonParser parser, String pointer, Map<String, String> places)
      throws IOException {
    ArrayNode array = CanonicalJson.reader().createArrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(parser, pointer + "/" + array.size(), places));
    }
    return array;
  }

  /** The pointer of a member. */
  public static String child(String pointer, String name) {
    return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  private static String place(JsonLocation location) {
    return "line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
  }

  private static String sentence(String message) {
    String first = message.lines().findFirst().orElse("This is no JSON");
    return first.endsWith(".") ? first : first + ".";
  }

  private static Reading<LocatedJson> bad(JsonLocation location, String message) {
    return new Reading.Bad<>(List.of(new Violation(place(location), message)));
  }
}
