package dev.firedrill.notify.api;

/** How many things a person has not read. */
public record LiveInboxView(int unread) {}
