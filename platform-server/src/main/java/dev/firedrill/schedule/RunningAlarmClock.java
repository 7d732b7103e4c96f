package dev.firedrill.schedule;

import dev.firedrill.kernel.Background;

/** An alarm clock with threads of its own: it rings between start and stop. */
public interface RunningAlarmClock extends AlarmClock, Background {}
