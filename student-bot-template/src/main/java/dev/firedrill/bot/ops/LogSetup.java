package dev.firedrill.bot.ops;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.ConsoleTarget;
import ch.qos.logback.core.spi.ContextAwareBase;

/** Sets up logback without an XML file, which would cost a tenth of a second at each start. */
public final class LogSetup extends ContextAwareBase implements Configurator {
  /** Set by the console modes: their answers go to stdout, so the log may not. */
  public static final String TO_STDERR = "bot.log.stderr";

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    boolean console = Boolean.getBoolean(TO_STDERR);
    var encoder = new JsonLogEncoder();
    encoder.setContext(context);
    encoder.start();
    var appender = new ConsoleAppender<ILoggingEvent>();
    appender.setContext(context);
    appender.setEncoder(encoder);
    if (console) {
      appender.setTarget(ConsoleTarget.SystemErr.getName());
    }
    appender.start();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.addAppender(appender);
    root.setLevel(Level.WARN);
    context.getLogger("dev.firedrill").setLevel(console ? Level.ERROR : Level.INFO);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }
}
