package dev.firedrill.workspace.api.console;

import dev.firedrill.workspace.api.ChatUserView;
import dev.firedrill.workspace.console.Exchange;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a bot was told, or did of its own, as its team sees it. {@code curl} repeats it with
 * placeholders for what is secret.
 */
public record ExchangeView(
    UUID id,
    Instant at,
    Exchange.Kind kind,
    String title,
    String track,
    @Nullable ChatUserView user,
    @Nullable String channel,
    int attempt,
    Map<String, Object> payload,
    @Nullable Long ackMs,
    @Nullable Long replyMs,
    Exchange.State state,
    long limitMs,
    List<CallView> calls,
    @Nullable UUID replayOf,
    String curl) {}
