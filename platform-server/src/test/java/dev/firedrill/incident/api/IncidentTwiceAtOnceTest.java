package dev.firedrill.incident.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.incident.IncidentRoom;
import dev.firedrill.incident.commands.IncidentCommands;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.web.testing.Answer;
import dev.firedrill.web.testing.ResourceHarness;
import dev.firedrill.web.testing.Who;
import dev.firedrill.workspace.SlashCommand;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;

class IncidentTwiceAtOnceTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @RepeatedTest(5)
  void ofChatAndPageOneDeclaresAndTheOtherIsToldWhichOne() throws Exception {
    IncidentRoom room = new IncidentRoom(DATABASE);
    SlashCommand command =
        IncidentCommands.incident(room.desk, room.incidents, DATABASE.teams(), room.chat);
    SlashCommand.Invocation typed =
        new SlashCommand.Invocation(
            room.team.id(),
            room.chat.opsChannel(room.team.id()).id(),
            room.chat.userOf(room.team.id(), room.bo.id()),
            room.bo.id(),
            "declare sev2 chat was first");
    CyclicBarrier start = new CyclicBarrier(2);
    try (ResourceHarness http =
            ResourceHarness.with(
                new IncidentResource(
                    room.desk,
                    room.incidents,
                    DATABASE.teamAccess(),
                    new IncidentViews(DATABASE.teams())));
        var pool = Executors.newFixedThreadPool(2)) {
      Future<String> chat =
          pool.submit(() -> {
            start.await();
            return command.handle(typed).ephemeral();
          });
      Future<Answer> page =
          pool.submit(() -> {
            start.await();
            return http.as(Who.is(room.ada, room.team))
                .post("/incidents", Map.of("title", "page was first", "severity", "SEV1"));
          });

      boolean pageWon = page.get().status() == 201;
      String first = pageWon ? "page was first" : "chat was first";
      assertThat(room.incidents.list(room.team.id(), false))
          .singleElement()
          .satisfies(incident -> assertThat(incident.title()).isEqualTo(first));
      if (pageWon) {
        assertThat(chat.get()).contains("INC-1 \"page was first\" is already open");
      } else {
        assertThat(chat.get()).contains("You declared INC-1");
        assertThat(page.get().status()).isEqualTo(409);
        assertThat(page.get().json().at("/detail").asText()).contains("INC-1 \"chat was first\"");
      }
      assertThat(room.evidence(EvidenceKind.INCIDENT_DECLARED)).hasSize(1);
    }
  }
}
