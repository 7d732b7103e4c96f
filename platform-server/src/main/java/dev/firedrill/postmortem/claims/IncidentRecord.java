package dev.firedrill.postmortem.claims;

import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.slo.CommandTally;
import dev.firedrill.slo.SliWindow;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What claims are held against: the facts that the reader may learn of, in order of time, and the
 * team's people. {@code local} is the zone of times that are said to be local.
 */
public record IncidentRecord(
    Instant from,
    Instant to,
    Instant declaredAt,
    ZoneId local,
    List<RecordedFact> facts,
    List<SliWindow> sli,
    List<Person> people) {
  public IncidentRecord {
    facts = List.copyOf(facts);
    sli = List.copyOf(sli);
    people = List.copyOf(people);
  }

  /** A member of the team; {@code id} as it stands in payloads. */
  public record Person(String id, String handle, String name) {
    /** What others call the person, longest first. */
    List<String> names() {
      List<String> all = new ArrayList<>(List.of(name, handle, name.split("\\s", 2)[0]));
      all.removeIf(String::isBlank);
      all.sort((a, b) -> b.length() - a.length());
      return all.stream().distinct().toList();
    }
  }

  /** The person of the name, if exactly that is one of the person's names. */
  Optional<Person> person(String named) {
    return people.stream()
        .filter(one -> one.names().stream().anyMatch(named::equalsIgnoreCase))
        .findFirst();
  }

  Stream<RecordedFact> of(EvidenceKind... kinds) {
    Set<EvidenceKind> wanted = Set.copyOf(Arrays.asList(kinds));
    return facts.stream().filter(fact -> wanted.contains(fact.kind()));
  }

  Optional<RecordedFact> first(EvidenceKind kind, Predicate<RecordedFact> which) {
    return of(kind).filter(which).findFirst();
  }

  /** When users began to notice: the indicator left its good state last before it was mended. */
  Optional<RecordedFact> beganAt() {
    return first(EvidenceKind.SLI_STATE_CHANGED, fact -> bad(fact) && !fact.is("from", "NO_DATA"))
        .or(() -> first(EvidenceKind.SLI_STATE_CHANGED, IncidentRecord::bad));
  }

  Optional<RecordedFact> recoveredAt() {
    Instant began = beganAt().map(RecordedFact::at).orElse(from);
    return of(EvidenceKind.SLI_STATE_CHANGED)
        .filter(fact -> fact.is("to", "OK") && fact.at().isAfter(began))
        .reduce((first, later) -> later);
  }

  Optional<RecordedFact> update(String status) {
    return first(EvidenceKind.INCIDENT_UPDATED, fact -> fact.is("status", status));
  }

  private static boolean bad(RecordedFact fact) {
    return fact.is("to", "BURNING") || fact.is("to", "BREACHING");
  }

  /** The share of requests that failed between the two, if any were asked. */
  @Nullable Double failedShare(Instant start, Instant end) {
    CommandTally sum =
        sli.stream()
            .filter(window -> !window.start().isBefore(start) && window.start().isBefore(end))
            .map(SliWindow::all)
            .reduce(CommandTally.NONE, CommandTally::plus);
    return sum.total() == 0 ? null : (double) (sum.total() - sum.good()) / sum.total();
  }
}
