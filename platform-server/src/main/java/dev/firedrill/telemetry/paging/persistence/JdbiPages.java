package dev.firedrill.telemetry.paging.persistence;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import dev.firedrill.telemetry.alarm.AlarmSeverity;
import dev.firedrill.telemetry.paging.Page;
import dev.firedrill.telemetry.paging.PageStore;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

final class JdbiPages implements PageStore {
  private static final String SELECT =
      """
      SELECT p.id, p.team_id, p.number, p.alarm_id, a.name AS alarm_name, p.environment, p.severity,
          p.title, p.reason, p.runbook, p.test, p.state, p.opened_at, p.acknowledged_at,
          p.acknowledged_by, p.closed_at, p.repeats, p.told_at, p.telling, p.escalate_at,
          coalesce((SELECT json_agg(json_build_object('at', e.at, 'to', e.person_id)
              ORDER BY e.position) FROM page_escalation e WHERE e.page_id = p.id), '[]')::text
            AS escalations,
          array(SELECT n.person_id FROM page_notified n WHERE n.page_id = p.id
              ORDER BY n.at, n.person_id) AS notified
      FROM page p JOIN alarm a ON a.id = p.alarm_id
      """;

  private final Jdbi jdbi;

  JdbiPages(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public void hold(TeamId team) {
    jdbi.useHandle(handle ->
        handle
            .createQuery("SELECT id FROM team WHERE id = :team FOR NO KEY UPDATE")
            .bind("team", team.value())
            .mapTo(UUID.class)
            .one());
  }

  @Override
  public int nextNumber(TeamId team) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT coalesce(max(number), 0) + 1 FROM page WHERE team_id = :team")
            .bind("team", team.value())
            .mapTo(Integer.class)
            .one());
  }

  @Override
  public void add(Page page) {
    write(
        page,
        """
        INSERT INTO page (id, team_id, number, alarm_id, environment, severity, title, reason,
            runbook, test, state, opened_at, acknowledged_at, acknowledged_by, closed_at, repeats,
            told_at, telling, escalate_at)
        VALUES (:id, :team, :number, :alarm, :environment, :severity, :title, :reason,
            :runbook, :test, :state, :openedAt, :ackAt, :ackBy, :closedAt, :repeats,
            :toldAt, :telling, :escalateAt)
        """);
  }

  @Override
  public void update(Page page) {
    write(
        page,
        """
        UPDATE page
        SET state = :state, acknowledged_at = :ackAt, acknowledged_by = :ackBy,
            closed_at = :closedAt, repeats = :repeats, told_at = :toldAt, telling = :telling,
            escalate_at = :escalateAt, reason = :reason
        WHERE id = :id
        """);
  }

  private void write(Page page, String sql) {
    PersonId ackBy = page.acknowledgedBy();
    jdbi.useHandle(handle ->
        handle
            .createUpdate(sql)
            .bind("id", page.id())
            .bind("team", page.team().value())
            .bind("number", page.number())
            .bind("alarm", page.alarm())
            .bind("environment", page.environment().name())
            .bind("severity", page.severity().name())
            .bind("title", page.title())
            .bind("reason", page.reason())
            .bind("runbook", page.runbook())
            .bind("test", page.test())
            .bind("state", page.state().name())
            .bind("openedAt", Utc.of(page.openedAt()))
            .bind("ackAt", Utc.ofNullable(page.acknowledgedAt()))
            .bind("ackBy", ackBy == null ? null : ackBy.value())
            .bind("closedAt", Utc.ofNullable(page.closedAt()))
            .bind("repeats", page.repeats())
            .bind("toldAt", Utc.of(page.toldAt()))
            .bind("telling", page.telling().name())
            .bind("escalateAt", Utc.ofNullable(page.escalateAt()))
            .execute());
  }

  @Override
  public void notified(UUID page, Collection<PersonId> people, Instant at) {
    jdbi.useHandle(handle -> {
      for (PersonId person : people) {
        handle.execute(
            """
            INSERT INTO page_notified (page_id, person_id, at) VALUES (?, ?, ?)
            ON CONFLICT DO NOTHING
            """,
            page,
            person.value(),
            Utc.of(at));
      }
    });
  }

  @Override
  public void escalated(UUID page, Instant at, @Nullable PersonId to) {
    jdbi.useHandle(handle ->
        handle.execute(
            """
            INSERT INTO page_escalation (page_id, position, at, person_id)
            SELECT ?, count(*), ?, ? FROM page_escalation WHERE page_id = ?
            """,
            page,
            Utc.of(at),
            to == null ? null : to.value(),
            page));
  }

  @Override
  public Optional<Page> find(UUID id) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(SELECT + " WHERE p.id = :id")
            .bind("id", id)
            .map(PageRows.PAGE)
            .findOne());
  }

  @Override
  public Optional<Page> numbered(TeamId team, int number) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(SELECT + " WHERE p.team_id = :team AND p.number = :number")
            .bind("team", team.value())
            .bind("number", number)
            .map(PageRows.PAGE)
            .findOne());
  }

  @Override
  public List<Page> list(TeamId team, Page.@Nullable State state, int limit) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                SELECT
                    + """
                     WHERE p.team_id = :team AND (:state::text IS NULL OR p.state = :state)
                    ORDER BY p.number DESC LIMIT :limit
                    """)
            .bind("team", team.value())
            .bind("state", state == null ? null : state.name())
            .bind("limit", limit)
            .map(PageRows.PAGE)
            .list());
  }

  @Override
  public Optional<Page> latest(UUID alarm, boolean test) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                SELECT
                    + """
                     WHERE p.alarm_id = :alarm AND p.test = :test
                    ORDER BY p.number DESC LIMIT 1
                    """)
            .bind("alarm", alarm)
            .bind("test", test)
            .map(PageRows.PAGE)
            .findOne());
  }

  @Override
  public int toldSince(TeamId team, AlarmSeverity severity, Instant since) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT count(*) FROM page
                WHERE team_id = :team AND severity = :severity AND told_at > :since AND NOT test
                  AND telling IN ('ALONE', 'ENDED')
                """)
            .bind("team", team.value())
            .bind("severity", severity.name())
            .bind("since", Utc.of(since))
            .mapTo(Integer.class)
            .one());
  }

  @Override
  public int testsSince(TeamId team, Instant since) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT count(*) FROM page WHERE team_id = :team AND told_at > :since AND test
                """)
            .bind("team", team.value())
            .bind("since", Utc.of(since))
            .mapTo(Integer.class)
            .one());
  }

  @Override
  public List<Waiting> waiting() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT DISTINCT team_id, severity FROM page WHERE telling = 'WAITING'")
            .map((row, context) ->
                new Waiting(
                    new TeamId(row.getObject("team_id", UUID.class)),
                    AlarmSeverity.valueOf(row.getString("severity"))))
            .list());
  }

  @Override
  public List<Page> waiting(Waiting whose) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                SELECT
                    + """
                     WHERE p.team_id = :team AND p.severity = :severity AND p.telling = 'WAITING'
                    ORDER BY p.number
                    """)
            .bind("team", whose.team().value())
            .bind("severity", whose.severity().name())
            .map(PageRows.PAGE)
            .list());
  }

  @Override
  public Optional<Instant> lastBundle(Waiting whose) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT told_at FROM page
                WHERE team_id = :team AND severity = :severity AND telling = 'BUNDLED'
                ORDER BY told_at DESC LIMIT 1
                """)
            .bind("team", whose.team().value())
            .bind("severity", whose.severity().name())
            .map((row, context) -> Utc.read(row, "told_at"))
            .findOne());
  }

  @Override
  public List<Page> endUntold(Instant before) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                SELECT
                    + """
                     WHERE p.telling = 'ALONE' AND p.state = 'CLOSED' AND p.closed_at < :before
                      AND NOT p.test
                    ORDER BY p.closed_at LIMIT 500
                    """)
            .bind("before", Utc.of(before))
            .map(PageRows.PAGE)
            .list());
  }

  @Override
  public List<Page> overdue(Instant now) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                SELECT
                    + """
                     WHERE p.escalate_at IS NOT NULL AND p.escalate_at <= :now AND p.state = 'OPEN'
                    ORDER BY p.escalate_at LIMIT 500
                    """)
            .bind("now", Utc.of(now))
            .map(PageRows.PAGE)
            .list());
  }

  @Override
  public List<Page> openTests(Instant before) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                SELECT + " WHERE p.test AND p.state = 'OPEN' AND p.opened_at < :before LIMIT 500")
            .bind("before", Utc.of(before))
            .map(PageRows.PAGE)
            .list());
  }
}
