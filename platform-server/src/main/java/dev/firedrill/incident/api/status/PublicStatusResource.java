package dev.firedrill.incident.api.status;

import dev.firedrill.auth.OpenRoute;
import dev.firedrill.incident.status.StatusDesk;
import dev.firedrill.incident.status.StatusPages;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamSlug;
import dev.firedrill.team.Teams;
import dev.firedrill.web.Returns;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The status pages for everybody, without signing in. An answer is made anew every {@link #FRESH}
 * at most, whoever asks; a page that is asked more than {@link #MOST_PER_SECOND} times in a second
 * refuses the rest of it.
 */
@Path("/public/status")
@Produces(MediaType.APPLICATION_JSON)
public final class PublicStatusResource {
  static final Duration FRESH = Duration.ofSeconds(5);
  static final int MOST_PER_SECOND = 50;

  /** The last answer of a page and how often it was asked in this second. */
  private record Kept(@Nullable PublicStatusView view, Instant at, long second, int asked) {}

  private final Teams teams;
  private final StatusPages pages;
  private final StatusDesk desk;
  private final InstantSource clock;
  private final Map<Team, Kept> kept = new ConcurrentHashMap<>();

  public PublicStatusResource(
      Teams teams, StatusPages pages, StatusDesk desk, InstantSource clock) {
    this.teams = teams;
    this.pages = pages;
    this.desk = desk;
    this.clock = clock;
  }

  /** The page of the team with this slug; not found, too, while the team keeps it closed. */
  @GET
  @Path("/{slug}")
  @OpenRoute(because = "a status page is for users, who have no account; teams open it themselves")
  @Returns(PublicStatusView.class)
  public Response get(@PathParam("slug") String slug) {
    Team team = find(slug).orElseThrow(() -> noPage(slug));
    Instant now = clock.instant();
    Kept answer = kept.compute(team, (_, before) -> next(team, before, now));
    if (answer.asked() > MOST_PER_SECOND) {
      throw new Failure(
          ProblemCode.RATE_LIMITED,
          "This status page was asked for more than %d times in a second; ask again in a second."
              .formatted(MOST_PER_SECOND),
          Map.of("retryAfterSeconds", 1));
    }
    if (answer.view() == null) {
      throw noPage(slug);
    }
    CacheControl caching = new CacheControl();
    caching.setMaxAge((int) FRESH.toSeconds());
    return Response.ok(answer.view()).cacheControl(caching).build();
  }

  private Kept next(Team team, @Nullable Kept before, Instant now) {
    long second = now.getEpochSecond();
    int asked = before != null && before.second() == second ? before.asked() + 1 : 1;
    if (before != null && before.view() != null && now.isBefore(before.at().plus(FRESH))) {
      return new Kept(before.view(), before.at(), second, asked);
    }
    PublicStatusView view =
        pages.isEnabled(team.id()) ? PublicStatusView.of(desk.report(team, now)) : null;
    return new Kept(view, now, second, asked);
  }

  private Optional<Team> find(String slug) {
    try {
      return teams.find(new TeamSlug(slug));
    } catch (Failure notASlug) {
      return Optional.empty();
    }
  }

  private static Failure noPage(String slug) {
    return Failure.notFound("There is no status page '" + slug + "' here.");
  }
}
