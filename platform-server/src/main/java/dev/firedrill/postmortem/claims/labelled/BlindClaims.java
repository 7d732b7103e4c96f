package dev.firedrill.postmortem.claims.labelled;

import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.postmortem.claims.Claim;
import dev.firedrill.postmortem.claims.IncidentRecord;
import dev.firedrill.postmortem.claims.RecordedFact;
import dev.firedrill.slo.CommandTally;
import dev.firedrill.slo.SliWindow;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whole passages about several invented incidents, labelled by somebody who never saw the reader.
 * Data only: {@code blind.txt} and {@code blind-records.txt}, whose heads say how they are written.
 */
final class BlindClaims {
  private static final Pattern LABEL =
      Pattern.compile("\\{([^|{}]+)\\|(TIME|DURATION|FACT)\\|(AGREES|OFF_BY|NO_EVIDENCE)\\}");
  private static final String HEAD = "=== ";

  /** As a record of a real incident is cut out: some time before it was declared and after. */
  private static final Duration BEFORE = Duration.ofMinutes(45);

  private static final Duration AFTER = Duration.ofMinutes(30);

  /** A passage without its labels, the labels, and the incident that it is about. */
  record Passage(
      String name, IncidentRecord record, String text, List<LabelledClaims.Label> labels) {
    Passage {
      labels = List.copyOf(labels);
    }
  }

  private BlindClaims() {}

  static List<Passage> load() {
    Map<String, IncidentRecord> records = records();
    List<Passage> all = new ArrayList<>();
    // What stands before the first head explains the file.
    String[] passages = read("blind.txt").split("(?m)^" + HEAD, -1);
    for (int i = 1; i < passages.length; i++) {
      String[] parts = passages[i].split("\n", 2);
      String[] head = parts[0].split(" \\| ", 2);
      IncidentRecord record =
          Objects.requireNonNull(
              records.get(head[1]), () -> head[0] + " is about no record: " + head[1]);
      all.add(passage(head[0], record, parts[1].strip()));
    }
    return all;
  }

  private static Passage passage(String name, IncidentRecord record, String marked) {
    StringBuilder text = new StringBuilder();
    List<LabelledClaims.Label> labels = new ArrayList<>();
    Matcher label = LABEL.matcher(marked);
    int at = 0;
    while (label.find()) {
      text.append(marked, at, label.start());
      int from = text.length();
      text.append(label.group(1));
      labels.add(
          new LabelledClaims.Label(
              from,
              text.length(),
              Claim.Kind.valueOf(label.group(2)),
              Claim.Verdict.valueOf(label.group(3))));
      at = label.end();
    }
    text.append(marked.substring(at));
    return new Passage(name, record, text.toString(), labels);
  }

  /** The incidents by name. */
  static Map<String, IncidentRecord> records() {
    Map<String, List<String[]>> lines = new LinkedHashMap<>();
    List<String[]> open = new ArrayList<>();
    for (String line : read("blind-records.txt").lines().toList()) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (line.startsWith("[")) {
        open = new ArrayList<>();
        lines.put(line.substring(1, line.length() - 1), open);
      } else {
        open.add(line.split(" \\| ", 7));
      }
    }
    Map<String, IncidentRecord> records = new LinkedHashMap<>();
    lines.forEach((name, parts) -> records.put(name, record(parts)));
    return records;
  }

  private static IncidentRecord record(List<String[]> lines) {
    List<RecordedFact> facts =
        lines.stream().filter(line -> line[0].equals("fact")).map(BlindClaims::fact).toList();
    Instant declared = only(facts, EvidenceKind.INCIDENT_DECLARED);
    Instant from = declared.minus(BEFORE);
    Instant to = only(facts, EvidenceKind.INCIDENT_RESOLVED).plus(AFTER);
    ZoneId local =
        lines.stream()
            .filter(line -> line[0].equals("local"))
            .map(line -> ZoneId.of(line[1]))
            .findFirst()
            .orElseThrow();
    List<IncidentRecord.Person> people =
        lines.stream()
            .filter(line -> line[0].equals("person"))
            .map(line -> new IncidentRecord.Person(line[1], line[2], line[3]))
            .toList();
    String[] sli = lines.stream().filter(line -> line[0].equals("sli")).findFirst().orElseThrow();
    return new IncidentRecord(from, to, declared, local, facts, windows(sli, from, to), people);
  }

  private static Instant only(List<RecordedFact> facts, EvidenceKind kind) {
    return facts.stream()
        .filter(fact -> fact.kind() == kind)
        .map(RecordedFact::at)
        .findFirst()
        .orElseThrow();
  }

  private static List<SliWindow> windows(String[] sli, Instant from, Instant to) {
    Instant began = Instant.parse(sli[2]);
    Instant ended = Instant.parse(sli[3]);
    String[] counts = sli[4].split(" ");
    CommandTally bad =
        new CommandTally(
            Long.parseLong(counts[0]),
            Long.parseLong(counts[1]),
            Long.parseLong(counts[2]),
            Long.parseLong(counts[3]),
            Long.parseLong(counts[4]));
    CommandTally good = new CommandTally(bad.total(), 0, 0, 0, 0);
    List<SliWindow> all = new ArrayList<>();
    for (Instant at = from; at.isBefore(to); at = at.plus(SliWindow.LENGTH)) {
      boolean suffering = !at.isBefore(began) && at.isBefore(ended);
      Map<String, CommandTally> tally = Map.of(sli[1], suffering ? bad : good);
      all.add(new SliWindow(at, SliWindow.LENGTH, tally, null, null));
    }
    return all;
  }

  private static RecordedFact fact(String[] line) {
    Map<String, Object> payload = new HashMap<>();
    if (!line[5].equals("-")) {
      for (String pair : line[5].split(";")) {
        payload.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
      }
    }
    return new RecordedFact(
        Long.parseLong(line[1]),
        Instant.parse(line[2]),
        EvidenceKind.ofSlug(line[3]),
        line[4].equals("-") ? null : line[4],
        line[6],
        payload);
  }

  private static String read(String name) {
    try (InputStream in =
        Objects.requireNonNull(
            BlindClaims.class.getResourceAsStream(name), () -> name + " is not in the jar")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
