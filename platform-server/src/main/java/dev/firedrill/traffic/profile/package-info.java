/** How many users are meant to come when: pure functions of time and a seed. */
@NullMarked
package dev.firedrill.traffic.profile;

import org.jspecify.annotations.NullMarked;
