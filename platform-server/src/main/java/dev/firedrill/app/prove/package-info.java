/** {@code scenario prove}: real bots, robot players and a verdict. */
@NullMarked
package dev.firedrill.app.prove;

import org.jspecify.annotations.NullMarked;
