/** Being called: alarms, pages, silences and who is on call. */
@NullMarked
package dev.firedrill.cli.oncall;

import org.jspecify.annotations.NullMarked;
