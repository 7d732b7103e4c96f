package dev.firedrill.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import dev.firedrill.auth.CiMayCall;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;

/** What a CI token can do, written down once more: whatever is marked besides is a decision. */
// The same classes as ArchitectureTest, so that they are read once.
@AnalyzeClasses(
    packages = "dev.firedrill",
    importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.OnlyTheServer.class})
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
          "POST /teams/{team}/promote",
          "POST /teams/{team}/releases",
          "POST /teams/{team}/releases/images",
          "POST /teams/{team}/rollback");

  @ArchTest
  static void aCiTokenReadsHowItsTeamFaresAndDeploysItsReleases(JavaClasses classes) {
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
