package dev.firedrill.auth.token;

import dev.firedrill.auth.BearerLookup;
import dev.firedrill.auth.Credential;
import dev.firedrill.auth.Principal;
import dev.firedrill.auth.Token;
import dev.firedrill.course.CourseRole;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.IdSource;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.kernel.Secret;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.team.Team;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Makes tokens, knows who presents one, and revokes them. */
public final class TokenDesk implements BearerLookup {
  /** So many a person, and so many a team's CI, may have in force. */
  static final int MOST = 50;

  /** Uses are written down this coarsely, so that a busy caller does not write at each request. */
  private static final Duration USE_GRAIN = Duration.ofMinutes(1);

  /** How long an expired token can still be seen in lists. */
  private static final Duration SEEN_AFTERWARDS = Duration.ofDays(30);

  private final ApiTokens tokens;
  private final TokenRecord record;
  private final Transactions transactions;
  private final RandomGenerator random;
  private final IdSource ids;
  private final InstantSource clock;

  /** The random generator must be a cryptographic one. */
  public TokenDesk(
      ApiTokens tokens,
      TokenRecord record,
      Transactions transactions,
      RandomGenerator random,
      IdSource ids,
      InstantSource clock) {
    this.tokens = tokens;
    this.record = record;
    this.transactions = transactions;
    this.random = random;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * A token for the maker, or for the CI of a team that the maker may act for. What a token makes
   * for its own person does not outlive it, so that a stolen one cannot renew itself.
   */
  public NewToken create(Principal maker, TokenWish wish) {
    Instant now = clock.instant();
    Instant expiresAt = now.plus(wish.lifetime());
    Team team = wish.team();
    if (team != null && !maker.mayOperate(team.id())) {
      throw new Failure(
          ProblemCode.NOT_ALLOWED,
          "Only a team's students and instructors may make a token for its CI.");
    }
    if (team == null && outlives(expiresAt, maker)) {
      throw Failure.invalid(
          "A token made with a token cannot last longer than that one: ask for fewer days, or make"
              + " it on the page.");
    }
    refuseTooMany(maker.id(), team, now);
    return make(maker, wish, wish.name(), now)
        .orElseThrow(() ->
            new Failure(
                ProblemCode.CONFLICT,
                "There is a token '%s' already: revoke it first or take another name."
                    .formatted(wish.name())));
  }

  /** A token for one more device of a person who has just proved who it is. */
  public NewToken createForDevice(Principal person, DeviceName device, Duration lifetime) {
    Instant now = clock.instant();
    refuseTooMany(person.id(), null, now);
    for (int number = 1; number <= MOST + 1; number++) {
      String name = device.numbered(number);
      Optional<NewToken> made = make(person, new TokenWish(name, null, lifetime), name, now);
      if (made.isPresent()) {
        return made.get();
      }
    }
    throw new IllegalStateException("more tokens than there may be");
  }

  private Optional<NewToken> make(Principal maker, TokenWish wish, String name, Instant now) {
    Secret text = TokenText.random(wish.kind(), random);
    ApiToken token =
        new ApiToken(
            new ApiTokenId(ids.next()),
            wish.kind(),
            name,
            maker.person(),
            wish.team(),
            now,
            now.plus(wish.lifetime()),
            null);
    return transactions.call(() -> {
      if (!tokens.add(token, Token.hash(text.reveal()))) {
        return Optional.empty();
      }
      record.created(token);
      return Optional.of(new NewToken(token, text));
    });
  }

  private void refuseTooMany(PersonId person, @Nullable Team team, Instant now) {
    List<ApiToken> there = team == null ? tokens.personalOf(person) : tokens.ofCi(team.id());
    if (there.stream().filter(token -> token.inForce(now)).count() >= MOST) {
      throw new Failure(
          ProblemCode.CONFLICT,
          "There are %d tokens in force already: revoke one that is no longer used."
              .formatted(MOST));
    }
  }

  private boolean outlives(Instant expiresAt, Principal maker) {
    return presentedBy(maker).filter(token -> expiresAt.isAfter(token.expiresAt())).isPresent();
  }

  /** The principal's own tokens, and the CI tokens that the principal may revoke; newest first. */
  public List<ApiToken> visibleTo(Principal principal) {
    List<ApiToken> visible = new ArrayList<>(tokens.personalOf(principal.id()));
    if (principal.role() == CourseRole.INSTRUCTOR) {
      visible.addAll(tokens.ofCi(null));
    } else if (principal.team() != null) {
      visible.addAll(tokens.ofCi(principal.team().id()));
    }
    return List.copyOf(visible);
  }

  /** The token that the principal came with; empty for a session. */
  public Optional<ApiToken> presentedBy(Principal principal) {
    return switch (principal.credential()) {
      case Credential.Session _ -> Optional.empty();
      case Credential.PersonalToken(var name) -> named(tokens.personalOf(principal.id()), name);
      case Credential.CiToken(var name, var team) -> named(tokens.ofCi(team), name);
    };
  }

  private static Optional<ApiToken> named(List<ApiToken> tokens, String name) {
    return tokens.stream().filter(token -> token.name().equals(name)).findFirst();
  }

  /** Ends a token that is visible to the principal; any other one is not found. */
  public void revoke(Principal principal, ApiTokenId id) {
    ApiToken token =
        tokens
            .find(id)
            .filter(found -> mayRevoke(principal, found))
            .orElseThrow(() -> Failure.notFound("There is no such token here."));
    transactions.run(() -> {
      if (tokens.revoke(id, clock.instant())) {
        record.revoked(token, principal.id());
      }
    });
  }

  private static boolean mayRevoke(Principal principal, ApiToken token) {
    Team team = token.team();
    return team == null
        ? token.maker().id().equals(principal.id())
        : principal.mayOperate(team.id());
  }

  @Override
  public Optional<Principal> find(String presented) {
    if (!TokenText.isWellFormed(presented)) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    return tokens
        .find(Token.hash(presented))
        .filter(found -> found.token().inForce(now))
        .map(found -> {
          Instant last = found.token().lastUsedAt();
          if (last == null || !now.isBefore(last.plus(USE_GRAIN))) {
            tokens.used(found.token().id(), now);
          }
          return found.principal();
        });
  }

  /** Deletes what has long stopped working. Call now and then. */
  public void forgetExpired() {
    tokens.forget(clock.instant().minus(SEEN_AFTERWARDS));
  }
}
