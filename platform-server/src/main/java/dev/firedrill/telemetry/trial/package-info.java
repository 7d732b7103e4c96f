/** Trying alarms: firing them by hand, and test blips. */
@NullMarked
package dev.firedrill.telemetry.trial;

import org.jspecify.annotations.NullMarked;
