/** Teams, their members and their two environments. */
@NullMarked
package dev.firedrill.team;

import org.jspecify.annotations.NullMarked;
