package dev.firedrill.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firedrill.chaos.RunChanged;
import dev.firedrill.course.Person;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.EvidenceQuery;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.web.testing.Caller;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every GET route of the whole platform, and its live stream, searched for what must not be told.
 */
class SecretsStayTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static WiredPlatform platform;
  private static SecretStory story;
  private static String incident;
  private static String channel;
  private static String ts;
  private static final List<String> NOTES = new ArrayList<>();

  @BeforeAll
  static void play(@TempDir Path directory) {
    platform = WiredPlatform.on(DATABASE, directory);
    story = new SecretStory(platform);
    Caller ada = signedIn(story.student);
    incident =
        ada.post("/incidents", Map.of("title", "It is slow", "severity", "SEV2"))
            .expect(201)
            .json()
            .at("/id")
            .asText();
    signedIn(story.stranger)
        .post("/incidents", Map.of("title", SecretStory.OTHER, "severity", "SEV2"))
        .expect(201);
    String channels = "/teams/" + story.own.slug() + "/channels";
    channel = ada.get(channels).expect(200).json().at("/items/0/id").asText();
    ts =
        ada.post(channels + "/" + channel + "/messages", Map.of("text", SecretStory.CHAT))
            .expect(200)
            .json()
            .at("/message/ts")
            .asText();
    annotated(ada, signedIn(story.instructor));
    ada.ifMatch(0)
        .put("/incidents/" + incident + "/postmortem", Map.of("markdown", SecretStory.CHAT))
        .expect(200);
  }

  /** A hint was taken; the team and staff wrote notes, and what staff shared they took back. */
  private static void annotated(Caller ada, Caller ines) {
    platform
        .foundation
        .evidence()
        .append(
            NewEvidence.of(
                    EvidenceKind.INCIDENT_HINT_TAKEN,
                    story.own.id(),
                    "incident:1",
                    "INC-1: a hint was taken: " + SecretStory.HINT)
                .withRun(story.run.value())
                .withActor(story.student.id())
                .withPayload(
                    Map.of(
                        "incidentId",
                        incident,
                        "number",
                        1,
                        "hint",
                        "hint-scope",
                        "cost",
                        3.0,
                        "text",
                        SecretStory.HINT)));
    String at = platform.foundation.clock().instant().toString();
    NOTES.add(written(ada, at, SecretStory.TEAM_NOTE, false).at("/id").asText());
    JsonNode shared = written(ines, at, "shared with all", true);
    written(ines, at, SecretStory.STAFF_NOTE, false);
    ines.ifMatch(1)
        .put(
            "/timeline/notes/" + shared.at("/id").asText(),
            Map.of("at", at, "text", SecretStory.STAFF_NOTE, "shared", false))
        .expect(200);
    NOTES.add(shared.at("/id").asText());
  }

  private static JsonNode written(Caller by, String at, String text, boolean shared) {
    return by.post(
            "/timeline/notes",
            Map.of("team", story.own.slug().value(), "at", at, "text", text, "shared", shared))
        .expect(201)
        .json();
  }

  @AfterAll
  static void stop() {
    platform.close();
  }

  private static Caller signedIn(Person person) {
    Caller nobody = new Caller(platform.server(), Map.of());
    var answer = nobody.post("/session", Map.of("token", platform.link(person.id()))).expect(200);
    String cookie = answer.header("Set-Cookie").split(";")[0];
    return nobody
        .with("Cookie", cookie)
        .with("X-CSRF-Token", answer.json().at("/csrfToken").asText());
  }

  /** The staff session with projector mode on. */
  private static Caller projected(Person person) {
    Caller caller = signedIn(person);
    JsonNode session = caller.post("/session/projector", Map.of("on", true)).expect(200).json();
    assertThat(session.at("/projector/by/name").asText()).isEqualTo(person.name());
    return caller;
  }

  /** All that GET routes answer to this caller, by path; with every id in every place of one. */
  private static Map<String, String> everything(Caller caller) throws IOException {
    JsonNode paths =
        new ObjectMapper().readTree(Path.of("..", "web-ui", "openapi.json").toFile()).path("paths");
    Map<String, String> answers = new TreeMap<>();
    paths
        .properties()
        .forEach(route -> {
          if (route.getValue().has("get") && !route.getKey().equals("/openapi.json")) {
            for (String path : filled(route.getKey())) {
              answers.put(path, caller.unchecked("GET", path).body());
            }
          }
        });
    assertThat(answers).hasSizeGreaterThan(100);
    return answers;
  }

  private static List<String> filled(String template) {
    Map<String, List<String>> places = new LinkedHashMap<>();
    places.put("{team}", List.of(story.own.slug().value(), story.other.slug().value()));
    places.put("{slug}", List.of(story.own.slug().value()));
    places.put("{environment}", List.of("PRODUCTION"));
    places.put("{env}", List.of("PRODUCTION"));
    places.put("{channel}", List.of(channel));
    places.put("{ts}", List.of(ts));
    places.put("{version}", List.of("1.0.0", "1"));
    places.put("{number}", List.of("1"));
    places.put(
        "{key}",
        template.startsWith("/debriefs")
            ? List.of(story.own.slug().value(), "own", "a")
            : List.of("fast-help"));
    places.put(
        "{id}",
        template.startsWith("/scenarios")
            ? List.of(SecretStory.BUNDLED)
            : template.startsWith("/timeline/notes")
                ? NOTES
                : List.of(story.run.toString(), incident, story.assessment.toString()));
    places.put("{run}", List.of(story.run.toString()));
    List<String> paths = List.of(template);
    for (var place : places.entrySet()) {
      List<String> more = new ArrayList<>();
      for (String path : paths) {
        for (String value : place.getValue()) {
          String next = path.replace(place.getKey(), value);
          if (!more.contains(next)) {
            more.add(next);
          }
        }
      }
      paths = more;
    }
    if (template.equals("/timeline/annotations")) {
      return List.of(template, template + "?incident=" + incident);
    }
    if (template.endsWith("/export")) {
      paths =
          paths.stream()
              .flatMap(path -> Stream.of("json", "csv", "md").map(f -> path + "?format=" + f))
              .toList();
    }
    return paths.stream()
        .map(path -> path.replaceAll("\\{[a-zA-Z]+}", new UUID(0, 1).toString()))
        .toList();
  }

  private static void holdsNone(Map<String, String> answers, List<String> words) {
    answers.forEach((path, body) ->
        words.forEach(word ->
            assertThat(withoutChoices(path, body).toLowerCase(Locale.ROOT))
                .as("GET %s tells '%s'", path, word)
                .doesNotContain(word)));
  }

  /**
   * Every team of the course may choose from the same words of a diagnosis, at any time, and one of
   * them is called as the scenario is.
   */
  private static String withoutChoices(String path, String body) {
    return path.matches("/incidents/[^/]+/diagnosis")
        ? body.replace("{\"value\":\"slow-dependency\",\"label\":\"Slow dependency\"}", "a choice")
        : body;
  }

  private static List<String> withChat() {
    List<String> words = new ArrayList<>(SecretStory.OF_STAFF);
    words.add(SecretStory.CHAT);
    words.add(SecretStory.HINT);
    words.add(SecretStory.TEAM_NOTE);
    return words;
  }

  @Test
  void staffFindEveryOneOfTheSecrets() throws IOException {
    String all = String.join("\n", everything(signedIn(story.instructor)).values());

    assertThat(all).contains(withChat()).contains(SecretStory.OTHER);
  }

  @Test
  void aProjectedInstructorFindsNoneAndStillSeesHowTheTeamsFare() throws IOException {
    Map<String, String> answers = everything(projected(story.instructor));

    holdsNone(answers, withChat());
    assertThat(answers.get("/runs/" + story.run)).contains("Hidden scenario", "RUNNING");
    assertThat(answers.get("/incidents/" + incident)).contains("It is slow");
    assertThat(answers.get("/sli")).contains("\"items\"");
  }

  @Test
  void aProjectedGraderFindsNone() throws IOException {
    holdsNone(everything(projected(story.grader)), withChat());
  }

  @Test
  void aStudentFindsNoneAndNothingOfAnotherTeam() throws IOException {
    List<String> words = new ArrayList<>(SecretStory.OF_STAFF);
    words.add(SecretStory.OTHER);

    Map<String, String> answers = everything(signedIn(story.student));

    holdsNone(answers, words);
    assertThat(answers.get("/incidents/" + incident)).contains("It is slow");
  }

  @Test
  void whoTookAHintAndWroteANoteReadsThemAgainAndAnotherTeamNeverDoes() throws IOException {
    String own = String.join("\n", everything(signedIn(story.student)).values());
    assertThat(own).contains(SecretStory.HINT, SecretStory.TEAM_NOTE);

    holdsNone(
        everything(signedIn(story.stranger)),
        List.of(SecretStory.HINT, SecretStory.TEAM_NOTE, SecretStory.STAFF_NOTE));
  }

  @Test
  void whatIsNothingButSecretIsRefusedWithTheMend() {
    Caller caller = projected(story.instructor);

    JsonNode problem = caller.get("/scenarios").expect(403).json();

    assertThat(problem.at("/code").asText()).isEqualTo("projected");
    assertThat(problem.at("/detail").asText()).contains("leave projector mode first");
    caller.post("/session/projector", Map.of("on", false)).expect(200);
    caller.get("/scenarios").expect(200);
  }

  @Test
  void aStudentHasNoProjectorMode() {
    signedIn(story.student).post("/session/projector", Map.of("on", true)).expect(403);
  }

  @Test
  void theModeOutlivesAReloadAndIsWrittenDownOnce() {
    Caller caller = projected(story.instructor);
    String since = caller.get("/session").expect(200).json().at("/projector/since").asText();
    caller.post("/session/projector", Map.of("on", true)).expect(200);

    assertThat(caller.get("/session").json().at("/projector/since").asText()).isEqualTo(since);
    assertThat(signedIn(story.instructor).get("/session").json().at("/projector").isNull())
        .isTrue();
    String session =
        DATABASE
            .jdbi()
            .withHandle(handle ->
                handle
                    .createQuery(
                        "SELECT id::text FROM session WHERE projected_since = CAST(:at AS timestamptz)")
                    .bind("at", since)
                    .mapTo(String.class)
                    .one());
    assertThat(
            DATABASE
                .evidence()
                .find(
                    new EvidenceQuery(
                        null,
                        null,
                        Set.of(EvidenceKind.PROJECTOR_OPENED),
                        null,
                        null,
                        false,
                        1000)))
        .filteredOn(fact -> fact.subject().equals("session:" + session))
        .singleElement()
        .satisfies(fact -> assertThat(fact.actor()).isEqualTo(story.instructor.id()));
  }

  @Test
  void theLiveStreamOfAProjectedSessionTellsNoneEither() throws Exception {
    Caller caller = signedIn(story.instructor);
    try (HttpClient http = HttpClient.newHttpClient();
        BufferedReader stream = live(http, caller)) {
      // Switched on while the stream is open: what was not fetched before is gone.
      story.fact(story.own, EvidenceKind.FAULT_VERIFIED, "zqbefore", 100);
      caller.post("/session/projector", Map.of("on", true)).expect(200);
      story.fact(story.own, EvidenceKind.FAULT_VERIFIED, SecretStory.FAULT, 110);
      signedIn(story.student)
          .post(
              "/teams/" + story.own.slug() + "/channels/" + channel + "/messages",
              Map.of("text", SecretStory.CHAT))
          .expect(200);
      platform.foundation.events().publish(new RunChanged(story.run));
      story.fact(story.own, EvidenceKind.INCIDENT_UPDATED, "zqend", 120);

      StringBuilder told = new StringBuilder();
      while (told.indexOf("zqend") < 0 || told.indexOf("Hidden scenario") < 0) {
        told.append(stream.readLine()).append('\n');
      }
      withChat().forEach(word -> assertThat(told.toString()).doesNotContain(word));
      assertThat(told).contains("\"reset\":true");
    }
  }

  private static BufferedReader live(HttpClient http, Caller caller) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(platform.server().resolve("/api/v1/live"))
            .header("Cookie", caller.header("Cookie"))
            .build();
    return new BufferedReader(
        new InputStreamReader(
            http.send(request, HttpResponse.BodyHandlers.ofInputStream()).body(),
            StandardCharsets.UTF_8));
  }
}
