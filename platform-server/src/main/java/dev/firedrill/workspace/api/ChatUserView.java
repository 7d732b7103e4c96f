package dev.firedrill.workspace.api;

/** Someone in chat. Nothing here tells a synthetic user from a person. */
public record ChatUserView(String id, String name, String handle, boolean bot) {}
