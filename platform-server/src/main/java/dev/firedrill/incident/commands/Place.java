package dev.firedrill.incident.commands;

import dev.firedrill.incident.Incident;
import dev.firedrill.incident.Incidents;
import dev.firedrill.workspace.Channel;
import dev.firedrill.workspace.ChannelId;
import dev.firedrill.workspace.SlashCommand.Invocation;
import dev.firedrill.workspace.Workspaces;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a command was typed, and whether that is the place for it: incidents are not handled in
 * front of users, nor in the channel of another one.
 */
final class Place {
  private final Incidents incidents;
  private final Workspaces workspaces;

  Place(Incidents incidents, Workspaces workspaces) {
    this.incidents = incidents;
    this.workspaces = workspaces;
  }

  /** The incident whose channel this is. */
  Optional<Incident> incidentOf(Invocation call) {
    return incidents.inChannel(call.team(), call.channel());
  }

  /** What to say to one who declares here; null where it is the place for it. */
  @Nullable String wrongToDeclare(Invocation call) {
    Optional<Incident> open = incidents.openOf(call.team());
    if (isUsers(call)) {
      return usersReadHere(call, open);
    }
    Optional<Incident> here = incidentOf(call);
    return here.isPresent() && open.isEmpty()
        ? "This is the channel of "
            + named(here.get())
            + ", which is resolved. Nothing was done. Declare a new incident in "
            + ops(call)
            + ", or say `/incident reopen "
            + here.get().label()
            + " why` if it came back."
        : null;
  }

  /** What to say to one who changes the open incident here; null where it is the place for it. */
  @Nullable String wrongToChange(Invocation call) {
    Optional<Incident> open = incidents.openOf(call.team());
    if (isUsers(call)) {
      return usersReadHere(call, open);
    }
    Optional<Incident> here = incidentOf(call);
    return here.isPresent() && open.isPresent() && !here.get().id().equals(open.get().id())
        ? "This is the channel of "
            + named(here.get())
            + ". Nothing was done. "
            + open.get().label()
            + " is the open one; it is handled in "
            + link(open.get().channel())
            + "."
        : null;
  }

  /** What to say to one who names {@code meant} here; null where it is the place for it. */
  @Nullable String wrongFor(Invocation call, Incident meant) {
    if (isUsers(call)) {
      return usersReadHere(call, incidents.openOf(call.team()));
    }
    Optional<Incident> here = incidentOf(call);
    return here.isPresent() && !here.get().id().equals(meant.id())
        ? "This is the channel of "
            + named(here.get())
            + ". Nothing was done. Say it in "
            + link(meant.channel())
            + " or in "
            + ops(call)
            + "."
        : null;
  }

  boolean isUsers(Invocation call) {
    return workspaces
        .channel(call.team(), call.channel())
        .map(Channel::kind)
        .map(kind ->
            switch (kind) {
              case USERS -> true;
              case OPS, INCIDENT, OTHER -> false;
            })
        .orElse(false);
  }

  private String usersReadHere(Invocation call, Optional<Incident> open) {
    return "Users read this channel, so incidents are not handled here. Nothing was done. "
        + open.map(incident ->
                incident.label()
                    + " is already open; it is handled in "
                    + link(incident.channel())
                    + ".")
            .orElseGet(() -> "Say it in " + ops(call) + ".");
  }

  private String ops(Invocation call) {
    return link(workspaces.opsChannel(call.team()).id());
  }

  private static String link(ChannelId channel) {
    return "<#" + channel + ">";
  }

  private static String named(Incident incident) {
    return Sentences.named(incident);
  }
}
