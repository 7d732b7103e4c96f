/** The alarm clock on Quartz with its clustered store in PostgreSQL. */
@NullMarked
package dev.firedrill.schedule.quartz;

import org.jspecify.annotations.NullMarked;
