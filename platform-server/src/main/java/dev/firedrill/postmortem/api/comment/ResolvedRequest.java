package dev.firedrill.postmortem.api.comment;

/** Whether the thread is dealt with. */
public record ResolvedRequest(boolean resolved) {}
