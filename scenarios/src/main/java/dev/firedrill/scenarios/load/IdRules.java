package dev.firedrill.scenarios.load;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Ids are unique, and a step or hint refers only to earlier ones. */
final class IdRules implements Rule {
  private static final List<String> LISTS =
      List.of("/timeline", "/hints", "/learningObjectives", "/grading/postmortem/rubric");
  private static final Set<String> FAULT_EVENTS =
      Set.of("verified", "mitigated", "resolved", "declared");

  @Override
  public void check(Document document, Findings findings) {
    for (String list : LISTS) {
      var seen = new HashSet<String>();
      for (Document.Located entry : document.elements(list)) {
        Document.Located id = entry.get("id");
        if (id.value().isTextual() && !seen.add(id.text())) {
          findings.add(
              id.pointer(), "unique-id", "id \"" + id.text() + "\" is taken; choose another");
        }
      }
    }
    steps(document, findings);
    hints(document, findings);
  }

  private static void steps(Document document, Findings findings) {
    var earlier = new HashSet<String>();
    var earlierFaults = new HashSet<String>();
    for (Document.Located step : document.elements("/timeline")) {
      Document.Located after = step.get("at").get("after");
      Document.Located event = step.get("at").get("event");
      String name = "step \"" + step.get("id").text() + "\"";
      if (after.value().isTextual() && !earlier.contains(after.text())) {
        findings.add(
            after.pointer(),
            "no-forward-reference",
            name
                + " waits for \""
                + after.text()
                + "\", which is no earlier step; use one of "
                + earlier.stream().sorted().toList());
      } else if (FAULT_EVENTS.contains(event.text()) && !earlierFaults.contains(after.text())) {
        findings.add(
            event.pointer(),
            "event-fits-step",
            name
                + " waits until \""
                + after.text()
                + "\" is "
                + event.text()
                + ", but only a fault or noise step can be; wait for applied");
      }
      earlier.add(step.get("id").text());
      if (Set.of("fault", "noise").contains(step.get("type").text())) {
        earlierFaults.add(step.get("id").text());
      }
    }
  }

  private static void hints(Document document, Findings findings) {
    var earlier = new HashSet<String>();
    for (Document.Located hint : document.elements("/hints")) {
      Document.Located requires = hint.get("requires");
      if (requires.value().isTextual() && !earlier.contains(requires.text())) {
        findings.add(
            requires.pointer(),
            "no-forward-reference",
            "hint \""
                + hint.get("id").text()
                + "\" requires \""
                + requires.text()
                + "\", which is no earlier hint; use one of "
                + earlier.stream().sorted().toList());
      }
      earlier.add(hint.get("id").text());
    }
  }
}
