package dev.firedrill.postmortem.api.comment;

/** What to say, in 1 to 4,000 characters. */
public record CommentTextRequest(String text) {}
