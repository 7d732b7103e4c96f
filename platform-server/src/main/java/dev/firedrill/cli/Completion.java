package dev.firedrill.cli;

import dev.firedrill.cli.console.Surroundings;
import dev.firedrill.cli.console.Terminal;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The script that completes firedrill's words, in bash and, through bashcompinit, in zsh. */
final class Completion {
  /** What the launcher itself understands: for the operator of a platform. */
  private static final Map<String, List<String>> OPERATOR =
      Map.of(
          "demo", List.of("--port", "--data", "--teams", "--fresh"),
          "verify", List.of(),
          "build", List.of(),
          "server", List.of(),
          "db", List.of(),
          "scenario", List.of("--json"),
          "bench", List.of("--rounds"),
          "help", List.of());

  /** Where a word is a name or a number that only the server knows. */
  private static final String ASKING =
      """

      # Words that only the server knows; silent when nobody is signed in or it is away.
      _firedrill_from_server() {
        "${COMP_WORDS[0]}" "$@" --json 2>/dev/null
      }
      _firedrill() {
        local current="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}" words="" environment="production" i
        local names="" word
        for ((i = 1; i < COMP_CWORD; i++)); do
          case "${COMP_WORDS[i]}" in -e|--env) environment="${COMP_WORDS[i+1]}" ;; esac
        done
        COMPREPLY=()
        if [[ "$current" != -* ]]; then
          case "${COMP_WORDS[1]} ${COMP_WORDS[2]}:$COMP_CWORD" in
            "flag get:3"|"flag on:3"|"flag off:3"|"flag rollout:3"|"flag kill:3"|"flag revive:3"|"flag history:3")
              words="$(_firedrill_from_server flag list --env "$environment" | grep -o '"key":"[^"]*"' | cut -d'"' -f4)" ;;
            "alarm show:3"|"alarm history:3"|"alarm delete:3"|"alarm enable:3"|"alarm disable:3"|"alarm test-fire:3"|"silence end:3"|"silence $current:2")
              names="$("${COMP_WORDS[0]}" alarm list --names 2>/dev/null)" ;;
            "runbook show:3"|"runbook run:3"|"runbook status:3"|"runbook abort:3")
              names="$("${COMP_WORDS[0]}" runbook list --names 2>/dev/null)" ;;
            "ack $current:2")
              words="$(_firedrill_from_server pages | grep -o '"number":[0-9]*' | cut -d: -f2)" ;;
            "releases delete:3")
              words="$(_firedrill_from_server releases | grep -o '"name":"v[0-9]*"' | cut -d'"' -f4)" ;;
          esac
          case "${COMP_WORDS[1]} $before" in
            "deploy --release"|"rollback --to")
              words="$(_firedrill_from_server releases | grep -o '"name":"v[0-9]*"' | cut -d'"' -f4)" ;;
          esac
        fi
        if [[ -n "$words" ]]; then
          while IFS= read -r word; do [[ "$word" == "$current"* ]] && COMPREPLY+=("$word"); done <<< "$words"
        elif [[ -z "$names" || "${COMP_WORDS[1]}" == silence ]]; then
          _complete_firedrill
        fi
        # Names have spaces, so they are written as the shell reads them.
        if [[ -n "$names" ]]; then
          while IFS= read -r word; do
            word="$(printf '%q' "$word")"
            [[ "$word" == "$current"* ]] && COMPREPLY+=("$word")
          done <<< "$names"
        fi
      }
      complete -F _firedrill -o default firedrill ./firedrill
      """;

  private Completion() {}

  static String script(boolean zsh) {
    CommandLine all = TeamCli.in(nowhere());
    OPERATOR.forEach((name, options) -> {
      CommandSpec spec = CommandSpec.create().name(name);
      options.forEach(option -> spec.addOption(OptionSpec.builder(option).build()));
      all.addSubcommand(spec.name(), spec);
    });
    String generated = AutoComplete.bash("firedrill", all);
    // Outside of functions zsh needs this first; picocli's own script has it too late for ours.
    String first =
        zsh
            ? "autoload -U +X compinit && compinit -u\nautoload -U +X bashcompinit && bashcompinit\n"
            : "";
    return first + generated + ASKING;
  }

  /** Nothing is run, so the commands need nothing around them. */
  static Surroundings nowhere() {
    PrintStream nothing = new PrintStream(OutputStream.nullOutputStream());
    return new Surroundings(
        Map.of(),
        Path.of(""),
        Path.of(""),
        InputStream.nullInputStream(),
        nothing,
        nothing,
        Terminal.none(),
        () -> Instant.EPOCH,
        ZoneOffset.UTC,
        time -> {},
        farewell -> () -> {});
  }
}
