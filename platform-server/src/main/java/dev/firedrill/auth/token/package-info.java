/** Bearer tokens of people and of teams' CI: made, presented, revoked. */
@NullMarked
package dev.firedrill.auth.token;

import org.jspecify.annotations.NullMarked;
