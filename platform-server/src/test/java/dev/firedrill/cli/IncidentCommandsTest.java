package dev.firedrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncidentCommandsTest {
  private static final String TEAM = "/teams/otter";
  private static final String TASK =
      "{\"number\":2,\"text\":\"check it\",\"assignee\":{\"handle\":\"ada\"},\"doneAt\":null}";

  @TempDir private Path home;
  @AutoClose private final FakeServer server = new FakeServer();

  private CliHarness cli() {
    return new CliHarness(home).inCi(server);
  }

  private static String incident(int number, String status) {
    return """
    {"id":"i%d","number":%d,"title":"weather is slow","severity":"SEV2","status":"%s","declaredAt":"2026-11-22T11:30:00Z",
    "declaredBy":{"handle":"ada"},"channel":{"id":"c","name":"otter-inc-%d"},"roles":[{"role":"INCIDENT_COMMANDER","person":{"handle":"ada"}}],
    "updates":[{"at":"2026-11-22T11:40:00Z","by":{"handle":"bob"},"status":"IDENTIFIED","text":"it hangs","forPublic":false}]}
    """
        .formatted(number, number, status, number)
        .replace("\n", "");
  }

  @Test
  void anIncidentIsDeclaredUpdatedAndResolved() {
    server.on("POST /incidents", 201, "application/json", incident(3, "INVESTIGATING"));
    server.on("GET /incidents", "{\"items\":[" + incident(3, "IDENTIFIED") + "]}");
    server.on("POST /incidents/i3/updates", incident(3, "IDENTIFIED"));
    server.on("POST /incidents/i3/resolve", incident(3, "RESOLVED"));
    assertThat(
            cli()
                .run("incident", "declare", "weather is slow", "--severity", "sev2")
                .expect(0)
                .out())
        .isEqualTo("INC-3, weather is slow: investigating; its channel is #otter-inc-3.\n");
    assertThat(server.only("POST", "/incidents").body())
        .isEqualTo("{\"title\":\"weather is slow\",\"severity\":\"SEV2\"}");
    cli().run("incident", "update", "it hangs", "--status", "identified", "--internal").expect(0);
    assertThat(server.only("POST", "/incidents/i3/updates").body())
        .isEqualTo("{\"status\":\"IDENTIFIED\",\"text\":\"it hangs\",\"forPublic\":false}");
    cli().run("incident", "resolve", "-i", "INC-3").expect(0);
    assertThat(server.only("POST", "/incidents/i3/resolve").body()).isEqualTo("{\"text\":null}");
    assertThat(server.asked().get(1).path()).isEqualTo("/incidents?team=otter&open=true");
    cli().run("incident", "resolve", "-i", "4").refused(4, "no incident INC-4");
    cli().run("incident", "resolve", "-i", "x").refused(2, "say 3 or INC-3");
    cli().run("incident", "declare", "no severity").refused(2, "--severity");
  }

  @Test
  void aRoleIsGivenByHandle() {
    server.on("GET /incidents", "{\"items\":[" + incident(3, "IDENTIFIED") + "]}");
    server.on("GET " + TEAM, "{\"members\":[{\"id\":\"p1\",\"handle\":\"ada\"}]}");
    server.on("POST /incidents/i3/roles", incident(3, "IDENTIFIED"));
    cli().run("incident", "role", "commander", "@ada").expect(0);
    assertThat(server.only("POST", "/incidents/i3/roles").body())
        .isEqualTo("{\"role\":\"INCIDENT_COMMANDER\",\"personId\":\"p1\"}");
    cli().run("incident", "role", "scribe", "eve").refused(4, "no member @eve; it has @ada");
  }

  @Test
  void incidentsAreListedAndShown() {
    server.on("GET /incidents", "{\"items\":[" + incident(3, "MITIGATED") + "]}");
    assertThat(cli().run("incident", "list").expect(0).out())
        .contains("INC-3     SEV2      mitigated  30 min ago (11:30:00)  ada  weather is slow");
    assertThat(cli().run("incident", "show").expect(0).out())
        .contains("roles      incident commander ada")
        .contains("it hangs (not for the public)");
    server.anew("GET /incidents").on("GET /incidents", "{\"items\":[]}");
    cli().run("incident", "show").refused(5, "No incident is open");
  }

  private void oneIsOpen() {
    server.on("GET /incidents", "{\"items\":[" + incident(3, "IDENTIFIED") + "]}");
    server.on(
        "GET " + TEAM,
        "{\"members\":[{\"id\":\"p1\",\"handle\":\"ada\"},{\"id\":\"p2\",\"handle\":\"bo\"}]}");
  }

  @Test
  void anUpdateTellsTheImpactThePromiseAndWhereItGoes() {
    oneIsOpen();
    server.on("POST /incidents/i3/updates", incident(3, "IDENTIFIED"));
    server.on("GET /incidents/i3/impact", "{\"sentence\":\"31 % of requests failed.\"}");
    cli()
        .run(
            "incident",
            "update",
            "it hangs",
            "--impact",
            "measured",
            "--next",
            "15",
            "--stakeholders",
            "--not-in-room")
        .expect(0);
    assertThat(server.only("POST", "/incidents/i3/updates").body())
        .isEqualTo(
            "{\"status\":null,\"text\":\"it hangs\",\"forPublic\":true,\"impact\":\"31 % of requests"
                + " failed.\",\"nextUpdateMinutes\":15,\"toStakeholders\":true,\"inRoom\":false}");
    cli().run("incident", "update", "it hangs", "--next", "soon").refused(2, "--next");
  }

  @Test
  void severityAndMitigationAreOneLineEach() {
    oneIsOpen();
    server.on("POST /incidents/i3/severity", incident(3, "IDENTIFIED"));
    server.on("POST /incidents/i3/updates", incident(3, "MITIGATED"));
    cli().run("incident", "severity", "SEV1", "nobody is answered").expect(0);
    assertThat(server.only("POST", "/incidents/i3/severity").body())
        .isEqualTo("{\"severity\":\"SEV1\",\"reason\":\"nobody is answered\"}");
    assertThat(cli().run("incident", "mitigated", "the flag is off").expect(0).out())
        .startsWith("INC-3, weather is slow: mitigated;");
    assertThat(server.only("POST", "/incidents/i3/updates").body())
        .isEqualTo("{\"status\":\"MITIGATED\",\"text\":\"the flag is off\"}");
    cli().run("incident", "severity", "sev9", "x").refused(2, "sev9");
    cli().run("incident", "severity", "sev1").refused(2, "REASON");
  }

  @Test
  void aRoleIsHandedOverWithANote() {
    oneIsOpen();
    server.on("POST /incidents/i3/handover", incident(3, "IDENTIFIED"));
    cli().run("incident", "handover", "commander", "@bo", "watch the queue").expect(0);
    assertThat(server.only("POST", "/incidents/i3/handover").body())
        .isEqualTo(
            "{\"role\":\"INCIDENT_COMMANDER\",\"personId\":\"p2\",\"note\":\"watch the queue\"}");
    cli().run("incident", "handover", "commander", "@bo").refused(2, "NOTE");
    cli().run("incident", "handover", "commander", "@eve", "x").refused(4, "no member @eve");
  }

  @Test
  void aResolvedIncidentIsReopenedAndADuplicateMerged() {
    server.on(
        "GET /incidents",
        "{\"items\":[" + incident(4, "IDENTIFIED") + "," + incident(3, "RESOLVED") + "]}");
    server.on("POST /incidents/i3/reopen", incident(3, "INVESTIGATING"));
    server.on("POST /incidents/i4/merge", incident(4, "RESOLVED"));
    cli().run("incident", "reopen", "INC-3", "it is back").expect(0);
    assertThat(server.only("POST", "/incidents/i3/reopen").body())
        .isEqualTo("{\"reason\":\"it is back\"}");
    assertThat(cli().run("incident", "merge", "4", "INC-3").expect(0).out())
        .isEqualTo("INC-4 was merged into INC-3.\n");
    assertThat(server.only("POST", "/incidents/i4/merge").body())
        .isEqualTo("{\"into\":\"i3\",\"reason\":null}");
    cli().run("incident", "merge", "4").refused(2, "INTO");
    cli().run("incident", "reopen", "9", "back").refused(4, "no incident INC-9");
  }

  @Test
  void tasksAreAddedGivenDoneAndReopened() {
    oneIsOpen();
    String with = incident(3, "IDENTIFIED").replaceFirst("\\{", "{\"tasks\":[" + TASK + "],");
    server.on("POST /incidents/i3/tasks", with);
    server.on("POST /incidents/i3/tasks/2/done", with);
    server.on("POST /incidents/i3/tasks/2/assign", with);
    assertThat(cli().run("incident", "task", "list").expect(0).err())
        .contains("INC-3 has no tasks");
    assertThat(cli().run("incident", "task", "add", "check it", "--to", "@ada").expect(0).out())
        .isEqualTo("Task 2 added to INC-3.\n");
    assertThat(server.only("POST", "/incidents/i3/tasks").body())
        .isEqualTo("{\"text\":\"check it\",\"personId\":\"p1\"}");
    assertThat(cli().run("incident", "task", "done", "2").expect(0).out())
        .isEqualTo("Task 2 of INC-3 is done.\n");
    cli().run("incident", "task", "reopen", "2").expect(0);
    assertThat(server.asked().getLast().body()).isEqualTo("{\"done\":false}");
    assertThat(cli().run("incident", "task", "assign", "2", "@bo").expect(0).out())
        .isEqualTo("Task 2 of INC-3 is for @bo.\n");
    cli().run("incident", "task", "assign", "2", "nobody").expect(0);
    assertThat(server.asked().getLast().body()).isEqualTo("{\"personId\":null}");
    cli().run("incident", "task").refused(2, "list | add | done | reopen | assign");
    cli().run("incident", "task", "done", "two").refused(2, "two");

    server.anew("GET /incidents").on("GET /incidents", "{\"items\":[" + with + "]}");
    assertThat(cli().run("incident", "task", "list").expect(0).out())
        .contains("2     to do  ada  check it");
    assertThat(cli().run("incident", "show").expect(0).out()).contains("to do  ada  check it");
  }

  @Test
  void theHintIsTakenOnlyAtThePriceThatWasShown() {
    oneIsOpen();
    server.on(
        "GET /incidents/i3/hints",
        "{\"offer\":{\"number\":2,\"cost\":5,\"sentence\":\"It takes 5 points off.\"},"
            + "\"taken\":[{\"number\":1,\"cost\":3,\"text\":\"What changed?\"}]}");
    server.on("POST /incidents/i3/hints", "{\"given\":true,\"sentence\":\"Look at the flag.\"}");
    assertThat(cli().run("incident", "hint", "show").expect(0).out())
        .isEqualTo("Hint 1, 3 points: What changed?\nIt takes 5 points off.\n");
    cli()
        .run("incident", "hint", "take", "3")
        .refused(5, "costs 5 points, not 3; nothing was taken");
    assertThat(server.asked()).noneMatch(asked -> asked.method().equals("POST"));
    assertThat(cli().run("incident", "hint", "take", "5").expect(0).out())
        .isEqualTo("Look at the flag.\n");
    assertThat(server.only("POST", "/incidents/i3/hints").body())
        .isEqualTo("{\"number\":2,\"cost\":5}");
    cli().run("incident", "hint", "take").refused(2, "POINTS");
  }

  @Test
  void aRoleCardAndWhoWaitsAreShown() {
    oneIsOpen();
    server.on(
        "GET /role-cards",
        "{\"items\":[{\"role\":\"SCRIBE\",\"label\":\"Scribe\",\"purpose\":\"You write.\","
            + "\"firstFiveMinutes\":[\"Say so.\"],\"duties\":[\"Note times.\"]}]}");
    server.on(
        "GET /incidents/i3/questions",
        "{\"items\":[{\"at\":\"2026-11-22T11:50:00Z\",\"from\":{\"name\":\"Priya\"},"
            + "\"channel\":{\"name\":\"otter-users\"},\"text\":\"When is it back?\"}]}");
    assertThat(cli().run("incident", "card", "scribe").expect(0).out())
        .isEqualTo(
            "Scribe: You write.\nThe first five minutes\n  1. Say so.\nFrom then on\n  - Note"
                + " times.\n");
    cli().run("incident", "card", "commander").refused(4, "no card of a commander");
    assertThat(cli().run("incident", "questions").expect(0).out())
        .contains("10 min ago (11:50:00)  Priya  #otter-users  When is it back?");
    server.on("GET /incidents/i3/questions", "{\"items\":[]}");
  }
}
