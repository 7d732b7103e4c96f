package dev.firedrill.evidence.persistence;

import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.EvidenceQuery;
import dev.firedrill.evidence.EvidenceRecorded;
import dev.firedrill.evidence.HashChain;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

final class JdbiEvidence implements Evidence {
  private static final String PLATFORM_CHAIN = "platform";

  private static final String COLUMNS =
      """
      id, chain, position, kind, team_id, environment, run_id, actor, subject, text, payload,
      occurred_at, recorded_at, caused_by, hash
      """;

  private static final RowMapper<EvidenceEvent> EVENT = (row, context) -> event(row);

  private record Link(long position, String hash, Instant now) {}

  private static final RowMapper<Link> LINK =
      (row, context) ->
          new Link(
              row.getLong("position"),
              row.getString("hash"),
              row.getObject("now", OffsetDateTime.class).toInstant());

  private final Jdbi jdbi;
  private final DomainEvents events;

  JdbiEvidence(Jdbi jdbi, DomainEvents events) {
    this.jdbi = jdbi;
    this.events = events;
  }

  private static EvidenceEvent event(ResultSet row) throws SQLException {
    UUID team = row.getObject("team_id", UUID.class);
    String environment = row.getString("environment");
    UUID actor = row.getObject("actor", UUID.class);
    return new EvidenceEvent(
        row.getLong("id"),
        row.getString("chain"),
        row.getLong("position"),
        EvidenceKind.ofSlug(row.getString("kind")),
        team == null ? null : new TeamId(team),
        environment == null ? null : EnvironmentName.valueOf(environment),
        row.getObject("run_id", UUID.class),
        actor == null ? null : new PersonId(actor),
        row.getString("subject"),
        row.getString("text"),
        PayloadJson.read(row.getString("payload")),
        row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
        row.getObject("caused_by", Long.class),
        row.getString("hash"));
  }

  @Override
  public EvidenceEvent append(NewEvidence fact) {
    return jdbi.inTransaction(handle -> {
      String chain = fact.team() == null ? PLATFORM_CHAIN : fact.team().toString();
      Link last = lockChain(handle, chain);
      EvidenceEvent event = insert(handle, chain, last, fact);
      events.publish(new EvidenceRecorded(event));
      return event;
    });
  }

  private static Link lockChain(Handle handle, String chain) {
    return locked(handle, chain)
        .or(() -> {
          begin(handle, chain);
          return locked(handle, chain);
        })
        .orElseThrow();
  }

  private static Optional<Link> locked(Handle handle, String chain) {
    return handle
        .createQuery(
            """
            SELECT position, hash, clock_timestamp() AS now FROM evidence_chain
            WHERE chain = :chain FOR UPDATE
            """)
        .bind("chain", chain)
        .map(LINK)
        .findOne();
  }

  /** Two that begin it at once begin the same. */
  private static void begin(Handle handle, String chain) {
    handle
        .createUpdate(
            """
            INSERT INTO evidence_chain (chain, position, hash) VALUES (:chain, 0, :genesis)
            ON CONFLICT (chain) DO NOTHING
            """)
        .bind("chain", chain)
        .bind("genesis", HashChain.GENESIS)
        .execute();
  }

  private static EvidenceEvent insert(Handle handle, String chain, Link last, NewEvidence fact) {
    // PostgreSQL keeps microseconds; the hash must cover what will be read back.
    Instant recordedAt = last.now().truncatedTo(ChronoUnit.MICROS);
    Instant occurredAt =
        Objects.requireNonNullElse(fact.occurredAt(), recordedAt).truncatedTo(ChronoUnit.MICROS);
    long position = last.position() + 1;
    String payload = PayloadJson.write(fact.payload());
    String hash =
        HashChain.hash(last.hash(), fields(chain, position, fact, payload, occurredAt, recordedAt));
    return handle
        .createQuery(
            """
            WITH moved AS (
              UPDATE evidence_chain SET position = :position, hash = :hash WHERE chain = :chain
            )
            INSERT INTO evidence (chain, position, kind, audience, team_id, environment, run_id,
                actor, subject, text, payload, occurred_at, recorded_at, caused_by, hash)
            VALUES (:chain, :position, :kind, :audience, :team, :environment, :run,
                :actor, :subject, :text, :payload, :occurredAt, :recordedAt, :causedBy, :hash)
            RETURNING
            """
                + COLUMNS)
        .bind("chain", chain)
        .bind("position", position)
        .bind("kind", fact.kind().slug())
        .bind("audience", fact.kind().audience())
        .bind("team", fact.team() == null ? null : fact.team().value())
        .bind("environment", fact.environment())
        .bind("run", fact.runId())
        .bind("actor", fact.actor() == null ? null : fact.actor().value())
        .bind("subject", fact.subject())
        .bind("text", fact.text())
        .bind("payload", payload)
        .bind("occurredAt", occurredAt.atOffset(ZoneOffset.UTC))
        .bind("recordedAt", recordedAt.atOffset(ZoneOffset.UTC))
        .bind("causedBy", fact.causedBy())
        .bind("hash", hash)
        .map(EVENT)
        .one();
  }

  @Override
  public List<EvidenceEvent> find(EvidenceQuery query) {
    String sql =
        "SELECT * FROM (SELECT "
            + COLUMNS
            + """
              FROM evidence
              WHERE (:team::uuid IS NULL OR team_id = :team)
                AND (:run::uuid IS NULL OR run_id = :run)
                AND (:from::timestamptz IS NULL OR occurred_at >= :from)
                AND (:to::timestamptz IS NULL OR occurred_at < :to)
                AND (NOT :teamOnly OR audience = 'TEAM')
                AND (NOT :someKinds OR kind = ANY (:kinds))
              ORDER BY occurred_at DESC, id DESC LIMIT :limit
            ) AS newest ORDER BY occurred_at, id
            """;
    return jdbi.withHandle(handle ->
        handle
            .createQuery(sql)
            .bind("team", query.team() == null ? null : query.team().value())
            .bind("run", query.runId())
            .bind("from", atUtc(query.from()))
            .bind("to", atUtc(query.to()))
            .bind("teamOnly", query.teamAudienceOnly())
            .bind("someKinds", !query.kinds().isEmpty())
            .bindArray(
                "kinds", String.class, query.kinds().stream().map(EvidenceKind::slug).toList())
            .bind("limit", query.limit())
            .map(EVENT)
            .list());
  }

  @Override
  public Optional<EvidenceEvent> find(long id) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT " + COLUMNS + " FROM evidence WHERE id = :id")
            .bind("id", id)
            .map(EVENT)
            .findOne());
  }

  @Override
  public Optional<Long> firstBroken(String chain) {
    // The head is read first: what is appended meanwhile stands behind it.
    Optional<Link> head = jdbi.withHandle(handle -> head(handle, chain));
    List<Row> rows =
        jdbi.withHandle(handle ->
            handle
                .createQuery(
                    "SELECT audience, "
                        + COLUMNS
                        + " FROM evidence WHERE chain = :chain ORDER BY position")
                .bind("chain", chain)
                .map((row, context) -> row(row))
                .list());
    String previous = HashChain.GENESIS;
    long position = 0;
    long id = 0;
    for (Row row : rows) {
      EvidenceEvent link = row.event();
      position++;
      if (link == null
          || row.id() <= id
          || link.position() != position
          || !link.kind().audience().name().equals(row.audience())
          || !HashChain.hash(previous, fields(link, row.payload())).equals(link.hash())
          || !isAt(head, position, link.hash())) {
        return Optional.of(row.id());
      }
      previous = link.hash();
      id = row.id();
    }
    long last = position;
    return head.filter(one -> one.position() > last).isPresent()
        ? Optional.of(id)
        : Optional.empty();
  }

  private static boolean isAt(Optional<Link> head, long position, String hash) {
    return head.filter(one -> one.position() == position && !one.hash().equals(hash)).isEmpty();
  }

  private static Optional<Link> head(Handle handle, String chain) {
    return handle
        .createQuery(
            """
            SELECT position, hash, clock_timestamp() AS now FROM evidence_chain
            WHERE chain = :chain
            """)
        .bind("chain", chain)
        .map(LINK)
        .findOne();
  }

  /** A row to be checked; the event is null when the row cannot be read as one. */
  private record Row(
      long id, @Nullable String audience, String payload, @Nullable EvidenceEvent event) {}

  private static Row row(ResultSet row) throws SQLException {
    try {
      return new Row(
          row.getLong("id"), row.getString("audience"), row.getString("payload"), event(row));
    } catch (RuntimeException unreadable) {
      return new Row(row.getLong("id"), row.getString("audience"), row.getString("payload"), null);
    }
  }

  /** The payload as its exact text, so that not even a blank more passes. */
  private static List<String> fields(EvidenceEvent event, String payload) {
    NewEvidence fact =
        new NewEvidence(
            event.kind(),
            event.team(),
            event.environment(),
            event.runId(),
            event.actor(),
            event.subject(),
            event.text(),
            Map.of(),
            event.occurredAt(),
            event.causedBy());
    return fields(
        event.chain(), event.position(), fact, payload, event.occurredAt(), event.recordedAt());
  }

  private static List<String> fields(
      String chain,
      long position,
      NewEvidence fact,
      String payload,
      Instant occurredAt,
      Instant recordedAt) {
    return Arrays.asList(
        chain,
        Long.toString(position),
        fact.kind().slug(),
        fact.kind().audience().name(),
        text(fact.environment()),
        text(fact.runId()),
        text(fact.actor()),
        fact.subject(),
        fact.text(),
        payload,
        occurredAt.toString(),
        recordedAt.toString(),
        text(fact.causedBy()));
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  private static @Nullable OffsetDateTime atUtc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
