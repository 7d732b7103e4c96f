package dev.firedrill.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.firedrill.live.LiveBeatView;
import dev.firedrill.live.LiveHelloView;
import dev.firedrill.web.security.RoutePolicies;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** All resources that the platform has, found on the class path. */
class PlatformApiTest {
  private static final Set<Class<?>> RESOURCES = classes(type -> type.isAnnotatedWith(Path.class));

  /** Records of the live stream that no route mentions are named so. */
  private static final Set<Class<?>> EVENTS =
      classes(type -> type.getSimpleName().matches("Live[A-Za-z]+View"));

  private static Set<Class<?>> classes(java.util.function.Predicate<JavaClass> wanted) {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.firedrill")
            .stream()
            .filter(wanted)
            .sorted(Comparator.comparing(JavaClass::getName))
            .map(JavaClass::reflect)
            .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  @Test
  void theSearchFindsResourcesAndEvents() {
    assertThat(RESOURCES).contains(OpenApiResource.class);
    assertThat(EVENTS).contains(LiveHelloView.class, LiveBeatView.class);
  }

  @Test
  void everyRouteSaysWhoMayCallIt() {
    assertThat(RoutePolicies.unstated(RoutePolicies.of(RESOURCES))).isEmpty();
  }

  @Test
  void everyRouteSaysWhatItAnswers() {
    assertThat(OpenApiDocument.untoldAnswers(RESOURCES)).isEmpty();
  }

  @Test
  void theDocumentCanBeMade() {
    assertThat(OpenApiDocument.of(RESOURCES, EVENTS)).contains("\"/session\"");
  }

  /**
   * The page's types are generated from this file, and the server serves it. Written anew with
   * {@code ./mvnw -pl platform-server -am test -Dtest=PlatformApiTest -Dopenapi.write=true}.
   */
  @Test
  void thePageIsBuiltAgainstThisVeryDocument() throws IOException {
    java.nio.file.Path file = java.nio.file.Path.of("..", "web-ui", "openapi.json");
    String document = OpenApiDocument.of(RESOURCES, EVENTS);
    if (Boolean.getBoolean("openapi.write")) {
      Files.writeString(file, document);
    }
    assertThat(Files.readString(file)).isEqualTo(document);
  }
}
