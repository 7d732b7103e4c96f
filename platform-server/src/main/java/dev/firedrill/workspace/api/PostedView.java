package dev.firedrill.workspace.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of posting: the message, or what a command answered to the caller alone. */
public record PostedView(@Nullable MessageView message, List<MessageView> ephemeral) {}
