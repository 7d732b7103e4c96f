package dev.firedrill.debrief;

import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.Lane;
import dev.firedrill.slo.CommandTally;
import dev.firedrill.slo.SliWindow;
import dev.firedrill.team.EnvironmentName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What happened to one team, to be played again. Where nothing was measured there is no point, so a
 * gap is seen as one.
 */
public record Replay(List<Moment> moments, List<Point> sli, List<Window> faults) {
  /**
   * A fact. {@code about} and {@code value} say what is so from then on: a flag and "on", an alarm
   * and its state, an incident and its status, the release and its version.
   */
  public record Moment(
      EvidenceEvent fact, String text, @Nullable String about, @Nullable String value) {}

  /** What users saw in the window that begins then. */
  public record Point(
      Instant at, long good, long total, @Nullable Integer p50Ms, @Nullable Integer p95Ms) {}

  /** A fault in force; {@code to} is null when it was never taken back. */
  public record Window(
      String id, String title, Instant from, @Nullable Instant to, @Nullable Instant verifiedAt) {}

  /** From the facts of the team's production, in order of time. */
  static Replay of(List<EvidenceEvent> facts, Sight sight) {
    List<Moment> moments = new ArrayList<>();
    List<Point> sli = new ArrayList<>();
    Map<String, Window> faults = new LinkedHashMap<>();
    Map<String, String> aliases = new LinkedHashMap<>();
    for (EvidenceEvent fact : facts) {
      if (fact.environment() == EnvironmentName.STAGING) {
        continue;
      }
      if (fact.kind() == EvidenceKind.SLI_WINDOW) {
        point(fact, sli);
      } else if (sight.shows(fact.kind())) {
        moments.add(moment(fact, sight, aliases));
      }
      boolean noise = Boolean.FALSE.equals(fact.payload().get("groundTruth"));
      if (sight.showsFaults() && fact.kind().lane() == Lane.FAULT && !noise) {
        window(fact, faults);
      }
    }
    return new Replay(List.copyOf(moments), List.copyOf(sli), List.copyOf(faults.values()));
  }

  private static void point(EvidenceEvent fact, List<Point> sli) {
    SliWindow window = SliWindow.of(fact.occurredAt(), fact.payload());
    CommandTally all = window.all();
    if (all.total() > 0) {
      sli.add(new Point(window.start(), all.good(), all.total(), window.p50Ms(), window.p95Ms()));
    }
  }

  private static Moment moment(EvidenceEvent fact, Sight sight, Map<String, String> aliases) {
    boolean plain = sight.showsWords();
    String text = plain ? fact.text() : words(fact.kind());
    Map<String, Object> payload = fact.payload();
    UnaryOperator<String> named =
        name -> plain ? name : aliases.computeIfAbsent(name, _ -> alias(fact.kind(), aliases));
    return switch (fact.kind()) {
      case FLAG_CHANGED ->
          new Moment(
              fact, text, named.apply(String.valueOf(payload.get("key"))), on(payload.get("on")));
      case ALARM_STATE_CHANGED ->
          new Moment(
              fact,
              text,
              named.apply(String.valueOf(payload.get("name"))),
              textOf(payload.get("to")));
      case DEPLOYMENT_EFFECTIVE ->
          new Moment(fact, text, "release", plain ? textOf(payload.get("version")) : "another");
      case INCIDENT_DECLARED -> new Moment(fact, text, incident(payload, sight), "INVESTIGATING");
      case INCIDENT_UPDATED ->
          new Moment(fact, text, incident(payload, sight), textOf(payload.get("status")));
      case INCIDENT_RESOLVED -> new Moment(fact, text, incident(payload, sight), "RESOLVED");
      default -> new Moment(fact, text, null, null);
    };
  }

  /** Names that a team chose say which team it is, so others get a number in order. */
  private static String alias(EvidenceKind kind, Map<String, String> aliases) {
    String word = kind == EvidenceKind.FLAG_CHANGED ? "flag" : "alarm";
    return word + " " + (aliases.size() + 1);
  }

  private static String incident(Map<String, Object> payload, Sight sight) {
    return sight.showsWords() ? "INC-" + payload.getOrDefault("number", "?") : "Incident";
  }

  private static String on(@Nullable Object on) {
    return Boolean.TRUE.equals(on) ? "on" : "off";
  }

  private static @Nullable String textOf(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  /** "incident.role-assigned" as "Incident role assigned". */
  static String words(EvidenceKind kind) {
    String words = kind.slug().replace('.', ' ').replace('-', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static void window(EvidenceEvent fact, Map<String, Window> faults) {
    String step = String.valueOf(fact.payload().getOrDefault("step", fact.subject()));
    String id = fact.runId() + "/" + step;
    Window known = faults.get(id);
    Instant at = fact.occurredAt();
    switch (fact.kind()) {
      case FAULT_APPLIED -> {
        if (known == null) {
          faults.put(id, new Window(id, title(fact, step), at, null, null));
        }
      }
      case FAULT_VERIFIED -> {
        Window from = known == null ? new Window(id, title(fact, step), at, null, null) : known;
        faults.put(
            id,
            new Window(
                id,
                from.title(),
                from.from(),
                from.to(),
                from.verifiedAt() == null ? at : from.verifiedAt()));
      }
      case FAULT_REVERTED, FAULT_CLEAN, FAULT_SUPERSEDED -> {
        if (known != null && known.to() == null) {
          faults.put(id, new Window(id, known.title(), known.from(), at, known.verifiedAt()));
        }
      }
      // Planned or stuck says nothing about when the fault began or ended.
      default -> {}
    }
  }

  private static String title(EvidenceEvent fact, String step) {
    return String.valueOf(fact.payload().getOrDefault("title", step));
  }
}
