package dev.firedrill.postmortem.persistence;

import dev.firedrill.incident.IncidentId;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.postmortem.comment.Comment;
import dev.firedrill.postmortem.comment.CommentThread;
import dev.firedrill.postmortem.comment.Comments;
import dev.firedrill.postmortem.comment.Quote;
import dev.firedrill.postmortem.comment.Voice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

final class JdbiComments implements Comments {
  private static final String THREADS =
      """
      SELECT id, incident_id, quote, quote_before, quote_after, resolved_at, resolved_by
      FROM postmortem_thread
      """;

  private final Jdbi jdbi;

  JdbiComments(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public List<CommentThread> of(IncidentId incident) {
    return jdbi.withHandle(handle ->
        read(handle, THREADS + "WHERE incident_id = :id ORDER BY begun_at, id", incident.value()));
  }

  @Override
  public Optional<CommentThread> find(UUID thread) {
    return jdbi.withHandle(
        handle -> read(handle, THREADS + "WHERE id = :id FOR UPDATE", thread).stream().findFirst());
  }

  private static List<CommentThread> read(Handle handle, String sql, UUID id) {
    List<CommentThread> bare =
        handle.createQuery(sql).bind("id", id).map((row, _) -> thread(row)).list();
    if (bare.isEmpty()) {
      return bare;
    }
    List<UUID> threads = bare.stream().map(CommentThread::id).toList();
    Map<UUID, List<Comment.Earlier>> earlier = new HashMap<>();
    handle
        .createQuery(
            """
            SELECT e.comment_id, e.body, e.written_at
            FROM postmortem_comment_earlier e JOIN postmortem_comment c ON c.id = e.comment_id
            WHERE c.thread_id IN (<threads>) ORDER BY e.written_at, e.id
            """)
        .bindList("threads", threads)
        .map((row, _) ->
            Map.entry(
                row.getObject("comment_id", UUID.class),
                new Comment.Earlier(row.getString("body"), Utc.read(row, "written_at"))))
        .forEach(one ->
            earlier.computeIfAbsent(one.getKey(), _ -> new ArrayList<>()).add(one.getValue()));
    Map<UUID, List<Comment>> comments = new HashMap<>();
    handle
        .createQuery(
            """
            SELECT id, thread_id, author_id, voice, body, written_at, shown_at
            FROM postmortem_comment WHERE thread_id IN (<threads>) ORDER BY n
            """)
        .bindList("threads", threads)
        .map((row, _) -> Map.entry(row.getObject("thread_id", UUID.class), comment(row, earlier)))
        .forEach(one ->
            comments.computeIfAbsent(one.getKey(), _ -> new ArrayList<>()).add(one.getValue()));
    return bare.stream()
        .map(one ->
            new CommentThread(
                one.id(),
                one.incident(),
                one.quote(),
                one.resolvedAt(),
                one.resolvedBy(),
                comments.getOrDefault(one.id(), List.of())))
        .toList();
  }

  private static CommentThread thread(ResultSet row) throws SQLException {
    String quote = row.getString("quote");
    UUID by = row.getObject("resolved_by", UUID.class);
    return new CommentThread(
        row.getObject("id", UUID.class),
        new IncidentId(row.getObject("incident_id", UUID.class)),
        quote == null
            ? null
            : new Quote(quote, row.getString("quote_before"), row.getString("quote_after")),
        Utc.readNullable(row, "resolved_at"),
        by == null ? null : new PersonId(by),
        List.of());
  }

  private static Comment comment(ResultSet row, Map<UUID, List<Comment.Earlier>> earlier)
      throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    return new Comment(
        id,
        new PersonId(row.getObject("author_id", UUID.class)),
        Voice.valueOf(row.getString("voice")),
        row.getString("body"),
        Utc.read(row, "written_at"),
        Utc.readNullable(row, "shown_at"),
        earlier.getOrDefault(id, List.of()));
  }

  @Override
  public int count(IncidentId incident) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT count(*) FROM postmortem_comment c
                JOIN postmortem_thread t ON t.id = c.thread_id WHERE t.incident_id = :incident
                """)
            .bind("incident", incident.value())
            .mapTo(Integer.class)
            .one());
  }

  @Override
  public void begin(CommentThread thread) {
    Quote quote = thread.quote();
    jdbi.useTransaction(handle -> {
      handle
          .createUpdate(
              """
              INSERT INTO postmortem_thread
                (id, incident_id, quote, quote_before, quote_after, begun_at)
              VALUES (:id, :incident, :quote, :before, :after, :at)
              """)
          .bind("id", thread.id())
          .bind("incident", thread.incident().value())
          .bind("quote", quote == null ? null : quote.text())
          .bind("before", quote == null ? null : quote.before())
          .bind("after", quote == null ? null : quote.after())
          .bind("at", Utc.of(thread.first().writtenAt()))
          .execute();
      insert(handle, thread.id(), thread.first());
    });
  }

  @Override
  public void reply(UUID thread, Comment comment) {
    jdbi.useHandle(handle -> insert(handle, thread, comment));
  }

  private static void insert(Handle handle, UUID thread, Comment comment) {
    Instant shown = comment.shown();
    handle
        .createUpdate(
            """
            INSERT INTO postmortem_comment
              (id, thread_id, author_id, voice, body, written_at, shown_at)
            VALUES (:id, :thread, :author, :voice, :body, :at, :shown)
            """)
        .bind("id", comment.id())
        .bind("thread", thread)
        .bind("author", comment.author().value())
        .bind("voice", comment.voice().name())
        .bind("body", comment.text())
        .bind("at", Utc.of(comment.writtenAt()))
        .bind("shown", shown == null ? null : Utc.of(shown))
        .execute();
  }

  @Override
  public void reword(Comment comment, String text, Instant at) {
    jdbi.useTransaction(handle -> {
      handle
          .createUpdate(
              """
              INSERT INTO postmortem_comment_earlier (comment_id, body, written_at)
              SELECT id, body, written_at FROM postmortem_comment WHERE id = :id
              """)
          .bind("id", comment.id())
          .execute();
      handle
          .createUpdate(
              "UPDATE postmortem_comment SET body = :body, written_at = :at WHERE id = :id")
          .bind("body", text.strip())
          .bind("at", Utc.of(at))
          .bind("id", comment.id())
          .execute();
    });
  }

  @Override
  public void resolve(UUID thread, @Nullable PersonId by, Instant at) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                UPDATE postmortem_thread SET resolved_at = :at, resolved_by = :by WHERE id = :id
                """)
            .bind("at", by == null ? null : Utc.of(at))
            .bind("by", by == null ? null : by.value())
            .bind("id", thread)
            .execute());
  }

  @Override
  public void show(UUID thread, Instant at) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                UPDATE postmortem_comment SET shown_at = :at
                WHERE thread_id = :id AND shown_at IS NULL
                """)
            .bind("at", Utc.of(at))
            .bind("id", thread)
            .execute());
  }
}
