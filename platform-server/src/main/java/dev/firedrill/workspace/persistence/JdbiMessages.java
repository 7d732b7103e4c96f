package dev.firedrill.workspace.persistence;

import dev.firedrill.team.TeamId;
import dev.firedrill.workspace.ChannelId;
import dev.firedrill.workspace.ChatMessage;
import dev.firedrill.workspace.Message;
import dev.firedrill.workspace.MessageTs;
import dev.firedrill.workspace.Messages;
import dev.firedrill.workspace.NewMessage;
import dev.firedrill.workspace.Outcome;
import dev.firedrill.workspace.Refusal;
import dev.firedrill.workspace.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

final class JdbiMessages implements Messages {
  /** Two posts in the same microsecond meet on the primary key; the later one looks again. */
  private static final int TRIES = 20;

  /** Every reading statement begins so: of one team, and nothing that is for somebody else. */
  private static final String SELECT =
      """
      SELECT m.channel_id, m.ts, m.team_id, m.author, m.text, m.blocks, m.thread_ts, m.broadcast,
        m.only_for, m.edited_at, m.deleted_at, m.reply_count, m.reply_users, m.last_reply_ts,
        r.names AS reaction_names, r.users AS reaction_users
      FROM workspace_message m
      LEFT JOIN LATERAL (
        SELECT array_agg(name ORDER BY at, user_id) AS names,
          array_agg(user_id ORDER BY at, user_id) AS users
        FROM workspace_reaction WHERE channel_id = m.channel_id AND ts = m.ts
      ) r ON true
      WHERE m.team_id = :team AND m.channel_id = :channel
        AND (m.only_for IS NULL OR m.only_for = :viewer)
      """;

  private final Jdbi jdbi;
  private final ReadMarks read;

  JdbiMessages(Jdbi jdbi) {
    this.jdbi = jdbi;
    this.read = new ReadMarks(jdbi);
  }

  @Override
  public Outcome<Posted> post(TeamId team, NewMessage message, boolean broadcast, boolean counts) {
    return jdbi.withHandle(handle -> {
      for (int i = 0; i < TRIES; i++) {
        Optional<Posted> posted =
            PostStatement.execute(handle.getConnection(), team, message, broadcast, counts);
        if (posted.isPresent()) {
          return Outcome.done(posted.get());
        }
        MessageTs thread = message.threadTs();
        if (thread != null && find(team, message.channel(), thread, null).isEmpty()) {
          return Outcome.refused(Refusal.THREAD_NOT_FOUND);
        }
        if (isArchived(handle, team, message.channel())) {
          return Outcome.refused(Refusal.IS_ARCHIVED);
        }
      }
      throw new IllegalStateException("no ts was free in channel " + message.channel());
    });
  }

  @Override
  public Optional<Message> whisper(TeamId team, NewMessage message, UserId onlyFor) {
    return jdbi.withHandle(handle -> {
      for (int i = 0; i < TRIES; i++) {
        Optional<Long> ts = insert(handle, team, message, onlyFor);
        if (ts.isPresent()) {
          MessageTs stamp = MessageTs.ofMicros(ts.get());
          return Optional.of(
              new Message(
                  team,
                  message.channel(),
                  stamp,
                  message.author(),
                  message.text(),
                  message.blocks(),
                  message.threadTs(),
                  onlyFor,
                  false,
                  stamp.at()));
        }
        if (isArchived(handle, team, message.channel())) {
          return Optional.empty();
        }
      }
      throw new IllegalStateException("no ts was free in channel " + message.channel());
    });
  }

  private static Optional<Long> insert(
      Handle handle, TeamId team, NewMessage message, UserId onlyFor) {
    return handle
        .createQuery(
            """
            INSERT INTO workspace_message
              (channel_id, ts, team_id, author, text, blocks, thread_ts, only_for)
            SELECT c.id,
              GREATEST(
                (EXTRACT(EPOCH FROM clock_timestamp()) * 1000000)::bigint,
                COALESCE((SELECT max(ts) FROM workspace_message WHERE channel_id = :channel), 0) + 1),
              c.team_id, :author, :text, :blocks, :thread, :onlyFor
            FROM workspace_channel c
            WHERE c.id = :channel AND c.team_id = :team AND NOT c.archived
            ON CONFLICT (channel_id, ts) DO NOTHING
            RETURNING ts
            """)
        .bind("channel", message.channel().value())
        .bind("team", team.value())
        .bind("author", message.author().value())
        .bind("text", message.text())
        .bind("blocks", message.blocks())
        .bind("thread", message.threadTs() == null ? null : message.threadTs().micros())
        .bind("onlyFor", onlyFor.value())
        .mapTo(Long.class)
        .findOne();
  }

  private static boolean isArchived(Handle handle, TeamId team, ChannelId channel) {
    return handle
        .createQuery(
            """
            SELECT count(*) = 0 FROM workspace_channel
            WHERE id = :channel AND team_id = :team AND NOT archived
            """)
        .bind("channel", channel.value())
        .bind("team", team.value())
        .mapTo(Boolean.class)
        .one();
  }

  @Override
  public Optional<ChatMessage> find(
      TeamId team, ChannelId channel, MessageTs ts, @Nullable UserId viewer) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(SELECT + "AND m.ts = :ts")
            .bind("team", team.value())
            .bind("channel", channel.value())
            .bind("viewer", viewer == null ? null : viewer.value())
            .bind("ts", ts.micros())
            .map(MessageRows.MESSAGE)
            .findOne());
  }

  @Override
  public List<ChatMessage> page(
      TeamId team, ChannelId channel, Page page, @Nullable UserId viewer) {
    return read(
        team,
        channel,
        page,
        viewer,
        """
        AND (m.thread_ts IS NULL OR m.broadcast)
          AND (m.deleted_at IS NULL OR m.reply_count > 0)
          AND m.ts < :before AND m.ts > :after
        ORDER BY m.ts DESC LIMIT :limit
        """,
        null);
  }

  @Override
  public List<ChatMessage> thread(
      TeamId team, ChannelId channel, MessageTs parent, Page page, @Nullable UserId viewer) {
    return read(
        team,
        channel,
        page,
        viewer,
        """
        AND (m.ts = :parent OR (m.thread_ts = :parent AND m.deleted_at IS NULL))
          AND m.ts < :before AND m.ts > :after
        ORDER BY m.ts LIMIT :limit
        """,
        parent);
  }

  private List<ChatMessage> read(
      TeamId team,
      ChannelId channel,
      Page page,
      @Nullable UserId viewer,
      String condition,
      @Nullable MessageTs parent) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(SELECT + condition)
            .configure(
                org.jdbi.v3.core.statement.SqlStatements.class,
                statements -> statements.setUnusedBindingAllowed(true))
            .bind("team", team.value())
            .bind("channel", channel.value())
            .bind("viewer", viewer == null ? null : viewer.value())
            .bind("parent", parent == null ? null : parent.micros())
            .bind("before", page.before() == null ? Long.MAX_VALUE : page.before().micros())
            .bind("after", page.after() == null ? 0L : page.after().micros())
            .bind("limit", page.limit())
            .map(MessageRows.MESSAGE)
            .list());
  }

  @Override
  public Optional<ChatMessage> countReply(Message reply) {
    MessageTs parent = reply.threadTs();
    if (parent == null) {
      return Optional.empty();
    }
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                WITH m AS (
                  UPDATE workspace_message
                  SET reply_count = reply_count + 1,
                    last_reply_ts = GREATEST(COALESCE(last_reply_ts, 0), :reply),
                    reply_users = CASE WHEN :author = ANY (reply_users) THEN reply_users
                      ELSE reply_users || :author END
                  WHERE team_id = :team AND channel_id = :channel AND ts = :parent
                  RETURNING *
                )
                """
                    + SELECT.replace("FROM workspace_message m", "FROM m"))
            .bind("reply", reply.ts().micros())
            .bind("author", reply.author().value())
            .bind("team", reply.team().value())
            .bind("channel", reply.channel().value())
            .bind("parent", parent.micros())
            .bind("viewer", (String) null)
            .map(MessageRows.MESSAGE)
            .findOne());
  }

  @Override
  public void edit(
      TeamId team, ChannelId channel, MessageTs ts, String text, @Nullable String blocks) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                UPDATE workspace_message
                SET text = :text, blocks = :blocks, edited_at = clock_timestamp()
                WHERE team_id = :team AND channel_id = :channel AND ts = :ts
                """)
            .bind("text", text)
            .bind("blocks", blocks)
            .bind("team", team.value())
            .bind("channel", channel.value())
            .bind("ts", ts.micros())
            .execute());
  }

  @Override
  public void delete(ChatMessage message) {
    Message gone = message.message();
    jdbi.useHandle(handle -> {
      handle
          .createUpdate(
              """
              UPDATE workspace_message
              SET text = '', blocks = NULL, deleted_at = clock_timestamp()
              WHERE team_id = :team AND channel_id = :channel AND ts = :ts
              """)
          .bind("team", gone.team().value())
          .bind("channel", gone.channel().value())
          .bind("ts", gone.ts().micros())
          .execute();
      if (gone.threadTs() != null) {
        handle
            .createUpdate(
                """
                UPDATE workspace_message SET reply_count = reply_count - 1
                WHERE team_id = :team AND channel_id = :channel AND ts = :parent
                  AND reply_count > 0
                """)
            .bind("team", gone.team().value())
            .bind("channel", gone.channel().value())
            .bind("parent", gone.threadTs().micros())
            .execute();
      }
    });
  }

  @Override
  public boolean react(TeamId team, ChannelId channel, MessageTs ts, String name, UserId user) {
    return mark(
        """
        INSERT INTO workspace_reaction (channel_id, ts, name, user_id, team_id)
        SELECT channel_id, ts, :name, :user, team_id FROM workspace_message
        WHERE team_id = :team AND channel_id = :channel AND ts = :ts
        ON CONFLICT DO NOTHING
        """,
        team,
        channel,
        ts,
        name,
        user);
  }

  @Override
  public boolean unreact(TeamId team, ChannelId channel, MessageTs ts, String name, UserId user) {
    return mark(
        """
        DELETE FROM workspace_reaction
        WHERE team_id = :team AND channel_id = :channel AND ts = :ts AND name = :name
          AND user_id = :user
        """,
        team,
        channel,
        ts,
        name,
        user);
  }

  private boolean mark(
      String sql, TeamId team, ChannelId channel, MessageTs ts, String name, UserId user) {
    return jdbi.withHandle(handle ->
        handle
                .createUpdate(sql)
                .bind("team", team.value())
                .bind("channel", channel.value())
                .bind("ts", ts.micros())
                .bind("name", name)
                .bind("user", user.value())
                .execute()
            > 0);
  }

  @Override
  public boolean pin(TeamId team, ChannelId channel, MessageTs ts, UserId user) {
    return jdbi.withHandle(handle ->
        handle
                .createUpdate(
                    """
                    INSERT INTO workspace_pin (channel_id, ts, pinned_by, team_id)
                    SELECT channel_id, ts, :user, team_id FROM workspace_message
                    WHERE team_id = :team AND channel_id = :channel AND ts = :ts
                    ON CONFLICT DO NOTHING
                    """)
                .bind("team", team.value())
                .bind("channel", channel.value())
                .bind("ts", ts.micros())
                .bind("user", user.value())
                .execute()
            > 0);
  }

  @Override
  public Map<ChannelId, ReadState> readStates(TeamId team, UserId user) {
    return read.states(team, user);
  }

  @Override
  public void markRead(TeamId team, ChannelId channel, UserId user, MessageTs ts) {
    read.mark(team, channel, user, ts);
  }
}
