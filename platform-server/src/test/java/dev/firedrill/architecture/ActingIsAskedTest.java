package dev.firedrill.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import dev.firedrill.auth.Permit;
import dev.firedrill.auth.TeamAccess;
import dev.firedrill.course.CourseRole;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import java.lang.annotation.Annotation;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What students change for their team an instructor changes only while acting for it, so each such
 * route asks {@link TeamAccess}. One that need not is named here with its reason.
 */
// The same classes as ArchitectureTest, so that they are read once.
@AnalyzeClasses(
    packages = "dev.firedrill",
    importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.OnlyTheServer.class})
class ActingIsAskedTest {
  private static final Set<String> CHANGES_NOTHING_OF_A_TEAM =
      Set.of(
          // Questions that are too long for an address.
          "PrometheusResource.postQuery",
          "PrometheusResource.postQueryRange",
          "PrometheusResource.postLabels",
          "PrometheusResource.postSeries",
          "PrometheusAbsences.post",
          // Shown and not kept.
          "AlarmPreviewResource.preview",
          "RunbookResource.preview",
          "MarkdownResource.preview",
          "FlagResource.evaluate",
          "CapacityResource.whatIf",
          // The caller's own session, tokens, inbox and mark of what was read.
          "SessionResource.end",
          "TokenResource.revoke",
          "InboxResource.read",
          "ChannelResource.read",
          // Staff comment on a postmortem under their own name, beside the team.
          "CommentResource.begin",
          "CommentResource.reply",
          "CommentResource.reword",
          "CommentResource.resolve",
          // Staff's notes and pins are staff's own, beside the team's.
          "NoteResource.write",
          "NoteResource.edit",
          "NoteResource.delete",
          "PinResource.pin",
          "PinResource.unpin");

  private static final List<Class<? extends Annotation>> CHANGES =
      List.of(POST.class, PUT.class, PATCH.class, DELETE.class);

  private static final Set<String> QUESTIONS = Set.of("operable", "requireOperable", "speakable");

  @ArchTest
  static void everyChangeOfATeamAsksWhetherAnInstructorActsForIt(JavaClasses classes) {
    assertThat(
            classes.stream()
                .flatMap(one -> one.getMethods().stream())
                .filter(ActingIsAskedTest::studentsAndInstructorsChangeThere)
                .filter(method -> !asks(method))
                .map(ActingIsAskedTest::name))
        .containsExactlyInAnyOrderElementsOf(CHANGES_NOTHING_OF_A_TEAM);
  }

  private static boolean studentsAndInstructorsChangeThere(JavaMethod method) {
    return CHANGES.stream().anyMatch(method::isAnnotatedWith)
        && method
            .tryGetAnnotationOfType(Permit.class)
            .map(permit -> Arrays.asList(permit.value()))
            .filter(roles ->
                roles.contains(CourseRole.STUDENT) && roles.contains(CourseRole.INSTRUCTOR))
            .isPresent();
  }

  /** By itself or by what it calls in the adapters of its feature. */
  private static boolean asks(JavaMethod route) {
    Set<JavaCodeUnit> seen = new HashSet<>();
    Deque<JavaCodeUnit> left = new ArrayDeque<>(List.of(route));
    while (!left.isEmpty()) {
      JavaCodeUnit next = left.pop();
      if (!seen.add(next)) {
        continue;
      }
      for (var call : next.getCallsFromSelf()) {
        if (call.getTargetOwner().isEquivalentTo(TeamAccess.class)
            && QUESTIONS.contains(call.getName())) {
          return true;
        }
        if (call.getTargetOwner().getPackageName().contains(".api")) {
          call.getTarget().resolveMember().ifPresent(called -> left.push((JavaCodeUnit) called));
        }
      }
    }
    return false;
  }

  private static String name(JavaMethod method) {
    return method.getOwner().getSimpleName() + "." + method.getName();
  }
}
