package dev.firedrill.workspace;

/** What a channel is for: users talk to the bot, the team works, an incident is handled. */
public enum ChannelKind {
  USERS,
  OPS,
  INCIDENT,
  OTHER
}
