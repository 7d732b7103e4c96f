package dev.firedrill.cli.server;

import dev.firedrill.cli.console.CliFailure;
import dev.firedrill.cli.console.ExitCode;
import dev.firedrill.cli.console.Surroundings;
import dev.firedrill.kernel.Secret;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which server is meant and as whom: first what the command line says, then {@code
 * FIREDRILL_URL} and {@code FIREDRILL_TOKEN}, then who signed in last.
 */
public final class Servers {
  public static final String URL = "FIREDRILL_URL";
  public static final String TOKEN = "FIREDRILL_TOKEN";
  public static final String TEAM = "FIREDRILL_TEAM";

  private final Surroundings around;
  private final CredentialFile file;

  public Servers(Surroundings around) {
    this.around = around;
    this.file = new CredentialFile(around.configuration());
  }

  public CredentialFile file() {
    return file;
  }

  /** The server that is meant; empty when nothing says so. */
  public Optional<String> url(@Nullable String asked) {
    return Optional.ofNullable(asked)
        .or(() -> around.variable(URL))
        .map(text -> ServerUrl.parse(text).url())
        .or(() -> file.current().map(SavedServer::url));
  }

  /** Fails the command when there is no server or no token for it. */
  public Connection connect(@Nullable String askedServer, @Nullable String askedTeam) {
    String url =
        url(askedServer)
            .orElseThrow(() ->
                new CliFailure(
                    ExitCode.REFUSED,
                    "You are not signed in. Take your sign-in link: firedrill login LINK"));
    Optional<SavedServer> saved = file.find(url);
    Optional<Secret> given = around.variable(TOKEN).map(text -> new Secret(text.strip()));
    Secret token =
        given
            .or(() -> saved.map(SavedServer::token))
            .orElseThrow(() ->
                new CliFailure(
                    ExitCode.REFUSED,
                    "You are not signed in to "
                        + url
                        + ". Take your sign-in link there: firedrill"
                        + " login LINK"));
    String team =
        Optional.ofNullable(askedTeam)
            .or(() -> around.variable(TEAM))
            .or(() -> given.isPresent() ? Optional.empty() : saved.map(SavedServer::team))
            .orElse(null);
    return new Connection(new Api(url, token), team);
  }
}
