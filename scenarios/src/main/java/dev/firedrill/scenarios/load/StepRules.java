package dev.firedrill.scenarios.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.scenarios.load.Document.Located;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Steps have only known fields, act on known targets and end before the run does. */
final class StepRules implements Rule {
  private final Set<String> commonFields = new TreeSet<>();
  private final Map<String, Set<String>> fieldsByType = new HashMap<>();

  /** Takes the fields from the schema, so that they are written down only once. */
  StepRules(JsonNode schema) {
    JsonNode step = schema.at("/$defs/step");
    step.path("properties").fieldNames().forEachRemaining(commonFields::add);
    for (JsonNode branch : step.path("allOf")) {
      JsonNode type = branch.at("/if/properties/type");
      var types = new HashSet<String>();
      type.path("enum").forEach(each -> types.add(each.asText()));
      if (type.has("const")) {
        types.add(type.get("const").asText());
      }
      for (String each : types) {
        Set<String> fields = fieldsByType.computeIfAbsent(each, _ -> new TreeSet<>(commonFields));
        branch.at("/then/properties").fieldNames().forEachRemaining(fields::add);
      }
    }
  }

  @Override
  public void check(Document document, Findings findings) {
    List<Located> steps = document.elements("/timeline");
    for (Located step : steps) {
      knownFields(step, findings);
      knownTarget(document, step, findings);
      endsInTime(document, step, findings);
    }
    faultCount(document, steps, findings);
  }

  private void knownFields(Located step, Findings findings) {
    Set<String> known = fieldsByType.get(step.get("type").text());
    if (known == null) {
      return;
    }
    for (Map.Entry<String, JsonNode> field : step.value().properties()) {
      if (!known.contains(field.getKey())) {
        findings.add(
            Document.child(step.pointer(), field.getKey()),
            "step-known-field",
            "steps of type "
                + step.get("type").text()
                + " have no field \""
                + field.getKey()
                + "\"; use one of "
                + known);
      }
    }
  }

  private static void knownTarget(Document document, Located step, Findings findings) {
    Located target = step.get("target");
    if (target.value().isTextual()
        && document.at("/targets").get(target.text()).value().isMissingNode()) {
      findings.add(
          target.pointer(),
          "target-exists",
          "there is no target \"" + target.text() + "\"; add it to targets");
    }
  }

  private static void endsInTime(Document document, Located step, Findings findings) {
    Duration limit = document.duration("/metadata/maxDuration").orElse(null);
    Duration duration = document.duration(step.pointer() + "/duration").orElse(Duration.ZERO);
    Duration at =
        document
            .duration(step.pointer() + "/at")
            .or(() -> document.duration(step.pointer() + "/at/orAt"))
            .orElse(Duration.ZERO);
    Duration jitter = document.duration(step.pointer() + "/jitter/max").orElse(Duration.ZERO);
    Duration end = at.plus(jitter).plus(duration);
    if (limit != null && end.compareTo(limit) > 0) {
      findings.add(
          step.get("duration").value().isMissingNode()
              ? step.get("at").pointer()
              : step.get("duration").pointer(),
          "ends-within-max-duration",
          "step \""
              + step.get("id").text()
              + "\" may end at "
              + end
              + ", after maxDuration "
              + limit
              + "; shorten it or raise maxDuration");
    }
  }

  private static void faultCount(Document document, List<Located> steps, Findings findings) {
    List<Located> injections =
        steps.stream()
            .filter(step -> Set.of("fault", "noise").contains(step.get("type").text()))
            .toList();
    long faults =
        injections.stream().filter(step -> step.get("type").text().equals("fault")).count();
    blastRadius(document, injections, findings);
    boolean control = document.at("/metadata/control").value().asBoolean(false);
    if (control && faults > 0) {
      findings.add(
          "/metadata/control",
          "control-has-no-fault",
          "a control scenario must not have a fault step; set control to false");
    }
    if (!control && faults == 0 && !steps.isEmpty()) {
      findings.add(
          "/timeline",
          "has-a-fault",
          "the timeline has no fault step; add one, or set metadata.control to true");
    }
  }

  /** Steps that wait for an event may be in force at any time from zero to the end. */
  private static void blastRadius(Document document, List<Located> injections, Findings findings) {
    JsonNode max = document.at("/safety/blastRadius/maxConcurrentFaults").value();
    long together =
        injections.stream()
            .map(step -> inForce(document, step))
            .mapToLong(begins ->
                injections.stream()
                    .map(other -> inForce(document, other))
                    .filter(other -> other.holds(begins.from()))
                    .count())
            .max()
            .orElse(0);
    if ((max.isInt() || max.isLong()) && together > max.asInt()) {
      findings.add(
          "/safety/blastRadius/maxConcurrentFaults",
          "faults-within-blast-radius",
          together
              + " fault and noise steps can be in force at the same time, but at most "
              + max
              + " are allowed; raise maxConcurrentFaults, or move or remove a step");
    }
  }

  /** From the earliest beginning to the latest end, counted from time zero. */
  private record InForce(Duration from, Duration until) {
    boolean holds(Duration time) {
      return from.compareTo(time) <= 0 && time.compareTo(until) < 0;
    }
  }

  private static InForce inForce(Document document, Located step) {
    Duration limit =
        document.duration("/metadata/maxDuration").orElse(Duration.ofSeconds(Long.MAX_VALUE / 2));
    Duration at = document.duration(step.pointer() + "/at").orElse(null);
    if (at == null) {
      return new InForce(Duration.ZERO, limit);
    }
    Duration jitter = document.duration(step.pointer() + "/jitter/max").orElse(Duration.ZERO);
    Duration duration = document.duration(step.pointer() + "/duration").orElse(limit);
    return new InForce(at, at.plus(jitter).plus(duration));
  }
}
