package dev.firedrill.scenarios.fault;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.scenarios.json.Resources;
import dev.firedrill.scenarios.json.SchemaCheck;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The faults that exist, each with the JSON Schema of its arguments. Immutable. */
public final class FaultCatalog {
  /** Keyword of a fault's schema: the runtimes it can act in; every one without it. */
  public static final String RUNTIMES = "x-runtimes";

  /** Keyword of a fault's schema: what else the platform must be able to; nothing without it. */
  public static final String CAPABILITY = "x-capability";

  private final SortedMap<String, SchemaCheck> schemas;

  private FaultCatalog(Map<String, SchemaCheck> schemas) {
    this.schemas = Collections.unmodifiableSortedMap(new TreeMap<>(schemas));
  }

  /** The faults that ship in this jar: {@code faults/ID.schema.json} for each line of its index. */
  public static FaultCatalog bundled() {
    return of(
        Resources.index("faults").stream()
            .collect(
                Collectors.toMap(
                    Function.identity(), id -> Resources.text("faults/" + id + ".schema.json"))));
  }

  /** Faults by id, each with the text of the JSON Schema (2020-12) of its arguments. */
  public static FaultCatalog of(Map<String, String> schemas) {
    return new FaultCatalog(
        schemas.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> SchemaCheck.of(e.getValue()))));
  }

  /** Ids of the faults, sorted. */
  public SortedSet<String> known() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(schemas.keySet()));
  }

  /** The JSON Schema of a fault's arguments, for example to build a form from. */
  public JsonNode argumentSchema(String fault) {
    return check(fault).source();
  }

  /** What is wrong with arguments of a known fault; empty if they fit. */
  public List<SchemaCheck.Violation> violations(String fault, JsonNode args) {
    return check(fault).violations(args);
  }

  private SchemaCheck check(String fault) {
    SchemaCheck check = schemas.get(fault);
    if (check == null) {
      throw new IllegalArgumentException(
          "there is no fault \"" + fault + "\", only " + schemas.keySet());
    }
    return check;
  }
}
