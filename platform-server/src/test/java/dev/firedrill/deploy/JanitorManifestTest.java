package dev.firedrill.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.firedrill.app.janitor.Main;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The janitor's manifests, against the types of Kubernetes 1.32 and against what it may do. */
class JanitorManifestTest {
  private static final Path DIRECTORY = root().resolve("deploy/kubernetes/janitor");

  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(here.resolve("deploy"))) {
      here = Objects.requireNonNull(here.getParent(), "no folder above has deploy/");
    }
    return here;
  }

  private static JsonNode manifest(String file) throws IOException {
    return new YAMLMapper().readTree(DIRECTORY.resolve(file).toFile());
  }

  private static List<String> problems(JsonNode manifest) throws IOException {
    try (InputStream file =
        Objects.requireNonNull(
            JanitorManifestTest.class.getResourceAsStream("/kubernetes/types-1.32.json"))) {
      JsonNode types = new ObjectMapper().readTree(file);
      String kind = manifest.path("apiVersion").asText() + " " + manifest.path("kind").asText();
      String type = types.path("kinds").path(kind).asText();
      assertThat(type).as("the type of %s", kind).isNotEmpty();
      ObjectNode schema = new ObjectMapper().createObjectNode();
      schema.put("$ref", "#/definitions/" + type);
      schema.set("definitions", types.path("definitions"));
      JsonSchema compiled =
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(schema);
      return compiled.validate(manifest).stream().map(ValidationMessage::getMessage).toList();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"data.yaml", "service-account.yaml", "cron-job.yaml", "network-policy.yaml"})
  void manifestHasTheTypesThatAClusterPublishes(String file) throws IOException {
    assertThat(problems(manifest(file))).isEmpty();
  }

  @Test
  void mistakeInAManifestIsFound() throws IOException {
    JsonNode wrong = manifest("cron-job.yaml");
    ((ObjectNode) wrong.at("/spec/jobTemplate/spec/template/spec/containers/0"))
        .put("privilege", "none");
    ((ObjectNode) wrong.path("spec")).put("startingDeadlineSeconds", "soon");
    assertThat(problems(wrong))
        .anyMatch(problem -> problem.contains("privilege"))
        .anyMatch(problem -> problem.contains("startingDeadlineSeconds"));
  }

  @Test
  void everyManifestIsPartOfTheKustomization() throws IOException {
    List<String> named = new ArrayList<>();
    manifest("kustomization.yaml").path("resources").forEach(each -> named.add(each.asText()));
    try (Stream<Path> files = Files.list(DIRECTORY)) {
      assertThat(named)
          .containsExactlyInAnyOrderElementsOf(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(name -> !name.equals("kustomization.yaml"))
                  .toList());
    }
  }

  @Test
  void janitorMayDoNothingButItsWork() throws IOException {
    JsonNode job = manifest("cron-job.yaml");
    assertThat(job.at("/spec/concurrencyPolicy").asText()).isEqualTo("Forbid");
    JsonNode pod = job.at("/spec/jobTemplate/spec/template/spec");
    assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
    assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
    assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
    for (String shared : List.of("hostNetwork", "hostPID", "hostIPC")) {
      assertThat(pod.has(shared)).as(shared).isFalse();
    }
    JsonNode container = pod.at("/containers/0");
    JsonNode rights = container.path("securityContext");
    assertThat(rights.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
    assertThat(rights.path("readOnlyRootFilesystem").asBoolean()).isTrue();
    assertThat(rights.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
    assertThat(container.at("/resources/requests").properties()).hasSize(2);
    assertThat(container.at("/resources/limits/memory").asText()).isNotEmpty();
    assertThat(
            manifest("service-account.yaml").path("automountServiceAccountToken").asBoolean(true))
        .isFalse();
  }

  @Test
  void janitorIsTheOneThatShipsAndSharesThePlatformsVolume() throws IOException {
    JsonNode pod = manifest("cron-job.yaml").at("/spec/jobTemplate/spec/template/spec");
    List<String> words = new ArrayList<>();
    pod.at("/containers/0/command").forEach(word -> words.add(word.asText()));
    pod.at("/containers/0/args").forEach(word -> words.add(word.asText()));
    assertThat(words)
        .contains(Main.class.getName(), "--once")
        .containsSequence("--data", pod.at("/containers/0/volumeMounts/0/mountPath").asText());
    assertThat(pod.at("/volumes/0/persistentVolumeClaim/claimName"))
        .isEqualTo(manifest("data.yaml").at("/metadata/name"));
  }
}
