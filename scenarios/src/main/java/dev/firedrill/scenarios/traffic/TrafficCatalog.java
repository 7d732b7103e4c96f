package dev.firedrill.scenarios.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.scenarios.json.Resources;
import dev.firedrill.scenarios.json.SchemaCheck;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The profiles of traffic steps, each with the JSON Schema of its arguments. Immutable. */
public final class TrafficCatalog {
  private final SortedMap<String, SchemaCheck> schemas;

  private TrafficCatalog(SortedMap<String, SchemaCheck> schemas) {
    this.schemas = Collections.unmodifiableSortedMap(schemas);
  }

  /** The profiles that ship in this jar. */
  public static TrafficCatalog bundled() {
    var schemas = new TreeMap<String, SchemaCheck>();
    for (String profile : Resources.index("traffic")) {
      schemas.put(profile, SchemaCheck.of(Resources.text("traffic/" + profile + ".schema.json")));
    }
    return new TrafficCatalog(schemas);
  }

  /** Names of the profiles, sorted. */
  public SortedSet<String> known() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(schemas.keySet()));
  }

  /** The JSON Schema of a profile's arguments. */
  public JsonNode argumentSchema(String profile) {
    return check(profile).source();
  }

  /** What is wrong with arguments of a known profile; empty if they fit. */
  public List<SchemaCheck.Violation> violations(String profile, JsonNode args) {
    return check(profile).violations(args);
  }

  private SchemaCheck check(String profile) {
    SchemaCheck check = schemas.get(profile);
    if (check == null) {
      throw new IllegalArgumentException(
          "there is no traffic profile \"" + profile + "\", only " + schemas.keySet());
    }
    return check;
  }
}
