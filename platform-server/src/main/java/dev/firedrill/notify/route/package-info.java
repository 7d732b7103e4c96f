/** Which ways a team's pages and tickets go. */
@NullMarked
package dev.firedrill.notify.route;

import org.jspecify.annotations.NullMarked;
