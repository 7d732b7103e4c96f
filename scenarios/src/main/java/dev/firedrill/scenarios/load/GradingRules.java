package dev.firedrill.scenarios.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.scenarios.json.Resources;
import dev.firedrill.scenarios.load.Document.Located;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Weights add up, every graded part has an objective, times and scores can be reached. */
final class GradingRules implements Rule {
  private static final double HINT_FACTOR = 1.5;

  @Override
  public void check(Document document, Findings findings) {
    sumToOne(
        document.entries("/grading/weights").stream().map(Map.Entry::getValue).toList(),
        "/grading/weights",
        "weights-sum-to-one",
        findings);
    sumToOne(
        document.elements("/grading/postmortem/rubric").stream()
            .map(criterion -> criterion.get("weight"))
            .toList(),
        "/grading/postmortem/rubric",
        "rubric-sums-to-one",
        findings);
    objectives(document, findings);
    hints(document, findings);
    for (String part : List.of("detect", "mitigate", "resolve")) {
      curve(document, "/success/" + part + "/curve", findings);
    }
    within(document, "/success/diagnosis/deadline", findings);
    selfTest(document, findings);
  }

  /** What robot players must reach can be reached, and the variant is in the course pack. */
  private static void selfTest(Document document, Findings findings) {
    for (String player :
        List.of("nullAgent", "restartAgent", "scaleToZeroAgent", "deleteFeatureAgent")) {
      reachable(document.at("/selfTest").get(player), findings);
    }
    for (Located reference : document.elements("/selfTest/reference")) {
      reachable(reference.get("expect"), findings);
    }
    Located variant = document.at("/metadata").get("variant");
    List<String> variants = variants();
    if (variant.value().isTextual() && !variants.contains(variant.text())) {
      findings.add(
          variant.pointer(),
          "variant-known",
          "the course pack has no variant \""
              + variant.text()
              + "\"; use one of "
              + variants.stream().sorted().toList());
    }
  }

  private static void reachable(Located expectation, Findings findings) {
    Located most = expectation.get("maxAutoScore");
    Located least = expectation.get("minAutoScore");
    if (most.value().isNumber()
        && least.value().isNumber()
        && least.value().asDouble() > most.value().asDouble()) {
      findings.add(
          least.pointer(),
          "score-reachable",
          "minAutoScore "
              + least.text()
              + " is more than maxAutoScore "
              + most.text()
              + "; lower it or raise the other");
    }
  }

  private static List<String> variants() {
    return Resources.index("coursepack/variants").stream()
        .filter(line -> !line.startsWith("#"))
        .toList();
  }

  private static void sumToOne(
      List<Located> weights, String pointer, String rule, Findings findings) {
    BigDecimal sum =
        weights.stream()
            .map(Located::value)
            .filter(JsonNode::isNumber)
            .map(JsonNode::decimalValue)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    // Thirds cannot be written exactly.
    if (!weights.isEmpty()
        && sum.subtract(BigDecimal.ONE).abs().compareTo(new BigDecimal("0.001")) > 0) {
      findings.add(
          pointer,
          rule,
          pointer.substring(1).replace('/', '.')
              + " add up to "
              + said(sum)
              + ", must be 1; "
              + (sum.compareTo(BigDecimal.ONE) > 0 ? "take away " : "add ")
              + said(sum.subtract(BigDecimal.ONE).abs()));
    }
  }

  private static void objectives(Document document, Findings findings) {
    var assessed = new HashSet<String>();
    for (Located objective : document.elements("/learningObjectives")) {
      document
          .elements(objective.pointer() + "/assesses")
          .forEach(part -> assessed.add(part.text()));
    }
    for (Map.Entry<String, Located> weight : document.entries("/grading/weights")) {
      if (weight.getValue().value().asDouble() > 0 && !assessed.contains(weight.getKey())) {
        findings.add(
            weight.getValue().pointer(),
            "weight-has-objective",
            "\""
                + weight.getKey()
                + "\" is graded, but no learning objective assesses it; "
                + "name it in the assesses list of one");
      }
    }
  }

  private static void hints(Document document, Findings findings) {
    double total = 0;
    for (Located hint : document.elements("/hints")) {
      total += hint.get("cost").value().asDouble();
      within(document, hint.pointer() + "/availableAfter", findings);
    }
    Located cap = document.at("/grading/hintCap");
    if (cap.value().isNumber() && total > HINT_FACTOR * cap.value().asDouble()) {
      findings.add(
          cap.pointer(),
          "hints-within-cap",
          "hints cost "
              + said(BigDecimal.valueOf(total))
              + " together, more than 1.5 times hintCap "
              + cap.text()
              + "; make them cheaper or raise hintCap");
    }
  }

  private static void curve(Document document, String pointer, Findings findings) {
    Duration full = document.duration(pointer + "/full").orElse(null);
    Duration zero = document.duration(pointer + "/zero").orElse(null);
    if (full == null || zero == null) {
      return;
    }
    if (!full.isPositive() || zero.compareTo(full) <= 0) {
      findings.add(
          pointer,
          "curve-falls",
          "full is "
              + full
              + " and zero is "
              + zero
              + "; full must be longer than zero seconds, and zero longer than full");
    }
  }

  private static void within(Document document, String pointer, Findings findings) {
    Duration value = document.duration(pointer).orElse(Duration.ZERO);
    Duration limit = document.duration("/metadata/maxDuration").orElse(value);
    if (value.compareTo(limit) > 0) {
      findings.add(
          pointer,
          "within-max-duration",
          pointer.substring(1).replace('/', '.')
              + " is "
              + value
              + ", after maxDuration "
              + limit
              + "; shorten it");
    }
  }

  private static String said(BigDecimal number) {
    return number.setScale(3, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
  }
}
