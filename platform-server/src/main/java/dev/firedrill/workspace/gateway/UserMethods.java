package dev.firedrill.workspace.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.workspace.Workspace;
import dev.firedrill.workspace.WorkspaceUser;
import dev.firedrill.workspace.gateway.ApiMethod.Tier;
import java.util.Comparator;
import java.util.List;

/** users.*: who is in the workspace. Nothing tells synthetic users from people. */
final class UserMethods {
  private static final int PAGE = 200;

  private UserMethods() {}

  static List<ApiMethod> all() {
    return List.of(
        ApiMethod.bot("users.info", "users:read", Tier.FAST, UserMethods::info),
        ApiMethod.bot("users.list", "users:read", Tier.SLOW, UserMethods::list),
        ApiMethod.bot(
            "users.lookupByEmail", "users:read.email", Tier.MEDIUM, UserMethods::byEmail));
  }

  private static ObjectNode info(Call call) {
    ObjectNode answer = Json.object();
    WorkspaceUser user = call.user("user");
    answer.set("user", Shapes.user(user, call.workspace()));
    return answer;
  }

  private static ObjectNode list(Call call) {
    Workspace workspace = call.workspace();
    List<WorkspaceUser> users =
        workspace.users().values().stream()
            .sorted(Comparator.comparing(user -> user.id().value()))
            .toList();
    return Cursor.page(
        call, "members", users, PAGE, (array, it) -> array.add(Shapes.user(it, workspace)));
  }

  /** The lab knows nobody's address. */
  private static ObjectNode byEmail(Call call) {
    call.required("email");
    throw CallRefused.of("users_not_found");
  }
}
