package dev.firedrill.lti;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.firedrill.auth.Token;
import dev.firedrill.course.People;
import dev.firedrill.gradebook.IdBook;
import dev.firedrill.gradebook.PersonIds;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.IdSource;
import dev.firedrill.kernel.PersonId;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lets people in who come from a platform: the platform asks for a launch, the browser is sent to
 * it with a state and a nonce that work once, and comes back with a token that proves who it is.
 * Nobody is made a person of the course, and nobody's role changes, by a launch.
 */
public final class LaunchDesk {
  private static final Duration FINISHED_WITHIN = Duration.ofMinutes(10);
  private static final String AGS = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint";
  private static final String NRPS =
      "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice";

  /** What a platform asks with. */
  public record Wish(
      String issuer,
      @Nullable String clientId,
      String loginHint,
      @Nullable String messageHint,
      @Nullable String deployment) {}

  /** Where the browser goes, and what it has to bring back as a cookie. */
  public record Begun(URI goTo, String state, Duration within) {}

  private final Platforms platforms;
  private final LaunchStates states;
  private final IdTokens tokens;
  private final Accounts accounts;
  private final Contexts contexts;
  private final People people;
  private final IdBook known;
  private final RandomGenerator random;
  private final IdSource ids;
  private final InstantSource clock;

  /** The random generator must be a cryptographic one. */
  public LaunchDesk(
      Platforms platforms,
      LaunchStates states,
      IdTokens tokens,
      Accounts accounts,
      Contexts contexts,
      People people,
      IdBook known,
      RandomGenerator random,
      IdSource ids,
      InstantSource clock) {
    this.platforms = platforms;
    this.states = states;
    this.tokens = tokens;
    this.accounts = accounts;
    this.contexts = contexts;
    this.people = people;
    this.known = known;
    this.random = random;
    this.ids = ids;
    this.clock = clock;
  }

  /** Begins a launch; {@code launchUrl} is where the platform sends the browser back to. */
  public Begun begin(Wish wish, URI launchUrl) {
    List<LtiPlatform> fitting =
        platforms.all().stream()
            .filter(one -> one.issuer().equals(wish.issuer()))
            .filter(one -> wish.clientId() == null || one.clientId().equals(wish.clientId()))
            .filter(
                one -> wish.deployment() == null || one.deployments().contains(wish.deployment()))
            .toList();
    if (fitting.size() != 1) {
      throw IdTokens.refused(
          fitting.isEmpty()
              ? "The platform '"
                  + wish.issuer()
                  + "' is not registered here with this client and deployment."
              : "The platform '"
                  + wish.issuer()
                  + "' is registered several times and did not say"
                  + " which client it means.");
    }
    if (wish.loginHint().isBlank()) {
      throw IdTokens.refused("The platform sent no login_hint, so nobody can be signed in.");
    }
    LtiPlatform platform = fitting.getFirst();
    String state = secret();
    String nonce = secret();
    Instant now = clock.instant();
    states.add(
        new LaunchState(
            Token.hash(state), Token.hash(nonce), platform.id(), now.plus(FINISHED_WITHIN)),
        now);
    Map<String, String> query = new LinkedHashMap<>();
    query.put("scope", "openid");
    query.put("response_type", "id_token");
    query.put("response_mode", "form_post");
    query.put("prompt", "none");
    query.put("client_id", platform.clientId());
    query.put("redirect_uri", launchUrl.toString());
    query.put("login_hint", wish.loginHint());
    query.put("state", state);
    query.put("nonce", nonce);
    String hint = wish.messageHint();
    if (hint != null) {
      query.put("lti_message_hint", hint);
    }
    String text =
        query.entrySet().stream()
            .map(entry ->
                entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    String login = platform.loginUrl().toString();
    return new Begun(
        URI.create(login + (login.contains("?") ? "&" : "?") + text), state, FINISHED_WITHIN);
  }

  private String secret() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * Who comes, proven by the platform. The state works once, whatever comes of it.
   *
   * @param cookie the state that this browser was given
   */
  public PersonId finish(String token, String state, @Nullable String cookie) {
    if (cookie == null || !cookie.equals(state)) {
      throw IdTokens.refused(
          "The launch was not begun in this browser: open it in a window of its own and allow"
              + " cookies.");
    }
    Instant now = clock.instant();
    LaunchState begun =
        states
            .take(Token.hash(state))
            .filter(one -> now.isBefore(one.expiresAt()))
            .orElseThrow(() ->
                IdTokens.refused(
                    "The launch was never begun, was finished already or took too long: start it"
                        + " anew."));
    LtiPlatform platform =
        platforms
            .find(begun.platform())
            .orElseThrow(() -> IdTokens.refused("The platform is no longer registered here."));
    JWTClaimsSet claims =
        tokens.proven(token, platform, nonce -> begun.nonceHash().equals(Token.hash(nonce)), now);
    PersonId person = person(platform, claims);
    remember(platform, claims);
    return person;
  }

  private PersonId person(LtiPlatform platform, JWTClaimsSet claims) {
    String subject = Objects.requireNonNull(claims.getSubject());
    Optional<PersonId> linked = accounts.find(platform.id(), subject);
    if (linked.isPresent()) {
      return linked.get();
    }
    String email = text(claims.getClaim("email"));
    String studentId = text(IdTokens.member(claims, IdTokens.lti("lis"), "person_sourcedid"));
    PersonId person =
        matched(known.all(), email, studentId)
            .filter(id -> people.find(id).isPresent())
            .orElseThrow(() -> unknown(platform, subject, email, studentId));
    accounts.link(platform.id(), subject, person);
    return person;
  }

  private static Failure unknown(
      LtiPlatform platform, String subject, @Nullable String email, @Nullable String studentId) {
    return IdTokens.refused(
        "Nobody in this course is known by "
            + (email == null
                ? studentId == null ? "the platform's id '" + subject + "'" : "'" + studentId + "'"
                : "'" + email + "'")
            + " of "
            + platform.name()
            + ": ask the course's staff to write it down in the gradebook.");
  }

  /** The one person who has these identifiers; none where they are two people's. */
  public static Optional<PersonId> matched(
      Map<PersonId, PersonIds> known, @Nullable String email, @Nullable String studentId) {
    Set<PersonId> found =
        known.entrySet().stream()
            .filter(entry ->
                (email != null
                        && email.strip().toLowerCase(Locale.ROOT).equals(entry.getValue().email()))
                    || (studentId != null
                        && studentId.strip().equals(entry.getValue().studentId())))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
  }

  private void remember(LtiPlatform platform, JWTClaimsSet claims) {
    String context = text(IdTokens.member(claims, IdTokens.lti("context"), "id"));
    if (context == null) {
      return;
    }
    String title = text(IdTokens.member(claims, IdTokens.lti("context"), "title"));
    Object scopes = IdTokens.member(claims, AGS, "scope");
    contexts.put(
        new LtiContext(
            ids.next(),
            platform.id(),
            context,
            title == null ? context : title,
            address(IdTokens.member(claims, NRPS, "context_memberships_url")),
            address(IdTokens.member(claims, AGS, "lineitems")),
            scopes instanceof Collection<?> many
                ? many.stream().map(String::valueOf).collect(Collectors.toSet())
                : Set.of()));
  }

  private static @Nullable URI address(@Nullable Object claim) {
    String value = text(claim);
    if (value == null) {
      return null;
    }
    try {
      return LtiPlatform.safe(URI.create(value));
    } catch (IllegalArgumentException | Failure unusable) {
      return null;
    }
  }

  private static @Nullable String text(@Nullable Object claim) {
    return claim instanceof String text && !text.isBlank() ? text : null;
  }
}
