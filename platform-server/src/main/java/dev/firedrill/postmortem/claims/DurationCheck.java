package dev.firedrill.postmortem.claims;

import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.postmortem.claims.Claim.Kind;
import dev.firedrill.postmortem.claims.Claim.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds how long something is said to have taken, and from when to when, and checks it. */
final class DurationCheck {
  private static final Map<String, Double> NUMBERS =
      Map.ofEntries(
          Map.entry("a", 1.0),
          Map.entry("an", 1.0),
          Map.entry("one", 1.0),
          Map.entry("two", 2.0),
          Map.entry("three", 3.0),
          Map.entry("four", 4.0),
          Map.entry("five", 5.0),
          Map.entry("six", 6.0),
          Map.entry("seven", 7.0),
          Map.entry("eight", 8.0),
          Map.entry("nine", 9.0),
          Map.entry("ten", 10.0),
          Map.entry("eleven", 11.0),
          Map.entry("twelve", 12.0),
          Map.entry("thirteen", 13.0),
          Map.entry("fourteen", 14.0),
          Map.entry("fifteen", 15.0),
          Map.entry("sixteen", 16.0),
          Map.entry("seventeen", 17.0),
          Map.entry("eighteen", 18.0),
          Map.entry("nineteen", 19.0),
          Map.entry("twenty", 20.0),
          Map.entry("thirty", 30.0),
          Map.entry("forty", 40.0),
          Map.entry("fifty", 50.0),
          Map.entry("half an", 0.5),
          Map.entry("half a", 0.5),
          Map.entry("a quarter of an", 0.25));

  private static final String NUMBER =
      "\\d+(?:[.,]\\d+)?|half an?|a quarter of an|an?|one|two|three|four|five|six|seven|eight|nine|ten"
          + "|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty"
          + "|fifty";

  private static final Pattern LENGTH =
      Pattern.compile(
          "(?i)(?<![\\w.,:/+-])(?:(?<hedge>about|around|roughly|approximately|almost|nearly|just"
              + " over|over|under|less than|more than|some|~|ca\\.)\\s*)?(?<n>"
              + NUMBER
              + ")(?<half> and a half)?(?:[\\s-]|(?<=\\d))(?<unit>hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?|s)\\b"
              + "(?:,?\\s?(?:and )?(?<n2>\\d{1,2})(?:\\s?(?<unit2>minutes?|mins?|m|seconds?|secs?|s)\\b)?)?");

  private static final Pattern DASH = Pattern.compile("\\s?[–—-]\\s?");
  private static final Pattern OPENED = Pattern.compile("(?i)\\b(?:from|between)\\s*$");
  private static final Pattern JOINED = Pattern.compile("(?i)\\s*(?:to|and|until|till|[–—-])\\s*");

  /** Lengths of settings, of requests, and of what is only hoped for. */
  private static final Pattern NO_DEED =
      Pattern.compile(
          "(?i)\\bevery\\b|interval|timeout|time-?out of|window|\\bttl\\b|cache[sd]? |\\bpoll|retr(?:y|ies)"
              + "|\\bp\\d\\d\\b|latency|respon(?:se|d)|answers? (?:took|take|in)|objective|budget"
              + "|data ?points|threshold|instead of|cadence|\\bago\\b|\\bper\\b|backoff|\\bneeds \\d");

  /** From which moments to which others a length may reach, by the words of its sentence. */
  private enum Span {
    ACKNOWLEDGE("acknowledg|\\back(?:ed)?\\b"),
    ROLL_BACK("roll(?:ed|ing)?[ -]?back"),
    RESTART("restart"),
    UPDATE("first update|status update|to inform"),
    MITIGATE("mitigat|fix(?:ed|ing)? it|stop(?:ped)? the"),
    DETECT("detect|notic|declar(?:e|ed|ing)\\b|realis|realiz|found out"),
    RESOLVE("resolv"),
    INCIDENT("incident (?:lasted|took|ran|was open)"),
    OUTAGE(
        "outage|\\bdown\\b|downtime|lasted|affected|unavailable|errors? for|failed for|degraded|broken|impact");

    private final Pattern words;

    Span(String words) {
      this.words = Pattern.compile("(?i)" + words);
    }
  }

  private final IncidentRecord record;

  DurationCheck(IncidentRecord record) {
    this.record = record;
  }

  /** The ranges of a sentence, such as from 14:02 to 14:20. */
  List<Claim> ranges(Prose.Sentence sentence, List<TimeMention> times) {
    List<Claim> claims = new ArrayList<>();
    for (int i = 0; i + 1 < times.size(); i++) {
      TimeMention first = times.get(i);
      TimeMention last = times.get(i + 1);
      String between = within(sentence, first.to(), last.from());
      String before = within(sentence, sentence.from(), first.from());
      if (DASH.matcher(between).matches()
          || (OPENED.matcher(before).find() && JOINED.matcher(between).matches())) {
        claims.add(range(sentence, first, last));
        i++;
      }
    }
    return claims;
  }

  private static String within(Prose.Sentence sentence, int from, int to) {
    return sentence.text().substring(from - sentence.from(), to - sentence.from());
  }

  private Claim range(Prose.Sentence sentence, TimeMention first, TimeMention last) {
    record Ends(RecordedFact start, RecordedFact end, Duration off) {}
    Optional<Ends> best =
        spans(Span.OUTAGE).stream()
            .map(span -> {
              Duration a = first.off(span.start().at());
              Duration b = last.off(span.end().at());
              return new Ends(span.start(), span.end(), a.abs().compareTo(b.abs()) > 0 ? a : b);
            })
            .min(Comparator.comparing(ends -> ends.off().abs()));
    String text = within(sentence, first.from(), last.to());
    String stated = Words.time(first.at()) + " to " + Words.time(last.at());
    if (best.isEmpty()) {
      return claim(
          first.from(), last.to(), text, stated, null, Verdict.NO_EVIDENCE, null, List.of());
    }
    Ends ends = best.get();
    boolean agrees = first.agrees(ends.start().at()) && last.agrees(ends.end().at());
    return claim(
        first.from(),
        last.to(),
        text,
        stated,
        Words.time(ends.start().at()) + " to " + Words.time(ends.end().at()),
        agrees ? Verdict.AGREES : Verdict.OFF_BY,
        agrees ? null : ends.off().toSeconds(),
        List.of(ends.start().id(), ends.end().id()));
  }

  List<Claim> lengths(Prose.Sentence sentence) {
    if (NO_DEED.matcher(sentence.text()).find()) {
      return List.of();
    }
    List<Claim> claims = new ArrayList<>();
    Matcher length = LENGTH.matcher(sentence.text());
    while (length.find()) {
      for (Span span : Span.values()) {
        if (span.words.matcher(sentence.text()).find()) {
          claims.add(length(sentence, length, span));
          break;
        }
      }
    }
    return claims;
  }

  private Claim length(Prose.Sentence sentence, Matcher found, Span about) {
    Duration stated = read(found);
    boolean vague = found.group("hedge") != null || !Character.isDigit(found.group("n").charAt(0));
    int from = sentence.from() + found.start();
    int to = sentence.from() + found.end();
    Optional<Between> best =
        spans(about).stream().min(Comparator.comparing(span -> stated.minus(span.length()).abs()));
    if (best.isEmpty()) {
      return claim(
          from,
          to,
          found.group(),
          Words.length(stated),
          null,
          Verdict.NO_EVIDENCE,
          null,
          List.of());
    }
    Between span = best.get();
    Duration off = stated.minus(span.length());
    boolean agrees = off.abs().compareTo(tolerance(span.length(), vague)) <= 0;
    return claim(
        from,
        to,
        found.group(),
        Words.length(stated),
        "%s, from %s (%s) to %s (%s)"
            .formatted(
                Words.length(span.length()),
                Words.time(span.start().at()),
                span.start().text(),
                Words.time(span.end().at()),
                span.end().text()),
        agrees ? Verdict.AGREES : Verdict.OFF_BY,
        agrees ? null : off.toSeconds(),
        List.of(span.start().id(), span.end().id()));
  }

  /** A minute, but for what is shorter; more for what is long, or said to be rough. */
  private static Duration tolerance(Duration real, boolean vague) {
    long share = real.toSeconds() / (vague ? 5 : 10);
    long floor = real.toSeconds() < 120 ? 30 : 60;
    return Duration.ofSeconds(Math.max(share, floor));
  }

  private static Duration read(Matcher found) {
    String n = found.group("n").toLowerCase(Locale.ROOT);
    double number =
        NUMBERS.containsKey(n) ? NUMBERS.get(n) : Double.parseDouble(n.replace(',', '.'));
    if (found.group("half") != null) {
      number += 0.5;
    }
    double unit = unit(found.group("unit"));
    double seconds = number * unit;
    if (found.group("n2") != null) {
      String second = found.group("unit2");
      seconds +=
          Double.parseDouble(found.group("n2")) * (second == null ? unit / 60 : unit(second));
    }
    return Duration.ofSeconds(Math.round(seconds));
  }

  private static double unit(String unit) {
    return switch (Character.toLowerCase(unit.charAt(0))) {
      case 'h' -> 3600;
      case 'm' -> 60;
      default -> 1;
    };
  }

  private record Between(RecordedFact start, RecordedFact end) {
    Duration length() {
      return Duration.between(start.at(), end.at());
    }
  }

  private List<Between> spans(Span about) {
    Optional<RecordedFact> began = record.beganAt();
    Optional<RecordedFact> well = record.recoveredAt();
    Optional<RecordedFact> mitigated = record.update("MITIGATED");
    Optional<RecordedFact> declared = any(EvidenceKind.INCIDENT_DECLARED);
    Optional<RecordedFact> resolved = any(EvidenceKind.INCIDENT_RESOLVED);
    Optional<RecordedFact> alarmed =
        record.first(EvidenceKind.ALARM_STATE_CHANGED, fact -> fact.is("to", "ALARM"));
    Optional<RecordedFact> paged = any(EvidenceKind.PAGE_SENT);
    List<Between> spans = new ArrayList<>();
    switch (about) {
      case ACKNOWLEDGE -> {
        Optional<RecordedFact> taken = any(EvidenceKind.PAGE_ACKNOWLEDGED);
        add(spans, paged, taken);
        add(spans, alarmed, taken);
      }
      case ROLL_BACK ->
          add(
              spans,
              record.first(EvidenceKind.DEPLOYMENT_REQUESTED, fact -> fact.is("kind", "ROLLBACK")),
              record.first(EvidenceKind.DEPLOYMENT_EFFECTIVE, fact -> fact.is("kind", "ROLLBACK")));
      case RESTART -> {
        Optional<RecordedFact> asked = any(EvidenceKind.BOT_RESTART_REQUESTED);
        Instant since = asked.map(RecordedFact::at).orElse(record.from());
        add(spans, asked, record.first(EvidenceKind.BOT_CONNECTED, f -> f.at().isAfter(since)));
      }
      case UPDATE -> add(spans, declared, any(EvidenceKind.INCIDENT_UPDATED));
      case MITIGATE -> {
        for (Optional<RecordedFact> start : List.of(began, declared, alarmed)) {
          add(spans, start, mitigated);
          add(spans, start, well);
        }
      }
      case DETECT -> {
        for (Optional<RecordedFact> end : List.of(declared, alarmed, paged)) {
          add(spans, began, end);
        }
        add(spans, alarmed, declared);
      }
      case RESOLVE -> {
        add(spans, declared, resolved);
        add(spans, began, resolved);
      }
      case INCIDENT -> {
        add(spans, declared, resolved);
        add(spans, began, well);
      }
      case OUTAGE -> {
        add(spans, began, well);
        add(spans, began, mitigated);
      }
    }
    return spans;
  }

  private Optional<RecordedFact> any(EvidenceKind kind) {
    return record.first(kind, fact -> true);
  }

  private static void add(
      List<Between> spans, Optional<RecordedFact> start, Optional<RecordedFact> end) {
    if (start.isPresent() && end.isPresent() && end.get().at().isAfter(start.get().at())) {
      spans.add(new Between(start.get(), end.get()));
    }
  }

  private static Claim claim(
      int from,
      int to,
      String text,
      String stated,
      @Nullable String record,
      Verdict verdict,
      @Nullable Long off,
      List<Long> evidence) {
    return new Claim(from, to, text, Kind.DURATION, stated, record, verdict, off, evidence);
  }
}
