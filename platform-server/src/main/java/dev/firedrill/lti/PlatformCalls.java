package dev.firedrill.lti;

import com.nimbusds.jose.jwk.JWKSet;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is asked of a platform. Every call may fail with {@link CallFailed}. */
public interface PlatformCalls {
  String LINE_ITEM = "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem";
  String RESULTS = "https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly";
  String SCORE = "https://purl.imsglobal.org/spec/lti-ags/scope/score";
  String MEMBERS = "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly";

  /** A call that did not work. The message is one clear sentence. */
  final class CallFailed extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final boolean temporary;

    public CallFailed(String sentence, boolean temporary) {
      super(sentence);
      this.temporary = temporary;
    }

    /** Whether the same call may work later. */
    public boolean isTemporary() {
      return temporary;
    }

    public String sentence() {
      return String.valueOf(getMessage());
    }
  }

  /** Somebody in a course of the platform; name and mail only where the platform tells them. */
  record Member(
      String subject,
      @Nullable String name,
      @Nullable String email,
      @Nullable String studentId,
      List<String> roles,
      boolean active) {
    public Member {
      roles = List.copyOf(roles);
    }

    /** Whether grades are kept of this member. */
    public boolean isLearner() {
      return roles.stream().anyMatch(role -> role.equals("Learner") || role.endsWith("#Learner"));
    }
  }

  /** A column of the platform's gradebook. */
  record LineItem(URI id, String label, double maximum, @Nullable String resourceId) {}

  /** What the platform has for somebody, in points. */
  record Result(String subject, @Nullable Double score, @Nullable Double maximum) {}

  /** What we say somebody has, in points. */
  record Score(String subject, double given, double maximum, Instant at, String comment) {}

  JWKSet keys(URI address);

  String token(LtiPlatform platform, Set<String> scopes);

  List<Member> members(String token, URI address);

  List<LineItem> lineItems(String token, URI address, String resourceId);

  LineItem create(String token, URI address, String label, double maximum, String resourceId);

  List<Result> results(String token, URI lineItem);

  void score(String token, URI lineItem, Score score);
}
