package dev.firedrill.postmortem.claims.labelled;

import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.postmortem.claims.Claim;
import dev.firedrill.postmortem.claims.Claims;
import dev.firedrill.postmortem.claims.IncidentRecord;
import dev.firedrill.postmortem.claims.RecordedFact;
import dev.firedrill.slo.CommandTally;
import dev.firedrill.slo.SliWindow;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sentences whose claims people labelled, and how well the reader finds them. */
public final class LabelledClaims {
  private static final String DAY = "2026-11-22T";
  private static final Pattern LABEL =
      Pattern.compile("\\{([^|{}]+)\\|(TIME|DURATION|FACT)\\|(AGREES|OFF_BY|NO_EVIDENCE)\\}");

  /** Which half of the set: one was looked at while the reader was written. */
  public enum Half {
    TUNE,
    HELD
  }

  /** A labelled claim of a sentence. */
  public record Label(int from, int to, Claim.Kind kind, Claim.Verdict verdict) {}

  /** A sentence without its labels, and the labels. */
  public record Labelled(Half half, String text, List<Label> labels) {
    public Labelled {
      labels = List.copyOf(labels);
    }
  }

  /** Found and right, found and wrong, not found; right is with the right verdict too. */
  public record Tally(int right, int wrong, int missed, List<String> mistakes) {
    public Tally {
      mistakes = List.copyOf(mistakes);
    }

    public double precision() {
      return right + wrong == 0 ? 1 : (double) right / (right + wrong);
    }

    public double recall() {
      return right + missed == 0 ? 1 : (double) right / (right + missed);
    }

    public static Tally none() {
      return new Tally(0, 0, 0, List.of());
    }

    Tally withoutMistakes() {
      return new Tally(right, wrong, missed, List.of());
    }

    public Tally plus(Tally other) {
      List<String> all = new ArrayList<>(mistakes);
      all.addAll(other.mistakes);
      return new Tally(right + other.right, wrong + other.wrong, missed + other.missed, all);
    }
  }

  private LabelledClaims() {}

  /** How well each kind of claim of the half is found. */
  public static Map<Claim.Kind, Tally> measure(Half half) {
    IncidentRecord record = record();
    Map<Claim.Kind, Tally> tallies = new EnumMap<>(Claim.Kind.class);
    for (Labelled labelled : load()) {
      if (labelled.half() == half) {
        measure(labelled.text(), labelled.labels(), Claims.of(labelled.text(), record))
            .forEach((kind, tally) -> tallies.merge(kind, tally, Tally::plus));
      }
    }
    return tallies;
  }

  /**
   * How well each kind is found in the passages of somebody who never saw the reader. Every second
   * passage is held back: its mistakes are counted and never shown.
   */
  public static Map<Claim.Kind, Tally> measureBlind(Half half) {
    Map<Claim.Kind, Tally> tallies = new EnumMap<>(Claim.Kind.class);
    List<BlindClaims.Passage> passages = BlindClaims.load();
    for (int i = half == Half.TUNE ? 0 : 1; i < passages.size(); i += 2) {
      BlindClaims.Passage passage = passages.get(i);
      measure(passage.text(), passage.labels(), Claims.of(passage.text(), passage.record()))
          .forEach((kind, tally) ->
              tallies.merge(
                  kind, half == Half.TUNE ? tally : tally.withoutMistakes(), Tally::plus));
    }
    return tallies;
  }

  private static Map<Claim.Kind, Tally> measure(
      String text, List<Label> labels, List<Claim> found) {
    Map<Claim.Kind, Tally> tallies = new EnumMap<>(Claim.Kind.class);
    List<Label> open = new ArrayList<>(labels);
    for (Claim claim : found) {
      Label label =
          open.stream()
              .filter(one -> one.kind() == claim.kind() && claim.overlaps(one.from(), one.to()))
              .findFirst()
              .orElse(null);
      boolean right = label != null && label.verdict() == claim.verdict();
      if (right) {
        open.remove(label);
      }
      String mistake =
          "wrong %s %s '%s' in: %s"
              .formatted(claim.kind(), claim.verdict(), claim.text(), around(text, claim.from()));
      tallies.merge(
          claim.kind(),
          new Tally(right ? 1 : 0, right ? 0 : 1, 0, right ? List.of() : List.of(mistake)),
          Tally::plus);
    }
    for (Label label : open) {
      String mistake =
          "missed %s %s '%s' in: %s"
              .formatted(
                  label.kind(),
                  label.verdict(),
                  text.substring(label.from(), label.to()),
                  around(text, label.from()));
      tallies.merge(label.kind(), new Tally(0, 0, 1, List.of(mistake)), Tally::plus);
    }
    return tallies;
  }

  /** The line of the place, without its end where it is long. */
  private static String around(String text, int at) {
    int from = text.lastIndexOf('\n', at) + 1;
    int end = text.indexOf('\n', at);
    return text.substring(from, Math.min(end < 0 ? text.length() : end, from + 300));
  }

  public static List<Labelled> load() {
    List<Labelled> all = new ArrayList<>();
    Half half = Half.TUNE;
    for (String line : lines("labelled.txt")) {
      if (line.equals("[tune]")) {
        half = Half.TUNE;
      } else if (line.equals("[held]")) {
        half = Half.HELD;
      } else {
        all.add(labelled(half, line.replace("\\n", "\n")));
      }
    }
    return all;
  }

  private static Labelled labelled(Half half, String line) {
    StringBuilder text = new StringBuilder();
    List<Label> labels = new ArrayList<>();
    Matcher label = LABEL.matcher(line);
    int at = 0;
    while (label.find()) {
      text.append(line, at, label.start());
      int from = text.length();
      text.append(label.group(1));
      labels.add(
          new Label(
              from,
              text.length(),
              Claim.Kind.valueOf(label.group(2)),
              Claim.Verdict.valueOf(label.group(3))));
      at = label.end();
    }
    text.append(line.substring(at));
    return new Labelled(half, text.toString(), List.copyOf(labels));
  }

  /**
   * The invented incident that the sentences are about: a third of requests failed
   * 14:02:40–14:20:10.
   */
  public static IncidentRecord record() {
    List<RecordedFact> facts = new ArrayList<>();
    for (String line : lines("record.txt")) {
      String[] parts = line.split(" ", 4);
      String[] rest = parts[3].split(" ", 2);
      facts.add(fact(parts, rest));
    }
    List<SliWindow> sli = new ArrayList<>();
    Instant began = Instant.parse(DAY + "14:02:40Z");
    Instant ended = Instant.parse(DAY + "14:20:10Z");
    for (Instant at = Instant.parse(DAY + "13:50:00Z");
        at.isBefore(Instant.parse(DAY + "14:40:00Z"));
        at = at.plus(SliWindow.LENGTH)) {
      boolean bad = !at.isBefore(began) && at.isBefore(ended);
      CommandTally tally =
          bad ? new CommandTally(14, 0, 4, 0, 2) : new CommandTally(20, 0, 0, 0, 0);
      sli.add(new SliWindow(at, SliWindow.LENGTH, Map.of("weather", tally), null, null));
    }
    return new IncidentRecord(
        Instant.parse(DAY + "13:55:00Z"),
        Instant.parse(DAY + "14:40:00Z"),
        Instant.parse(DAY + "14:05:12Z"),
        ZoneOffset.UTC,
        facts,
        sli,
        List.of(
            new IncidentRecord.Person("p-ada", "ada", "Ada Lovelace"),
            new IncidentRecord.Person("p-bo", "bo", "Bo Kern"),
            new IncidentRecord.Person("p-cy", "cy", "Cy Okafor"),
            new IncidentRecord.Person("p-dee", "dee", "Dee Nguyễn")));
  }

  private static RecordedFact fact(String[] parts, String[] rest) {
    // The payload's values may hold spaces; each begins with a key and an equals sign.
    Map<String, Object> payload = new HashMap<>();
    String actor = rest[0];
    Matcher pairs =
        Pattern.compile("^((?:[a-z]+=[^;=]*;)*[a-z]+=(?:High error rate|[^;= ]*)) ")
            .matcher(rest[1]);
    String text = rest[1];
    if (pairs.find()) {
      text = rest[1].substring(pairs.end());
      for (String pair : pairs.group(1).split(";")) {
        payload.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
      }
    }
    return new RecordedFact(
        Long.parseLong(parts[0]),
        Instant.parse(DAY + parts[1] + "Z"),
        EvidenceKind.ofSlug(parts[2]),
        actor.equals("-") ? null : actor,
        text,
        payload);
  }

  private static List<String> lines(String name) {
    try (InputStream in =
        Objects.requireNonNull(
            LabelledClaims.class.getResourceAsStream(name), () -> name + " is not in the jar")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
