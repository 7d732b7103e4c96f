package dev.firedrill.notify.chat;

import dev.firedrill.notify.Carrier;
import dev.firedrill.notify.Channel;
import dev.firedrill.notify.Parcel;
import dev.firedrill.workspace.NewMessage;
import dev.firedrill.workspace.Workspaces;
import java.util.stream.Collectors;

/** Posts in the team's operations channel, in the name of the platform. */
public final class ChatCarrier implements Carrier {
  private final Workspaces workspaces;

  public ChatCarrier(Workspaces workspaces) {
    this.workspaces = workspaces;
  }

  @Override
  public Channel channel() {
    return Channel.CHAT;
  }

  @Override
  public Result carry(Parcel parcel) {
    String mentions =
        parcel.people().stream()
            .map(person -> "<@" + workspaces.userOf(parcel.team(), person) + ">")
            .collect(Collectors.joining(" "));
    String text =
        "*"
            + escape(parcel.title())
            + "*\n"
            + escape(parcel.text())
            + (mentions.isEmpty() ? "" : "\n" + mentions);
    workspaces.post(
        NewMessage.of(
            workspaces.opsChannel(parcel.team()).id(),
            workspaces.platformUser(parcel.team()),
            text));
    return new Result.Delivered();
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
