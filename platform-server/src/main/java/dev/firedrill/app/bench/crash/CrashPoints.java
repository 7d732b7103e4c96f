package dev.firedrill.app.bench.crash;

import dev.firedrill.chaos.fault.Fault;
import dev.firedrill.chaos.intent.Intent;
import dev.firedrill.chaos.intent.IntentLog;
import dev.firedrill.chaos.ledger.StepExecution;
import dev.firedrill.chaos.ledger.StepKey;
import dev.firedrill.chaos.ledger.StepLedger;
import dev.firedrill.chaos.ledger.StepState;
import dev.firedrill.kernel.Transactions;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The named points of a run at which a server can be made to die: before and after the commit of
 * each transition, before and after each effect, and before and after intents are on the disk. They
 * are put around the engine's ports from outside; the platform itself has no such switch.
 */
public final class CrashPoints {
  private static final List<StepState> TRANSITIONS =
      List.of(
          StepState.ARMED,
          StepState.INTENT,
          StepState.APPLYING,
          StepState.APPLIED,
          StepState.VERIFIED,
          StepState.REVERTING,
          StepState.REVERTED,
          StepState.CLEAN);

  private final Consumer<String> passed;
  private final ThreadLocal<Integer> depth = ThreadLocal.withInitial(() -> 0);
  private final ThreadLocal<Set<String>> moved = ThreadLocal.withInitial(HashSet::new);

  /** {@code passed} is told each point that is passed, and may not return. */
  public CrashPoints(Consumer<String> passed) {
    this.passed = passed;
  }

  /** All names. */
  public static List<String> names() {
    List<String> names = new ArrayList<>();
    TRANSITIONS.forEach(state -> {
      names.add(state + ".before-commit");
      names.add(state + ".after-commit");
    });
    for (String effect : List.of("apply", "revert", "log")) {
      names.add(effect + ".before");
      names.add(effect + ".after");
    }
    return names;
  }

  /** Sees every way in which the ledger moves a step, whatever the method is called. */
  StepLedger ledger(StepLedger real) {
    return around(
        StepLedger.class,
        real,
        (name, result) -> {
          Set<StepState> states = new HashSet<>();
          collect(result, states);
          if (name.startsWith("find") || name.startsWith("of") || name.equals("stuck")) {
            return;
          }
          for (StepState state : states) {
            passed.accept(state + ".before-commit");
            moved.get().add(state + ".after-commit");
          }
        });
  }

  private static void collect(Object result, Set<StepState> states) {
    switch (result) {
      case StepExecution step -> states.add(step.state());
      case StepLedger.Claimed claimed -> states.add(claimed.step().state());
      case java.util.Optional<?> maybe -> maybe.ifPresent(some -> collect(some, states));
      case Collection<?> several -> several.forEach(each -> collect(each, states));
      default -> {}
    }
  }

  Transactions transactions(Transactions real) {
    return new Transactions() {
      @Override
      public <T> T call(Supplier<T> work) {
        depth.set(depth.get() + 1);
        T result;
        try {
          result = real.call(work);
        } finally {
          depth.set(depth.get() - 1);
        }
        if (depth.get() == 0) {
          Set<String> committed = moved.get();
          moved.remove();
          committed.forEach(passed);
        }
        return result;
      }
    };
  }

  Fault fault(Fault real) {
    return (Fault)
        Proxy.newProxyInstance(
            Fault.class.getClassLoader(),
            new Class<?>[] {Fault.class},
            (self, method, arguments) -> {
              String effect =
                  switch (method.getName()) {
                    case "apply" -> "apply";
                    case "revertIfOurs" -> "revert";
                    default -> null;
                  };
              if (effect != null) {
                passed.accept(effect + ".before");
              }
              Object result = invoke(real, method, arguments);
              if (effect != null) {
                passed.accept(effect + ".after");
              }
              return result;
            });
  }

  IntentLog intents(IntentLog real) {
    return new IntentLog() {
      @Override
      public void intend(Collection<Intent> intents) {
        passed.accept("log.before");
        real.intend(intents);
        passed.accept("log.after");
      }

      @Override
      public void closed(StepKey step, StepState end, Instant at) {
        real.closed(step, end, at);
      }
    };
  }

  private interface Seen {
    void after(String method, Object result);
  }

  private static <T> T around(Class<T> port, T real, Seen seen) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (self, method, arguments) -> {
              Object result = invoke(real, method, arguments);
              if (result != null) {
                seen.after(method.getName(), result);
              }
              return result;
            }));
  }

  private static Object invoke(Object real, java.lang.reflect.Method method, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }
}
