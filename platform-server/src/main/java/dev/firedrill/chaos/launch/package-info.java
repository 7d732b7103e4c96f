/** Pre-flight, launch and halt: what people do with runs. */
@NullMarked
package dev.firedrill.chaos.launch;

import org.jspecify.annotations.NullMarked;
