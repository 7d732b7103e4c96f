package dev.firedrill.grading.api.review;

import dev.firedrill.grading.Assessment;
import dev.firedrill.incident.Incident;
import dev.firedrill.incident.IncidentId;
import dev.firedrill.incident.Incidents;
import dev.firedrill.incident.Markdown;
import dev.firedrill.postmortem.ClaimDesk;
import dev.firedrill.postmortem.Postmortem;
import dev.firedrill.postmortem.Postmortems;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads a postmortem and its claims with the names replaced. */
public final class BlindReading {
  private final Postmortems postmortems;
  private final Incidents incidents;
  private final ClaimDesk claims;
  private final Markdown markdown;

  public BlindReading(
      Postmortems postmortems, Incidents incidents, ClaimDesk claims, Markdown markdown) {
    this.postmortems = postmortems;
    this.incidents = incidents;
    this.claims = claims;
    this.markdown = markdown;
  }

  private @Nullable Postmortem postmortem(Assessment assessment) {
    IncidentId incident = assessment.incident();
    return incident == null ? null : postmortems.find(incident).orElse(null);
  }

  boolean isSubmitted(Assessment assessment) {
    Postmortem postmortem = postmortem(assessment);
    return postmortem != null && postmortem.submittedAt() != null;
  }

  ReviewSubmissionView.@Nullable BlindPostmortemView text(
      Assessment assessment, UnaryOperator<String> blindfold) {
    Postmortem postmortem = postmortem(assessment);
    return postmortem == null || postmortem.version() == 0
        ? null
        : new ReviewSubmissionView.BlindPostmortemView(
            markdown.toSafeHtml(blindfold.apply(postmortem.markdown())),
            postmortem.version(),
            postmortem.submittedAt());
  }

  List<ReviewSubmissionView.BlindClaimView> claims(
      Assessment assessment, UnaryOperator<String> blindfold) {
    IncidentId id = assessment.incident();
    Postmortem postmortem = postmortem(assessment);
    Incident incident = id == null ? null : incidents.find(id).orElse(null);
    if (postmortem == null || incident == null) {
      return List.of();
    }
    return claims.claims(incident, postmortem.markdown(), false, ZoneOffset.UTC).stream()
        .map(claim ->
            new ReviewSubmissionView.BlindClaimView(
                blindfold.apply(claim.text()),
                blindfold.apply(claim.stated()),
                claim.record() == null ? null : blindfold.apply(claim.record()),
                claim.verdict(),
                claim.offSeconds(),
                claim.evidence()))
        .toList();
  }
}
