package dev.firedrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignInCommandsTest {
  private static final String BEGUN =
      """
      {"id":"7","name":"ada@laptop","kind":"PERSONAL","secret":"fdp_new","expiresAt":"2027-01-01T00:00:00Z",
      "person":{"name":"Ada","handle":"ada"},"role":"STUDENT","team":{"slug":"otter","name":"Team Otter"}}
      """;
  private static final String CURRENT =
      """
      {"person":{"name":"Ada","handle":"ada"},"role":"STUDENT","team":{"slug":"otter","name":"Team Otter"},
      "token":{"id":"7","name":"ada@laptop","kind":"PERSONAL","expiresAt":"2027-01-01T00:00:00Z"},
      "courseName":"6.S188"}
      """;

  @TempDir private Path home;
  @AutoClose private final FakeServer server = new FakeServer();

  private CliHarness cli() {
    return new CliHarness(home);
  }

  private CliHarness signedIn() {
    server.on("POST /cli/sign-in", 201, "application/json", BEGUN);
    CliHarness cli = cli();
    cli.run("login", server.url() + "/sign-in#token=link").expect(0);
    return cli;
  }

  @Test
  void aLinkBecomesATokenThatOnlyItsOwnerReads() throws IOException {
    server.on("POST /cli/sign-in", 201, "application/json", BEGUN);
    CliHarness cli = cli().with("USER", "ada").with("HOSTNAME", "laptop");
    var result = cli.run("login", server.url() + "/sign-in#token=link-token").expect(0);
    assertThat(result.out()).isEqualTo("Signed in to " + server.url() + " as Ada of Team Otter.\n");
    assertThat(result.out() + result.err()).doesNotContain("fdp_new", "link-token");
    assertThat(server.only("POST", "/cli/sign-in").body())
        .isEqualTo("{\"token\":\"link-token\",\"deviceName\":\"ada@laptop\"}");
    assertThat(Files.readString(cli.credentials()))
        .contains("fdp_new")
        .doesNotContain("link-token");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cli.credentials())))
        .isEqualTo("rw-------");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(cli.credentials().getParent())))
        .isEqualTo("rwx------");
  }

  @Test
  void theJsonOfALoginHoldsNoSecret() {
    server.on("POST /cli/sign-in", 201, "application/json", BEGUN);
    var json = cli().run("login", "--json", server.url() + "/sign-in#token=l").expect(0).json();
    assertThat(json.path("team").path("slug").asText()).isEqualTo("otter");
    assertThat(json.path("token").path("expiresAt").asText()).isEqualTo("2027-01-01T00:00:00Z");
    assertThat(json.toString()).doesNotContain("fdp_");
  }

  @Test
  void whatComesOnStdinMayBeATokenOrALink() {
    server
        .on("GET /tokens/current", CURRENT)
        .on("POST /cli/sign-in", 201, "application/json", BEGUN);
    cli().typing("fdp_given\n").run("login", server.url(), "--token-stdin").expect(0);
    assertThat(server.only("GET", "/tokens/current").header("Authorization"))
        .isEqualTo("Bearer fdp_given");
    cli().typing(server.url() + "/sign-in#token=abc\n").run("login", "--token-stdin").expect(0);
    assertThat(server.only("POST", "/cli/sign-in").body()).contains("\"abc\"");
  }

  @Test
  void aPersonIsAskedForTheLinkUnseen() {
    server.on("POST /cli/sign-in", 201, "application/json", BEGUN);
    CliHarness cli = cli().answering(server.url() + "/sign-in#token=typed");
    cli.run("login", server.url()).expect(0);
    assertThat(cli.questions()).singleElement().asString().startsWith("unseen: ");
    assertThat(server.only("POST", "/cli/sign-in").body()).contains("\"typed\"");
  }

  @Test
  void withoutALinkAndAPersonItSaysWhatIsMissing() {
    cli().run("login", server.url()).refused(2, "--token-stdin");
    cli().run("login").refused(2, "sign-in link");
    cli().run("login", "ftp://x/#token=secret").refused(2, "'ftp://x/' is no address");
  }

  @Test
  void signingInAgainRevokesTheTokenBefore() throws IOException {
    CliHarness cli = signedIn();
    server
        .anew("POST /cli/sign-in")
        .on("POST /cli/sign-in", 201, "application/json", BEGUN.replace("\"7\"", "\"8\""))
        .on("DELETE /tokens/7", 204, "", "");
    cli.run("login", server.url() + "/sign-in#token=l").expect(0);
    server.only("DELETE", "/tokens/7");
    assertThat(Files.readString(cli.credentials())).contains("\"tokenId\" : \"8\"");
  }

  @Test
  void aBadLinkIsRefusedAndNothingIsKept() {
    server.refuse("POST /cli/sign-in", 401, "sign-in-refused", "This sign-in link does not work.");
    CliHarness cli = cli();
    cli.run("login", server.url() + "/sign-in#token=bad").refused(3, "does not work");
    assertThat(cli.credentials()).doesNotExist();
  }

  @Test
  void commandsGoWhereOneSignedIn() {
    CliHarness cli = signedIn();
    server.on("GET /tokens/current", CURRENT);
    assertThat(cli.run("whoami").expect(0).out())
        .contains("Ada (ada), student of Team Otter", server.url(), "expires in ");
    assertThat(server.only("GET", "/tokens/current").header("Authorization"))
        .isEqualTo("Bearer fdp_new");
    assertThat(cli.run("whoami", "--json").expect(0).json().path("server").asText())
        .isEqualTo(server.url());
  }

  @Test
  void theEnvironmentWinsOverTheFile() {
    signedIn().with("FIREDRILL_TOKEN", "fdp_env");
    server.on("GET /tokens/current", CURRENT);
    new CliHarness(home).with("FIREDRILL_TOKEN", "fdp_env").run("whoami").expect(0);
    assertThat(server.only("GET", "/tokens/current").header("Authorization"))
        .isEqualTo("Bearer fdp_env");
  }

  @Test
  void aTokenIsSentOnlyToItsOwnServer() {
    signedIn();
    try (FakeServer other = new FakeServer()) {
      new CliHarness(home).run("whoami", "--server", other.url()).refused(3, "not signed in");
      assertThat(other.asked()).isEmpty();
    }
  }

  @Test
  void severalServersFitAndTheNewestIsMeant() {
    signedIn();
    try (FakeServer other = new FakeServer()) {
      other.on("POST /cli/sign-in", 201, "application/json", BEGUN);
      other.on("GET /tokens/current", CURRENT);
      server.on("GET /tokens/current", CURRENT);
      CliHarness cli = cli();
      cli.run("login", other.url() + "/sign-in#token=l").expect(0);
      assertThat(cli.run("whoami").expect(0).out()).contains(other.url());
      assertThat(cli.run("whoami", "--server", server.url()).expect(0).out())
          .contains(server.url());
      other.on("DELETE /tokens/7", 204, "", "");
      cli.run("logout").expect(0);
      assertThat(cli.run("whoami").expect(0).out()).contains(server.url());
    }
  }

  @Test
  void signingOutRevokesAndForgets() throws IOException {
    CliHarness cli = signedIn();
    server.on("DELETE /tokens/7", 204, "", "");
    assertThat(cli.run("logout", "--json").expect(0).json().path("revoked").asBoolean()).isTrue();
    assertThat(Files.readString(cli.credentials())).doesNotContain("fdp_new");
    cli.run("whoami").refused(3, "not signed in");
    cli.run("logout").refused(3, "not signed in");
  }

  @Test
  void signingOutWorksWithoutTheServerToo() throws IOException {
    CliHarness cli = signedIn();
    server.close();
    var result = cli.run("logout").expect(0);
    assertThat(result.err()).contains("could not be revoked", "ada@laptop");
    assertThat(Files.readString(cli.credentials())).doesNotContain("fdp_new");
  }

  @Test
  void aFileThatOthersCouldReadIsClosed() throws IOException {
    CliHarness cli = signedIn();
    Files.setPosixFilePermissions(cli.credentials(), PosixFilePermissions.fromString("rw-r--r--"));
    server.on("GET /tokens/current", CURRENT);
    cli.run("whoami").expect(0);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cli.credentials())))
        .isEqualTo("rw-------");
  }

  @Test
  void aCiTokenIsMadeAndShownOnce() {
    CliHarness cli = signedIn();
    server.on(
        "POST /tokens",
        201,
        "application/json",
        "{\"name\":\"github\",\"expiresAt\":\"2027-01-01T00:00:00Z\",\"secret\":\"fdc_made\"}");
    var result = cli.run("token", "create", "github", "--ci").expect(0);
    assertThat(result.out()).isEqualTo("fdc_made\n");
    assertThat(result.err()).contains("'github'", "only now").doesNotContain("fdc_made");
    assertThat(server.only("POST", "/tokens").body())
        .isEqualTo("{\"name\":\"github\",\"kind\":\"CI\",\"expiresInDays\":90,\"team\":\"otter\"}");
  }

  @Test
  void tokensAreListedAndRevokedByName() {
    CliHarness cli = signedIn();
    server.on(
        "GET /tokens",
        """
        {"items":[{"id":"9","name":"github","kind":"CI","team":{"slug":"otter"},
        "createdBy":{"handle":"bob"},"expiresAt":"2027-01-01T00:00:00Z","lastUsedAt":null}]}
        """);
    server.on("DELETE /tokens/9", 204, "", "");
    assertThat(cli.run("token", "list").expect(0).out())
        .contains("NAME", "github", "CI of otter", "bob", "never");
    cli.run("token", "revoke", "nothing").refused(4, "no token 'nothing'");
    cli.run("token", "revoke", "github").expect(0);
    server.only("DELETE", "/tokens/9");
  }
}
