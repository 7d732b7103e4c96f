package dev.firedrill.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.firedrill.auth.CiMayCall;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a CI token can do, written down once more: whatever is marked besides is a decision. */
class CiRoutesTest {
  private static final List<String> ROUTES =
      List.of(
          "GET /teams/{team}",
          "GET /teams/{team}/alarms",
          "GET /teams/{team}/bots/{environment}/log",
          "GET /teams/{team}/deployments",
          "GET /teams/{team}/deployments/{environment}/{number}",
          "GET /teams/{team}/flags",
          "GET /teams/{team}/releases",
          "GET /teams/{team}/releases/{number}",
          "GET /teams/{team}/sli",
          "GET /teams/{team}/slo",
          "GET /tokens/current",
          "POST /teams/{team}/deployments",
          "POST /teams/{team}/promotions",
          "POST /teams/{team}/releases",
          "POST /teams/{team}/releases/images",
          "POST /teams/{team}/rollbacks");

  @Test
  void aCiTokenReadsHowItsTeamFaresAndDeploysItsReleases() {
    var classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.firedrill");
    assertThat(
            classes.stream()
                .flatMap(one -> one.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(CiMayCall.class))
                .map(CiRoutesTest::route))
        .containsExactlyInAnyOrderElementsOf(ROUTES);
  }

  private static String route(JavaMethod method) {
    String verb =
        method.isAnnotatedWith(GET.class)
            ? "GET "
            : method.isAnnotatedWith(POST.class) ? "POST " : "another verb ";
    JavaClass owner = method.getOwner();
    return verb
        + owner.getAnnotationOfType(Path.class).value()
        + method.tryGetAnnotationOfType(Path.class).map(Path::value).orElse("");
  }
}
