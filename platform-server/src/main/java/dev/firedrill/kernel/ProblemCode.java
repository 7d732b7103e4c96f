package dev.firedrill.kernel;

/**
 * Every kind of failure a caller can meet, with its HTTP status and short title. The slug is
 * stable: it is the {@code code} of a problem document and the tail of its {@code type}.
 */
public enum ProblemCode {
  INVALID_INPUT("invalid-input", 422, "The input breaks a rule"),
  MALFORMED_REQUEST("malformed-request", 400, "The request cannot be read"),
  NOT_SIGNED_IN("not-signed-in", 401, "Sign in first"),
  SIGN_IN_REFUSED("sign-in-refused", 401, "This sign-in link or code does not work"),
  TOKEN_REFUSED("token-refused", 401, "This token does not work"),
  CSRF_TOKEN_MISSING("csrf-token-missing", 403, "The request lacks a valid CSRF token"),
  NOT_ALLOWED("not-allowed", 403, "Your role may not do this"),
  PROJECTED("projected", 403, "Hidden while this session is projected"),
  NOT_FOUND("not-found", 404, "There is no such thing here"),
  METHOD_NOT_ALLOWED("method-not-allowed", 405, "This method is not supported here"),
  NOT_ACCEPTABLE("not-acceptable", 406, "This cannot be given in the wanted format"),
  CONFLICT("conflict", 409, "The request collides with the present state"),
  RUN_ACTIVE("run-active", 409, "A run is already active"),
  INCIDENT_OPEN("incident-open", 409, "An incident is already open"),
  DEPLOYMENT_IN_PROGRESS("deployment-in-progress", 409, "Another deployment is in progress"),
  DEPLOY_FROZEN("deploy-frozen", 409, "Deployments are frozen"),
  RELEASE_IN_USE("release-in-use", 409, "The release is in use"),
  RELEASE_DELETED("release-deleted", 422, "The release was deleted"),
  RELEASE_NOT_RUNNABLE("release-not-runnable", 422, "The release cannot be run"),
  SECRET_WRITE_ONLY("secret-write-only", 403, "Secrets are written and never read"),
  POSTMORTEM_CLOSED("postmortem-closed", 409, "The postmortem can no longer be changed"),
  TEAM_NOT_READY("team-not-ready", 422, "A team is not ready"),
  STALE_VERSION("stale-version", 412, "Somebody changed this in the meantime"),
  VERSION_REQUIRED("version-required", 428, "The request must name the version it changes"),
  TOO_LARGE("too-large", 413, "The input is too large"),
  UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "This media type is not supported"),
  RATE_LIMITED("rate-limited", 429, "Too many attempts"),
  UNEXPECTED("unexpected", 500, "Something went wrong on our side"),
  UNAVAILABLE("unavailable", 503, "A part that is needed is not available");

  private final String slug;
  private final int status;
  private final String title;

  ProblemCode(String slug, int status, String title) {
    this.slug = slug;
    this.status = status;
    this.title = title;
  }

  public String slug() {
    return slug;
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }
}
