package dev.firedrill.bot.process.launch;

import dev.firedrill.bot.process.os.Subject;
import dev.firedrill.kernel.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The environment variables of an instance: the platform's few, and what its team set. */
public final class BotEnvironment {
  private static final Set<String> INHERITED = Set.of("PATH", "LANG", "LC_ALL");

  /** What the C library does not let a privileged program take from a stranger either. */
  private static final Set<String> LOADER_VARIABLES =
      Set.of(
          "GCONV_PATH",
          "GETCONF_DIR",
          "HOSTALIASES",
          "LOCALDOMAIN",
          "LOCPATH",
          "NIS_PATH",
          "NLSPATH",
          "RESOLV_HOST_CONF",
          "RES_OPTIONS",
          "TZDIR");

  private BotEnvironment() {}

  /**
   * Makes the platform's own environment that of the instance. Returns the variables that were left
   * out, because they would change what the tools before the bot's command do, which may run as
   * root.
   */
  public static List<String> fill(
      Map<String, String> environment, Map<String, Secret> asked, Quarters quarters) {
    environment.keySet().retainAll(INHERITED);
    List<String> leftOut = new ArrayList<>();
    asked.forEach((name, value) -> {
      if (misleadsLoader(name) || INHERITED.contains(name)) {
        leftOut.add(name);
      } else {
        environment.put(name, value.reveal());
      }
    });
    environment.put("DATA_DIR", quarters.data().toString());
    environment.put("HOME", quarters.working().toString());
    environment.put("TMPDIR", quarters.temporary().toString());
    environment.put("PORT", Integer.toString(quarters.port()));
    environment.put(Subject.VARIABLE, quarters.mark());
    return leftOut;
  }

  private static boolean misleadsLoader(String name) {
    return name.startsWith("LD_")
        || name.startsWith("GLIBC_")
        || name.startsWith("MALLOC_")
        || LOADER_VARIABLES.contains(name);
  }
}
