package dev.firedrill.cli.session;

import dev.firedrill.cli.command.Invocation;
import dev.firedrill.cli.console.CliFailure;
import dev.firedrill.cli.console.ExitCode;
import dev.firedrill.cli.console.Surroundings;
import dev.firedrill.cli.server.Api;
import dev.firedrill.cli.server.ApiPath;
import dev.firedrill.cli.server.Json;
import dev.firedrill.cli.server.SavedServer;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "logout",
    description = "Revokes this device's token and forgets it.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  firedrill logout",
      "  firedrill logout --all",
      "",
      "JSON: one line a server: {server, revoked: boolean}"
    })
final class LogoutCommand implements Callable<Integer> {
  @Mixin private final Invocation invocation;

  @Option(names = "--all", description = "From every server.")
  private boolean all;

  LogoutCommand(Surroundings around) {
    invocation = new Invocation(around);
  }

  @Override
  public Integer call() {
    List<SavedServer> servers = servers();
    if (servers.isEmpty()) {
      throw new CliFailure(ExitCode.REFUSED, "You are not signed in.");
    }
    servers.forEach(this::leave);
    return 0;
  }

  private List<SavedServer> servers() {
    var file = invocation.servers().file();
    return all
        ? file.all()
        : invocation.servers().url(invocation.askedServer()).flatMap(file::find).stream().toList();
  }

  private void leave(SavedServer server) {
    boolean revoked = revoke(server);
    invocation.servers().file().forget(server.url());
    invocation.print(
        Json.object().put("server", server.url()).put("revoked", revoked),
        "Signed out from " + server.url() + ".");
  }

  /** Signing out works without the server too; the token then lives on until it expires. */
  private boolean revoke(SavedServer server) {
    try (Api api = new Api(server.url(), server.token())) {
      api.delete(ApiPath.of("tokens", server.tokenId()));
      return true;
    } catch (CliFailure failure) {
      boolean gone = failure.code() == ExitCode.REFUSED || failure.code() == ExitCode.NOT_FOUND;
      if (!gone) {
        invocation
            .console()
            .remark(
                "The token '%s' could not be revoked: %s Revoke it on the page when you can."
                    .formatted(server.tokenName(), failure.sentence()));
      }
      return gone;
    }
  }
}
