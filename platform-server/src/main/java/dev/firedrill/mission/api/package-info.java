/** Mission control over REST and on the live stream. */
@NullMarked
package dev.firedrill.mission.api;

import org.jspecify.annotations.NullMarked;
