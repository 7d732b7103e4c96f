package dev.firedrill.bot.api.deploy;

import dev.firedrill.bot.deploy.DeployOutcome;
import dev.firedrill.bot.deploy.Deployment;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.web.PersonView;
import jakarta.ws.rs.core.Response;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** What is answered to a wish to deploy. */
public final class Answers {
  private static final DateTimeFormatter SINCE =
      DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private final DeploymentViews views;

  public Answers(DeploymentViews views) {
    this.views = views;
  }

  Response of(DeployOutcome outcome) {
    return of(done(outcome));
  }

  Response of(Deployment deployment) {
    return Response.accepted(views.of(deployment)).build();
  }

  /**
   * @throws Failure deployment-in-progress, which tells what is in progress
   */
  public Deployment done(DeployOutcome outcome) {
    return switch (outcome) {
      case DeployOutcome.Done(Deployment deployment) -> deployment;
      case DeployOutcome.Busy(Deployment busy) -> throw busy(busy);
    };
  }

  /** The refusal that tells what is in progress. */
  public Failure busy(Deployment busy) {
    DeploymentView current = views.of(busy);
    PersonView person = current.by().person();
    return new Failure(
        ProblemCode.DEPLOYMENT_IN_PROGRESS,
        "%s is deploying %s to %s since %s (deployment %d): wait for it, or abort it first."
            .formatted(
                person == null ? "The platform" : person.name(),
                busy.release().name(),
                busy.bot().environment().word(),
                SINCE.format(busy.times().requestedAt()),
                busy.number()),
        Map.of("current", current));
  }
}
