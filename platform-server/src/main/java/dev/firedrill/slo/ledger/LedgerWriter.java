package dev.firedrill.slo.ledger;

import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.slo.objective.SliMinute;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes entries of charges, purely. A student's charges were computed without the faults that may
 * not be known yet; what then is unexplained since {@code openSince} is pending. So two students'
 * answers with and without such a fault are the same, byte for byte.
 */
final class LedgerWriter {
  static final int MOST_FACTS = 6;

  private final boolean forStaff;
  private final Instant openSince;
  private final List<EvidenceEvent> symptoms;

  /** {@code symptoms}: what bots went through, for minutes that nothing else explains. */
  LedgerWriter(boolean forStaff, Instant openSince, List<EvidenceEvent> symptoms) {
    this.forStaff = forStaff;
    this.openSince = openSince;
    this.symptoms = symptoms;
  }

  /** The charges and silences as entries, oldest first. */
  List<LedgerEntry> entries(List<Charge> charges, List<SliMinute> minutes) {
    List<LedgerEntry> entries = new ArrayList<>(silences(minutes));
    List<List<Charge>> open = new ArrayList<>();
    for (Charge charge : charges) {
      List<Charge> group = groupOf(charge, open);
      if (group == null) {
        open.add(new ArrayList<>(List.of(charge)));
      } else {
        group.add(charge);
      }
    }
    open.forEach(group -> entries.add(entry(group)));
    entries.sort(Comparator.comparing(LedgerEntry::from).thenComparing(LedgerEntry::cause));
    return entries;
  }

  private @Nullable List<Charge> groupOf(Charge charge, List<List<Charge>> open) {
    Instant before = charge.minute().at().minus(SliMinute.LENGTH);
    for (int i = open.size() - 1; i >= Math.max(0, open.size() - 4); i--) {
      Charge last = open.get(i).getLast();
      if (last.minute().at().equals(before)
          && last.goesOnAs(charge)
          && isOpen(last) == isOpen(charge)) {
        return open.get(i);
      }
    }
    return null;
  }

  private boolean isOpen(Charge charge) {
    return !forStaff && !charge.minute().at().isBefore(openSince);
  }

  private static List<LedgerEntry> silences(List<SliMinute> minutes) {
    List<LedgerEntry> silences = new ArrayList<>();
    for (int i = 1; i < minutes.size(); i++) {
      Instant from = minutes.get(i - 1).at().plus(SliMinute.LENGTH);
      Instant until = minutes.get(i).at();
      if (from.isBefore(until)) {
        long length = Duration.between(from, until).toMinutes();
        silences.add(
            new LedgerEntry(
                from,
                until,
                0,
                0,
                length,
                Cause.PLATFORM,
                1,
                true,
                "The platform asked nothing for %d min, so nothing counts.".formatted(length),
                List.of()));
      }
    }
    return silences;
  }

  private LedgerEntry entry(List<Charge> group) {
    Charge first = group.getFirst();
    boolean pending = first.cause() == Cause.UNEXPLAINED && isOpen(first);
    Instant from = first.minute().at();
    Instant until = group.getLast().minute().at().plus(SliMinute.LENGTH);
    return new LedgerEntry(
        from,
        until,
        group.stream().mapToLong(charge -> charge.minute().bad()).sum(),
        group.stream().mapToLong(charge -> charge.minute().total()).sum(),
        group.size(),
        pending ? Cause.PENDING : first.cause(),
        first.share(),
        first.cause() == Cause.PLATFORM,
        text(first, from, pending),
        because(first, from, until));
  }

  private List<EvidenceEvent> because(Charge charge, Instant from, Instant until) {
    List<EvidenceEvent> facts =
        charge.cause() == Cause.UNEXPLAINED
            ? symptoms.stream()
                .filter(fact -> !fact.occurredAt().isBefore(from.minus(SliMinute.LENGTH)))
                .filter(fact -> fact.occurredAt().isBefore(until))
                .toList()
            : charge.because();
    return facts.subList(0, Math.min(facts.size(), MOST_FACTS));
  }

  private String text(Charge charge, Instant from, boolean pending) {
    return switch (charge.cause()) {
      case INSTRUCTOR_FAULT ->
          charge.share() < 1
              ? "The fault \"%s\" was in effect, but it was bad before: half of it."
                  .formatted(titles(charge))
              : "The fault \"%s\" was in effect.".formatted(titles(charge));
      case TEAM_CHANGE -> teamChange(charge, from);
      case PLATFORM ->
          "Excused, because %s.".formatted(Objects.requireNonNull(charge.excuse()).sentence());
      case UNEXPLAINED, PENDING ->
          pending
              ? "The team had changed nothing in the ten minutes before; what it was is told with the debrief."
              : "No fault was in effect, and the team had changed nothing in the ten minutes before.";
    };
  }

  private String teamChange(Charge charge, Instant from) {
    EvidenceEvent change = charge.because().getLast();
    long minutes = Math.max(0, Duration.between(change.occurredAt(), from).toMinutes());
    String shared =
        charge.share() < 1
            ? " The fault \"%s\" came later: half of it.".formatted(titles(charge))
            : "";
    String provisional = isOpen(charge) ? " Provisional until the debrief." : "";
    String how = charge.worsened() ? "Bad before, and clearly worse" : "Bad";
    String when =
        minutes <= Attribution.REACH.toMinutes()
            ? "%s %s after a change of the team"
                .formatted(how, minutes < 1 ? "at once" : minutes + " min")
            : how + " since a change of the team";
    String what = change.text().endsWith(".") ? change.text() : change.text() + ".";
    return when + ": " + what + shared + provisional;
  }

  private static String titles(Charge charge) {
    return String.join(
        "\", \"", charge.faults().stream().map(FaultSpan::title).distinct().toList());
  }
}
