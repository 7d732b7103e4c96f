package dev.firedrill.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firedrill.auth.OpenRoute;
import dev.firedrill.auth.Permit;
import dev.firedrill.course.CourseRole;
import dev.firedrill.web.ItemsView;
import dev.firedrill.web.Returns;
import dev.firedrill.web.TeamRefView;
import dev.firedrill.web.testing.Answer;
import dev.firedrill.web.testing.ResourceHarness;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OpenApiDocumentTest {
  enum Mood {
    GOOD,
    BAD
  }

  record CatView(
      UUID id,
      String name,
      int lives,
      long steps,
      double weight,
      boolean tame,
      Instant bornAt,
      Duration naps,
      Mood mood,
      @Nullable Instant lostAt,
      @Nullable String collar,
      @Nullable Double speed,
      @Nullable Mood lastMood,
      @Nullable TeamRefView owner,
      TeamRefView team,
      List<CatView> kittens,
      @Nullable List<String> nicknames,
      List<@Nullable String> words,
      Map<String, Integer> toys,
      List<Map<String, Object>> blocks) {}

  record LiveCatView(@JsonUnwrapped CatView cat, String change) {}

  record CatRequest(String name, @Nullable Mood mood) {}

  @Path("/cats")
  @Produces(MediaType.APPLICATION_JSON)
  @Consumes(MediaType.APPLICATION_JSON)
  public static final class CatResource {
    @GET
    @Permit({CourseRole.STUDENT, CourseRole.GRADER})
    public ItemsView<CatView> list(
        @Context ContainerRequestContext request,
        @QueryParam("limit") @DefaultValue("20") int limit,
        @QueryParam("from") @Nullable Instant from,
        @QueryParam("mood") @Nullable Mood mood) {
      return new ItemsView<>(List.of());
    }

    @POST
    @Permit(CourseRole.INSTRUCTOR)
    @Returns(value = CatView.class, status = 201)
    public Response add(@Context ContainerRequestContext request, @NotNull @Valid CatRequest cat) {
      return Response.status(201).build();
    }

    @PUT
    @Path("/{id}/name")
    @Permit(CourseRole.INSTRUCTOR)
    @Returns(CatView.class)
    public Response rename(@Context HttpHeaders headers, @PathParam("id") UUID id, CatRequest cat) {
      return Response.ok().build();
    }

    @DELETE
    @Path("/{id}")
    @OpenRoute(because = "a test")
    public void remove(@PathParam("id") UUID id) {}

    @GET
    @Path("/untold")
    @OpenRoute(because = "a test")
    public Response untold() {
      return Response.ok().build();
    }
  }

  /** Named as the list of cats is. */
  record ItemsViewCatView(String other) {}

  record ItemsViewInstant(List<Instant> items) {}

  @Path("/twins")
  public static final class TwinResource {
    @GET
    @OpenRoute(because = "a test")
    public ItemsViewInstant own() {
      return new ItemsViewInstant(List.of());
    }

    @GET
    @Path("/shared")
    @OpenRoute(because = "a test")
    public ItemsView<Instant> shared() {
      return new ItemsView<>(List.of());
    }
  }

  @Path("/clash")
  public static final class ClashResource {
    @GET
    @OpenRoute(because = "a test")
    public ItemsViewCatView get() {
      return new ItemsViewCatView("x");
    }
  }

  private final JsonNode api = read();

  private static JsonNode read() {
    try {
      return new ObjectMapper()
          .readTree(OpenApiDocument.of(Set.of(CatResource.class), Set.of(LiveCatView.class)));
    } catch (JsonProcessingException notJson) {
      throw new AssertionError(notJson);
    }
  }

  private String schema(String path) {
    return api.at("/components/schemas/" + path).toString();
  }

  private String member(String name) {
    return schema("CatView/properties/" + name);
  }

  @Test
  void schemasAreNamedAsRecordsAndListsAsTheirItems() {
    assertThat(api.path("components").path("schemas").fieldNames())
        .toIterable()
        .containsExactly(
            "CatRequest",
            "CatView",
            "ItemsViewCatView",
            "LiveCatView",
            "ProblemView",
            "TeamRefView",
            "ViolationView");
    assertThat(schema("ItemsViewCatView"))
        .isEqualTo(
            "{\"type\":\"object\",\"properties\":{\"items\":{\"type\":\"array\",\"items\":"
                + "{\"$ref\":\"#/components/schemas/CatView\"}}},\"required\":[\"items\"]}");
  }

  @Test
  void whatIsNotNullableIsRequired() {
    assertThat(api.at("/components/schemas/CatView/required"))
        .extracting(JsonNode::asText)
        .containsExactlyInAnyOrder(
            "id", "name", "lives", "steps", "weight", "tame", "bornAt", "naps", "mood", "team",
            "kittens", "words", "toys", "blocks");
    assertThat(api.at("/components/schemas/CatRequest/required"))
        .extracting(JsonNode::asText)
        .containsExactly("name");
  }

  @Test
  void plainTypesAreThoseOfJson() {
    assertThat(member("id")).isEqualTo("{\"type\":\"string\",\"format\":\"uuid\"}");
    assertThat(member("lives")).isEqualTo("{\"type\":\"integer\",\"format\":\"int32\"}");
    assertThat(member("steps")).isEqualTo("{\"type\":\"integer\",\"format\":\"int64\"}");
    assertThat(member("weight")).isEqualTo("{\"type\":\"number\",\"format\":\"double\"}");
    assertThat(member("tame")).isEqualTo("{\"type\":\"boolean\"}");
    assertThat(member("bornAt")).isEqualTo("{\"type\":\"string\",\"format\":\"date-time\"}");
    assertThat(member("naps")).isEqualTo("{\"type\":\"string\",\"format\":\"duration\"}");
    assertThat(member("mood")).isEqualTo("{\"type\":\"string\",\"enum\":[\"GOOD\",\"BAD\"]}");
    assertThat(member("team")).isEqualTo("{\"$ref\":\"#/components/schemas/TeamRefView\"}");
    assertThat(member("toys"))
        .isEqualTo(
            "{\"type\":\"object\",\"additionalProperties\":"
                + "{\"type\":\"integer\",\"format\":\"int32\"}}");
    assertThat(member("blocks"))
        .isEqualTo(
            "{\"type\":\"array\",\"items\":{\"type\":\"object\",\"additionalProperties\":{}}}");
  }

  @Test
  void whatIsNullableMayBeNull() {
    assertThat(member("lostAt"))
        .isEqualTo("{\"type\":[\"string\",\"null\"],\"format\":\"date-time\"}");
    assertThat(member("collar")).isEqualTo("{\"type\":[\"string\",\"null\"]}");
    assertThat(member("speed")).isEqualTo("{\"type\":[\"number\",\"null\"],\"format\":\"double\"}");
    assertThat(member("lastMood"))
        .isEqualTo("{\"type\":[\"string\",\"null\"],\"enum\":[\"GOOD\",\"BAD\",null]}");
    assertThat(member("owner"))
        .isEqualTo(
            "{\"anyOf\":[{\"$ref\":\"#/components/schemas/TeamRefView\"},{\"type\":\"null\"}]}");
    assertThat(member("nicknames"))
        .isEqualTo("{\"type\":[\"array\",\"null\"],\"items\":{\"type\":\"string\"}}");
    assertThat(member("words"))
        .isEqualTo("{\"type\":\"array\",\"items\":{\"type\":[\"string\",\"null\"]}}");
  }

  @Test
  void unwrappedMembersAreTheRecordsOwn() {
    assertThat(api.at("/components/schemas/LiveCatView/properties").fieldNames())
        .toIterable()
        .contains("id", "change")
        .doesNotContain("cat");
  }

  @Test
  void routesHaveNamesParametersAndAnswers() {
    JsonNode list = api.at("/paths/~1cats/get");
    assertThat(list.path("operationId").asText()).isEqualTo("getCats");
    assertThat(list.path("description").asText()).isEqualTo("For GRADER, STUDENT.");
    assertThat(list.path("parameters"))
        .extracting(parameter -> parameter.path("name").asText())
        .containsExactly("limit", "from", "mood");
    assertThat(list.has("requestBody")).isFalse();
    assertThat(list.at("/parameters/1/schema/format").asText()).isEqualTo("date-time");
    assertThat(list.at("/parameters/1/required").asBoolean()).isFalse();
    assertThat(list.at("/responses/200/content/application~1json/schema/$ref").asText())
        .isEqualTo("#/components/schemas/ItemsViewCatView");
    assertThat(list.at("/responses/default/content/application~1problem+json/schema/$ref").asText())
        .isEqualTo("#/components/schemas/ProblemView");
  }

  @Test
  void anAnswerThatIsToldByAnnotationHasItsStatus() {
    JsonNode add = api.at("/paths/~1cats/post");
    assertThat(add.at("/responses/201/content/application~1json/schema/$ref").asText())
        .isEqualTo("#/components/schemas/CatView");
    assertThat(add.at("/requestBody/content/application~1json/schema/$ref").asText())
        .isEqualTo("#/components/schemas/CatRequest");
    assertThat(add.at("/requestBody/required").asBoolean()).isTrue();
    assertThat(api.at("/paths/~1cats~1{id}/delete/responses").has("204")).isTrue();
  }

  @Test
  void aVersionedWriteNeedsIfMatch() {
    JsonNode rename = api.at("/paths/~1cats~1{id}~1name/put");
    assertThat(rename.at("/requestBody/required").asBoolean()).isTrue();
    assertThat(rename.path("operationId").asText()).isEqualTo("putCatsIdName");
    assertThat(rename.path("parameters"))
        .extracting(parameter -> parameter.path("name").asText())
        .containsExactlyInAnyOrder("id", "If-Match");
  }

  @Test
  void answersThatAreNotToldAreListed() {
    assertThat(OpenApiDocument.untoldAnswers(Set.of(CatResource.class)))
        .containsExactly("CatResource.untold");
  }

  @Test
  void twoRecordsOfOneNameAreRefused() {
    assertThatThrownBy(() -> OpenApiDocument.of(Set.of(CatResource.class, ClashResource.class)))
        .hasMessageContaining("two different wire records are named ItemsViewCatView");
  }

  @Test
  void twoEqualRecordsOfOneNameAreOneSchema() {
    assertThat(OpenApiDocument.of(Set.of(TwinResource.class)))
        .containsOnlyOnce("\"ItemsViewInstant\" :");
  }

  @Test
  void theDocumentIsTheSameEachTime() {
    assertThat(OpenApiDocument.of(Set.of(CatResource.class)))
        .isEqualTo(OpenApiDocument.of(Set.of(CatResource.class)))
        .startsWith("{\n  \"openapi\" : \"3.1.0\"");
  }

  @Test
  void theDocumentIsServed() {
    String document = OpenApiDocument.of(Set.of(CatResource.class));
    try (ResourceHarness http = ResourceHarness.with(OpenApi.resource(document))) {
      Answer answer = http.asNobody().get("/openapi.json").expect(200);
      assertThat(answer.body()).isEqualTo(document);
      assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    }
  }
}
