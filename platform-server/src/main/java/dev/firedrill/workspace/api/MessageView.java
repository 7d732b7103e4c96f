package dev.firedrill.workspace.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message; {@code text} is mrkdwn with mentions as {@code <@U…>}, {@code blocks} Block Kit. */
public record MessageView(
    String ts,
    String channel,
    ChatUserView user,
    String text,
    @Nullable List<Map<String, Object>> blocks,
    @Nullable String threadTs,
    int replyCount,
    List<ChatUserView> replyUsers,
    @Nullable String lastReplyTs,
    List<ReactionView> reactions,
    boolean edited,
    boolean deleted,
    boolean ephemeral,
    Instant at) {}
