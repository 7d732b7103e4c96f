/** What it takes to watch ten thousand alarms, and how soon somebody is called. */
@NullMarked
package dev.firedrill.app.bench.alarms;

import org.jspecify.annotations.NullMarked;
