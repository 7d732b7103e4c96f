package dev.firedrill.workspace;

import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import java.util.Locale;

/** Why something was not done in a channel: Slack's word for bots, a sentence for people. */
public enum Refusal {
  CHANNEL_NOT_FOUND(ProblemCode.NOT_FOUND, "There is no such channel here."),
  NOT_IN_CHANNEL(ProblemCode.NOT_ALLOWED, "Join the channel first."),
  IS_ARCHIVED(ProblemCode.CONFLICT, "This channel is archived: nobody can write in it any more."),
  USER_NOT_FOUND(ProblemCode.NOT_FOUND, "There is no such user here."),
  MESSAGE_NOT_FOUND(ProblemCode.NOT_FOUND, "There is no such message in this channel."),
  THREAD_NOT_FOUND(
      ProblemCode.NOT_FOUND, "The message to reply to does not exist in this channel."),
  CANT_UPDATE_MESSAGE(ProblemCode.NOT_ALLOWED, "Only the author may edit a message."),
  CANT_DELETE_MESSAGE(ProblemCode.NOT_ALLOWED, "Only the author may delete a message."),
  ALREADY_REACTED(ProblemCode.CONFLICT, "You have given this reaction already."),
  NO_REACTION(ProblemCode.NOT_FOUND, "You have not given this reaction."),
  ALREADY_PINNED(ProblemCode.CONFLICT, "The message is pinned already."),
  ALREADY_IN_CHANNEL(ProblemCode.CONFLICT, "You are in this channel already."),
  ALREADY_ARCHIVED(ProblemCode.CONFLICT, "This channel is archived already."),
  NAME_TAKEN(ProblemCode.CONFLICT, "A channel of this name exists already, perhaps archived.");

  private final ProblemCode code;
  private final String sentence;

  Refusal(ProblemCode code, String sentence) {
    this.code = code;
    this.sentence = sentence;
  }

  /** As the Web API calls it: {@code channel_not_found}. */
  public String slackError() {
    return name().toLowerCase(Locale.ROOT);
  }

  public Failure failure() {
    return new Failure(code, sentence);
  }
}
