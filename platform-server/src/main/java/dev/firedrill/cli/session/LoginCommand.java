package dev.firedrill.cli.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.cli.command.Invocation;
import dev.firedrill.cli.command.StandardInput;
import dev.firedrill.cli.console.CliFailure;
import dev.firedrill.cli.console.Surroundings;
import dev.firedrill.cli.server.Api;
import dev.firedrill.cli.server.ApiPath;
import dev.firedrill.cli.server.CredentialFile;
import dev.firedrill.cli.server.Json;
import dev.firedrill.cli.server.SavedServer;
import dev.firedrill.cli.server.ServerUrl;
import dev.firedrill.kernel.Secret;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "login",
    description = "Signs you in to a server, with your sign-in link or a token.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  firedrill login 'https://firedrill.example.edu/sign-in#token=…'",
      "  firedrill login https://firedrill.example.edu          # asks for the link, unseen",
      "  firedrill login https://firedrill.example.edu --token-stdin < token.txt",
      "",
      "The token is kept in ~/.config/firedrill/credentials.json, which only you can read; several",
      "servers fit. The newest is meant where none is named. In CI set FIREDRILL_URL and",
      "FIREDRILL_TOKEN instead of signing in.",
      "JSON: {server, person, role, team|null, token: {id, name, expiresAt}}"
    })
final class LoginCommand implements Callable<Integer> {
  @Mixin private final Invocation invocation;

  @Parameters(
      arity = "0..1",
      paramLabel = "URL|LINK",
      description = "The server's address or the whole sign-in link.")
  private @Nullable String address;

  @Option(
      names = "--token-stdin",
      description = "Read a token or a sign-in link from stdin, so that no history keeps it.")
  private boolean fromInput;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "What to call this device in the list of your tokens.")
  private @Nullable String name;

  LoginCommand(Surroundings around) {
    invocation = new Invocation(around);
  }

  @Override
  public Integer call() {
    Surroundings around = invocation.around();
    Optional<String> proof =
        fromInput ? Optional.of(StandardInput.line(around, "the token")) : Optional.empty();
    ServerUrl server = server(proof);
    if (server.isOpenToReaders()) {
      invocation
          .console()
          .remark("Mind that " + server.url() + " is not encrypted: others on the way can read.");
    }
    String token =
        Optional.ofNullable(server.linkToken())
            .map(Secret::reveal)
            .or(() -> proof)
            .or(() -> around.terminal().askSecretly("Your sign-in link or token (not shown): "))
            .map(LoginCommand::tokenIn)
            .filter(text -> !text.isBlank())
            .orElseThrow(() ->
                CliFailure.usage(
                    "Give the whole sign-in link, or the token on stdin with --token-stdin."));
    JsonNode answer =
        isApiToken(token) ? withToken(server, token) : withLink(server, token, deviceName(around));
    report(server, answer);
    return 0;
  }

  /** The address may stand in the link that came another way. */
  private ServerUrl server(Optional<String> proof) {
    return Optional.ofNullable(address)
        .or(() -> proof.filter(text -> text.contains("://")))
        .map(ServerUrl::parse)
        .or(() -> invocation.servers().url(invocation.askedServer()).map(ServerUrl::parse))
        .orElseThrow(() ->
            CliFailure.usage("Say where: firedrill login with the sign-in link you were given."));
  }

  private static String tokenIn(String text) {
    String given = text.strip();
    if (!given.contains("://")) {
      return given;
    }
    Secret token = ServerUrl.parse(given).linkToken();
    return token == null ? "" : token.reveal();
  }

  private static boolean isApiToken(String token) {
    return token.startsWith("fdp_") || token.startsWith("fdc_");
  }

  private JsonNode withToken(ServerUrl server, String token) {
    try (Api api = new Api(server.url(), new Secret(token))) {
      JsonNode caller = api.get(ApiPath.of("tokens", "current"));
      save(server, token, caller.path("token"), caller);
      return described(server, caller, caller.path("token"));
    }
  }

  private JsonNode withLink(ServerUrl server, String link, String device) {
    try (Api api = new Api(server.url(), null)) {
      JsonNode begun =
          api.post(
              ApiPath.of("cli", "sign-in"),
              Json.object().put("token", link).put("deviceName", device));
      save(server, begun.path("secret").asText(), begun, begun);
      return described(server, begun, begun);
    }
  }

  private void save(ServerUrl server, String secret, JsonNode token, JsonNode caller) {
    CredentialFile file = invocation.servers().file();
    file.find(server.url()).ifPresent(before -> drop(before, secret, token));
    file.save(
        new SavedServer(
            server.url(),
            new Secret(secret),
            token.path("id").asText(),
            token.path("name").asText(),
            caller.path("person").path("handle").asText(),
            Json.text(caller.path("team"), "slug").orElse(null)));
  }

  /** This device's token before is of no use any more; it may belong to somebody else, though. */
  private static void drop(SavedServer before, String secret, JsonNode token) {
    if (before.tokenId().equals(token.path("id").asText())) {
      return;
    }
    try (Api api = new Api(before.url(), new Secret(secret))) {
      api.delete(ApiPath.of("tokens", before.tokenId()));
    } catch (CliFailure notMine) {
      // Then it ends by itself when it expires.
    }
  }

  private static JsonNode described(ServerUrl server, JsonNode caller, JsonNode token) {
    ObjectNode described = Json.object().put("server", server.url());
    described.set("person", caller.path("person"));
    described.set("role", caller.path("role"));
    described.set("team", caller.path("team"));
    described
        .putObject("token")
        .put("id", token.path("id").asText())
        .put("name", token.path("name").asText())
        .put("expiresAt", token.path("expiresAt").asText());
    return described;
  }

  private void report(ServerUrl server, JsonNode answer) {
    String team = Json.text(answer.path("team"), "name").map(word -> " of " + word).orElse("");
    invocation.print(
        answer,
        "Signed in to %s as %s%s."
            .formatted(server.url(), answer.path("person").path("name").asText(), team));
  }

  private String deviceName(Surroundings around) {
    if (name != null) {
      return name;
    }
    String user = around.variable("USER").orElse("cli");
    return around
        .variable("HOSTNAME")
        .or(() -> around.variable("COMPUTERNAME"))
        .map(host -> user + "@" + host)
        .orElse(user);
  }
}
