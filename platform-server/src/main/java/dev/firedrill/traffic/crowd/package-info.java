/** Brings the stretches of load about: at intended times, whatever the bot does. */
@NullMarked
package dev.firedrill.traffic.crowd;

import org.jspecify.annotations.NullMarked;
