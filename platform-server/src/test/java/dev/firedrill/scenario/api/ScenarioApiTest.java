package dev.firedrill.scenario.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.auth.Principal;
import dev.firedrill.course.CourseRole;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.scenario.ScenarioDesk;
import dev.firedrill.scenario.ScenarioLibrary;
import dev.firedrill.scenario.ScenarioLint;
import dev.firedrill.scenario.ScenarioShelf;
import dev.firedrill.scenario.persistence.ScenarioPersistence;
import dev.firedrill.scenarios.catalog.Catalog;
import dev.firedrill.scenarios.coursepack.CoursePack;
import dev.firedrill.scenarios.fault.FaultCatalog;
import dev.firedrill.scenarios.json.Resources;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.web.testing.Answer;
import dev.firedrill.web.testing.ResourceHarness;
import dev.firedrill.web.testing.Who;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ScenarioApiTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final String MINE =
      Resources.text("catalog/slow-dependency.yaml")
          .replace("  id: slow-dependency", "  id: my-own")
          .replace("title: Slow dependency", "title: Mine");

  private final Catalog bundled = Catalog.bundled();
  private final ScenarioLint lint = new ScenarioLint(FaultCatalog.bundled());
  private final ScenarioShelf shelf = ScenarioPersistence.shelf(DATABASE.jdbi());
  private final ScenarioLibrary library = new ScenarioLibrary(bundled, shelf);
  private final List<Integer> runs = new ArrayList<>();
  private final Principal teacher =
      Who.is(new TestCourse(DATABASE.jdbi()).person(CourseRole.INSTRUCTOR), null);

  @AutoClose
  private final ResourceHarness http =
      ResourceHarness.with(
          new ScenarioResource(
              library,
              new ScenarioDesk(
                  bundled,
                  lint,
                  shelf,
                  (id, version) -> runs,
                  DATABASE.transactions(),
                  SteppedClock.atNoon()),
              lint,
              (id, version) -> runs),
          new CoursePackResource(CoursePack.bundled(), library));

  @AfterEach
  void emptyTheShelf() {
    shelf.all().forEach(upload -> shelf.remove(upload.id(), upload.version()));
  }

  @Test
  void uploadedScenarioIsListedShownAndLaunchable() {
    JsonNode kept = upload(MINE).expect(201).json();
    assertThat(kept.path("id").asText()).isEqualTo("my-own");
    assertThat(kept.path("uploaded").asBoolean()).isTrue();

    JsonNode items = http.as(teacher).get("/scenarios").expect(200).json().path("items");
    assertThat(items.valueStream().map(item -> item.path("id").asText()))
        .contains("my-own", "slow-dependency");
    JsonNode all = http.as(teacher).get("/scenarios/my-own/versions/1.0.0").expect(200).json();
    assertThat(all.path("yaml").asText()).isEqualTo(MINE);
    assertThat(all.at("/timeline/0/type").asText()).isEqualTo("fault");
    assertThat(all.at("/timeline/1/after/event").asText()).isEqualTo("verified");
    assertThat(all.at("/gates/invariants/0").asText()).isEqualTo("feature-intact");
    assertThat(all.path("rubric")).hasSize(6);
    assertThat(library.find("my-own")).isPresent();
    upload(MINE).expect(200);
  }

  @Test
  void mistakesOfAnUploadComeWithTheirLinesAndNothingIsKept() {
    JsonNode problem =
        upload(MINE.replace("hintCap: 15", "hintCap: 31").replace("target: weather", "target: w"))
            .expect(ProblemCode.INVALID_INPUT)
            .json();
    assertThat(problem.path("mistakes").valueStream().map(each -> each.path("rule").asText()))
        .contains("schema-maximum", "target-exists");
    assertThat(problem.at("/mistakes/0/line").asInt()).isPositive();
    assertThat(shelf.all()).isEmpty();
  }

  @Test
  void versionThatARunUsedStaysAsItIsAndTheNextOneIsLaunched() {
    upload(MINE).expect(201);
    upload(MINE.replace("title: Mine", "title: Ours")).expect(200);
    runs.add(7);

    JsonNode refused =
        upload(MINE.replace("title: Mine", "title: Yours")).expect(ProblemCode.CONFLICT).json();
    assertThat(refused.path("detail").asText())
        .isEqualTo(
            "Version 1.0.0 of 'my-own' was used in run 7 and cannot be changed; "
                + "raise metadata.version and upload it again.");
    http.as(teacher).delete("/scenarios/my-own/versions/1.0.0").expect(ProblemCode.CONFLICT);

    upload(MINE.replace("version: 1.0.0", "version: 1.10.0")).expect(201);
    upload(MINE.replace("version: 1.0.0", "version: 1.9.0")).expect(201);
    assertThat(library.find("my-own").orElseThrow().metadata().version()).isEqualTo("1.10.0");
    assertThat(http.as(teacher).get("/scenarios/my-own/versions").expect(200).json().path("items"))
        .hasSize(3);
  }

  @Test
  void unusedVersionIsDeleted() {
    upload(MINE).expect(201);
    http.as(teacher).delete("/scenarios/my-own/versions/1.0.0").expect(204);
    http.as(teacher).delete("/scenarios/my-own/versions/1.0.0").expect(ProblemCode.NOT_FOUND);
    assertThat(library.find("my-own")).isEmpty();
  }

  @Test
  void idOfAScenarioThatShipsIsTaken() {
    upload(MINE.replace("id: my-own", "id: slow-dependency")).expect(ProblemCode.CONFLICT);
    http.as(teacher)
        .delete("/scenarios/slow-dependency/versions/1.0.0")
        .expect(ProblemCode.CONFLICT);
  }

  @Test
  void studentsSeeNothingAndGradersChangeNothing() {
    Principal student = Who.studentOf(Who.team("otter"));
    for (String path :
        List.of(
            "/scenarios",
            "/scenarios/slow-dependency/versions",
            "/scenarios/slow-dependency/versions/1.0.0",
            "/course-pack")) {
      http.as(student).get(path).expect(ProblemCode.NOT_ALLOWED);
    }
    http.as(Who.grader()).get("/scenarios/slow-dependency/versions/1.0.0").expect(200);
    http.as(Who.grader())
        .with("Content-Type", "text/yaml")
        .post("/scenarios", MINE)
        .expect(ProblemCode.NOT_ALLOWED);
  }

  @Test
  void coursePackNamesScenariosAndWhatIsLacking() {
    JsonNode labs = http.as(Who.grader()).get("/course-pack").expect(200).json().path("items");
    assertThat(labs).hasSize(7);
    assertThat(labs.at("/0/agenda").valueStream())
        .anySatisfy(item -> {
          assertThat(item.path("scenario").asText()).isEqualTo("slow-dependency");
          assertThat(item.path("scenarioTitle").asText()).isEqualTo("Slow dependency");
        });
  }

  @Test
  void staffSeesTheCatalogueAndStudentsDoNot() {
    JsonNode items = http.as(Who.grader()).get("/scenarios").expect(200).json().path("items");
    JsonNode slow =
        items
            .valueStream()
            .filter(item -> item.path("id").asText().equals("slow-dependency"))
            .findFirst()
            .orElseThrow();
    assertThat(slow.path("maxDuration").asText()).isEqualTo("PT15M");
    assertThat(slow.path("difficulty").asDouble()).isEqualTo(2.0);
    assertThat(slow.path("objectives")).hasSizeGreaterThan(2);
    assertThat(slow.at("/faults/0/id").asText()).isEqualTo("slow-weather");
    assertThat(slow.at("/faults/0/at").asText()).isEqualTo("PT5S");
    http.as(Who.studentOf(Who.team("otter"))).get("/scenarios").expect(ProblemCode.NOT_ALLOWED);
  }

  @Test
  void lintNamesLineColumnAndRule() {
    JsonNode mistakes = lint("metadata:\n  id: 7\n  id: 8\n");
    assertThat(mistakes).isNotEmpty();
    assertThat(mistakes.valueStream())
        .allSatisfy(mistake -> {
          assertThat(mistake.path("file").asText()).isEqualTo("mine.yaml");
          assertThat(mistake.path("line").asInt()).isPositive();
          assertThat(mistake.path("column").asInt()).isPositive();
          assertThat(mistake.path("rule").asText()).isNotEmpty();
          assertThat(mistake.path("message").asText()).isNotEmpty();
        });
  }

  @Test
  void tooLargeFileIsRefusedUnread() {
    http.as(Who.instructor())
        .with("Content-Type", "text/yaml")
        .post("/scenarios/lint", "#".repeat(300 * 1024))
        .expect(ProblemCode.TOO_LARGE);
  }

  @Test
  void onlyInstructorsLint() {
    http.as(Who.grader())
        .with("Content-Type", "text/yaml")
        .post("/scenarios/lint", "a: 1")
        .expect(ProblemCode.NOT_ALLOWED);
  }

  private Answer upload(String yaml) {
    return http.as(teacher).with("Content-Type", "text/yaml").post("/scenarios", yaml);
  }

  private JsonNode lint(String yaml) {
    return http.as(Who.instructor())
        .with("Content-Type", "text/yaml")
        .post("/scenarios/lint?file=mine.yaml", yaml)
        .expect(200)
        .json()
        .path("mistakes");
  }
}
