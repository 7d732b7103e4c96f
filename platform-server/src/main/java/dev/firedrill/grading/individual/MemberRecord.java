package dev.firedrill.grading.individual;

import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.Member;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What one member did in a run.
 *
 * @param did only what was done at all, in the order of {@link Deed}
 */
public record MemberRecord(Member member, List<Done> did) {
  public MemberRecord {
    did = List.copyOf(did);
  }

  /**
   * One kind of deed.
   *
   * @param what each of them in a few words, oldest first
   * @param evidence the ids of the facts
   */
  public record Done(Deed deed, Instant first, List<String> what, List<Long> evidence) {
    public Done {
      what = List.copyOf(what);
      evidence = List.copyOf(evidence);
    }
  }

  private record Fact(PersonId who, Deed deed, EvidenceEvent event) {}

  /** One record for each member, in their order, from the team's facts in any order. */
  public static List<MemberRecord> of(List<EvidenceEvent> events, List<Member> members) {
    Map<PersonId, Map<Deed, List<EvidenceEvent>>> facts = new LinkedHashMap<>();
    members.forEach(member -> facts.put(member.id(), new EnumMap<>(Deed.class)));
    events.stream()
        .sorted(
            Comparator.comparing(EvidenceEvent::occurredAt).thenComparingLong(EvidenceEvent::id))
        .flatMap(event -> facts(event).stream())
        .forEach(fact -> {
          Map<Deed, List<EvidenceEvent>> own = facts.get(fact.who());
          if (own != null) {
            own.computeIfAbsent(fact.deed(), missing -> new ArrayList<>()).add(fact.event());
          }
        });
    return members.stream()
        .map(member ->
            new MemberRecord(
                member,
                facts.getOrDefault(member.id(), Map.of()).entrySet().stream()
                    .map(entry -> done(entry.getKey(), entry.getValue()))
                    .toList()))
        .toList();
  }

  private static Done done(Deed deed, List<EvidenceEvent> events) {
    return new Done(
        deed,
        events.getFirst().occurredAt(),
        events.stream().map(EvidenceEvent::text).toList(),
        events.stream().map(EvidenceEvent::id).toList());
  }

  /** A role that was given counts for who got it, everything else for who did it. */
  private static List<Fact> facts(EvidenceEvent event) {
    List<Fact> facts = new ArrayList<>();
    switch (event.kind()) {
      case INCIDENT_ROLE_ASSIGNED -> named(facts, event, "person", Deed.HELD_ROLE);
      case INCIDENT_HANDED_OVER -> {
        named(facts, event, "from", Deed.HANDED_OVER);
        named(facts, event, "to", Deed.HELD_ROLE);
      }
      case INCIDENT_DECLARED -> acted(facts, event, Deed.DECLARED);
      case INCIDENT_UPDATED -> acted(facts, event, Deed.UPDATED);
      case INCIDENT_RESOLVED -> acted(facts, event, Deed.RESOLVED);
      case INCIDENT_HINT_TAKEN -> acted(facts, event, Deed.TOOK_HINT);
      case DIAGNOSIS_SUBMITTED -> acted(facts, event, Deed.DIAGNOSED);
      case PAGE_ACKNOWLEDGED -> acted(facts, event, Deed.ACKNOWLEDGED);
      case CHAT_MESSAGE -> acted(facts, event, Deed.ANSWERED);
      case BOT_RESTART_REQUESTED -> acted(facts, event, Deed.RESTARTED);
      case FLAG_CHANGED, FLAG_DEFINED -> acted(facts, event, Deed.CHANGED_FLAG);
      case CONFIG_CHANGED, SECRET_CHANGED, CAPACITY_CHANGED ->
          acted(facts, event, Deed.CHANGED_CONFIG);
      case DEPLOYMENT_REQUESTED ->
          acted(
              facts,
              event,
              "ROLLBACK".equals(event.payload().get("kind")) ? Deed.ROLLED_BACK : Deed.DEPLOYED);
      case RUNBOOK_STEP_EXECUTED -> {
        if (!Boolean.TRUE.equals(event.payload().get("automatic"))) {
          acted(facts, event, Deed.RAN_RUNBOOK);
        }
      }
      case INCIDENT_TASK_CHANGED -> {
        if ("DONE".equals(event.payload().get("change"))) {
          acted(facts, event, Deed.DID_TASK);
        }
      }
      default -> {}
    }
    return facts;
  }

  private static void acted(List<Fact> facts, EvidenceEvent event, Deed deed) {
    if (event.actor() != null) {
      facts.add(new Fact(event.actor(), deed, event));
    }
  }

  private static void named(List<Fact> facts, EvidenceEvent event, String key, Deed deed) {
    Object who = event.payload().get(key);
    if (who != null) {
      facts.add(new Fact(new PersonId(UUID.fromString(who.toString())), deed, event));
    }
  }
}
