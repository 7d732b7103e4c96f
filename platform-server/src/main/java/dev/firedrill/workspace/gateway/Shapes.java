package dev.firedrill.workspace.gateway;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.workspace.BotAccount;
import dev.firedrill.workspace.Channel;
import dev.firedrill.workspace.ChatMessage;
import dev.firedrill.workspace.Message;
import dev.firedrill.workspace.MessageTs;
import dev.firedrill.workspace.UserId;
import dev.firedrill.workspace.UserKind;
import dev.firedrill.workspace.Workspace;
import dev.firedrill.workspace.WorkspaceUser;
import java.util.Optional;

/** Users, channels and messages in the shapes that Slack gives them. */
final class Shapes {
  private Shapes() {}

  /** A message without what came to it later. */
  static ObjectNode message(Message message, Workspace workspace) {
    ObjectNode shape = Json.object();
    shape.put("type", "message");
    shape.put("user", message.author().value());
    shape.put("text", message.text());
    shape.put("ts", message.ts().value());
    shape.put("team", workspace.slackId());
    Optional<WorkspaceUser> author = workspace.user(message.author());
    if (author.isPresent() && author.get().looksLikeBot()) {
      shape.put("bot_id", author.get().botId());
      String appId = appId(author.get(), workspace);
      shape.put("app_id", appId);
      shape
          .putObject("bot_profile")
          .put("id", author.get().botId())
          .put("app_id", appId)
          .put("name", author.get().name())
          .put("deleted", false)
          .put("team_id", workspace.slackId());
    }
    if (message.blocks() != null) {
      shape.set("blocks", Json.stored(message.blocks()));
    }
    if (message.threadTs() != null) {
      shape.put("thread_ts", message.threadTs().value());
    }
    if (message.edited()) {
      shape
          .putObject("edited")
          .put("user", message.author().value())
          .put("ts", message.ts().value());
    }
    return shape;
  }

  static ObjectNode message(ChatMessage whole, Workspace workspace) {
    ObjectNode shape = message(whole.message(), workspace);
    if (whole.deleted()) {
      shape.put("subtype", "tombstone").put("hidden", true);
      shape.put("text", "This message was deleted.");
    }
    if (whole.broadcast()) {
      shape.put("subtype", "thread_broadcast");
    }
    MessageTs last = whole.lastReplyTs();
    if (whole.replyCount() > 0 && last != null) {
      shape.put("thread_ts", whole.message().ts().value());
      shape.put("reply_count", whole.replyCount());
      shape.put("reply_users_count", whole.replyUsers().size());
      shape.put("latest_reply", last.value());
      shape.put("is_locked", false).put("subscribed", false);
      users(shape.putArray("reply_users"), whole.replyUsers());
    }
    if (!whole.reactions().isEmpty()) {
      ArrayNode reactions = shape.putArray("reactions");
      for (ChatMessage.Reaction reaction : whole.reactions()) {
        ObjectNode it = reactions.addObject();
        it.put("name", reaction.name()).put("count", reaction.users().size());
        users(it.putArray("users"), reaction.users());
      }
    }
    return shape;
  }

  private static void users(ArrayNode array, Iterable<UserId> users) {
    users.forEach(user -> array.add(user.value()));
  }

  static String appId(WorkspaceUser bot, Workspace workspace) {
    return workspace.bots().values().stream()
        .filter(account -> account.user().equals(bot.id()))
        .map(BotAccount::appId)
        .findFirst()
        .orElse("A" + bot.id().value().substring(1));
  }

  static ObjectNode channel(Channel channel, Workspace workspace, UserId viewer) {
    boolean direct = channel.id().isDirect();
    ObjectNode shape = Json.object();
    shape.put("id", channel.id().value());
    shape.put("context_team_id", workspace.slackId());
    shape.put("is_archived", channel.archived());
    shape.put("is_im", direct);
    if (direct) {
      workspace.members(channel.id()).stream()
          .filter(member -> !member.equals(viewer))
          .findFirst()
          .ifPresent(other -> shape.put("user", other.value()));
      return shape.put("is_open", true);
    }
    shape.put("name", channel.name()).put("name_normalized", channel.name());
    shape.put("is_channel", true).put("is_group", false).put("is_mpim", false);
    shape.put("is_private", false).put("is_general", false).put("is_shared", false);
    shape.put("is_ext_shared", false).put("is_org_shared", false);
    shape.put("is_member", workspace.isMember(channel.id(), viewer));
    shape.put("num_members", workspace.members(channel.id()).size());
    shape.put("creator", workspace.platform().map(it -> it.id().value()).orElse(""));
    shape.putObject("topic").put("value", channel.topic()).put("creator", "").put("last_set", 0);
    shape
        .putObject("purpose")
        .put("value", channel.purpose())
        .put("creator", "")
        .put("last_set", 0);
    return shape;
  }

  static ObjectNode user(WorkspaceUser user, Workspace workspace) {
    ObjectNode shape = Json.object();
    shape.put("id", user.id().value()).put("team_id", workspace.slackId());
    shape.put("name", user.handle()).put("real_name", user.name()).put("deleted", false);
    shape.put("tz", "Etc/UTC").put("tz_label", "Coordinated Universal Time").put("tz_offset", 0);
    ObjectNode profile = shape.putObject("profile");
    profile.put("real_name", user.name()).put("real_name_normalized", user.name());
    profile.put("display_name", user.handle()).put("display_name_normalized", user.handle());
    profile.put("team", workspace.slackId());
    shape.put("is_admin", false).put("is_owner", false).put("is_primary_owner", false);
    shape.put("is_restricted", false).put("is_ultra_restricted", false);
    shape.put("is_bot", user.looksLikeBot()).put("is_app_user", false).put("updated", 0);
    if (user.looksLikeBot()) {
      profile.put("bot_id", user.botId()).put("api_app_id", appId(user, workspace));
    }
    return shape;
  }

  static ObjectNode bot(WorkspaceUser bot, Workspace workspace) {
    ObjectNode shape = Json.object();
    shape.put("id", bot.botId()).put("deleted", false).put("name", bot.name());
    shape.put("updated", 0).put("app_id", appId(bot, workspace));
    shape.put("user_id", bot.id().value());
    shape.putObject("icons");
    return shape;
  }

  /** Slack's word for the kind of conversation in events. */
  static String channelType(Channel channel) {
    return channel.id().isDirect() ? "im" : "channel";
  }

  static boolean isBot(WorkspaceUser user) {
    return user.kind() == UserKind.BOT;
  }
}
