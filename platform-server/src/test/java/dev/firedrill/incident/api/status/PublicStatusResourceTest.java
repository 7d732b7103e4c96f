package dev.firedrill.incident.api.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.incident.Incident;
import dev.firedrill.incident.IncidentRoom;
import dev.firedrill.incident.UpdateDraft;
import dev.firedrill.incident.persistence.IncidentPersistence;
import dev.firedrill.incident.status.ServiceHealth;
import dev.firedrill.incident.status.StatusDesk;
import dev.firedrill.incident.status.StatusPages;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.web.testing.ResourceHarness;
import dev.firedrill.web.testing.Who;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PublicStatusResourceTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final IncidentRoom room = new IncidentRoom(DATABASE);
  private final StatusPages pages = IncidentPersistence.statusPages(DATABASE.jdbi());
  private final Map<String, ServiceHealth.Counts> lately = new TreeMap<>();
  private final AtomicInteger reads = new AtomicInteger();

  private final ServiceHealth health =
      new ServiceHealth() {
        @Override
        public Map<String, Counts> between(TeamEnvironment bot, Instant from, Instant to) {
          reads.incrementAndGet();
          boolean isPastDay = to.isBefore(room.clock.instant());
          return isPastDay ? Map.of() : Map.copyOf(lately);
        }

        @Override
        public double objective(TeamEnvironment bot) {
          return 0.99;
        }
      };

  @AutoClose
  private final ResourceHarness http =
      ResourceHarness.with(
          new StatusPageResource(DATABASE.teamAccess(), pages, room.clock),
          new PublicStatusResource(
              DATABASE.teams(),
              pages,
              new StatusDesk(DATABASE.teams(), room.incidents, health),
              room.clock));

  private String page() {
    return "/public/status/" + room.team.slug();
  }

  private JsonNode shown() {
    return http.asNobody().get(page()).expect(200).json();
  }

  private void open() {
    http.as(Who.is(room.ada, room.team))
        .put("/teams/" + room.team.slug() + "/status-page", Map.of("enabled", true))
        .expect(200);
  }

  @Test
  void aPageIsThereOnlyWhileItsTeamKeepsItOpen() {
    http.asNobody().get(page()).expect(ProblemCode.NOT_FOUND);
    http.asNobody().get("/public/status/nobody-here").expect(ProblemCode.NOT_FOUND);
    http.as(Who.grader())
        .put("/teams/" + room.team.slug() + "/status-page", Map.of("enabled", true))
        .expect(ProblemCode.NOT_ALLOWED);

    open();
    assertThat(shown().get("team").asText()).isEqualTo(room.team.name());

    http.as(Who.is(room.ada, room.team))
        .put("/teams/" + room.team.slug() + "/status-page", Map.of("enabled", false))
        .expect(200);
    room.clock.step(Duration.ofSeconds(6));
    http.asNobody().get(page()).expect(ProblemCode.NOT_FOUND);
  }

  @Test
  void aHealthyServiceIsOperational() {
    lately.put("ping", new ServiceHealth.Counts(99, 100));
    lately.put("weather", new ServiceHealth.Counts(500, 500));
    open();

    JsonNode status = shown();

    assertThat(status.get("state").asText()).isEqualTo("OPERATIONAL");
    assertThat(status.get("headline").asText()).isEqualTo("All systems operational");
    assertThat(status.get("incidents")).isEmpty();
    assertThat(status.at("/components/0/name").asText()).isEqualTo("ping");
    assertThat(status.at("/components/0/days")).hasSize(14);
    assertThat(status.at("/components/0/days/13/date").asText()).isEqualTo("2026-11-22");
    assertThat(status.at("/components/0/days/13/availability").asDouble()).isEqualTo(0.99);
    assertThat(status.at("/components/0/days/13/good").asLong()).isEqualTo(99);
    assertThat(status.at("/components/0/days/13/total").asLong()).isEqualTo(100);
    assertThat(status.at("/components/0/days/13/state").asText()).isEqualTo("OPERATIONAL");
    assertThat(status.at("/components/0/days/12/availability").isNumber()).isFalse();
    assertThat(status.at("/components/0/days/12/state").asText()).isEqualTo("NO_DATA");
  }

  @Test
  void partsThatFailAreToldAndTheWorstDecides() {
    lately.put("ping", new ServiceHealth.Counts(100, 100));
    lately.put("weather", new ServiceHealth.Counts(90, 100));
    lately.put("define", new ServiceHealth.Counts(10, 100));
    open();

    JsonNode status = shown();

    assertThat(status.get("state").asText()).isEqualTo("DEGRADED");
    assertThat(status.at("/components/0/state").asText()).isEqualTo("OUTAGE");
    assertThat(status.at("/components/1/state").asText()).isEqualTo("OPERATIONAL");
    assertThat(status.at("/components/2/state").asText()).isEqualTo("DEGRADED");
    assertThat(status.at("/components/2/days/13/state").asText()).isEqualTo("DEGRADED");
  }

  @Test
  void aDayIsJudgedByTheRuleOfTheMomentSoThatBothAgree() {
    lately.put("glossary", new ServiceHealth.Counts(36, 37));
    open();

    JsonNode glossary = shown().at("/components/0");

    assertThat(glossary.get("state").asText()).isEqualTo("OPERATIONAL");
    assertThat(glossary.at("/days/13/state").asText()).isEqualTo("OPERATIONAL");
    assertThat(glossary.at("/days/13/total").asLong()).isEqualTo(37);
  }

  @Test
  void withoutRequestsNothingIsClaimed() {
    open();

    assertThat(shown().get("state").asText()).isEqualTo("NO_DATA");
    assertThat(shown().get("components")).isEmpty();
  }

  @Test
  void onlyPublicUpdatesAreShownWithoutNamesAndWithoutAnythingOfAFault() {
    lately.put("ping", new ServiceHealth.Counts(100, 100));
    Incident incident = room.declared("weather is slow, says " + room.ada.name());
    room.desk.update(
        incident.id(),
        room.ada.id(),
        UpdateDraft.of(Incident.Status.IDENTIFIED, "@" + room.bo.handle() + " turns weather off")
            .forPublic(true));
    room.desk.update(
        incident.id(), room.ada.id(), UpdateDraft.of(null, "we suspect the flag").forPublic(false));
    DATABASE
        .evidence()
        .append(
            NewEvidence.of(EvidenceKind.FAULT_VERIFIED, room.team.id(), "step:x", "Zebra crossing")
                .withPayload(Map.of("title", "Zebra crossing")));
    open();

    JsonNode status = shown();

    assertThat(status.get("state").asText()).isEqualTo("DEGRADED");
    assertThat(status.at("/incidents/0/title").asText())
        .isEqualTo("weather is slow, says a team member");
    assertThat(status.at("/incidents/0/state").asText()).isEqualTo("IDENTIFIED");
    assertThat(status.at("/incidents/0/updates")).hasSize(1);
    assertThat(status.at("/incidents/0/updates/0/text").asText())
        .isEqualTo("a team member turns weather off");
    assertThat(status.toString())
        .doesNotContain(room.ada.name(), room.ada.handle(), room.bo.handle(), "Zebra", "suspect")
        .doesNotContainIgnoringCase("fault");
  }

  @Test
  void anAnswerIsKeptForFiveSeconds() {
    open();
    shown();
    int once = reads.get();
    shown();
    assertThat(reads).hasValue(once);

    room.clock.step(Duration.ofSeconds(5));
    shown();
    // Days that are over are not read again: today and the last minutes are.
    assertThat(reads).hasValue(once + 2);
  }

  @Test
  void whoeverAsksTooOftenMustWait() {
    open();
    for (int i = 0; i < PublicStatusResource.MOST_PER_SECOND; i++) {
      http.asNobody().get(page()).expect(200);
    }

    http.asNobody().get(page()).expect(ProblemCode.RATE_LIMITED);

    room.clock.step(Duration.ofSeconds(1));
    http.asNobody().get(page()).expect(200);
  }
}
