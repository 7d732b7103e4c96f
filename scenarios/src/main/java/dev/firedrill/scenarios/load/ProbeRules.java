package dev.firedrill.scenarios.load;

import dev.firedrill.scenarios.load.Document.Located;
import dev.firedrill.scenarios.query.SelectQuery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Probes that are named exist, those that exist are named, and they sample often enough. */
final class ProbeRules implements Rule {
  /** A window needs this many samples before its verdict means anything. */
  private static final int SAMPLES_IN_WINDOW = 10;

  private static final Duration LONGEST_QUERY = Duration.ofSeconds(10);

  @Override
  public void check(Document document, Findings findings) {
    Set<String> known = new HashSet<>();
    document.entries("/probes").forEach(entry -> known.add(entry.getKey()));
    List<Located> rollback = document.elements("/safety/rollback/verify");
    List<Located> others = references(document);
    exist(others, known, "probe-exists", findings);
    exist(rollback, known, "rollback-probe-exists", findings);
    Set<String> used = new HashSet<>();
    others.forEach(reference -> used.add(reference.text()));
    rollback.forEach(reference -> used.add(reference.text()));
    for (Map.Entry<String, Located> probe : document.entries("/probes")) {
      if (!used.contains(probe.getKey())) {
        findings.add(
            probe.getValue().pointer(),
            "probe-used",
            "probe \"" + probe.getKey() + "\" is named nowhere; use or remove it");
      }
      if (probe.getValue().get("type").text().equals("http")
          && probe.getValue().get("url").value().isMissingNode()
          && probe.getValue().get("query").value().isMissingNode()) {
        findings.add(
            probe.getValue().pointer(),
            "http-probe-needs-url",
            "http probe \""
                + probe.getKey()
                + "\" has no url; add one, for example upstream:weather");
      }
      if (probe.getValue().get("type").text().equals("sql")) {
        reads(probe.getKey(), probe.getValue(), document, findings);
      }
    }
    often(document, "/success/mitigate/healthy", "/success/mitigate/sustain", findings);
    often(document, "/success/mitigate/invariants", "/success/mitigate/sustain", findings);
    often(document, "/success/resolve/causeGone", "/success/resolve/observe", findings);
  }

  /** The bot's own file, one SELECT, and an answer in time. */
  private static void reads(String name, Located probe, Document document, Findings findings) {
    SelectQuery.problem(probe.get("query").text())
        .ifPresent(problem ->
            findings.add(
                probe.pointer() + "/query",
                "sql-probe-reads",
                "the query of sql probe \"" + name + "\" " + problem));
    String url = probe.get("url").text();
    if (SelectQuery.file(url).isEmpty()) {
      findings.add(
          probe.pointer() + "/url",
          "sql-probe-file",
          "\""
              + url
              + "\" names no file of the bot; write sqlite:NAME, or nothing for sqlite:"
              + SelectQuery.USUAL_FILE);
    }
    Duration timeout = document.duration(probe.pointer() + "/timeout").orElse(Duration.ZERO);
    if (timeout.compareTo(LONGEST_QUERY) > 0) {
      findings.add(
          probe.pointer() + "/timeout",
          "sql-probe-short",
          "sql probe \"" + name + "\" may take " + timeout + "; at most " + LONGEST_QUERY);
    }
  }

  private static List<Located> references(Document document) {
    var found = new ArrayList<Located>();
    found.addAll(document.elements("/baseline/require"));
    found.addAll(document.elements("/success/mitigate/healthy"));
    found.addAll(document.elements("/success/mitigate/invariants"));
    found.addAll(document.elements("/success/resolve/causeGone"));
    if (document.at("/slo/sli").value().isTextual()) {
      found.add(document.at("/slo/sli"));
    }
    for (Located step : document.elements("/timeline")) {
      found.addAll(document.elements(step.pointer() + "/verify/probes"));
    }
    return found;
  }

  private static void exist(
      List<Located> references, Set<String> known, String rule, Findings findings) {
    for (Located reference : references) {
      if (reference.value().isTextual() && !known.contains(reference.text())) {
        findings.add(
            reference.pointer(),
            rule,
            "there is no probe \""
                + reference.text()
                + "\"; add it to probes or use one of "
                + known.stream().sorted().toList());
      }
    }
  }

  private static void often(Document document, String list, String window, Findings findings) {
    Duration length = document.duration(window).orElse(null);
    if (length == null || !length.isPositive()) {
      return;
    }
    for (Located reference : document.elements(list)) {
      String every = Document.child("/probes", reference.text()) + "/every";
      Duration period = document.duration(every).orElse(Duration.ZERO);
      if (period.multipliedBy(SAMPLES_IN_WINDOW).compareTo(length) > 0) {
        findings.add(
            every,
            "probe-often-enough",
            "probe \""
                + reference.text()
                + "\" samples every "
                + period
                + ", too seldom for "
                + window.substring(1).replace('/', '.')
                + " = "
                + length
                + "; sample at least every "
                + length.dividedBy(SAMPLES_IN_WINDOW));
      }
    }
  }
}
