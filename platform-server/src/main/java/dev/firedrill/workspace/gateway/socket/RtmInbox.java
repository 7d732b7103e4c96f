package dev.firedrill.workspace.gateway.socket;

import dev.firedrill.team.TeamEnvironment;
import java.util.Optional;

/** What bots say over the legacy real time messaging. */
public interface RtmInbox {
  /** Does what the frame asks for; the frame to answer with, if any. */
  Optional<String> received(TeamEnvironment bot, String track, String frame);
}
