package dev.firedrill.gradebook.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.course.persistence.CoursePersistence;
import dev.firedrill.gradebook.GradebookDesk;
import dev.firedrill.gradebook.persistence.GradebookPersistence;
import dev.firedrill.grading.Assessment;
import dev.firedrill.grading.GradingRoom;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.postmortem.persistence.PostmortemPersistence;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.web.testing.Answer;
import dev.firedrill.web.testing.Caller;
import dev.firedrill.web.testing.ResourceHarness;
import dev.firedrill.web.testing.Who;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GradebookResourceTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private record Route(String method, String path, Object body, List<String> roles) {}

  private final GradingRoom room = new GradingRoom(DATABASE);
  private final GradebookDesk desk =
      new GradebookDesk(
          room.assessments,
          room.grades,
          PostmortemPersistence.postmortems(DATABASE.jdbi()),
          CoursePersistence.people(DATABASE.jdbi()),
          DATABASE.teams(),
          GradebookPersistence.setups(DATABASE.jdbi()),
          GradebookPersistence.excusals(DATABASE.jdbi()),
          GradebookPersistence.ids(DATABASE.jdbi()),
          room.quick.clock);

  @AutoClose
  private final ResourceHarness http =
      ResourceHarness.with(new GradebookResource(desk), new GradebookFileResource(desk));

  private final Caller instructor = http.as(Who.is(room.quick.instructor, null));
  private final Caller grader = http.as(Who.is(room.grader, null));
  private final Caller ada = http.as(Who.is(room.quick.ada, room.quick.team));
  private final UUID item = room.run().value();

  @BeforeEach
  void assessed() {
    DATABASE
        .jdbi()
        .useHandle(handle ->
            handle.execute(
                "TRUNCATE gradebook_setup, gradebook_item, gradebook_excusal, person_ids"));
    room.theRun();
    room.end();
    room.desk.assessWhatEnded();
  }

  private Assessment own() {
    return room.of(room.quick);
  }

  private void graded(double mark, boolean published) {
    room.gradeDesk.save(own(), room.grader.id(), 0, mark, "Well done");
    if (published) {
      room.gradeDesk.publish(own(), room.grader.id(), 1);
    }
  }

  private String finalScore() {
    Double score = own().finalScore(room.grades.find(own().id()).orElseThrow());
    return String.valueOf(score);
  }

  private JsonNode row(JsonNode book, PersonId person) {
    for (JsonNode row : book.path("rows")) {
      if (row.at("/person/id").asText().equals(person.toString())) {
        return row;
      }
    }
    throw new AssertionError("no row of " + person);
  }

  private JsonNode cell(JsonNode row) {
    for (JsonNode cell : row.path("cells")) {
      if (cell.path("item").asText().equals(item.toString())) {
        return cell;
      }
    }
    throw new AssertionError("no cell of the run");
  }

  private Answer csv(Caller caller, String path, String text) {
    return caller
        .with("Content-Type", "text/csv")
        .send("POST", path, BodyPublishers.ofString(text));
  }

  @Test
  void everyRouteIsOpenToItsRolesOnly() {
    String place = "/gradebook/people/" + room.quick.bo.id() + "/items/" + item + "/excusal";
    List<String> staff = List.of("instructor", "grader");
    List<Route> routes =
        List.of(
            new Route("GET", "/gradebook", "", staff),
            new Route("GET", "/gradebook/mine", "", List.of("student")),
            new Route("GET", "/gradebook/export", "", staff),
            new Route("POST", "/gradebook/files/preview", "Student,ID,Section,X\n", staff),
            new Route("POST", "/gradebook/files/fill", "Student,ID,Section,X\n", staff),
            new Route(
                "PUT",
                "/gradebook/setup",
                "{\"dropLowest\":1,\"items\":[]}",
                List.of("instructor")),
            new Route("PUT", place, "{\"reason\":\"ill\"}", List.of("instructor")),
            new Route("DELETE", place, "", List.of("instructor")),
            new Route(
                "PUT",
                "/gradebook/people/" + room.quick.bo.id() + "/ids",
                "{\"login\":\"bo\"}",
                List.of("instructor")));
    Map<String, Caller> callers =
        Map.of(
            "instructor", instructor, "grader", grader, "student", ada, "nobody", http.asNobody());
    for (Route route : routes) {
      callers.forEach((role, caller) -> {
        Caller typed =
            caller
                .ifMatch(0)
                .with(
                    "Content-Type",
                    route.path().contains("/files/") ? "text/csv" : "application/json");
        int status =
            typed
                .send(
                    route.method(),
                    route.path(),
                    BodyPublishers.ofString(String.valueOf(route.body())))
                .status();
        String as = role + " " + route.method() + " " + route.path();
        if (role.equals("nobody")) {
          assertThat(status).as(as).isEqualTo(401);
        } else if (route.roles().contains(role)) {
          assertThat(status).as(as).isNotIn(401, 403, 500);
        } else {
          assertThat(status).as(as).isEqualTo(403);
        }
      });
    }
  }

  @Test
  void staffSeeADraftAndTheStudentNothingOfIt() {
    graded(81.5, false);

    JsonNode row = row(grader.get("/gradebook").expect(200).json(), room.quick.ada.id());
    assertThat(cell(row).path("state").asText()).isEqualTo("DRAFT");
    assertThat(cell(row).path("score").asText()).isEqualTo(finalScore());
    assertThat(row.at("/published/value").isNull()).isTrue();
    assertThat(row.at("/expected/value").isNull()).isFalse();
    assertThat(cell(row).path("postmortemMissing").asBoolean()).isTrue();
    assertThat(row.path("risks").get(0).asText()).startsWith("No postmortem is handed in for");

    Answer mine = ada.get("/gradebook/mine").expect(200);
    assertThat(mine.json().path("cells")).isEmpty();
    assertThat(mine.json().at("/total/sentence").asText()).isEqualTo("Nothing counts yet.");
    assertThat(mine.body())
        .doesNotContain(finalScore(), "DRAFT", "risk", own().id().toString(), "Slow dependency");
  }

  @Test
  void aPublishedGradeCountsAndAStudentSeesOnlyTheOwnRow() {
    graded(81.5, true);

    Answer mine = ada.get("/gradebook/mine").expect(200);
    assertThat(cell(mine.json()).path("score").asText()).isEqualTo(finalScore());
    assertThat(mine.json().at("/total/sentence").asText()).contains(finalScore() + " of 100");
    assertThat(mine.body())
        .doesNotContain(
            room.quick.bo.name(), room.asleep.ada.name(), room.of(room.asleep).id().toString());
    JsonNode stranger =
        http.as(Who.is(room.asleep.ada, room.asleep.team)).get("/gradebook/mine").json();
    assertThat(stranger.path("cells")).isEmpty();
  }

  @Test
  void theSetupIsChangedByVersionAndChecked() {
    Map<String, Object> wish =
        Map.of(
            "dropLowest",
            1,
            "items",
            List.of(
                Map.of(
                    "id", item, "title", "Lab 3", "weight", 2, "points", 20, "droppable", false)));

    JsonNode book = instructor.ifMatch(0).put("/gradebook/setup", wish).expect(200).json();
    assertThat(book.path("version").asLong()).isEqualTo(1);
    assertThat(book.path("items"))
        .anySatisfy(one -> {
          assertThat(one.path("title").asText()).isEqualTo("Lab 3");
          assertThat(one.path("weight").asDouble()).isEqualTo(2);
        });
    instructor.ifMatch(0).put("/gradebook/setup", wish).expect(ProblemCode.STALE_VERSION);
    instructor.put("/gradebook/setup", wish).expect(ProblemCode.VERSION_REQUIRED);
    instructor
        .ifMatch(1)
        .put("/gradebook/setup", Map.of("dropLowest", 99, "items", List.of()))
        .expect(ProblemCode.INVALID_INPUT);
    Answer unknown =
        instructor
            .ifMatch(1)
            .put(
                "/gradebook/setup",
                Map.of(
                    "dropLowest",
                    0,
                    "items",
                    List.of(
                        Map.of(
                            "id",
                            UUID.randomUUID(),
                            "title",
                            "X",
                            "weight",
                            1,
                            "points",
                            1,
                            "droppable",
                            true))))
            .expect(ProblemCode.INVALID_INPUT);
    assertThat(unknown.json().path("detail").asText()).contains("leave it out of the items");
  }

  @Test
  void anExcusedItemDoesNotCountAndTheStudentReadsWhy() {
    graded(81.5, true);
    String place = "/gradebook/people/" + room.quick.ada.id() + "/items/" + item + "/excusal";

    instructor.put(place, Map.of("reason", " ")).expect(ProblemCode.INVALID_INPUT);
    instructor.put(place, Map.of("reason", "was ill")).expect(204);

    JsonNode mine = ada.get("/gradebook/mine").expect(200).json();
    assertThat(cell(mine).path("state").asText()).isEqualTo("EXCUSED");
    assertThat(mine.at("/total/sentence").asText()).contains("Excused from 'Run 1': was ill.");
    assertThat(
            row(instructor.get("/gradebook").json(), room.quick.bo.id())
                .at("/published/value")
                .isNull())
        .isFalse();
    instructor.delete(place).expect(204);
    instructor.delete(place).expect(ProblemCode.NOT_FOUND);
    instructor
        .put(place.replace(item.toString(), UUID.randomUUID().toString()), Map.of("reason", "x"))
        .expect(ProblemCode.NOT_FOUND);
    instructor
        .put(
            "/gradebook/people/" + room.grader.id() + "/items/" + item + "/excusal",
            Map.of("reason", "x"))
        .expect(ProblemCode.NOT_FOUND);
  }

  @Test
  void anIdentifierNamesOnePersonOnly() {
    String path = "/gradebook/people/%s/ids";
    instructor
        .put(path.formatted(room.quick.ada.id()), Map.of("lmsId", "4711", "email", "Ada@Uni.edu"))
        .expect(204);

    assertThat(row(grader.get("/gradebook").json(), room.quick.ada.id()).at("/ids/email").asText())
        .isEqualTo("ada@uni.edu");
    assertThat(
            instructor
                .put(path.formatted(room.quick.bo.id()), Map.of("lmsId", "4711"))
                .expect(ProblemCode.CONFLICT)
                .json()
                .path("detail")
                .asText())
        .contains(room.quick.ada.name() + "'s already");
  }

  @Test
  void aCanvasFileIsPreviewedAndFilledExactlySo() {
    graded(81.5, true);
    instructor
        .put("/gradebook/people/" + room.quick.ada.id() + "/ids", Map.of("lmsId", "4711"))
        .expect(204);
    String file =
        String.join(
            "\r\n",
            "\uFEFFStudent,ID,Section,Lab (7),Final Score",
            "    Points Possible,,,50.00,(read only)",
            "\"X, Ada\",4711,S1,1.00,3",
            "Nobody,1,S1,,",
            "");

    JsonNode undecided =
        csv(grader, "/gradebook/files/preview?item=" + item, file).expect(200).json();
    assertThat(undecided.path("column").isNull()).isTrue();
    assertThat(undecided.at("/notes/0").asText()).contains("choose the one to fill");

    JsonNode plan =
        csv(grader, "/gradebook/files/preview?column=3&item=" + item, file).expect(200).json();
    assertThat(plan.at("/rows/0/outcome").asText()).isEqualTo("CHANGED");
    assertThat(plan.at("/rows/1/outcome").asText()).isEqualTo("UNMATCHED");
    String fill = "/gradebook/files/fill?column=3&item=" + item + "&digest=";
    String filled = csv(grader, fill + plan.path("digest").asText(), file).expect(200).body();
    assertThat(filled).isEqualTo(file.replace("S1,1.00", "S1," + plan.at("/rows/0/to").asText()));

    csv(grader, fill + "0", file).expect(ProblemCode.CONFLICT);
    csv(grader, "/gradebook/files/fill?item=" + item, file).expect(ProblemCode.INVALID_INPUT);
    csv(grader, "/gradebook/files/preview?column=4&item=" + item, file)
        .expect(ProblemCode.INVALID_INPUT);
    csv(grader, "/gradebook/files/preview?item=" + UUID.randomUUID(), file)
        .expect(ProblemCode.NOT_FOUND);
  }

  /** What a file of this format says of the student. */
  private String exported(String format) {
    String name = room.quick.ada.name();
    return grader
        .get("/gradebook/export?format=" + format + "&item=" + item)
        .expect(200)
        .body()
        .lines()
        .filter(line ->
            line.contains(name)
                || line.contains(room.quick.ada.handle())
                || line.startsWith("Person," + name.substring(name.indexOf(' ') + 1) + ","))
        .collect(Collectors.joining("\n"));
  }

  @Test
  void draftsNeverLeaveInAnyFile() {
    graded(81.5, false);
    for (String format : List.of("own", "canvas", "moodle", "gradescope")) {
      assertThat(exported(format)).as(format).isNotEmpty().doesNotContain(finalScore());
    }
    room.gradeDesk.publish(own(), room.grader.id(), 1);
    for (String format : List.of("own", "canvas", "moodle", "gradescope")) {
      assertThat(exported(format)).as(format).contains(finalScore());
    }
    grader.get("/gradebook/export?format=xml").expect(ProblemCode.INVALID_INPUT);
  }
}
