package dev.firedrill.postmortem;

import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.EvidenceQuery;
import dev.firedrill.incident.Incident;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.postmortem.claims.Claim;
import dev.firedrill.postmortem.claims.Claims;
import dev.firedrill.postmortem.claims.IncidentRecord;
import dev.firedrill.postmortem.claims.RecordedFact;
import dev.firedrill.slo.SliWindow;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Member;
import dev.firedrill.team.Teams;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Holds what a postmortem claims against what its reader may learn of the record. */
public final class ClaimDesk {
  private static final Duration BEFORE = Duration.ofMinutes(45);
  private static final Duration AFTER = Duration.ofMinutes(30);
  private static final Duration AT_MOST = Duration.ofHours(8);

  /** The end is exclusive, and what just happened counts. */
  private static final Duration NOW = Duration.ofMinutes(1);

  private final Evidence evidence;
  private final Teams teams;
  private final InstantSource clock;

  public ClaimDesk(Evidence evidence, Teams teams, InstantSource clock) {
    this.evidence = evidence;
    this.teams = teams;
    this.clock = clock;
  }

  /**
   * The claims of the text. {@code teamOnly}: of what staff alone may know nothing is used, so that
   * an answer cannot tell of a fault. {@code local} is the zone of times said to be local.
   */
  public List<Claim> claims(Incident incident, String markdown, boolean teamOnly, ZoneId local) {
    String written =
        Postmortem.written(
            markdown, incident, id -> teams.person(id).map(Member::name).orElse("somebody"));
    return Claims.of(written, record(incident, teamOnly, local));
  }

  private IncidentRecord record(Incident incident, boolean teamOnly, ZoneId local) {
    Instant from = incident.declaredAt().minus(BEFORE);
    Instant resolved = incident.resolvedAt();
    Instant latest = incident.declaredAt().plus(AT_MOST);
    Instant to = resolved == null ? clock.instant().plus(NOW) : resolved.plus(AFTER);
    if (to.isAfter(latest)) {
      to = latest;
    }
    EvidenceQuery all = EvidenceQuery.ofTeam(incident.team(), from, to);
    List<RecordedFact> facts = new ArrayList<>();
    List<SliWindow> sli = new ArrayList<>();
    Map<PersonId, @Nullable String> handles = new HashMap<>();
    for (EvidenceEvent event : evidence.find(teamOnly ? all.onlyForTheTeam() : all)) {
      if (event.kind() == EvidenceKind.SLI_WINDOW) {
        if (event.environment() == null || event.environment() == EnvironmentName.PRODUCTION) {
          sli.add(SliWindow.of(event.occurredAt(), event.payload()));
        }
      } else if (event.kind() != EvidenceKind.PROBE_SAMPLED
          && !Boolean.FALSE.equals(event.payload().get("groundTruth"))) {
        facts.add(fact(event, handles));
      }
    }
    List<IncidentRecord.Person> people =
        teams.members(incident.team()).stream()
            .map(one -> new IncidentRecord.Person(one.id().toString(), one.handle(), one.name()))
            .toList();
    return new IncidentRecord(from, to, incident.declaredAt(), local, facts, sli, people);
  }

  private RecordedFact fact(EvidenceEvent event, Map<PersonId, @Nullable String> handles) {
    PersonId actor = event.actor();
    String handle =
        actor == null
            ? null
            : handles.computeIfAbsent(
                actor, id -> teams.person(id).map(Member::handle).orElse(null));
    Map<String, Object> payload = new HashMap<>();
    event
        .payload()
        .forEach((key, value) -> {
          if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            payload.put(key, value);
          } else if (value instanceof Map<?, ?> changes) {
            payload.put(key, changes.toString());
          }
        });
    return new RecordedFact(
        event.id(), event.occurredAt(), event.kind(), handle, event.text(), payload);
  }
}
