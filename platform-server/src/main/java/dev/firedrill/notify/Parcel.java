package dev.firedrill.notify;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A delivery together with what is delivered. Its id is the key by which doubles are found. */
public record Parcel(
    UUID id,
    int attempts,
    TeamId team,
    @Nullable UUID subject,
    String kind,
    String title,
    String text,
    @Nullable String href,
    String factsJson,
    List<PersonId> people,
    Instant createdAt,
    Target target) {}
