package dev.firedrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the scripts in the shells themselves. */
class CompletionTest {
  @TempDir private Path home;

  private Path script(String shell) throws IOException {
    String text = new CliHarness(home).run("completion", shell).expect(0).out();
    return Files.writeString(home.resolve("completion." + shell), text);
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    return output.strip();
  }

  private static boolean has(String program) {
    for (String directory : System.getenv("PATH").split(File.pathSeparator)) {
      if (Files.isExecutable(Path.of(directory, program))) {
        return true;
      }
    }
    return false;
  }

  @ParameterizedTest
  @CsvSource({
    "'sta', 'status'",
    "'flag ex', 'export'",
    "'logs --fol', '--follow'",
    "'dem', 'demo'",
    "'demo --po', '--port'",
    "'completion z', 'zsh'",
    "'flag off pol', 'polls'",
    "'rollback --to v1', 'v13 v12'",
    "'alarm show err', 'errors'",
    "'alarm sh', 'show'",
    "'silence li', 'list'",
    "'silence errors li', 'list'",
    "'silence err', 'errors'",
    "'silence end err', 'errors'",
    "'runbook run res', 'restart'",
    "'ack 1', '12'",
    "'incident role com', 'commander communications'",
    "'logs --level wa', 'warn'",
    "'blip start er', 'errors'",
    "'oncall set --then te', 'team'",
    "'capacity wh', 'what-if'",
    "'toil --sp', '--split'"
  })
  void bashCompletesCommandsOptionsAndWordsOfTheServer(String typed, String wanted)
      throws IOException, InterruptedException {
    String ask =
        """
        source %s
        compopt() { :; }
        ./firedrill() {
          case "$1" in
            flag) echo '{"items":[{"key":"fast-help"},{"key":"polls"}]}' ;;
            alarm) printf '%%s\n' errors 'late answers' ;;
            runbook) printf '%%s\n' restart 'roll back' ;;
            pages) echo '{"items":[{"number":12,"count":1},{"number":9}]}' ;;
            releases) echo '{"items":[{"name":"v13"},{"name":"v12"}]}' ;;
          esac
        }
        COMP_LINE="./firedrill %s"; COMP_POINT=${#COMP_LINE}
        COMP_WORDS=(./firedrill %s); COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _firedrill
        echo "${COMPREPLY[*]}"
        """
            .formatted(script("bash"), typed, typed);
    assertThat(run("bash", "-c", ask).strip().split("\\s+")).containsExactly(wanted.split(" "));
  }

  @Test
  void aNameOfSeveralWordsIsCompletedAsTheShellReadsIt() throws IOException, InterruptedException {
    String ask =
        """
        source %s
        compopt() { :; }
        ./firedrill() { printf '%%s\n' errors 'late answers'; }
        COMP_WORDS=(./firedrill alarm show 'late\\ a'); COMP_CWORD=3
        _firedrill
        echo "${COMPREPLY[*]}"
        """
            .formatted(script("bash"));
    assertThat(run("bash", "-c", ask)).isEqualTo("late\\ answers");
  }

  @Test
  void bothScriptsAreSoundForBash() throws IOException, InterruptedException {
    run("bash", "-n", script("bash").toString());
    run("bash", "-n", script("zsh").toString());
  }

  /** In a terminal of its own, as a person types: only there zsh completes. */
  @ParameterizedTest
  @CsvSource({
    "sta, 'status '",
    "flag ex, 'flag export '",
    "logs --fol, 'logs --follow '",
    "demo --po, 'demo --port '",
    "completion z, 'completion zsh '",
    "flag off pol, 'flag off polls '"
  })
  void zshCompletesWhatIsTyped(String typed, String wanted) throws Exception {
    Assumptions.assumeTrue(has("zsh"), "zsh is not installed here");
    Path launcher =
        Files.writeString(
            home.resolve("firedrill"),
            """
            #!/bin/sh
            echo '{"items":[{"key":"fast-help"},{"key":"polls"}]}'
            """);
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
    String person =
        """
        zmodload zsh/zpty
        zpty -b shell 'cd %s && TERM=dumb zsh -f -i'
        zpty -w shell 'source %s; PS1=; stty -echo; show() { print "got<$BUFFER>"; zle kill-buffer; zle accept-line }'
        zpty -w shell 'zle -N show; bindkey "^X" show; print rea""dy'
        zpty -r shell seen '*ready*'
        zpty -w -n shell $'./firedrill %s\\t\\x18'
        zpty -r shell seen '*got<*>*'
        print -r -- "$seen"
        zpty -d shell
        """
            .formatted(home, script("zsh"), typed);
    assertThat(run("zsh", "-f", "-c", person)).contains("got<./firedrill " + wanted + ">");
  }

  @Test
  void zshLoadsTheScript() throws IOException, InterruptedException {
    Assumptions.assumeTrue(has("zsh"), "zsh is not installed here");
    assertThat(run("zsh", "-f", "-c", "source " + script("zsh") + "; print ${_comps[firedrill]}"))
        .contains("_bash_complete");
  }
}
